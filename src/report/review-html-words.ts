import type { PartialDate } from "../model/date.ts";
import type { FieldChange } from "../model/review.ts";
import { isolate } from "../render/bidi.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import { machineDate, renderShownDate, renderTime } from "../render/date.ts";
import { html, noHtml, type Html } from "../render/html-template.ts";
import { showText } from "../text/github-text.ts";
import { type DiffPart, diffParts, markText, shortenDiff } from "./review-diff.ts";

/** A part of the page, named in its index. */
export interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly body: Html;
}

/** A stranger's words on one line, what is invisible in them shown. */
export function say(text: string): Html {
  return isolate(showText(text));
}

/** The same for a file, an id or a command. */
export function code(text: string): Html {
  return html`<code>${showText(text)}</code>`;
}

/** A date, marked up for machines where it is one. */
export function dateOf(date: PartialDate, guessed: boolean): Html {
  return machineDate(date) === undefined ? say(renderShownDate({ date, guessed })) : renderTime({ date, guessed });
}

export function titleOf(title: string): Html {
  return title.trim() === "" ? html`(no title)` : say(title);
}

/** A section of a list; nothing for an empty one. */
export function listSection(
  id: string,
  title: string,
  items: readonly Html[],
  { lead = noHtml, kind = "list" }: { readonly lead?: Html; readonly kind?: string } = {},
): readonly PageSection[] {
  if (items.length === 0) return [];
  return [{ id, title, count: items.length, body: html`${lead}<ul class="${kind}">\n${items}</ul>\n` }];
}

const FEW = 5;

/** A section of what follows from the rest: folded unless it is short. */
export function foldedSection(
  id: string,
  title: string,
  words: string,
  items: readonly Html[],
): readonly PageSection[] {
  if (items.length === 0) return [];
  if (items.length <= FEW) return listSection(id, title, items, { kind: "list tight" });
  const body = html`<details><summary>${words}</summary>\n<ul class="list tight">\n${items}</ul>\n</details>\n`;
  return [{ id, title, count: items.length, body }];
}

export function renderSection({ id, title, count, body }: PageSection): Html {
  return html`<section id="${id}">
<h2>${title} <span class="n">${renderNumber(count)}</span></h2>
${body}</section>
`;
}

/** What changed, field by field, whole. */
export function fieldList(fields: readonly FieldChange[]): Html {
  if (fields.length === 0) return noHtml;
  return html`<dl>\n${fields.map(renderField)}</dl>\n`;
}

function renderField(change: FieldChange): Html {
  const { field, before, after, owner, isGuessed } = change;
  const notes = [
    ...(before === undefined ? ["new"] : after === undefined ? ["taken out"] : []),
    ...(owner === "person" ? ["by a person"] : []),
    ...(isGuessed ? ["inferred"] : []),
  ];
  const note = notes.length > 0 && html` <span class="note">${notes.join(", ")}</span>`;
  return html`<dt>${say(field)}${note}</dt>\n<dd>${renderDiff(diffParts(change))}</dd>\n`;
}

/** What changed with the words beside it, and all of a long text on demand. */
function renderDiff(parts: readonly DiffPart[]): Html {
  const { parts: short, left } = shortenDiff(parts);
  if (left === 0 && !short.some(({ kind }) => kind === "gap")) return html`${parts.map(renderPart)}`;
  const rest = left > 0 && ` … and ${renderCount(left, "more change")}`;
  return html`${short.map(renderPart)}${rest}<details><summary>The whole text</summary>${parts.map(renderPart)}</details>`;
}

function renderPart({ kind, text }: DiffPart, index: number, parts: readonly DiffPart[]): Html {
  if (kind === "same" || kind === "gap")
    return html`${text
      .split(/\r\n?|\n/u)
      .map(showText)
      .join("\n")}`;
  const { lead, text: marked, trail } = markText(text);
  if (kind === "old") return html`${lead}<del>${showText(marked)}</del>${trail}`;
  const gap = parts[index - 1]?.kind === "old" ? " " : lead;
  return html`${gap}<ins>${showText(marked)}</ins>${trail}`;
}
