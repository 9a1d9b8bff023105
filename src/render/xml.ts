/*
 * XML is written with `element` alone, which escapes whatever is no element: no text can become markup. Feeds are written here and not
 * by feedsmith, which has no `fh:archive` of RFC 5005 and pads texts with line breaks; it reads them back in the tests.
 */
const markup: unique symbol = Symbol("markup");

/** An element made by {@link element}. */
export interface Xml {
  readonly [markup]: string;
}

/** What may stand in an element: strings are text, `undefined` and `false` leave nothing. */
export type XmlChild = Xml | string | undefined | false | readonly XmlChild[];

export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** An element. Names are ours and not checked; attributes that are `undefined` are left out. */
export function element(name: string, attributes: XmlAttributes, ...children: readonly XmlChild[]): Xml {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${key}="${escapeXml(value).replace(/[\t\n]/g, characterReference)}"`;
  }
  const inside = renderChildren(children);
  return { [markup]: inside === "" ? `${start}/>` : `${start}>${inside}</${name}>` };
}

/** A whole document; `instructions` stand between declaration and root: `xml-stylesheet …`. */
export function renderXml(root: Xml, instructions: readonly string[] = []): string {
  const prolog = instructions.map((instruction) => `<?${instruction}?>\n`).join("");
  return `<?xml version="1.0" encoding="utf-8"?>\n${prolog}${root[markup]}\n`;
}

/** Elements that stand one a line: only text is kept as it is. */
function renderChildren(children: readonly XmlChild[]): string {
  const pieces: string[] = [];
  let hasElements = false;
  const visit = (child: XmlChild): void => {
    if (child === undefined || child === false) return;
    if (typeof child === "string") pieces.push(escapeXml(child));
    else if (markup in child) {
      hasElements = true;
      pieces.push(child[markup]);
    } else child.forEach(visit);
  };
  children.forEach(visit);
  return hasElements ? `\n${pieces.join("\n")}\n` : pieces.join("");
}

const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * Text → XML for text and double-quoted attributes. A carriage return is written as a reference, or a reader would drop it
 * (XML 1.0 §2.11); what no XML may have is replaced.
 */
export function escapeXml(text: string): string {
  return replaceForbidden(text)
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replaceAll("\r", "&#13;");
}

/** Characters that no XML may have (§2.2) become U+FFFD: every feed format then has the same text. */
export function replaceForbidden(text: string): string {
  return text.replace(ILLEGAL, "\ufffd");
}

function characterReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
