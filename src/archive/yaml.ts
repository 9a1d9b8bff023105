import {
  isAlias,
  isCollection,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { FieldPath } from "../model/archive.ts";
import type { Place, Problem } from "../model/problem.ts";
import { nameCodePoint } from "../text/unicode.ts";
import { deepestFlow } from "./flow-depth.ts";
import { placeInPlainYaml } from "./plain-place.ts";
import { parsePlainYaml } from "./plain-yaml.ts";

/** Limits for a front matter: far above what a paper needs, far below what could hang a parser. */
const FRONT_MATTER_LIMIT = 256 * 1024;
/** For files that grow with the archive: the entries of the longest capture, all decisions. */
export const LIST_LIMIT = 8 * 1024 * 1024;
const DEPTH_LIMIT = 8;

/** YAML as plain data: every scalar is the text as written (failsafe schema, YAML 1.2.2 §10.1), so that `2301.00010` stays itself. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly placeOf: (path: FieldPath) => Place;
  readonly problems: readonly Omit<Problem, "file">[];
}

/**
 * Parses YAML that starts on line `firstLine` of its file and has at most `limit` characters. Never throws; what is forbidden is a problem
 * and its value is left out.
 */
export function parseYaml(source: string, firstLine = 1, limit = FRONT_MATTER_LIMIT): ParsedYaml {
  const plain = source.length > limit ? undefined : parsePlainYaml(source);
  if (plain !== undefined)
    return { value: plain, placeOf: (path) => placeInPlainYaml(source, path, firstLine), problems: [] };
  const refusal = refuseUnread(source, firstLine, limit);
  if (refusal) return { value: undefined, placeOf: () => ({ line: firstLine, column: 1 }), problems: [refusal] };
  const { document, placeAt } = parseSource(source, firstLine);
  const problems = [
    ...document.errors.map((problem) => nameSyntaxError(problem, placeAt)),
    ...findForbidden(source, document, placeAt),
    ...findControls(source, placeAt),
  ];
  const placeOf = createLocator(source, firstLine);
  return { value: problems.length > 0 ? undefined : (document.toJS() as unknown), placeOf, problems };
}

type YamlDocument = ReturnType<typeof parseDocument>;
type PlaceAt = (offset: number) => Place;
type Found = Omit<Problem, "file">;

interface ParsedSource {
  readonly document: YamlDocument;
  readonly placeAt: PlaceAt;
}

/** What a parser must not even meet. */
function refuseUnread(source: string, firstLine: number, limit: number): Found | undefined {
  if (source.length > limit)
    return error(
      firstLine,
      1,
      "front-matter",
      `found ${source.length} characters of YAML; expected at most ${limit}: move long text to the body`,
    );
  const depth = deepestFlow(source);
  return depth > DEPTH_LIMIT
    ? error(firstLine, 1, "front-matter", `found brackets ${depth} deep; expected at most ${DEPTH_LIMIT}`)
    : undefined;
}

function parseSource(source: string, firstLine: number): ParsedSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, {
    schema: "failsafe",
    lineCounter,
    uniqueKeys: true,
    strict: true,
    merge: false,
    logLevel: "silent",
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  return { document, placeAt };
}

/**
 * Places are asked for where something is wrong, and then the text is parsed once more: a tree kept for each of 100,000 files would fill
 * the memory. What was parsed stays as long as there is room, for a file with many problems.
 */
function createLocator(source: string, firstLine: number): ParsedYaml["placeOf"] {
  let kept: WeakRef<ParsedSource> | undefined;
  return (path) => {
    const parsed = kept?.deref() ?? parseSource(source, firstLine);
    kept = new WeakRef(parsed);
    return parsed.placeAt(offsetOf(parsed.document, path));
  };
}

function nameSyntaxError(problem: YAMLError, placeAt: PlaceAt): Found {
  const { line, column } = placeAt(problem.pos[0]);
  const message = problem.message.split("\n")[0]?.replace(/ at line \d+.*$/u, "") ?? "";
  return error(
    line,
    column,
    "front-matter",
    `${message}: found this while reading YAML; quote the value if it holds “: ”, “#” or starts with a sign`,
  );
}

/** Anchors, aliases, tags and merge keys; a source without their signs has none. */
function findForbidden(source: string, document: YamlDocument, placeAt: PlaceAt): readonly Found[] {
  const found: Found[] = [];
  if (!/[&*!]|<</u.test(source)) return found;
  const forbid = (node: Node, what: string): void => {
    const { line, column } = placeAt(node.range?.[0] ?? 0);
    found.push(
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
  return found;
}

const CONTROLS =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

function findControls(source: string, placeAt: PlaceAt): readonly Found[] {
  return Array.from(source.matchAll(CONTROLS), (match) => {
    const { line, column } = placeAt(match.index);
    return error(
      line,
      column,
      "control-character",
      `found ${nameCodePoint(match[0])}, a control or bidirectional character; expected visible text: delete it`,
    );
  });
}

/** Where the value at a path starts, or its nearest parent. */
function offsetOf(document: YamlDocument, path: FieldPath): number {
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

function error(line: number, column: number, rule: string, message: string): Omit<Problem, "file"> {
  return { severity: "error", line, column, rule, message };
}
