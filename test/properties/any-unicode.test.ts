import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaptureText, Draft } from "../../src/model/capture.ts";
import { normalizeDraft, type Reading } from "../../src/normalize/reading.ts";
import { markdownToText } from "../../src/render/markdown.ts";
import { mendText } from "../../src/text/tex/mend.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { line } from "./arbitraries.ts";
import { damaged } from "./damage.ts";
import { assertAlways, casesOf } from "./tries.ts";

/** Any row of UTF-16 units, halves of pairs and all. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((codes) => String.fromCharCode(...codes));
const short = fc.oneof(units, fc.string({ unit: "binary", maxLength: 80 }), line, damaged);
/** Long ones are one thing over and over: that is what takes time. */
const texts = fc.oneof(
  { weight: 3, arbitrary: short },
  {
    weight: 1,
    arbitrary: fc
      .tuple(short, fc.integer({ min: 2, max: 400 }))
      .map(([text, times]) => text.repeat(times).slice(0, 8000)),
  },
);

/** Milliseconds for 8,000 characters, on a slow machine that does something else as well. */
const PATIENCE = 1000;

function isAnswered(read: (text: string) => void, endOnFailure = false): void {
  assertAlways(
    fc.property(texts, (text) => {
      const start = performance.now();
      read(text);
      expect(performance.now() - start).toBeLessThan(PATIENCE);
    }),
    { examples: casesOf("is answered"), endOnFailure },
  );
}

/** An entry with a text as its title and its abstract, read. */
function readEntry(text: string): Reading {
  const capture: CaptureText = { name: "x.txt", sha256: "0".repeat(64), lines: [text, "", text] };
  const draft: Draft = { lines: [1, 3], title: text, titleLines: [1, 1], abstract: [text], abstractLines: [3, 3] };
  return normalizeDraft(draft, capture, { from: "unknown" });
}

describe("any text at all", () => {
  test("is mended, in time", () => {
    isAnswered((text) => void mendText(text));
    isAnswered((text) => void mendText(cleanText(text).text));
  });

  test("is normalised as title and abstract, in time, to Markdown that can be read", () => {
    isAnswered((text) => {
      const { fields } = readEntry(text);
      markdownToText(fields.abstract);
    });
  });

  test.each<[string, (text: string) => void]>([
    ["that cannot take half a pair", (text) => void encodeURIComponent(text)],
    [
      "that cannot take long texts",
      (text) => void String.fromCodePoint(...Array.from({ length: text.length * 40 }, () => 65)),
    ],
    ["that knows no empty text", (text) => void JSON.parse(text === "" ? "" : "0")],
    [
      "that looks at each character with all others",
      (text) => {
        const end = performance.now() + text.length ** 2 / 30_000;
        while (performance.now() < end);
      },
    ],
  ])("would show one %s", (_name, read) => {
    expect(() => isAnswered(read, true)).toThrow("Property failed");
  });
});
