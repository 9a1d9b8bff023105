import type { Parents } from "mdast";
import type { InlineMath } from "mdast-util-math";
import type { Options } from "remark-html";
import { CORE_ATTRIBUTES, CORE_TAGS, MATH_CLASSES, type MathElement } from "../text/tex/core-mathml.ts";
import { typesetTex } from "../text/tex/mathml.ts";
import { texToUnicode } from "../text/tex/unicode.ts";

/** A formula whose plain form is longer may not fit a phone: there it scrolls by itself. */
const WIDE = 28;

type Handler = NonNullable<NonNullable<Options["handlers"]>["inlineMath"]>;

/** A formula holds fast to what stands right beside it, unless both would be longer than a line of a phone. */
const GLUED = 24;

/** What of the texts right beside a formula belongs to its line: `(`, `,`, `-loss`. */
interface Glue {
  readonly before: string;
  readonly after: string;
}

declare module "mdast-util-math" {
  interface InlineMathData {
    glue?: Glue;
  }
}

/**
 * Gives each formula of a tree the signs and letters that touch it, in place: browsers break a line on either side of maths, also before a
 * comma.
 */
export function glueMaths(node: Parents): void {
  const { children } = node;
  for (const [index, child] of children.entries()) {
    if ("children" in child) glueMaths(child);
    if (child.type !== "inlineMath") continue;
    const [left, right] = [children[index - 1], children[index + 1]];
    const before = left?.type === "text" ? (/\S{1,12}$/u.exec(left.value)?.[0] ?? "") : "";
    const after = right?.type === "text" ? (/^\S{1,12}(?!\S)/u.exec(right.value)?.[0] ?? "") : "";
    const length = texToUnicode(child.value).length + before.length + after.length;
    if (length > GLUED || before + after === "") continue;
    if (left?.type === "text") left.value = left.value.slice(0, left.value.length - before.length);
    if (right?.type === "text") right.value = right.value.slice(after.length);
    child.data = { ...child.data, glue: { before, after } };
  }
}

/** Maths as MathML; TeX that cannot be typeset as it stands, in `<code class="tex">`. For remark-html's `handlers`. */
export const renderMath: Handler = (_state, node: InlineMath) => {
  const { before, after } = node.data?.glue ?? { before: "", after: "" };
  const result = typesetTex(node.value);
  if ("error" in result) {
    const code = element("code", { className: ["tex"] }, [textNode(`$${node.value}$`)]);
    return [textNode(before), code, textNode(after)];
  }
  const math = toHast(result.element);
  if (before + after !== "")
    return element("span", { className: ["glued"] }, [textNode(before), math, textNode(after)]);
  const isWide = texToUnicode(node.value).length > WIDE;
  return isWide ? element("span", { className: ["wide"], tabIndex: 0 }, [math]) : math;
};

interface HastText {
  readonly type: "text";
  value: string;
}

interface HastElement {
  readonly type: "element";
  tagName: string;
  properties: Record<string, string | number | string[]>;
  children: (HastElement | HastText)[];
}

function textNode(value: string): HastText {
  return { type: "text", value };
}

function element(
  tagName: string,
  properties: HastElement["properties"],
  children: (HastElement | HastText)[],
): HastElement {
  return { type: "element", tagName, properties, children };
}

function toHast({ tag, attributes, children }: MathElement): HastElement {
  const { class: classes, ...others } = attributes;
  const properties = classes === undefined ? others : { ...others, className: classes.split(" ") };
  return element(
    tag,
    properties,
    children.map((child) => (typeof child === "string" ? textNode(child) : toHast(child))),
  );
}

/** What a sanitiser lets through for {@link renderMath}, tag by tag. */
export const mathTags: readonly string[] = [...CORE_TAGS, "span"];
export const mathAttributes = {
  code: [["className", "tex"] satisfies [string, string]],
  span: [["className", "wide", "glued"] satisfies [string, string, string], ["tabIndex", 0] satisfies [string, number]],
  ...Object.fromEntries(
    CORE_TAGS.map((tag) => [tag, [...CORE_ATTRIBUTES, ["className", ...MATH_CLASSES] satisfies [string, ...string[]]]]),
  ),
};
