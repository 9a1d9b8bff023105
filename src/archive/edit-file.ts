import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { splitFrontMatter } from "./front-matter.ts";
import { notesStart } from "./read-paper.ts";
import { listComments } from "./yaml-comments.ts";

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
  /* The lab's own sections may have other line ends than what machines write. */
  const eol = text.slice(0, split.front[0]).endsWith("\r\n") ? "\r\n" : "\n";
  const front = [...edit.keys].reduce(
    (current, [key, lines]) => editKey(current, order, key, lines.replace(/\n/gu, eol), eol),
    text.slice(...split.front),
  );
  const fence = text.slice(split.front[1], split.body[0]);
  const body = text.slice(...split.body);
  return (
    text.slice(0, split.front[0]) +
    front +
    (edit.abstract === undefined
      ? fence + body
      : (fence.endsWith("\n") ? fence : fence + eol) + editAbstract(body, edit.abstract.replace(/\n/gu, eol), eol))
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

/** The places of the keys; undefined for a layout whose lines are not the keys' own: braces around all, an indent, `? key`. */
function findKeys(front: string): readonly KeySpan[] | undefined {
  const { contents } = parseDocument(front, { schema: "failsafe", logLevel: "silent" });
  if (!isMap(contents)) return contents === null ? [] : undefined;
  const spans = contents.items.flatMap(({ key, value }): readonly KeySpan[] => {
    if (!isScalar(key) || !key.range) return [];
    const start = key.range[0];
    const valueEnd = isNode(value) && value.range ? value.range[1] : key.range[1];
    const end = start + front.slice(start, Math.max(valueEnd, endOfColon(front, key.range[1]))).trimEnd().length;
    const newline = front.indexOf("\n", end);
    return [{ key: String(key.value), start, end, next: newline < 0 ? front.length : newline + 1 }];
  });
  const isPlain = contents.flow !== true && !/^\.\.\./mu.test(front);
  return isPlain && spans.every(({ start }) => start === 0 || front[start - 1] === "\n") ? spans : undefined;
}

/** A key without a value ends at its colon. */
function endOfColon(front: string, keyEnd: number): number {
  return front.indexOf(":", keyEnd) + 1;
}

function editKey(front: string, order: readonly string[], key: string, lines: string, eol: string): string {
  const spans = findKeys(front);
  if (!spans) return rewriteKey(front, key, lines, eol);
  const span = spans.find((candidate) => candidate.key === key);
  if (span) {
    const now = lines === "" ? "" : replaceLines(front, span, lines, eol);
    const lost = lostComments(front.slice(span.start, span.next), now);
    return (
      front.slice(0, span.start) + lost.map((comment) => `# ${comment}${eol}`).join("") + now + front.slice(span.next)
    );
  }
  if (lines === "") return front;
  const rank = order.indexOf(key);
  const before = spans.filter((candidate) => order.includes(candidate.key) && order.indexOf(candidate.key) < rank);
  const at = before.length === 0 ? (spans[0]?.start ?? front.length) : Math.max(...before.map(({ next }) => next));
  const head = front.slice(0, at);
  return head + (head === "" || head.endsWith("\n") ? "" : eol) + lines + front.slice(at);
}

/** Comments that stood at lines which are no more: a person wrote them, and they stay above what is there now. */
function lostComments(old: string, now: string): readonly string[] {
  if (!old.includes("#")) return [];
  const there = new Set(listComments(now));
  return listComments(old).filter((comment) => !there.has(comment));
}

/** New lines for a key's old ones: a line that says the same stays as it was written, with the comments at it. */
function replaceLines(front: string, span: KeySpan, lines: string, eol: string): string {
  const old = front.slice(span.start, span.end);
  const rest = front.slice(span.end, span.next);
  if (!old.includes("\n")) {
    const isLong = lines.trimEnd().includes("\n") && rest.trim() !== "";
    return isLong ? rest.trim() + eol + lines : lines.trimEnd() + rest;
  }
  const kept = keptLines((old + rest).trimEnd(), eol);
  const written = lines.trimEnd().split(eol);
  return written.map((line) => kept.get(meaningOf(line)) ?? line).join(eol) + eol;
}

/** What lines say → how they were written, with the comment lines above. Text that goes over lines says nothing line by line. */
function keptLines(text: string, eol: string): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  if (/[|>][+-]?\d*\s*$/mu.test(text)) return kept;
  let above: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    above.push(line);
    if (/^\s*(?:#|$)/u.test(line)) continue;
    if (!kept.has(meaningOf(line))) kept.set(meaningOf(line), above.join(eol));
    above = [];
  }
  return kept;
}

/** The value a line gives, and how deep it stands. */
function meaningOf(line: string): string {
  const document = parseDocument(line.trim(), { schema: "failsafe", logLevel: "silent" });
  const indent = line.length - line.trimStart().length;
  return document.errors.length > 0 ? line : `${indent} ${JSON.stringify(document.toJS())}`;
}

/** For an unusual layout: the whole front matter is written again, comments included. */
function rewriteKey(front: string, key: string, lines: string, eol: string): string {
  const options = { schema: "failsafe", logLevel: "silent" } as const;
  const document = parseDocument(front.replace(/^\.\.\.[^\n]*\n?/gmu, ""), options);
  if (isMap(document.contents)) document.contents.flow = false;
  if (lines === "") document.delete(key);
  else document.set(key, parseDocument(lines, options).get(key, true));
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).replace(/\r?\n/gu, eol);
}

function editAbstract(body: string, abstract: string, eol: string): string {
  const end = notesStart(body);
  const old = body.slice(0, end);
  const notes = body.slice(end);
  if (old.trim() === "") return eol + abstract + eol + (notes === "" ? "" : eol + notes);
  const start = /^(?:[ \t]*\r?\n)*/u.exec(old)?.[0].length ?? 0;
  const rest = old.slice(old.trimEnd().length).replace(/^[ \t]+/u, "");
  return old.slice(0, start) + abstract + rest + notes;
}
