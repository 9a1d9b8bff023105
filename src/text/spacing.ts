/**
 * What is left of a text without blanks and marks: two texts with the same letters differ in these alone.
 * Compatibility forms and case are folded.
 */
export function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/**
 * How many of the places where texts with the same letters ({@link lettersOf}) disagree about a blank each has right. Search pages glue
 * words at the term they mark (“sourcecitations”) or set a blank too many (“( Bash”, “trans former”); the words that all texts agree on,
 * and the commonest of English, tell which is which. The order of the texts does not matter.
 */
export function scoreSpacing(texts: readonly string[]): readonly number[] {
  if (texts.length < 2) return texts.map(() => 0);
  const parted = texts.map((text) => partLetters(fold(text)));
  const first = parted[0] ?? { letters: [], gaps: [] };
  const count = first.letters.length;
  /* Where any text parts two letters, and where they do it in different ways. */
  const parts: boolean[] = [];
  const disputed: number[] = [];
  for (let at = 0; at <= count; at += 1) {
    parts[at] = at === 0 || at === count || parted.some(({ gaps }) => gaps[at] !== "");
    if (new Set(parted.map(({ gaps }) => gaps[at])).size > 1) disputed.push(at);
  }
  if (disputed.length === 0) return texts.map(() => 0);
  const known = knownWords(first.letters, parts, new Set(disputed));
  const scores = texts.map(() => 0);
  for (const at of disputed) {
    const gaps = parted.map((part) => part.gaps[at] ?? "");
    const isRight = judgeGap(gaps, wordBefore(first.letters, parts, at), wordAfter(first.letters, parts, at), known);
    for (const [index, gap] of gaps.entries()) if (isRight(gap)) scores[index] = (scores[index] ?? 0) + 1;
  }
  return scores;
}

interface Parted {
  readonly letters: readonly string[];
  /** What stands before each letter, and after the last; blanks as one. */
  readonly gaps: readonly string[];
}

function partLetters(text: string): Parted {
  const letters: string[] = [];
  const gaps: string[] = [];
  let gap = "";
  for (const character of text) {
    if (/[\p{L}\p{N}\p{M}]/u.test(character)) {
      gaps.push(gap);
      letters.push(character);
      gap = "";
    } else if (!/\s/u.test(character)) gap += character;
    else if (!gap.endsWith(" ")) gap += " ";
  }
  return { letters, gaps: [...gaps, gap] };
}

/** Words whose both ends no text disputes. */
function knownWords(
  letters: readonly string[],
  parts: readonly boolean[],
  disputed: ReadonlySet<number>,
): ReadonlySet<string> {
  const known = new Set(COMMON);
  let start = 0;
  for (let at = 1; at <= letters.length; at += 1) {
    if (parts[at] !== true) continue;
    if (!disputed.has(start) && !disputed.has(at)) known.add(letters.slice(start, at).join(""));
    start = at;
  }
  return known;
}

function wordBefore(letters: readonly string[], parts: readonly boolean[], at: number): string {
  let start = Math.max(0, at - 1);
  while (start > 0 && parts[start] !== true) start -= 1;
  return letters.slice(start, at).join("");
}

function wordAfter(letters: readonly string[], parts: readonly boolean[], at: number): string {
  let end = Math.min(letters.length, at + 1);
  while (end < letters.length && parts[end] !== true) end += 1;
  return letters.slice(at, end).join("");
}

/** A blank behind an opening bracket, or before a closing one or a comma. */
const MISPLACED = /[([{] | [)\]},.;:!?%]/u;

/** Says which of the ways to part two words is right; none when nothing tells. */
function judgeGap(
  gaps: readonly string[],
  before: string,
  after: string,
  known: ReadonlySet<string>,
): (gap: string) => boolean {
  if (gaps.some((gap) => gap.trim() !== "")) {
    const isMisplaced = gaps.some((gap) => MISPLACED.test(gap));
    return isMisplaced ? (gap) => !MISPLACED.test(gap) : (gap) => gap.includes(" ");
  }
  const isApart = belongApart(before, after, known);
  return isApart === undefined ? () => false : (gap) => gap.includes(" ") === isApart;
}

/** Letters of the longest piece that is hardly a word of its own, if nobody knows it. */
const SHORT = 3;

/** Whether letters that stand together in one text and apart in another are two words; undefined when both readings are known. */
function belongApart(before: string, after: string, known: ReadonlySet<string>): boolean | undefined {
  const parts = [before, after];
  const knownParts = parts.filter((part) => known.has(part));
  if (known.has(before + after)) return knownParts.length === 2 ? undefined : false;
  if (knownParts.length === 2) return true;
  /* A piece too short to be a word of its own was broken off. */
  return parts.every((part) => known.has(part) || part.length > SHORT);
}

const COMMON = (
  "a about after all also an and any are as at be been before between both but by can do each even first for from has have " +
  "how if in into is it its many may more most much new no not of on one only or other our over so some such than that the " +
  "their them then there these they this through thus to two under up use used using very via was we well were what when " +
  "where which while who will with within without work you"
).split(" ");
