import { FONT_COMMANDS } from "../../src/text/tex/symbols.ts";
import { damageText, dropCommands, writeGreek } from "./damage.ts";
import { ENGLISH_NAMES, nameCommand } from "./kinds.ts";
import { markGroup } from "./marks.ts";
import { type Segment, Sloppy } from "./segment.ts";
import { readTokens } from "./tex-tokens.ts";

/** A source read, or why it says nothing about repairs. */
export type ReadSource = { readonly segments: readonly Segment[] } | { readonly sloppy: string };

/** A TeX source, a paragraph of clean text → its damage and the ideal repair, stretch by stretch. */
export function readSource(source: string, greek = false): ReadSource {
  return attempt(() => {
    const marked = dropCommands(greek ? writeGreek(source) : source, markGroup);
    const segments = readDollars(marked, true);
    const damaged = segments.map((segment) => segment.damaged).join("");
    if (damaged !== damageText(source, greek)) throw new Sloppy("read otherwise than it is damaged");
    return segments.map((segment, index) =>
      isLoneWord(segments, index) ? { ...segment, kind: loneKind(segment) } : segment,
    );
  });
}

/**
 * Whether a formula was one command whose name among words is what authors also type (“an epsilon-greedy policy”, “72 times”): nothing tells
 * that it was a command.
 */
function isLoneWord(segments: readonly Segment[], index: number): boolean {
  const isDollar = (segment: Segment | undefined): boolean => segment?.damaged === "" && segment.accept === undefined;
  const { damaged = "", kind } = segments[index] ?? {};
  if (kind !== "greek" && !ENGLISH_NAMES.has(damaged)) return false;
  if (!isDollar(segments[index - 1]) || !isDollar(segments[index + 1])) return false;
  const [before, after] = [segments[index - 2]?.damaged ?? "", segments[index + 2]?.damaged ?? ""];
  /* `3 times 3` is no English. */
  if (/\d\s$/u.test(before) && /^\s\d/u.test(after)) return false;
  return /(?:^|[\s(-])$/u.test(before) && /^(?:$|[\s.,;:)'-])/u.test(after);
}

function loneKind({ kind }: Segment): string {
  return kind === "greek" ? "greek word" : "english word";
}

/** A TeX source as it stands → what it says in linear Unicode; `damaged` is the source itself. */
export function readUndamaged(source: string): ReadSource {
  return attempt(() => readDollars(source, false));
}

/** TeX of a formula → linear Unicode, fonts dropped; what cannot be read stays. */
export function lineOfTex(tex: string): string {
  const parts: string[] = [];
  const read = attempt(() => {
    readTokens(tex, {
      isDamaged: false,
      isStripped: false,
      isMath: true,
      emit: ({ ideal }) => void parts.push(ideal),
      read: readTokens,
    });
    return [];
  });
  return "sloppy" in read ? tex : parts.join("");
}

function attempt(read: () => readonly Segment[]): ReadSource {
  try {
    return { segments: read() };
  } catch (error) {
    if (error instanceof Sloppy) return { sloppy: error.message };
    throw error;
  }
}

/** Dollars pair blindly, as the damage pairs them. */
function readDollars(text: string, isDamaged: boolean): readonly Segment[] {
  const segments: Segment[] = [];
  const emit = (segment: Segment): void => void segments.push(segment);
  const parts = text.split("$");
  if (parts.length % 2 === 0) throw new Sloppy("odd number of dollars");
  for (const [index, part] of parts.entries()) {
    const isSpan = index % 2 === 1;
    if (isSpan) checkSpan(part);
    /* An escaped dollar pairs like any other; its backslash is then at the end of a part. */
    if (part.endsWith("\\") && !part.endsWith("\\\\")) throw new Sloppy("escaped dollar");
    if (index > 0) emit({ damaged: isDamaged ? "" : "$", ideal: "" });
    readTokens(part, { isDamaged, isStripped: isSpan && isDamaged, isMath: isSpan, emit, read: readTokens });
  }
  return segments;
}

/** Words that stand in formulas as they are. */
const WORDS_IN_MATHS = new Set(
  "in to of or and max min log exp mod sup inf lim det dim arg deg top star int".split(" "),
);

/** Money, or maths whose backslashes are lost already. */
function checkSpan(span: string): void {
  const words = span.match(/(?<![\\A-Za-z])[A-Za-z]{3,}(?![A-Za-z])/gu) ?? [];
  const isProse = words.length > 8 && !span.includes("\\");
  if (isProse || (/^\s.*\s$/su.test(span) && words.length > 3)) throw new Sloppy("money, or dollars that do not pair");
  if (words.some((word) => isCommandName(word) && !WORDS_IN_MATHS.has(word))) throw new Sloppy("damaged already");
}

function isCommandName(word: string): boolean {
  return nameCommand(word) !== undefined || FONT_COMMANDS.has(word) || /^(?:sqrt|frac)$/u.test(word);
}
