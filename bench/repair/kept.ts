import { mendText } from "../../src/text/tex/mend.ts";
import { compareRepair, type Outcome } from "./compare.ts";
import type { Abstract } from "./corpus.ts";
import { foldPlain } from "./fold.ts";
import { lineOfInlines, showInlines } from "./mended-text.ts";
import { lineOfTex, readUndamaged } from "./source-text.ts";

export interface KeptResult {
  readonly sources: number;
  /** Formulas between dollars. */
  readonly spans: number;
  /** Of them, what is written as words now: `$10\%$` → `10%`. */
  readonly asWords: number;
  /** Of them, what says something else now. */
  readonly lostSpans: readonly { readonly id: string; readonly tex: string; readonly near: string }[];
  /** TeX outside dollars that was read as what it means. */
  readonly read: number;
  readonly changes: readonly (Outcome & { readonly id: string })[];
}

const HOLDS_TEX = /\$|\\[a-zA-Z]/u;
/** Pandoc's `tex_math_dollars`: no blank inside the dollars, no digit after the closing one. */
const SPAN = /(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.)*?)(?<![\s\\])\$(?![\d$])/gsu;

/** Mends sources that still have their TeX: their formulas must stay as they are. */
export function measureKept(abstracts: readonly Abstract[]): KeptResult {
  const lostSpans: { id: string; tex: string; near: string }[] = [];
  const changes: (Outcome & { readonly id: string })[] = [];
  let [sources, spans, asWords, read] = [0, 0, 0, 0];
  for (const { id, text } of abstracts) {
    if (!HOLDS_TEX.test(text)) continue;
    const source = readUndamaged(text);
    if ("sloppy" in source) continue;
    sources += 1;
    const { inlines } = mendText(text);
    const shown = showInlines(inlines);
    let from = 0;
    for (const { 0: span, 1: tex = "" } of text.matchAll(SPAN)) {
      spans += 1;
      const at = shown.indexOf(span, from);
      if (at >= 0) from = at + span.length;
      else if (foldPlain(shown.slice(from)).includes(foldPlain(lineOfTex(tex)))) asWords += 1;
      else lostSpans.push({ id, tex, near: shown.slice(from, from + 60) });
    }
    for (const outcome of compareRepair(source.segments, lineOfInlines(inlines))) {
      if (outcome.verdict === "found") read += 1;
      else if (outcome.verdict !== "left") changes.push({ id, ...outcome });
    }
  }
  return { sources, spans, asWords, lostSpans, read, changes };
}

export function renderKept(
  { sources, spans, asWords, lostSpans, read, changes }: KeptResult,
  examples: number,
): string {
  return [
    `${sources} sources with their TeX: ${spans - asWords - lostSpans.length} of ${spans} formulas between dollars stay as they are, ${asWords} are words now, ${lostSpans.length} lost; ${read} commands in words read; ${changes.length} other changes`,
    ...lostSpans.slice(0, examples).map(({ id, tex, near }) => `  lost $${tex}$  ${id}\n    …${near}…`),
    ...changes
      .slice(0, examples)
      .map(
        ({ id, verdict, kind, damaged, mended }) => `  ${verdict} ${kind} ${id}\n    was ${damaged}\n    now ${mended}`,
      ),
  ].join("\n");
}
