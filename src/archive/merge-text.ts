import { isMap, isNode, isScalar, isSeq, parseDocument } from "yaml";
import type { Paper } from "../model/paper.ts";
import { parseMarkdown } from "../render/markdown.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { listComments } from "./yaml-comments.ts";

/**
 * A paper's file with another paper's own sections below its own, each as it was. Undefined when what is there would swallow them, as an
 * unclosed code fence does.
 */
export function joinNotes(text: string, { abstract, notes }: Paper, other: string): string | undefined {
  if (other === "" || other === notes) return text;
  const own = `${abstract}\n\n${notes}`;
  const count = (markdown: string): number => parseMarkdown(markdown).children.length;
  if (count(`${own}\n\n${other}`) !== count(own) + count(other)) return undefined;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const end = text.endsWith("\n") ? eol : eol + eol;
  return text + end + other.replace(/\n/gu, eol) + eol;
}

/** The comments in a file's front matter, without their marks. */
export function listRemarks(text: string): readonly string[] {
  const split = splitFrontMatter(text);
  if ("rule" in split) return [];
  return listComments(text.slice(...split.front));
}

/** A decisions.yaml without the waivers of a file; they speak of text that is no longer there. All else stays as it is written. */
export function removeWaivers(text: string, file: string): string {
  const { contents } = parseDocument(text, { schema: "failsafe", logLevel: "silent" });
  const pairs: readonly { readonly key: unknown; readonly value: unknown }[] = isMap(contents) ? contents.items : [];
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === "waivers");
  if (!pair || !isSeq(pair.value) || pair.value.flow === true) return text;
  const items: readonly unknown[] = pair.value.items;
  const gone = items.filter((item) => isMap(item) && item.get("file") === file);
  if (gone.length === 0) return text;
  if (gone.length === items.length && isNode(pair.key)) return cut(text, pair.key.range?.[0], pair.value.range?.[2]);
  let rest = text;
  for (const item of gone.toReversed()) if (isNode(item)) rest = cut(rest, item.range?.[0], item.range?.[2]);
  return rest;
}

/** Takes out whole lines. */
function cut(text: string, from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined) return text;
  return text.slice(0, text.lastIndexOf("\n", from - 1) + 1) + text.slice(to);
}
