import { isMap, isNode, isScalar, isSeq, parseDocument, type Scalar, type YAMLSeq } from "yaml";
import type { Waiver } from "../model/archive.ts";

/** Where people's decisions stand, waivers among them. */
export const DECISIONS = "content/decisions.yaml";

/**
 * The text of `content/decisions.yaml` with waivers more, at the end of its list of them: every other byte stays. `text` is undefined when
 * there is no such file. Undefined when the list is written in brackets, so that it cannot be added to line by line.
 */
export function addWaivers(text: string | undefined, waivers: readonly Waiver[]): string | undefined {
  const before = text ?? "";
  const end = before === "" || before.endsWith("\n") ? "" : "\n";
  const { contents } = parseDocument(before, { schema: "failsafe", logLevel: "silent" });
  if (!isMap(contents)) return contents === null ? `${before}${end}waivers:\n${renderItems(waivers, "  ")}` : undefined;
  if (contents.flow === true) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === "waivers");
  if (!pair) return `${before}${end}waivers:\n${renderItems(waivers, "  ")}`;
  const list = pair.value;
  if (isSeq(list) && list.items.length > 0) return list.flow === true ? undefined : appendItems(before, list, waivers);
  const at = endOfLine(before, (pair.key as Scalar).range?.[1] ?? before.length);
  const line = before.slice((pair.key as Scalar).range?.[0] ?? 0, at);
  return /^waivers:[ \t]*(?:\[[ \t]*\])?[ \t]*$/u.test(line)
    ? `${before.slice(0, at - line.length)}waivers:\n${renderItems(waivers, "  ")}${before.slice(at + 1)}`
    : undefined;
}

/** Behind the last item, as far in as the others. */
function appendItems(text: string, list: YAMLSeq, waivers: readonly Waiver[]): string | undefined {
  const last = list.items.at(-1);
  const [start, end] = isNode(last) && last.range ? last.range : [0, 0];
  const indent = /(?:^|\n)([ ]*)-[ ]+$/u.exec(text.slice(0, start))?.[1];
  if (indent === undefined) return undefined;
  const at = endOfLine(text, text.slice(0, end).trimEnd().length);
  const newline = text.slice(at, at + 1) === "" ? "\n" : "";
  return `${text.slice(0, at + 1)}${newline}${renderItems(waivers, indent)}${text.slice(at + 1)}`;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

/** A reason is quoted always: it is a sentence, in which any sign may stand. */
function renderItems(waivers: readonly Waiver[], indent: string): string {
  return waivers
    .map(({ rule, file, reason, hash }) =>
      [`- rule: ${rule}`, `  file: ${quote(file)}`, `  reason: ${JSON.stringify(reason)}`, `  hash: "${hash}"`]
        .map((line) => `${indent}${line}\n`)
        .join(""),
    )
    .join("");
}

function quote(file: string): string {
  return /^[A-Za-z0-9][\w./-]*$/u.test(file) ? file : JSON.stringify(file);
}
