import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadMarkdown } from "../../src/archive/content-file.ts";
import { splitBody } from "../../src/archive/read-paper.ts";
import { bodyOf, offsetInBody, placeInBody } from "../../src/model/body.ts";

function load(text: string) {
  const loaded = loadMarkdown("content/pages/a.md", new TextEncoder().encode(text), []);
  if (!loaded) throw new Error("not a Markdown file");
  return loaded;
}

describe("the body of a file", () => {
  test.each([
    "---\ntitle: a\n---\n\nText.\n",
    "---\r\ntitle: a\r\n---\r\n\r\nText.\r\n",
    "---\ntitle: a\n---\n---",
    "---\ntitle: a\n---",
    "---\ntitle: a\n---\n",
    "---\n---\nText",
    "\uFEFF---\ntitle: a\n---  \nText",
  ])("is what the reader takes: %j", (text) => {
    const { file, body } = load(text);
    expect(bodyOf(file)).toBe(body);
  });

  test("places count lines and columns from the top of the file", () => {
    const { file, body } = load("---\ntitle: a\n---\n\nOne.\n\nTwo words.\n");
    expect(placeInBody(file, body.indexOf("words"))).toEqual({ line: 7, column: 5 });
    expect(placeInBody(file, 0)).toEqual({ line: 4, column: 1 });
  });

  test("an offset in the abstract leads to the same character of the body", () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom("a", "b", " ", "é"), maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.constantFrom("\n", "\r\n", "\r"), (parts, end) => {
        const body = parts.join(end);
        const { abstract } = splitBody(body);
        for (const [at, unit] of abstract.split("").entries()) {
          const found = body[offsetInBody(body, at)];
          expect(found === "\r" ? "\n" : found).toBe(unit);
        }
      }),
      { numRuns: 300 },
    );
  });
});
