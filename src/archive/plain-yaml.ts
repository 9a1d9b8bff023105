/*
 * Nearly all YAML of an archive is what Offprint itself wrote: keys with one-line values, lists of these, and braces one deep. Reading that
 * needs no parser of all of YAML, which takes ten times as long. What is read here is read as the parser would; whatever else a file may
 * hold (comments, folded lines, escapes, an empty value) is left to the parser, and so is everything that is wrong.
 */

/** Tabs, carriage returns, and what {@link parseYaml} reports or a line could be broken at. */
const REFUSED =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;
const PAIR = /^([A-Za-z][A-Za-z0-9]*):(?: (.+))?$/u;
/** A text begins with no sign that means something, holds no other pair and no comment, and ends in no blank (YAML 1.2.2 §7.3.3). */
const PLAIN_START = /^[\p{L}\p{N}_]/u;
const PLAIN_END = /: | #|[: ]$/u;
/** In braces, commas and brackets end a text. */
const FLOW_TEXT = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.'()+/@-]| (?=[\p{L}\p{N}_(])|:(?=\/))*$/u;
const QUOTED = /^"(?:[^"\\]|\\["\\])*"$/u;

type Mapping = Record<string, unknown>;

/**
 * Parses YAML of the plain block style, every scalar as text; undefined for any other text, which is not to say that it is wrong.
 * What it gives is what {@link parseYaml} gives.
 */
export function parsePlainYaml(source: string): Mapping | undefined {
  if (REFUSED.test(source)) return undefined;
  const lines = source.split("\n");
  if (lines.pop() !== "") return undefined;
  const reader: Reader = { lines, at: 0 };
  const value = readMapping(reader, "");
  return reader.at === lines.length ? value : undefined;
}

interface Reader {
  readonly lines: readonly string[];
  at: number;
}

/** Pairs on lines with this indent; undefined when a value among them is none that can be read here. */
function readMapping(reader: Reader, indent: string): Mapping | undefined {
  const mapping: Mapping = {};
  while (isIndented(reader.lines[reader.at], indent)) {
    const [, key, text] = PAIR.exec(reader.lines[reader.at]?.slice(indent.length) ?? "") ?? [];
    if (key === undefined || Object.hasOwn(mapping, key)) return undefined;
    reader.at += 1;
    const value = text === undefined ? readBelow(reader, `${indent}  `) : parseValue(text);
    if (value === undefined) return undefined;
    mapping[key] = value;
  }
  return Object.keys(mapping).length === 0 ? undefined : mapping;
}

function isIndented(line: string | undefined, indent: string): boolean {
  return line?.startsWith(indent) === true && line[indent.length] !== " ";
}

/** What stands below a key: a list, or pairs one deep. */
function readBelow(reader: Reader, indent: string): unknown {
  if (!reader.lines[reader.at]?.startsWith(`${indent}- `))
    return indent === "  " ? readMapping(reader, indent) : undefined;
  const list: unknown[] = [];
  while (reader.lines[reader.at]?.startsWith(`${indent}- `) === true) {
    const item = parseValue(reader.lines[reader.at]?.slice(indent.length + 2) ?? "");
    if (item === undefined) return undefined;
    list.push(item);
    reader.at += 1;
  }
  return list;
}

function parseValue(text: string): unknown {
  if (text.startsWith("{ ") && text.endsWith(" }")) return parseFlowMapping(text.slice(2, -2));
  if (text.startsWith("[ ") && text.endsWith(" ]")) return parseFlowList(text.slice(2, -2));
  if (text.startsWith('"')) return parseQuoted(text);
  return PLAIN_START.test(text) && !PLAIN_END.test(text) ? text : undefined;
}

function parseQuoted(text: string): string | undefined {
  if (!QUOTED.test(text)) return undefined;
  const inside = text.slice(1, -1);
  return inside.includes("\\") ? inside.replace(/\\(["\\])/gu, "$1") : inside;
}

function parseFlowMapping(text: string): Mapping | undefined {
  const mapping: Mapping = {};
  for (const pair of text.split(", ")) {
    const [, key, value] = PAIR.exec(pair) ?? [];
    if (key === undefined || value === undefined || !FLOW_TEXT.test(value) || Object.hasOwn(mapping, key))
      return undefined;
    mapping[key] = value;
  }
  return mapping;
}

function parseFlowList(text: string): readonly string[] | undefined {
  const list = text.split(", ");
  return list.every((item) => FLOW_TEXT.test(item)) ? list : undefined;
}
