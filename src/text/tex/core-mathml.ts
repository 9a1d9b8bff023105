/** An element of MathML. */
export interface MathElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (MathElement | string)[];
}

/** Tags of MathML Core (W3C, MathML Core, §2 and §3), without those that link or embed. */
export const CORE_TAGS: readonly string[] = (
  "math semantics annotation mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover " +
  "munderover mmultiscripts mprescripts mtable mtr mtd"
).split(" ");

/** Attributes of theirs that say how the maths is set and can do nothing else. */
export const CORE_ATTRIBUTES: readonly string[] = (
  "display form fence separator stretchy symmetric maxsize minsize largeop movablelimits lspace rspace width height depth voffset " +
  "linethickness accent accentunder columnspan rowspan displaystyle scriptlevel mathvariant encoding"
).split(" ");

/** Classes that the style sheet knows. */
export const MATH_CLASSES: readonly string[] = (
  "tml-prime tml-sml-pad tml-med-pad tml-lrg-pad tml-tilde-2 tml-tilde-3 tml-tilde-4 tml-hat-1 tml-hat-2 tml-hat-3 tml-hat-4 tml-vec " +
  "chr-sml chr-med chr-lrg tml-left tml-right m-accent m-over m-under m-back m-bold m-italic m-box m-strike"
).split(" ");

const KNOWN_TAGS = new Set(CORE_TAGS);
const KNOWN_ATTRIBUTES = new Set(CORE_ATTRIBUTES);
const KNOWN_CLASSES = new Set(MATH_CLASSES);

const TAG = /<(\/?)([A-Za-z-]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/**
 * Reads MathML as Temml writes it (well-formed, every tag closed) and keeps what MathML Core knows: other elements become rows, other
 * attributes go, and the styles that matter become classes, because pages allow no `style` attribute.
 */
export function parseMathml(markup: string): MathElement {
  const root: Open = { tag: "mrow", attributes: {}, children: [] };
  const open: Open[] = [root];
  for (const [, slash, tag, attributes, text] of markup.matchAll(TAG)) {
    if (text !== undefined) open.at(-1)?.children.push(decode(text));
    else if (slash === "") open.push({ tag: tag ?? "", attributes: readAttributes(attributes ?? ""), children: [] });
    else {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed) open.at(-1)?.children.push(toCore(closed));
    }
  }
  const [first] = root.children;
  return typeof first === "object" ? closeEdges(first) : root;
}

/** A sign with nothing on one side takes no blanks, as in TeX: `1.8×`, `≈13`. */
function closeEdges(element: MathElement): MathElement {
  const [first, ...rest] = element.children;
  if (typeof first !== "object") return element;
  if (element.tag === "math" || element.tag === "semantics")
    return { ...element, children: [closeEdges(first), ...rest] };
  if (element.tag !== "mrow") return element;
  const last = element.children.length - 1;
  const children = element.children.map((child, index) => (index === 0 || index === last ? closeSign(child) : child));
  return { ...element, children };
}

function closeSign(child: MathElement | string): MathElement | string {
  if (typeof child === "string" || child.tag !== "mo") return child;
  const { fence, separator, form } = child.attributes;
  if (fence !== undefined || separator !== undefined || form !== undefined) return child;
  return { ...child, attributes: { ...child.attributes, lspace: "0", rspace: "0" } };
}

interface Open extends MathElement {
  readonly children: (MathElement | string)[];
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [name, decode(value)]));
}

function toCore({ tag, attributes, children }: Open): MathElement {
  const kept = Object.entries(attributes).filter(
    ([name, value]) => KNOWN_ATTRIBUTES.has(name) && isModest(name, value),
  );
  const classes = [...(attributes["class"] ?? "").split(" "), ...classesOfStyle(attributes["style"] ?? "")];
  if (tag === "menclose") {
    const found = Object.entries(NOTATIONS).find(([notation]) => attributes["notation"]?.includes(notation));
    classes.push(found?.[1] ?? "m-box");
  }
  if (tag === "mover" && isBar(children[1]))
    return { tag: "mrow", attributes: { class: "m-over" }, children: children.slice(0, 1) };
  const known = [...new Set(classes)].filter((name) => KNOWN_CLASSES.has(name));
  return {
    tag: KNOWN_TAGS.has(tag) ? tag : "mrow",
    attributes: Object.fromEntries(known.length === 0 ? kept : [...kept, ["class", known.join(" ")]]),
    children,
  };
}

/** Lengths that stay within a line: no formula may paint over the page. */
function isModest(name: string, value: string): boolean {
  if (!LENGTHS.has(name)) return true;
  const length = /^[+-]?([\d.]+)(em|ex|px|pt|%)?$/u.exec(value);
  return length !== null && Number(length[1]) <= (MOST[length[2] ?? "em"] ?? 0);
}

const LENGTHS = new Set("maxsize minsize lspace rspace width height depth voffset linethickness".split(" "));
const MOST: Readonly<Record<string, number>> = { em: 3, ex: 6, px: 48, pt: 36, "%": 300 };

/** The bar of `\bar`: maths fonts lack the overline and the macron, a border is always there. */
function isBar(mark: MathElement | string | undefined): boolean {
  return typeof mark === "object" && mark.tag === "mo" && mark.children[0] === "\u203e";
}

/** `menclose` is not in MathML Core: a row with a border says the same to the eye. */
const NOTATIONS: Readonly<Record<string, string>> = { top: "m-over", bottom: "m-under", strike: "m-strike" };

const STYLES: readonly (readonly [style: RegExp, name: string])[] = [
  [/math-depth:0/u, "m-accent"],
  [/margin-left:-/u, "m-back"],
  [/font-weight:bold/u, "m-bold"],
  [/font-style:italic/u, "m-italic"],
  [/border:/u, "m-box"],
];

/** Colours and the paddings of tables go: the page has its own. */
function classesOfStyle(style: string): readonly string[] {
  return style === "" ? [] : STYLES.flatMap(([pattern, name]) => (pattern.test(style) ? [name] : []));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** MathML as text. */
export function renderMathml({ tag, attributes, children }: MathElement): string {
  const listed = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  const inside = children.map((child) => (typeof child === "string" ? escape(child) : renderMathml(child)));
  return `<${tag}${listed.join("")}>${inside.join("")}</${tag}>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
