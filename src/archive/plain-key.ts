/*
 * Nearly all that is written are texts which need no quotes, lists of these and braces one deep. Writing them needs no library, which takes
 * fifty times as long; whatever else a value may be is left to it. What is written here is what the library writes.
 */

/** Letters, and signs that mean nothing in YAML wherever they stand; a comma ends a text only in braces and brackets. */
const TEXT = /^[A-Za-z\u00C0-\u024F](?:[A-Za-z0-9\u00C0-\u024F .()'’“”–—+/_;?=@&%!*~-]|:(?=\/\/))*$/u;
const TEXT_WITH_COMMAS = /^[A-Za-z\u00C0-\u024F](?:[A-Za-z0-9\u00C0-\u024F .,()'’“”–—+/_;?=@&%!*~-]|:(?=\/\/))*$/u;
const LAST_SIGN = /[ -]$/u;
const WORD_OF_YAML = /^(?:null|true|false)$/iu;
const DAY_OR_RANGE = /^(?:\d{4}-\d\d(?:-\d\d)?|\d+-\d+)$/u;
/** The name of a capture, an id: no number has such letters. */
const NAME = /^\d[a-z0-9_.-]*[g-nq-wyz][a-z0-9_.-]*(?<!-)$/u;
const FINGERPRINTS = /^[A-Za-z.]+:[0-9a-f]{8}(?: [A-Za-z.]+:[0-9a-f]{8})*$/u;
/** What would be read as a number by others. */
const ARXIV = /^\d{4}\.\d{4,5}$/u;
/** A title in quotes in which nothing needs an escape. */
const QUOTED_TITLE = /^[ !#-[\]-~\u00C0-\u024F–—‘’“”]+$/u;

/** How the value of a key is laid out. */
export type Style = "line" | "lines" | "block";

/** `key: value` as lines, the last one ended; undefined for a value that is not of the plain kind. `quoted` is for a title that needs quotes. */
export function renderPlainKey(key: string, value: unknown, style: Style, quoted: boolean): string | undefined {
  if (quoted) return typeof value === "string" && QUOTED_TITLE.test(value) ? `${key}: "${value}"\n` : undefined;
  const inline = style === "line" ? renderFlow(value) : renderScalar(value, TEXT_WITH_COMMAS);
  if (inline !== undefined) return `${key}: ${inline}\n`;
  if (style === "lines" && Array.isArray(value)) return renderList(key, value.map(renderFlow), "  ");
  if (style !== "block" || typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  let lines = `${key}:\n`;
  for (const [name, item] of Object.entries(value)) {
    const text = Array.isArray(item) ? undefined : renderScalar(item, TEXT_WITH_COMMAS);
    const line = text === undefined ? renderBelow(name, item) : `  ${name}: ${text}\n`;
    if (line === undefined) return undefined;
    lines += line;
  }
  return lines;
}

/** A list one level down, an item a line. */
function renderBelow(name: string, items: unknown): string | undefined {
  if (!Array.isArray(items)) return undefined;
  return renderList(
    `  ${name}`,
    items.map((item: unknown) => renderScalar(item, TEXT_WITH_COMMAS)),
    "    ",
  );
}

function renderList(key: string, items: readonly (string | undefined)[], indent: string): string | undefined {
  let lines = `${key}:\n`;
  for (const item of items) {
    if (item === undefined) return undefined;
    lines += `${indent}- ${item}\n`;
  }
  return lines;
}

/** A scalar, a list of scalars or a mapping of scalars on one line. */
function renderFlow(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return renderScalar(value, TEXT);
  const parts: string[] = [];
  for (const [name, item] of Object.entries(value)) {
    const text = renderScalar(item, TEXT);
    if (text === undefined) return undefined;
    parts.push(Array.isArray(value) ? text : `${name}: ${text}`);
  }
  return Array.isArray(value) ? `[ ${parts.join(", ")} ]` : `{ ${parts.join(", ")} }`;
}

function renderScalar(value: unknown, pattern: RegExp): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  if (typeof value !== "string") return undefined;
  if (pattern.test(value)) return LAST_SIGN.test(value) || WORD_OF_YAML.test(value) ? undefined : value;
  if (DAY_OR_RANGE.test(value) || NAME.test(value) || FINGERPRINTS.test(value)) return value;
  return ARXIV.test(value) ? `"${value}"` : undefined;
}
