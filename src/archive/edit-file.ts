import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { splitFrontMatter } from "./front-matter.ts";
import { notesStart } from "./read-paper.ts";

/** A change of a file's front matter or body: whole keys, rendered; `""` takes a key out. */
export interface Edit {
  /** Key → its new lines, ending in a newline. */
  readonly keys: ReadonlyMap<string, string>;
  /** The abstract's new Markdown, without a final newline. */
  readonly abstract?: string | undefined;
}

/**
 * Edits only the bytes of what changes: comments, the order of keys, quoting and line ends elsewhere stay as a person left them.
 * A new key goes behind the nearest one that precedes it in `order`. Throws for text without front matter.
 */
export function editFile(text: string, order: readonly string[], edit: Edit): string {
  const split = splitFrontMatter(text);
  if ("rule" in split) throw new Error(`cannot edit: ${split.message}`);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const front = [...edit.keys].reduce(
    (current, [key, lines]) => editKey(current, order, key, lines.replace(/\n/gu, eol), eol),
    text.slice(...split.front),
  );
  const body = text.slice(...split.body);
  return (
    text.slice(0, split.front[0]) +
    front +
    text.slice(split.front[1], split.body[0]) +
    (edit.abstract === undefined ? body : editAbstract(body, edit.abstract.replace(/\n/gu, eol), eol))
  );
}

/** Where a key's lines stand: from the key to the end of its last line. */
interface KeySpan {
  readonly key: string;
  readonly start: number;
  /** End of the value, without what may follow on its line. */
  readonly end: number;
  /** Start of the next line. */
  readonly next: number;
}

function findKeys(front: string): readonly KeySpan[] {
  const { contents } = parseDocument(front, { schema: "failsafe", logLevel: "silent" });
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key, value }): readonly KeySpan[] => {
    if (!isScalar(key) || !key.range) return [];
    const start = key.range[0];
    const valueEnd = isNode(value) && value.range ? value.range[1] : key.range[1];
    const end = start + front.slice(start, valueEnd).trimEnd().length;
    const newline = front.indexOf("\n", end);
    return [{ key: String(key.value), start, end, next: newline < 0 ? front.length : newline + 1 }];
  });
}

function editKey(front: string, order: readonly string[], key: string, lines: string, eol: string): string {
  const spans = findKeys(front);
  const span = spans.find((candidate) => candidate.key === key);
  if (span && lines === "") return front.slice(0, span.start) + front.slice(span.next);
  if (span) return front.slice(0, span.start) + lines.trimEnd() + front.slice(span.end);
  if (lines === "") return front;
  const rank = order.indexOf(key);
  const before = spans.filter((candidate) => order.includes(candidate.key) && order.indexOf(candidate.key) < rank);
  const at = before.length === 0 ? (spans[0]?.start ?? front.length) : Math.max(...before.map(({ next }) => next));
  const head = front.slice(0, at);
  return head + (head === "" || head.endsWith("\n") ? "" : eol) + lines + front.slice(at);
}

function editAbstract(body: string, abstract: string, eol: string): string {
  const end = notesStart(body);
  const old = body.slice(0, end);
  if (old.trim() === "") {
    const lead = body.startsWith("\n") || body.startsWith("\r\n") ? "" : eol;
    return `${lead}${old.trimEnd() === "" ? old.replace(/(?:\r?\n)*$/u, eol) : old}${abstract}${eol}${end < body.length ? eol : ""}${body.slice(end)}`;
  }
  const start = old.length - old.trimStart().length;
  const stop = old.trimEnd().length;
  return old.slice(0, start) + abstract + old.slice(stop) + body.slice(end);
}
