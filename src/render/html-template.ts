/*
 * HTML is written with `html` alone: whatever is put into a template is text, unless a template (or `trusted`) made it.
 * The key is a symbol, so that no data read from a file can pass for markup.
 */
const markup: unique symbol = Symbol("markup");

/** HTML that was made by {@link html} or vouched for with {@link trusted}. */
export interface Html {
  readonly [markup]: string;
}

/** What may stand in a template: text and numbers are escaped, `undefined` and `false` leave nothing. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/** Nothing at all. */
export const noHtml: Html = { [markup]: "" };

/**
 * A template literal whose values are escaped for text and for quoted attributes.
 * Throws when a value stands in an attribute without quotes: a programmer's mistake.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let result = strings[0] ?? "";
  for (let index = 0; index < values.length; index += 1) {
    if (strings[index]?.endsWith("=") && isInTag(result))
      throw new Error("a value in an attribute needs quotes around it");
    result += renderValue(values[index]) + (strings[index + 1] ?? "");
  }
  return { [markup]: result };
}

/** Marks the output of our own renderers as HTML; never for anything else. */
export function trusted(text: string): Html {
  return { [markup]: text };
}

/** The HTML as text. */
export function toHtmlText(value: Html): string {
  return value[markup];
}

/** Whether the text so far ends inside a tag and outside its quotes; values cannot confuse it, theirs are escaped. */
function isInTag(text: string): boolean {
  const tag = text.slice(Math.max(0, text.lastIndexOf("<")));
  const isAttribute = tag.startsWith("<") || /^\s[\w-]+=/.test(tag);
  return isAttribute && !tag.includes(">") && tag.split('"').length % 2 === 1;
}

function renderValue(value: HtmlValue): string {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if (value === undefined || value === false) return "";
  if (isHtml(value)) return value[markup];
  let result = "";
  for (const item of value) result += renderValue(item);
  return result;
}

function isHtml(value: Html | readonly HtmlValue[]): value is Html {
  return markup in value;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text → HTML for text and quoted attributes. Control characters, which no HTML may have, become U+FFFD (HTML, 13.2.3.5). */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g, (character) => ENTITIES[character] ?? "\ufffd");
}
