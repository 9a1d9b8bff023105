import type { FieldChange } from "../model/review.ts";
import { renderCount } from "../render/count.ts";
import { cutAtWord } from "../render/cut.ts";
import { escapeGithubText, githubCode } from "../text/github-text.ts";
import { type DiffPart, diffParts, markText, shortenDiff } from "./review-diff.ts";
import type { Section } from "./review-fit.ts";

const TITLE = 160;
const SENTENCE = 400;
/** Longest code shown: a path may be as long as it likes. */
const CODE = 200;
/** Longest item. */
const ITEM = 8000;

/** A stranger's words in a line of the comment, cut to `length`: sooner where escaping would make more than three times as much of them. */
export function words(text: string, length = SENTENCE): string {
  return within(cutAtWord(text, length), escapeGithubText, 3 * length);
}

export function code(text: string, length = CODE): string {
  const shown = text.length <= length ? text : `${cutUnits(text, length)}…`;
  return within(shown, githubCode, 3 * length);
}

/** What `escape` makes of the text, or of the longest half, quarter … of it that becomes no more than `most`. */
function within(text: string, escape: (text: string) => string, most: number): string {
  let escaped = escape(text);
  for (let units = text.length >> 1; escaped.length > most && units > 0; units >>= 1)
    escaped = escape(`${cutUnits(text, units)}…`);
  return escaped;
}

function cutUnits(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/u, "");
}

/** A title, in bold. */
export function bold(title: string): string {
  return `<b>${words(title, TITLE) || "(no title)"}</b>`;
}

/** `<b>Title</b> (id)` */
export function nameThing({ title, id }: { readonly title: string; readonly id: string }): string {
  return `${bold(title)} (${code(id)})`;
}

/** The first of a list, `a, b, c and 4 more`; `rendered` are already safe. */
export function listSome(rendered: readonly string[], most: number): string {
  const rest = rendered.length - most;
  return rendered.slice(0, most).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** An item with items below it: as many as do not make it longer than a reader would read. */
export function nest(line: string, below: readonly string[]): string {
  let length = line.length;
  const shown = below.filter((item) => (length += item.length) <= ITEM);
  const rest = below.length - shown.length;
  const more = rest > 0 ? [`${renderCount(rest, "line")} too long to show here`] : [];
  return [`- ${line}`, ...[...shown, ...more].map((item) => `  - ${item}`)].join("\n");
}

const FIELDS = 16;

/** What changed in a paper, topic or digest, a line a field. */
export function fieldLines(fields: readonly FieldChange[]): readonly string[] {
  const lines = fields.slice(0, FIELDS).map(fieldLine);
  const rest = fields.length - FIELDS;
  return rest > 0 ? [...lines, `and ${renderCount(rest, "more field", "more fields")}`] : lines;
}

function fieldLine(change: FieldChange): string {
  const { parts, left } = shortenDiff(diffParts(change));
  const notes = [...(change.owner === "person" ? ["by a person"] : []), ...(change.isGuessed ? ["inferred"] : [])];
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  const rest = left === 0 ? "" : `; ${renderCount(left, "more change")}`;
  return `${words(change.field, 60)}${note}: ${parts.map(renderPart).join("")}${rest}`;
}

const TAGS = { old: "del", new: "ins" } as const;

function renderPart({ kind, text }: DiffPart, index: number, parts: readonly DiffPart[]): string {
  if (kind === "gap") return [index > 0 && " ", "…", index < parts.length - 1 && " "].filter(Boolean).join("");
  if (kind === "same") return inLine(text.replace(/\s+/gu, " "));
  const { lead, text: marked, trail } = markText(text);
  /* Where a word takes another's place they stand apart. */
  const gap = kind === "new" && parts[index - 1]?.kind === "old" ? " " : lead;
  const tag = TAGS[kind];
  return `${gap}<${tag}>${inLine(marked)}</${tag}>${trail}`;
}

/** Words that begin no line: a blank before them is one. */
function inLine(text: string): string {
  return text.startsWith(" ") ? ` ${escapeGithubText(text.slice(1))}` : escapeGithubText(text);
}

interface SectionWords {
  readonly noun: Section["noun"];
  readonly rank: number;
  readonly title: string;
  /** What its title makes of an item: `paper` under `Added`. The noun when absent. */
  readonly things?: Section["noun"];
  /** Said of all items before the first. */
  readonly lead?: string;
  readonly head?: string;
}

/** A section that stands open, under its heading; none without items. */
export function openSection({ title, lead, ...rest }: SectionWords, items: readonly string[]): readonly Section[] {
  if (items.length === 0) return [];
  const opening = `### ${title}\n\n${lead === undefined ? "" : `${lead}\n\n`}`;
  return [{ noun: rest.noun, rank: rest.rank, opening, items, closing: "\n" }];
}

/** A section that is folded, but for one of few items: a small change is read without unfolding. */
export function foldedSection(section: SectionWords, items: readonly string[]): readonly Section[] {
  if (items.length === 0) return [];
  const { title, noun, things = noun, rank, lead, head = "" } = section;
  const count = renderCount(items.length, ...things);
  const fold = items.length <= FEW && rank < ORDINARY ? "<details open>" : "<details>";
  const opening = `${fold}<summary><b>${title}</b>: ${count}</summary>\n\n${lead === undefined ? "" : `${lead}\n\n`}${head}`;
  return [{ noun, rank, opening, items, closing: "\n</details>\n\n" }];
}

const FEW = 3;
/** From this rank on, what follows from the rest: feeds, addresses. */
const ORDINARY = 5;
