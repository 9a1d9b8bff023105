import type { CapturedEntry, Repair } from "../../src/model/repair.ts";
import { joinWords, renderCount } from "../../src/render/count.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { explainRule } from "../../src/render/repair-rules.ts";
import { renderLines } from "../../src/render/sighting.ts";
import { cutCaptured, cutEntry, type CapturedLine, splitAtRepairs } from "../../src/render/captured-line.ts";

/** Most repairs listed of one entry: more tell nobody more. */
const LISTED = 200;

/** What was repaired in a paper's title and abstract, closed until a reader asks; nothing when nothing was. `lang` as the abstract has it. */
export function asCaptured(entries: readonly CapturedEntry[], lang: Html): Html {
  const places = entries.reduce((sum, { repairs }) => sum + repairs.length, 0);
  if (places === 0) return noHtml;
  return html`<details class="captured">
<summary>As captured: ${renderCount(places, "place")} repaired</summary>
${entries.map((entry) => entryBlock(entry, lang))}</details>
`;
}

/** One sighting: what was changed, rule by rule, then its lines with the places marked. */
function entryBlock({ capture, lines, text, repairs }: CapturedEntry, lang: Html): Html {
  const shown = repairs.slice(0, LISTED);
  const { shownLines, missing } = cutEntry(text);
  return html`<p class="where">${renderLines(lines)} of <code>${capture}</code></p>
<dl>
${groupBy(shown, ({ rule }) => rule).map(changesOfRule(lang))}</dl>
${repairs.length > shown.length && html`<p>And ${renderCount(repairs.length - shown.length, "place")} more.</p>\n`}<div class="raw"${lang}>
${shownLines.map((line) => rawLine(line, repairs))}</div>
${missing > 0 && html`<p>Cut here: ${renderCount(missing, "more character")} in the capture.</p>\n`}`;
}

/** What a rule did, and each change that it made; the same change in more than one place is told once. */
function changesOfRule(lang: Html): (group: readonly Repair[]) => Html {
  return (group) => {
    const changes = groupBy(group, ({ from, to }) => `${from}\0${to}`);
    return html`<dt>${explainRule(group[0]?.rule ?? "")}</dt>
${changes.map((same) => change(same, lang))}`;
  };
}

function change(same: readonly Repair[], lang: Html): Html {
  const { from, to } = same[0] ?? { from: "", to: "" };
  const lines = [...new Set(same.map(({ line }) => String(line)))];
  const times = same.length === 1 ? "" : `${renderCount(same.length, "time")}, `;
  return html`<dd><del dir="auto"${lang}>${cutCaptured(from)}</del> → ${outcome(to, lang)} <span class="n">${times}${lines.length === 1 ? "line" : "lines"} ${joinWords(lines)}</span></dd>
`;
}

/** What stands there now; what nobody could see is named. */
function outcome(to: string, lang: Html): Html | string {
  if (to === "") return "nothing";
  return to.trim() === "" ? "a blank" : html`<ins dir="auto"${lang}>${cutCaptured(to)}</ins>`;
}

function rawLine(line: CapturedLine, repairs: readonly Repair[]): Html {
  const pieces = splitAtRepairs(line, repairs).map(({ text, isRepaired }) =>
    isRepaired ? html`<mark>${text}</mark>` : text,
  );
  return html`<p><span class="n">${line.line}</span> <span dir="auto">${pieces}</span></p>
`;
}

/** Repairs with the same key together, in the order in which they occur first. */
function groupBy(repairs: readonly Repair[], keyOf: (repair: Repair) => string): readonly (readonly Repair[])[] {
  const groups = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const group = groups.get(keyOf(repair));
    if (group) group.push(repair);
    else groups.set(keyOf(repair), [repair]);
  }
  return [...groups.values()];
}
