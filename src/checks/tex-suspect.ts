import { type CheckReport, defineCheck } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import { bodyOf, offsetInBody } from "../model/body.ts";
import type { Paper } from "../model/paper.ts";
import { plainParagraphs } from "../text/plain-markdown.ts";
import { mendText } from "../text/tex/mend.ts";
import { texToUnicode } from "../text/tex/unicode.ts";
import { showControls } from "../text/unicode.ts";

/** Findings told of one text; a text with more was not looked at by anybody. */
const TOLD = 10;

/** Characters of a find that are shown. */
const SHOWN = 60;

/** What looks wrong at one place. */
interface Find {
  readonly at: number;
  readonly message: string;
}

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A remnant of TeX that was left alone, because it can be read in two ways, or that a person's text holds, is unreadable to everybody else.",
  mend: "Write the character that is meant, or a formula as `$TeX$`; waive the finding if the text is right as it is.",
  example: {
    bad: String.raw`It is 1.8times faster, with 99.5\% of the yield.`,
    good: "It is 1.8× faster, with 99.5% of the yield.",
  },
  check: ({ archive }, report) => {
    for (const paper of archive.papers) {
      checkTitle(paper, report);
      checkAbstract(paper, archive, report);
    }
  },
});

/** A title has no formulas: what is expected there are their characters. */
function checkTitle({ title, file }: Paper, report: CheckReport): void {
  const toText = (text: string): string => text.replace(/\$([^$]+)\$/gu, (_maths, tex: string) => texToUnicode(tex));
  const { finds, more } = limit(findRemnants(title, toText));
  for (const { message } of finds) report.at(file, ["title"], message);
  if (more > 0) report.at(file, ["title"], tellMore(more));
}

function checkAbstract({ abstract, file }: Paper, { files }: Archive, report: CheckReport): void {
  const found = plainParagraphs(abstract).flatMap(({ text, sourceOf }) =>
    findRemnants(text).map(({ at, message }) => ({ at: sourceOf(at), message })),
  );
  if (found.length === 0) return;
  const content = files.get(file);
  const body = content ? bodyOf(content) : "";
  const place = (at: number): number => (content ? offsetInBody(body, at) : at);
  const { finds, more } = limit(found);
  for (const { at, message } of finds) report.inBody(file, place(at), message);
  if (more > 0) report.inBody(file, place(finds.at(-1)?.at ?? 0), tellMore(more));
}

/** What the repairer would mend in a text, and what it would leave and doubt, in order. */
function findRemnants(text: string, write = (mended: string): string => mended): readonly Find[] {
  const { mends, suspects } = mendText(text);
  if (mends.length === 0 && suspects.length === 0) return [];
  return [
    ...mends.flatMap(({ at, from, to, rule }) =>
      from === write(to) ? [] : [{ at, message: tellMend(from, write(to), rule) }],
    ),
    ...suspects.map(({ at, text: remnant, why }) => ({
      at,
      message: `found “${show(remnant)}”, ${showControls(why)}; expected the character meant, or a formula as $TeX$: mend it, or waive this if it is right`,
    })),
  ].sort((a, b) => a.at - b.at);
}

function tellMend(from: string, to: string, rule: string): string {
  const expected = to.trim() === "" ? "a text without it" : `“${show(to)}”`;
  return `found “${show(from)}”, which looks like TeX; expected ${expected} (${rule}): mend it, or waive this if it is right`;
}

function tellMore(count: number): string {
  return `found ${count} more such ${count === 1 ? "place" : "places"} in this text; expected none: mend them with these`;
}

function limit(finds: readonly Find[]): { readonly finds: readonly Find[]; readonly more: number } {
  return { finds: finds.slice(0, TOLD), more: Math.max(0, finds.length - TOLD) };
}

function show(text: string): string {
  const characters = Array.from(text);
  return showControls(characters.length <= SHOWN ? text : `${characters.slice(0, SHOWN).join("")}…`);
}
