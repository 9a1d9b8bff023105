import { isAlias, isCollection, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { FieldPath } from "../model/archive.ts";
import type { Place, Problem } from "../model/problem.ts";
import { nameCodePoint } from "../text/unicode.ts";

/** Limits for a front matter: far above what a paper needs, far below what could hang a parser. */
export const FRONT_MATTER_LIMIT = 64 * 1024;
const DEPTH_LIMIT = 8;

/** A content file cut into its parts; `front` and `body` are ranges of UTF-16 units in `text`. */
export interface SplitFile {
  readonly text: string;
  readonly front: readonly [start: number, end: number];
  readonly body: readonly [start: number, end: number];
  /** First line of the body, from 1. */
  readonly bodyLine: number;
}

/** YAML as plain data: every scalar is the text as written (failsafe schema, YAML 1.2.2 §10.1), so that `2301.00010` stays itself. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly placeOf: (path: FieldPath) => Place;
  readonly problems: readonly Omit<Problem, "file">[];
}

/** Finds the `---` fences. A string is the reason why there is no front matter, with its rule. */
export function splitFrontMatter(text: string): SplitFile | Omit<Problem, "file"> {
  const open = /^(\uFEFF?)---([^\r\n]*)(\r?\n|$)/u.exec(text);
  if (!open)
    return error(
      1,
      1,
      "front-matter",
      "found no front matter; expected the file to start with a line “---”: add it above the first key",
    );
  const language = open[2]?.trim() ?? "";
  if (language !== "")
    return error(
      1,
      4,
      "front-matter",
      `found “---${language}”; expected a plain “---”: front matter is YAML, nothing else is run or read`,
    );
  const start = open[0].length;
  const close = /^---[ \t]*$/mu;
  const rest = text.slice(start);
  const end = close.exec(rest);
  if (!end)
    return error(1, 1, "front-matter", "found no closing “---”; expected one after the last key: add a line “---”");
  const after = start + end.index + end[0].length;
  const bodyStart = after + (/^\r?\n/u.exec(text.slice(after, after + 2))?.[0].length ?? 0);
  return {
    text,
    front: [start, start + end.index],
    body: [bodyStart, text.length],
    bodyLine: text.slice(0, bodyStart).split("\n").length,
  };
}

/** Parses YAML that starts on line `firstLine` of its file. Never throws; what is forbidden is a problem and its value is left out. */
export function parseYaml(source: string, firstLine = 1): ParsedYaml {
  const problems: Omit<Problem, "file">[] = [];
  const nowhere = { value: undefined, placeOf: () => ({ line: firstLine, column: 1 }), problems };
  if (source.length > FRONT_MATTER_LIMIT) {
    problems.push(
      error(
        firstLine,
        1,
        "front-matter",
        `found ${source.length} characters of YAML; expected at most ${FRONT_MATTER_LIMIT}: move long text to the body`,
      ),
    );
    return nowhere;
  }
  const depth = deepestFlow(source);
  if (depth > DEPTH_LIMIT) {
    problems.push(error(firstLine, 1, "front-matter", `found brackets ${depth} deep; expected at most ${DEPTH_LIMIT}`));
    return nowhere;
  }
  const counter = new LineCounter();
  const document = parseDocument(source, {
    schema: "failsafe",
    lineCounter: counter,
    uniqueKeys: true,
    strict: true,
    merge: false,
    logLevel: "silent",
  });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  for (const problem of document.errors) {
    const { line, column } = place(problem.pos[0]);
    const message = problem.message.split("\n")[0]?.replace(/ at line \d+.*$/u, "") ?? "";
    problems.push(
      error(
        line,
        column,
        "front-matter",
        `${message}: found this while reading YAML; quote the value if it holds “: ”, “#” or starts with a sign`,
      ),
    );
  }
  const forbid = (node: Node | null | undefined, what: string): void => {
    const { line, column } = place(node?.range?.[0] ?? 0);
    problems.push(
      error(
        line,
        column,
        "front-matter",
        `found ${what}; expected plain YAML without anchors, aliases, tags and merge keys`,
      ),
    );
  };
  visit(document, (_key, node) => {
    if (isAlias(node)) forbid(node, "an alias");
    else if (isScalar(node) || isCollection(node)) {
      if (node.anchor !== undefined) forbid(node, "an anchor");
      if (node.tag !== undefined && node.tag.startsWith("!")) forbid(node, `the tag ${node.tag}`);
    } else if (isPair(node) && isScalar(node.key) && node.key.value === "<<") forbid(node.key, "a merge key");
  });
  for (const match of source.matchAll(
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu,
  )) {
    const { line, column } = place(match.index);
    problems.push(
      error(
        line,
        column,
        "control-character",
        `found ${nameCodePoint(match[0])}, a control or bidirectional character; expected visible text: delete it`,
      ),
    );
  }
  return {
    value: problems.length > 0 ? undefined : (document.toJS() as unknown),
    placeOf: (path) => place(offsetOf(document, path)),
    problems,
  };
}

/** Where the value at a path starts, or its nearest parent. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: FieldPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return node.range[0];
    const key = path[length - 1];
    const parent =
      length > 1 ? (document.getIn(path.slice(0, length - 1), true) as Node | undefined) : document.contents;
    if (isCollection(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
      if (isPair(pair) && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
  }
  return 0;
}

/** How deep brackets are nested, told without parsing: a parser that recurses must not meet thousands. */
function deepestFlow(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of source) {
    if (character === "[" || character === "{") depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    else if (character === "\n") depth = 0;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function error(line: number, column: number, rule: string, message: string): Omit<Problem, "file"> {
  return { severity: "error", line, column, rule, message };
}
