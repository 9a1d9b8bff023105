import { AUTHOR_MARK } from "./keys.ts";
import { type RowTest, readField } from "./filters.ts";
import { matchPhrase } from "./find-phrases.ts";
import { findForms, type FoundWord } from "./find-words.ts";
import { intersectMatches, type Matches, NO_MATCHES, subtractMatches } from "./matches.ts";
import { findNearest } from "./nearest.ts";
import type { OpenIndex } from "./open-index.ts";
import { type Clause, type FieldClause, parseQuery, type WordClause } from "./query.ts";
import { isStopWord } from "./stop-words.ts";
import type { WordReader } from "./words.ts";

/** The papers that have the words of a question. */
export interface Found {
  readonly matches: Matches;
  /** The question has words by which papers can be told better or worse. */
  readonly hasScores: boolean;
  /** What the question's fields ask of their rows besides. */
  readonly tests: readonly RowTest[];
  /** The words to mark in texts. */
  readonly clauses: readonly WordClause[];
  readonly problems: readonly string[];
}

/** Finds the papers that have all words of a question and none that it leaves out. Papers are all there are when it names no word. */
export async function findPapers(text: string, isTyping: boolean, index: OpenIndex, read: WordReader): Promise<Found> {
  const { clauses, problems } = parseQuery(text, isTyping, read);
  const fields = await Promise.all(clauses.filter(isField).map(async (clause) => await readField(clause, index, read)));
  const words = await Promise.all(
    dropStopWords(clauses.filter(isWords)).map(async (clause) => await look(clause, index)),
  );
  const kept = words.filter((word) => !isLeftAside(word, words));
  const wanted = kept.filter(({ clause }) => !clause.isNot);
  const unwanted = kept.filter(({ clause }) => clause.isNot);
  /* What could not be read at all, `+++`, has no answer, while no text has all papers. */
  const isNothing =
    wanted.length === 0 && (words.some(({ clause }) => !clause.isNot) || (clauses.length === 0 && problems.length > 0));
  const all = isNothing ? NO_MATCHES : (intersectAll(wanted) ?? (await matchAll(index)));
  return {
    matches: unwanted.reduce((left, { matches }) => subtractMatches(left, matches), all),
    hasScores: wanted.length > 0,
    tests: fields.map(({ test }) => test),
    clauses: wanted.map(({ clause }) => clause).filter(({ kind }) => kind !== "author"),
    problems: [
      ...problems,
      ...fields.flatMap(({ problem = [] }) => problem),
      ...kept.flatMap(({ problems: found }) => found),
    ],
  };
}

/** A clause and what was found for it. */
interface Look {
  readonly clause: WordClause;
  readonly matches: Matches;
  /** Its last word is too short for what it may be the beginning of. */
  readonly isTooShort: boolean;
  readonly problems: readonly string[];
}

async function look(clause: WordClause, index: OpenIndex): Promise<Look> {
  const words = await Promise.all(clause.words.map(async (word) => await findForms(word, index)));
  const matches = await matchPhrase(
    clause.kind,
    words.map(({ forms }) => forms),
    index,
  );
  return {
    clause,
    matches,
    isTooShort: words.at(-1)?.isTooShort === true,
    problems: clause.isNot ? [] : clause.words.flatMap((word, at) => tellMissing(word.form, words[at])),
  };
}

function tellMissing(form: string, found: FoundWord | undefined): readonly string[] {
  if (found === undefined || found.forms.length > 0 || found.isTooShort) return [];
  const isName = form.startsWith(AUTHOR_MARK);
  const nearest = findNearest(form, found.files);
  const what = isName ? `No author is called “${form.slice(AUTHOR_MARK.length)}”` : `No paper has the word “${form}”`;
  return [nearest === undefined ? `${what}.` : `${what}; “${nearest}” is near.`];
}

/** Words of the language alone are not looked for, unless there is nothing else, or they are excluded or in a phrase. */
function dropStopWords(clauses: readonly WordClause[]): readonly WordClause[] {
  const isStop = ({ kind, isNot, words: [word] }: WordClause): boolean =>
    kind === "word" && !isNot && word !== undefined && word.match !== "exact" && isStopWord(word.form);
  const hasOther = clauses.some((clause) => !clause.isNot && !isStop(clause));
  return hasOther ? clauses.filter((clause) => !isStop(clause)) : clauses;
}

/** One whose word is being typed, and too short yet to say anything, beside others that say something. */
function isLeftAside(word: Look, words: readonly Look[]): boolean {
  return word.isTooShort && words.some((other) => other !== word && !other.clause.isNot);
}

function intersectAll(looks: readonly Look[]): Matches | undefined {
  const [first, ...others] = looks;
  return first && others.reduce((left, { matches }) => intersectMatches(left, matches), first.matches);
}

async function matchAll(index: OpenIndex): Promise<Matches> {
  const numbers = Uint32Array.from(await index.allRows(), ({ number }) => number);
  return { numbers, scores: new Uint32Array(numbers.length) };
}

function isField(clause: Clause): clause is FieldClause {
  return !("words" in clause);
}

function isWords(clause: Clause): clause is WordClause {
  return "words" in clause;
}
