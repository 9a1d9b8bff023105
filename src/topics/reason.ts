import type { Range } from "./evidence.ts";
import type { Words } from "./words.ts";

/** One term found in a paper: where it is quoted from, and all the points it brings. */
export interface Evidence {
  readonly part: "title" | "abstract";
  readonly words: Words;
  readonly range: Range;
  readonly points: number;
}

const MOST_QUOTES = 3;
const LONGEST_QUOTE = 80;

/**
 * Says why a paper is in a topic: `“Post-Training Quantization” in the title, “4-bit” and “calibration set” in the abstract`. Quotes the
 * strongest three pieces of evidence as they stand in the text, without those that only say again what another says.
 */
export function renderReason(evidence: readonly Evidence[]): string {
  const chosen: Evidence[] = [];
  for (const item of [...evidence].sort(compareEvidence)) {
    if (chosen.length === MOST_QUOTES) break;
    if (!chosen.some((other) => says(other, item))) chosen.push(item);
  }
  return (["title", "abstract"] as const)
    .map((part) => ({ part, quotes: chosen.filter((item) => item.part === part).map(quote) }))
    .filter(({ quotes }) => quotes.length > 0)
    .map(({ part, quotes }) => `${joinWords(quotes)} in the ${part}`)
    .join(", ");
}

/** Strongest first; then the title before the abstract, the earlier before the later, the longer before the shorter. */
function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    b.points - a.points ||
    Number(a.part === "abstract") - Number(b.part === "abstract") ||
    a.range[0] - b.range[0] ||
    b.range[1] - a.range[1]
  );
}

/** Whether the words of `item` are among those that `other` quotes already. */
function says(other: Evidence, item: Evidence): boolean {
  return ` ${foldedOf(other)} `.includes(` ${foldedOf(item)} `);
}

function foldedOf({ words, range }: Evidence): string {
  return words.folded.slice(...range).join(" ");
}

/** The words as they stand, on one line, cut if very long, without the backslashes by which Markdown marks plain characters. */
function quote({ words, range: [from, to] }: Evidence): string {
  const text = words.text
    .slice(words.starts[from], words.ends[to - 1])
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, "")
    .replace(/\s+/gu, " ");
  return text.length > LONGEST_QUOTE ? `“${text.slice(0, LONGEST_QUOTE).replace(/\p{Cs}$/u, "")}…”` : `“${text}”`;
}

function joinWords(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
