/** A piece of XML as it stands in the text: elements with double-quoted attributes, instructions, text. */
const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|<\?[^?]*\?>|[^<]+/y;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** An element with its text and children, in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/**
 * Reads XML strictly, as far as our files use it (no CDATA, comments or DOCTYPE). Throws for whatever is not well-formed: the readers on
 * npm forgive unclosed elements, bare ampersands and control characters.
 */
export function parseXmlStrictly(text: string): XmlElement {
  if (ILLEGAL.test(text)) throw new Error("a character that XML forbids");
  const document: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [document];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    const parent = open.at(-1);
    if (!match || !parent) throw new Error(`no XML at ${at}: ${text.slice(at, at + 60)}`);
    const [whole, slash, name, attributes = "", empty] = match;
    if (name === undefined) {
      if (!whole.startsWith("<?")) parent.text += decode(whole);
    } else if (slash === "/") {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}> at ${at}`);
      open.pop();
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [], text: "" };
      parent.children.push(element);
      if (empty !== "/") open.push(element);
    }
  }
  const [root, second] = document.children;
  if (open.length !== 1 || !root || second || document.text.trim() !== "") throw new Error("not one root element");
  return root;
}

/** Children of that name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Texts of the children of that name. */
export function textsOf(element: XmlElement, name: string): readonly string[] {
  return childrenOf(element, name).map((child) => child.text);
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, decode(value)] as const,
  );
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(found);
}

function decode(text: string): string {
  if (REFERENCE.test(text) || text.includes("]]>")) throw new Error(`a bare & or ]]> in ${text.slice(0, 60)}`);
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_match, hex, decimal, name: string | undefined) => {
    if (name !== undefined) return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name] ?? "";
    return String.fromCodePoint(typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
