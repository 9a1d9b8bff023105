import { Document, isCollection, isMap, isNode, isScalar, isSeq, type Node } from "yaml";
import type { Digest } from "../model/digest.ts";
import type { LineRange, Paper } from "../model/paper.ts";
import { renderPlainKey, type Style } from "./plain-key.ts";
import { MACHINE_FIELDS } from "../normalize/fields.ts";

/** Keys of a paper's front matter, in the order in which they are written (CONTRACT §2). */
export const PAPER_KEYS = [
  "title",
  "id",
  "published",
  "guessed",
  "authors",
  "authorCount",
  "organization",
  "venue",
  "language",
  "links",
  "topics",
  "notTopics",
  "comments",
  "status",
  "aliases",
  "sources",
  "fingerprints",
  "proposed",
] as const;
export type PaperKey = (typeof PAPER_KEYS)[number];

export const DIGEST_KEYS = ["id", "title", "date", "dateFrom", "capture", "entries"] as const;

/** Keys whose list items (or whose own value) stand on one line. */
const ONE_LINE = new Set(["guessed", "organization", "topics", "notTopics", "comments", "aliases", "capture"]);
const ONE_LINE_ITEMS = new Set(["authors", "sources", "status", "entries"]);

/** `key: value` as YAML, ending in a newline; `""` for a value that is absent or empty. */
export function renderKey(key: string, value: unknown): string {
  const plain = toPlain(value);
  if (plain === undefined) return "";
  const isQuoted = key === "title" && typeof plain === "string" && isMistakable(plain);
  const quick = key === "proposed" ? undefined : renderPlainKey(key, plain, styleOf(key), isQuoted);
  return quick ?? renderAnyKey(key, plain);
}

function styleOf(key: string): Style {
  return ONE_LINE.has(key) ? "line" : ONE_LINE_ITEMS.has(key) ? "lines" : "block";
}

/** The same for every value: by the library, which knows when YAML needs quotes. */
export function renderAnyKey(key: string, plain: unknown): string {
  const document = new Document({ [key]: plain });
  const node: unknown = isMap(document.contents) ? document.contents.get(key, true) : undefined;
  if (isNode(node)) setStyle(key, node);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function setStyle(key: string, node: Node): void {
  if (ONE_LINE.has(key) && isCollection(node)) node.flow = true;
  if (ONE_LINE_ITEMS.has(key) && isSeq(node)) for (const item of node.items) if (isCollection(item)) item.flow = true;
  if (key === "proposed" && isMap(node)) for (const { value } of node.items) if (isCollection(value)) value.flow = true;
  if (key === "title" && isScalar(node)) node.type = isMistakable(String(node.value)) ? "QUOTE_DOUBLE" : "PLAIN";
}

/** Text that needs quotes, or that another reader of YAML would take for a number, a day, yes or no. */
function isMistakable(text: string): boolean {
  return /[:#]|^\W|^(?:y|yes|n|no|on|off|true|false|null|[\d.,_+-]+)$/iu.test(text);
}

/** Absent and empty values out: they are not written. */
export function toPlain(value: unknown): unknown {
  if (value === undefined || value === "") return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => toPlain(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(
      ([key, item]) =>
        [
          key,
          key === "lines" && Array.isArray(item) ? renderLines(item as unknown as LineRange) : toPlain(item),
        ] as const,
    )
    .filter(([, item]) => item !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `13-19` */
function renderLines([first, last]: LineRange): string {
  return `${first}-${last}`;
}

/** `title:1a2b3c4d abstract:5e6f7a8b` */
function renderFingerprints(fingerprints: Readonly<Record<string, string>>): string {
  return Object.entries(fingerprints)
    .map(([field, hash]) => `${field}:${hash}`)
    .join(" ");
}

/** The value of a key as it is written. */
export function paperValue(paper: Paper, key: PaperKey): unknown {
  if (key === "fingerprints") return renderFingerprints(paper.fingerprints);
  return key === "proposed" ? orderProposed(paper.proposed) : paper[key];
}

/**
 * Proposals in the order of the fields, each in the order of its keys, numbers as numbers: a file must not tell which came first, nor
 * whether a proposal was just made or read from a file, where all is text.
 */
function orderProposed(proposed: Paper["proposed"]): Paper["proposed"] {
  return orderKeys(proposed, MACHINE_FIELDS);
}

/** Keys of an author, an organization and comments, as the schema has them. */
const INNER_KEYS = ["name", "orcid", "affiliation", "handle", "count", "seen"];

function orderKeys(value: Readonly<Record<string, unknown>>, order: readonly string[]): Record<string, unknown> {
  const known = order.filter((key) => Object.hasOwn(value, key));
  const keys = [...known, ...Object.keys(value).filter((key) => !known.includes(key))];
  return Object.fromEntries(keys.map((key) => [key, orderValue(key, value[key])]));
}

function orderValue(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => orderValue("", item));
  if (typeof value === "object" && value !== null) return orderKeys(value as Record<string, unknown>, INNER_KEYS);
  const isNumber = (key === "authorCount" || key === "count") && typeof value === "string";
  return isNumber && /^(?:0|[1-9]\d{0,6})$/u.test(value) ? Number(value) : value;
}

/** A paper as a new file. */
export function renderPaperFile(paper: Paper): string {
  const front = PAPER_KEYS.map((key) => renderKey(key, paperValue(paper, key))).join("");
  const body = [paper.abstract, paper.notes].filter((part) => part !== "").join("\n\n");
  return `---\n${front}---\n${body === "" ? "" : `\n${body}\n`}`;
}

/** A digest as a new file. */
export function renderDigestFile(digest: Digest): string {
  const front = DIGEST_KEYS.map((key) => renderKey(key, digest[key])).join("");
  return `---\n${front}---\n${digest.note === "" ? "" : `\n${digest.note}\n`}`;
}
