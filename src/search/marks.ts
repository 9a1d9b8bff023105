import type { QueryWord, WordClause } from "./query.ts";
import type { Range } from "./request.ts";
import { stemOf, type Word, type WordReader } from "./words.ts";

/** Where the words that were looked for stand in a text. `clauses` are those that speak of it, none of what is not wanted. */
export function markText(text: string, clauses: readonly WordClause[], read: WordReader): readonly Range[] {
  const words = read(text);
  const found: Range[] = [];
  for (const clause of clauses) {
    const tests = clause.words.map(createTest);
    for (let at = 0; at + tests.length <= words.length; at += 1) {
      const first = words[at];
      const last = words[at + tests.length - 1];
      if (first && last && tests.every((fits, index) => fits(words[at + index]))) found.push([first.from, last.to]);
    }
  }
  return joinRanges(found);
}

function createTest({ form, match }: QueryWord): (word: Word | undefined) => boolean {
  const stem = stemOf(form);
  return (word) =>
    word !== undefined &&
    (word.form === form ||
      (match !== "exact" && stemOf(word.form) === stem) ||
      (match === "prefix" && word.form.startsWith(form)));
}

/** Rising, those that overlap or touch as one. */
function joinRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1);
    if (last && range[0] <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], range[1])];
    else joined.push(range);
  }
  return joined;
}
