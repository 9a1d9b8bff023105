import { AUTHOR_MARK } from "./keys.ts";
import { type Piece, splitPieces } from "./query-pieces.ts";
import type { Word, WordReader } from "./words.ts";

/** A word to look for. */
export interface QueryWord {
  /** Folded; with {@link AUTHOR_MARK} before it, the word of an author's name. */
  readonly form: string;
  /** What a paper may have instead of this very form: `exact` nothing, `stem` forms with the same stem, `prefix` what begins so, too. */
  readonly match: "exact" | "stem" | "prefix";
}

/** Words that a paper has: one anywhere, several in a row, or in one author's name. */
export interface WordClause {
  readonly kind: "word" | "phrase" | "author";
  readonly words: readonly QueryWord[];
  readonly isNot: boolean;
  /** As it was typed, for messages. */
  readonly source: string;
}

/** What a paper's other facts must be. */
export interface FieldClause {
  readonly kind: "topic" | "org" | "venue" | "year" | "has";
  /** For `topic`, `org`, `venue`: words of a name, the last perhaps unfinished. For `year`: first and last. */
  readonly value: string;
  readonly isUnfinished: boolean;
  readonly isNot: boolean;
  readonly source: string;
}

export type Clause = WordClause | FieldClause;

/** A question, read. */
export interface Query {
  readonly clauses: readonly Clause[];
  /** What could not be understood, in words. */
  readonly problems: readonly string[];
}

/** More words are not looked for: each costs a file. */
const MOST_WORDS = 24;

const FIELDS: ReadonlyMap<string, FieldClause["kind"] | "author" | "number"> = new Map([
  ["topic", "topic"],
  ["org", "org"],
  ["organization", "org"],
  ["organisation", "org"],
  ["venue", "venue"],
  ["year", "year"],
  ["has", "has"],
  ["author", "author"],
  ["arxiv", "number"],
  ["doi", "number"],
]);

/**
 * Reads a question: words, "phrases", -not, `topic: org: author: year: venue: has:code`. Whatever is typed has an answer: what is not
 * understood is looked for as words, and said. While somebody is typing, the last word may be unfinished.
 */
export function parseQuery(text: string, isTyping: boolean, read: WordReader): Query {
  const problems: string[] = [];
  const clauses: Clause[] = [];
  const { pieces, isUnclosed } = splitPieces(text, isTyping);
  if (isUnclosed && !isTyping)
    problems.push("A quotation mark is not closed: the phrase is taken to go on to the end.");
  for (const piece of pieces) {
    const { clauses: found, problem } = readPiece(piece, read);
    clauses.push(...found);
    if (problem !== undefined) problems.push(problem);
  }
  const unique = dropRepeats(clauses);
  const kept = cutClauses(unique);
  if (kept.length < unique.length) problems.push(`Only the first ${MOST_WORDS} words count.`);
  if (kept.length === 0 && problems.length === 0 && text.trim() !== "" && !isTyping)
    problems.push(`There is no word in “${text.trim()}” to look for.`);
  return { clauses: kept, problems };
}

interface PieceReading {
  readonly clauses: readonly Clause[];
  readonly problem?: string;
}

function readPiece(piece: Piece, read: WordReader): PieceReading {
  const { field, value, source, isNot, isUnfinished } = piece;
  if (field === undefined) return { clauses: readWords(piece, read) };
  const kind = FIELDS.get(field.toLowerCase());
  if (kind === undefined) {
    const clauses =
      value === ""
        ? readWords({ ...piece, value: field }, read)
        : [...readWords({ ...piece, value: field, isUnfinished: false }, read), ...readWords(piece, read)];
    /* “BERT: pre-training” is a title, no field. */
    return value === ""
      ? { clauses }
      : { clauses, problem: `There is no field “${field}:”; its words were looked for instead.` };
  }
  if (value.trim() === "")
    return isUnfinished ? { clauses: [] } : { clauses: [], problem: `“${field}:” needs a word right after it.` };
  if (kind === "number") return { clauses: readWords({ ...piece, isQuoted: true }, read) };
  if (kind === "author") return readAuthor(piece, read);
  if (kind === "year") return readYears(piece);
  if (kind === "has" && value.toLowerCase() !== "code")
    return "code".startsWith(value.toLowerCase()) && isUnfinished
      ? { clauses: [] }
      : { clauses: [], problem: `“has:” knows “code” alone, not “${value}”.` };
  return { clauses: [{ kind, value, isUnfinished, isNot, source }] };
}

/**
 * Words of a piece, each a clause of its own; in quotes, or not wanted, all of them in a row. The pairs of a run of Chinese, Japanese or Korean
 * characters stand in a row too.
 */
function readWords({ value, isQuoted, isNot, isUnfinished, source }: Piece, read: WordReader): readonly Clause[] {
  const words = read(value).filter(({ isLone, isContinued }) => !(isLone && isContinued));
  const isOpen = isUnfinished && endsInWord(value);
  const toWord = (word: Word, isLast: boolean, isExact: boolean): QueryWord => {
    const isPrefix = word.isLone || (isOpen && isLast);
    return { form: word.form, match: isPrefix ? "prefix" : isExact ? "exact" : "stem" };
  };
  const isRow = isQuoted || (isNot && words.length > 1);
  const rows: Word[][] = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last && (isRow || word.isContinued)) last.push(word);
    else rows.push([word]);
  }
  return rows.map((row): WordClause => {
    const isPhrase = row.length > 1;
    return {
      kind: isPhrase ? "phrase" : "word",
      words: row.map((word) => toWord(word, word === words.at(-1), isPhrase || isQuoted)),
      isNot,
      source,
    };
  });
}

function endsInWord(value: string): boolean {
  return /[\p{L}\p{N}\p{M}∞]$/u.test(value);
}

function readAuthor({ value, isNot, isUnfinished, source, field }: Piece, read: WordReader): PieceReading {
  const names = read(value);
  const isOpen = isUnfinished && endsInWord(value);
  const words = names.map(({ form, isLone }, index): QueryWord => ({
    form: AUTHOR_MARK + form,
    match: isLone || (isOpen && index === names.length - 1) ? "prefix" : "exact",
  }));
  if (words.length === 0) return { clauses: [], problem: `“${field ?? ""}:” needs a word right after it.` };
  return { clauses: [{ kind: "author", words, isNot, source }] };
}

function readYears({ value, source, isNot, isUnfinished }: Piece): PieceReading {
  const [, from = "", range, to = ""] = /^(\d{4})?(\.\.|[-–])?(\d{4})?$/.exec(value.trim()) ?? [];
  const isWhole = range === undefined ? from !== "" && to === "" : from !== "" || to !== "";
  if (!isWhole)
    return isUnfinished
      ? { clauses: [] }
      : { clauses: [], problem: `“${source}” names no year; expected year:2023 or year:2023..2025.` };
  const [first, last] = range === undefined ? [from, from] : [from || "0000", to || "9999"];
  const years = first <= last ? `${first}..${last}` : `${last}..${first}`;
  return { clauses: [{ kind: "year", value: years, isUnfinished: false, isNot, source }] };
}

function dropRepeats(clauses: readonly Clause[]): readonly Clause[] {
  const seen = new Set<string>();
  return clauses.filter((clause) => {
    const key = JSON.stringify({ ...clause, source: "" });
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The first clauses, as long as they have no more than {@link MOST_WORDS} together. */
function cutClauses(clauses: readonly Clause[]): readonly Clause[] {
  let words = 0;
  return clauses.filter((clause) => {
    words += "words" in clause ? clause.words.length : 0;
    return words <= MOST_WORDS || !("words" in clause);
  });
}
