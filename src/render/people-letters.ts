import type { AuthorListing } from "../model/catalog.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { isDeviceName } from "../text/slug.ts";

/** More people than this are on pages by the letters their names begin with. */
const MOST_ON_A_PAGE = 500;

/** What stands for the letters of names in other scripts. */
const OTHER = "other";

/** People whose names begin alike. */
export interface LetterGroup {
  /** `a`, `wang-w`, `other`; `""` for everybody. */
  readonly letters: string;
  /** For readers: `A`, `Wang, W`. */
  readonly label: string;
  readonly people: readonly AuthorListing[];
  /** The groups it falls into by one letter more; none when it fits a page. */
  readonly parts: readonly LetterGroup[];
}

/**
 * Cuts the index of people, who come in its order, into pages: everybody by the first letter, and whatever is over 500 people by one letter
 * more. A page is never left out because it would hold one part alone: its address stays when names are added.
 */
export function cutByLetters(people: readonly AuthorListing[]): LetterGroup {
  return cutGroup(people, 0);
}

/** Whether the index is one page: it holds everybody, under their first letters. */
export function isWholeIndex({ letters, people }: LetterGroup): boolean {
  return letters === "" && people.length <= MOST_ON_A_PAGE;
}

/** The page of a group; the index itself for everybody. */
export function letterPath({ letters }: LetterGroup): UrlPath {
  return letters === "" ? urls.authors : urls.authorLetter(isDeviceName(letters) ? `${letters}~` : letters);
}

function cutGroup(people: readonly AuthorListing[], depth: number): LetterGroup {
  const { letters, label } = readBeginning(people[0], depth);
  const group = { letters, label, people };
  const isWhole =
    depth > 0 && (people.length <= MOST_ON_A_PAGE || people.every((one) => readLetter(one, depth) === ""));
  if (isWhole) return { ...group, parts: [] };
  const parts = new Map<string, AuthorListing[]>();
  for (const one of people) {
    const letter = readLetter(one, depth);
    const known = parts.get(letter);
    if (known) known.push(one);
    else parts.set(letter, [one]);
  }
  /* Those who have no letter more have a page of their own beside the longer ones. */
  const cut = [...parts].map(([letter, part]) =>
    letter === "" ? { letters: `${letters}_`, label, people: part, parts: [] } : cutGroup(part, depth + 1),
  );
  return { ...group, parts: cut };
}

/** One letter of what a name is sorted by. A name in another script has “other” before its own characters. */
function readLetter({ order, name }: AuthorListing, index: number): string {
  if (isLatin(order)) return order[index] ?? "";
  return index === 0 ? OTHER : ([...name][index - 1] ?? "");
}

/** The first letters of a name, for an address (`-` between two words) and for readers. */
function readBeginning(listing: AuthorListing | undefined, depth: number): { letters: string; label: string } {
  if (!listing || depth === 0) return { letters: "", label: "" };
  const { order, name } = listing;
  if (isLatin(order)) {
    const beginning = order.slice(0, depth);
    const label = beginning.replace(" ", ", ").replace(/(?:^| )[a-z]/gu, (letter) => letter.toUpperCase());
    return { letters: beginning.replaceAll(" ", "-"), label: label.replace(/,? $/u, ", …") };
  }
  const own = [...name].slice(0, depth - 1);
  const codes = own.map((letter) => `-${letter.codePointAt(0)?.toString(16) ?? ""}`);
  return { letters: OTHER + codes.join(""), label: own.join("") || "Other letters" };
}

function isLatin(order: string): boolean {
  return /^[a-z]/u.test(order);
}
