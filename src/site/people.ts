import type { AuthorListing, NamesakeListing } from "../model/catalog.ts";
import type { Author, Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { assignSlugs } from "./people-slugs.ts";

/** All people by family name, the slugs that several share, and the way from an author as a paper names them to their listing. */
export interface PeopleIndex {
  readonly listings: readonly AuthorListing[];
  readonly namesakes: readonly NamesakeListing[];
  readonly find: (author: Author) => AuthorListing | undefined;
}

/** One person, before they have an address. */
export interface Person {
  /** The ORCID, else the name: the same for ever. */
  readonly key: string;
  readonly orcid?: string | undefined;
  /** As shown. */
  readonly name: string;
  /** As papers write it, aliases followed, and as `aliases` does: each once. */
  readonly spellings: string[];
  readonly papers: Paper[];
}

type NameOf = (author: Author) => string;

/**
 * Gathers papers by person: one ORCID is one person, and so is one name without an ORCID. Names are the same when they are equal after NFC
 * and with blanks folded, or when `aliases` says so; accents, capitals and full stops tell people apart. A name without an ORCID belongs to
 * the only ORCID that is shown with that very name; of two it would be a guess. `papers` come in the order of all listings, which the
 * listings keep; a person with several spellings is shown as the newest paper has it: people change their names.
 */
export function indexPeople(papers: readonly Paper[], aliases: Readonly<Record<string, string>>): PeopleIndex {
  const shown = new Map(Object.entries(aliases).map(([other, name]) => [foldName(other), foldName(name)]));
  const nameOf: NameOf = ({ name }) => {
    const folded = foldName(name);
    return shown.get(folded) ?? folded;
  };
  const keyOf = createKeys(papers, nameOf);
  const people = gatherPeople(papers, nameOf, keyOf, shown);
  const { listings, namesakes } = assignSlugs([...people.values()], papers);
  const keys = [...people.keys()];
  const byKey = new Map(listings.map((listing, index) => [keys[index], listing]));
  return {
    listings: listings.toSorted(compareListings),
    namesakes: namesakes.map((listing) => ({ ...listing, people: listing.people.toSorted(compareListings) })),
    find: (author) => byKey.get(keyOf(author)),
  };
}

/** Names in a script without letters of ASCII come last. */
function compareListings(a: AuthorListing, b: AuthorListing): number {
  return (
    Number(a.order === "") - Number(b.order === "") ||
    compareText(a.order, b.order) ||
    compareText(a.name, b.name) ||
    compareText(a.slug, b.slug)
  );
}

/** Which person an author is: their ORCID, that of the only one shown with their name, else their name. */
function createKeys(papers: readonly Paper[], nameOf: NameOf): (author: Author) => string {
  const shownAs = new Map<string, string>();
  const bearers = new Map<string, Set<string>>();
  for (const { authors } of papers)
    for (const author of authors) {
      const { orcid } = author;
      if (orcid === undefined) continue;
      const name = nameOf(author);
      if (!shownAs.has(orcid)) shownAs.set(orcid, name);
      const known = bearers.get(name);
      if (known) known.add(orcid);
      else bearers.set(name, new Set([orcid]));
    }
  return (author) => {
    if (author.orcid !== undefined) return author.orcid;
    const name = nameOf(author);
    const [orcid, ...others] = bearers.get(name) ?? [];
    return orcid !== undefined && others.length === 0 && shownAs.get(orcid) === name ? orcid : `name ${name}`;
  };
}

function gatherPeople(
  papers: readonly Paper[],
  nameOf: NameOf,
  keyOf: (author: Author) => string,
  shown: ReadonlyMap<string, string>,
): ReadonlyMap<string, Person> {
  const written = invert(shown);
  const people = new Map<string, Person>();
  for (const paper of papers)
    for (const author of paper.authors) {
      const key = keyOf(author);
      let person = people.get(key);
      if (!person) {
        const name = nameOf(author);
        const orcid = key.startsWith("name ") ? undefined : key;
        person = { key, orcid, name, spellings: [], papers: [] };
        people.set(key, person);
      }
      addSpellings(person.spellings, nameOf(author), written);
      if (person.papers.at(-1) !== paper) person.papers.push(paper);
    }
  return people;
}

function addSpellings(known: string[], name: string, written: ReadonlyMap<string, readonly string[]>): void {
  if (known.includes(name)) return;
  known.push(name);
  for (const other of written.get(name) ?? []) if (!known.includes(other)) known.push(other);
}

/** Name as shown → its other spellings, in the order in which they are written down. */
function invert(shown: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const written = new Map<string, string[]>();
  for (const [other, name] of shown) {
    const known = written.get(name);
    if (other !== name) written.set(name, [...(known ?? []), other]);
  }
  return written;
}

function foldName(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}
