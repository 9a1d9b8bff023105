import { type FoundForm, matchForms } from "./find-words.ts";
import { intersectMatches, type Matches } from "./matches.ts";
import type { OpenIndex } from "./open-index.ts";
import { WORDS_PER_NAME } from "./paper-terms.ts";
import type { WordClause } from "./query.ts";

/** Paper → where a word of the phrase stands in it. */
type Places = ReadonlyMap<number, readonly number[]>;

/**
 * The papers that have words in a row or, for an author, in one name; `words` has the forms of each. Their places are asked for only here.
 */
export async function matchPhrase(
  kind: WordClause["kind"],
  words: readonly (readonly FoundForm[])[],
  index: OpenIndex,
): Promise<Matches> {
  const { papers } = await index.manifest();
  const matches = words.map((forms) => matchForms(forms, papers));
  const [first, ...others] = matches;
  if (first === undefined) throw new Error("a phrase has words");
  const all = others.reduce(intersectMatches, first);
  if (words.length === 1 || all.numbers.length === 0) return all;
  const wanted = new Set(all.numbers);
  const places = await Promise.all(words.map(async (forms) => await collectPlaces(forms, wanted, index)));
  const fits = kind === "author" ? isInOneName : isInRow;
  const kept = all.numbers.map((number) => (fits(places.map((of) => of.get(number) ?? [])) ? 1 : 0));
  return {
    numbers: all.numbers.filter((_, at) => kept[at] === 1),
    scores: all.scores.filter((_, at) => kept[at] === 1),
  };
}

async function collectPlaces(
  forms: readonly FoundForm[],
  wanted: ReadonlySet<number>,
  index: OpenIndex,
): Promise<Places> {
  const found = new Map<number, number[]>();
  for (const { file, entry } of forms) {
    const read = await index.places(file.leaf);
    const { numbers } = file.postingsOf(entry);
    read(
      entry,
      (posting) => wanted.has(numbers[posting] ?? -1),
      (posting, places) => {
        const number = numbers[posting] ?? -1;
        const known = found.get(number);
        if (known === undefined) found.set(number, [...places]);
        else known.push(...places);
      },
    );
  }
  return found;
}

function isInRow(places: readonly (readonly number[])[]): boolean {
  const [first = [], ...others] = places;
  const sets = others.map((of) => new Set(of));
  return first.some((place) => sets.every((set, index) => set.has(place + index + 1)));
}

function isInOneName(places: readonly (readonly number[])[]): boolean {
  const [first = [], ...others] = places.map((of) => new Set(of.map((place) => Math.floor(place / WORDS_PER_NAME))));
  return [...first].some((name) => others.every((set) => set.has(name)));
}
