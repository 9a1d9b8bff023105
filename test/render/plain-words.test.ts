import * as fc from "fast-check";
import type { PhrasingContent, Root, RootContent } from "mdast";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { expect, test } from "vitest";
import { parseMarkdown, stringifyMarkdown } from "../../src/render/markdown.ts";
import { assertAlways, TRIES } from "../properties/tries.ts";

/*
 * Words that need no escape are not asked about. What is written must be what remark's own writer writes of the same tree, wherever the
 * words stand: it escapes more than we do, so the two are compared as what a reader reads in them, and where there is nothing to escape, as text.
 */
const WORDS = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ab1é ,.;:)(#+-=>|?@{}^/\"'%"), maxLength: 12 }),
  fc.lorem({ maxCount: 3 }).map((words) => ` ${words} `),
  fc.constantFrom(
    " 1. a",
    "1. a",
    "- a",
    "+ a",
    "# a",
    "===",
    " ",
    "a ",
    " a",
    "(a)",
    "a!",
    ", ",
    "1",
    "a#",
    "a\u00a0",
  ),
);
const text = WORDS.filter((value) => value !== "").map((value): PhrasingContent => ({ type: "text", value }));
const phrase: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 3, arbitrary: text },
  fc
    .array(text, { minLength: 1, maxLength: 1 })
    .map((children): PhrasingContent => ({ type: "link", url: "https://a.example/", children })),
  fc.array(text, { minLength: 1, maxLength: 1 }).map((children): PhrasingContent => ({ type: "strong", children })),
  fc.constant<PhrasingContent>({ type: "break" }),
);
const paragraph = fc
  .array(phrase, { minLength: 1, maxLength: 5 })
  .map((children): RootContent => ({ type: "paragraph", children }));
const block: fc.Arbitrary<RootContent> = fc.oneof(
  paragraph,
  fc
    .array(phrase, { minLength: 1, maxLength: 3 })
    .map((children): RootContent => ({ type: "heading", depth: 2, children })),
  paragraph.map((child): RootContent => ({
    type: "list",
    spread: false,
    children: [{ type: "listItem", spread: false, children: [child as never] }],
  })),
);

const plain = unified()
  .use(remarkStringify, { bullet: "-", emphasis: "_", fences: true, listItemIndent: "one", rule: "-" })
  .freeze();

test("words are written so that they are read as remark's own writer has them read", () => {
  assertAlways(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (children) => {
      const root: Root = { type: "root", children: joinTexts(children) };
      const own = stringifyMarkdown(root);
      expect(shapeOf(parseMarkdown(own))).toEqual(shapeOf(parseMarkdown(plain.stringify(root))));
    }),
    { numRuns: TRIES.numRuns * 4 },
  );
});

/** No two texts in a row, as no parser gives any. */
function joinTexts<Node extends RootContent>(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    if (!("children" in node)) return node;
    const joined: RootContent[] = [];
    for (const child of joinTexts(node.children as RootContent[])) {
      const last = joined.at(-1);
      if (child.type === "text" && last?.type === "text")
        joined[joined.length - 1] = { type: "text", value: last.value + child.value };
      else joined.push(child);
    }
    return { ...node, children: joined };
  });
}

function shapeOf(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "position" ? undefined : value)));
}
