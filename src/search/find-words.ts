import { keysOfStem } from "./keys.ts";
import { findLeaf, findLeavesUnder } from "./leaves.ts";
import { type Matches, NO_MATCHES, uniteMatches } from "./matches.ts";
import type { OpenIndex, WordFile } from "./open-index.ts";
import type { QueryWord } from "./query.ts";
import type { WordEntry } from "./word-file.ts";
import { stemOf } from "./words.ts";

/** A form of the index that a word of a question stands for. */
export interface FoundForm {
  readonly file: WordFile;
  readonly entry: WordEntry;
  /** How near the form is to the word. */
  readonly grade: number;
}

/** What a word of a question stands for. */
export interface FoundWord {
  readonly forms: readonly FoundForm[];
  /** The files that were looked in, whether they have it or not. */
  readonly files: readonly WordFile[];
  /** It may be unfinished, and too many words begin so: only whole ones were looked for. */
  readonly isTooShort: boolean;
}

/** The word itself counts more than another form of it, and that more than what it may be the beginning of. */
const GRADE = { exact: 10, stem: 7, prefix: 5 };

/** Words that begin in some way are looked for in so many files at most. */
const MOST_FILES = 6;

/** Finds the forms that a word of a question stands for. */
export async function findForms({ form, match }: QueryWord, index: OpenIndex): Promise<FoundWord> {
  const { leaves } = await index.manifest();
  const stem = stemOf(form);
  const below = match === "prefix" ? findLeavesUnder(leaves, form) : [];
  const isTooShort = below.length > MOST_FILES;
  const isPrefix = match === "prefix" && !isTooShort;
  /* A form begins with its key: one that begins with the word is below the word, or at a beginning of the word (using, at `us`). */
  const beginnings = isPrefix ? Array.from(form, (_, at) => form.slice(0, at + 1)).slice(1) : [];
  const keys = [...keysOfStem(stem), ...(match === "exact" ? [form] : []), ...beginnings];
  const names = new Set([...(isPrefix ? below : []), ...keys.map((key) => findLeaf(leaves, key))]);
  const files = await Promise.all([...names].flatMap((name) => (name === undefined ? [] : [index.words(name)])));
  /* Every form of a stem begins with all of it but the last letter (see keysOfStem): few are worth reading. */
  const common = stem.slice(0, -1);
  const gradeOf = (other: string): number | undefined => {
    if (other === form) return GRADE.exact;
    if (match !== "exact" && other.startsWith(common) && stemOf(other) === stem) return GRADE.stem;
    return isPrefix && other.startsWith(form) ? GRADE.prefix : undefined;
  };
  const forms = files.flatMap((file) =>
    file.entries.flatMap((entry) => {
      const grade = gradeOf(entry.form);
      return grade === undefined ? [] : [{ file, entry, grade }];
    }),
  );
  return { forms, files, isTooShort };
}

/** The papers that have any of the forms; a word that few papers have counts more than one that most have. */
export function matchForms(forms: readonly FoundForm[], papers: number): Matches {
  const all = forms.map(({ file, entry, grade }): Matches => {
    const { numbers, impacts } = file.postingsOf(entry);
    return { numbers, scores: Uint32Array.from(impacts, (impact) => impact * grade) };
  });
  const { numbers, scores } = uniteAll(all);
  const rarity = Math.round(16 * Math.log2(1 + papers / Math.max(1, numbers.length)));
  return { numbers, scores: scores.map((score) => score * rarity) };
}

/** Two by two, so that thousands of forms take little longer than their papers. */
function uniteAll(all: readonly Matches[]): Matches {
  let rest = all;
  while (rest.length > 1)
    rest = rest.flatMap((matches, index) =>
      index % 2 === 1 ? [] : [uniteMatches(matches, rest[index + 1] ?? NO_MATCHES)],
    );
  return rest[0] ?? NO_MATCHES;
}
