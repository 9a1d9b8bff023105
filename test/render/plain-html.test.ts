import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createParsingRenderer } from "../../src/render/markdown-html.ts";
import { renderPlainParagraphs } from "../../src/render/plain-html.ts";
import { assertAlways, TRIES } from "../properties/tries.ts";

/* The short way must write what the long way writes, for every text that it takes; and it must take what abstracts are made of. */
const parse = createParsingRenderer();

const SIGNS = fc.constantFrom(
  ..."ab1é的 .,;:)(#+-=>~|!?@{}^/\"'`*_[]<&$\\\n\t\r\0\u00a0\u2028\u200b\ufeff\ud800😀&lt;http://www.",
);
const PIECES = fc.constantFrom(
  ..."\\*|\\_|\\[|]|\\$|\\#|\\\\|\\a|\\ |&amp;|&#38;|& |R&D|AT&T;|<b>|< 5|<5|a<b|</|<!--|\n\n|\n|  |http://a.b|https\\://a|HTTP://x.y|www.a.b|a@b.c|1.|- |> |# |===|~~~|word|é|的 ".split(
    "|",
  ),
);
const TEXT = fc.oneof(
  fc.string({ unit: SIGNS, maxLength: 40 }),
  fc.array(fc.oneof(PIECES, PIECES, fc.lorem({ maxCount: 4 })), { maxLength: 20 }).map((pieces) => pieces.join("")),
  fc.array(PIECES, { maxLength: 20 }).map((pieces) => pieces.join(" ")),
);

test("the short way writes what the parser writes, or leaves the text to it", () => {
  let taken = 0;
  assertAlways(
    fc.property(
      TEXT.map((text) => `a${text}`),
      (text) => {
        const short = renderPlainParagraphs(text);
        if (short === undefined) return;
        taken += 1;
        expect(short).toBe(parse(text));
      },
    ),
    { numRuns: TRIES.numRuns * 20 },
  );
  expect(taken).toBeGreaterThan(TRIES.numRuns / 2);
});

describe("takes plain words", () => {
  test.each([
    ["Words, “quoted” (so to say): 5 > 3, a = b - c.", "<p>Words, “quoted” (so to say): 5 > 3, a = b - c.</p>\n"],
    ["One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"],
    [
      "A snake\\_case, 2 \\* 3, \\$5, \\[1], p < 5, R & D",
      "<p>A snake_case, 2 * 3, $5, [1], p &#x3C; 5, R &#x26; D</p>\n",
    ],
  ])("%j", (text, html) => {
    expect(renderPlainParagraphs(text)).toBe(html);
    expect(parse(text)).toBe(html);
  });
});

test.each([
  "A *b* c",
  "A _b_ c",
  "A `b` c",
  "A [b](c)",
  "A $b$",
  "A <b>",
  "A &lt; b",
  "A\nb",
  "A ",
  "See http://a.b",
  "See https\\://a.b",
  "1. b",
  "- b",
  "# b",
  "> b",
  "",
  " a",
  "A\n\n\nb",
  "A\\",
])("leaves %j to the parser", (text) => {
  expect(renderPlainParagraphs(text)).toBeUndefined();
});
