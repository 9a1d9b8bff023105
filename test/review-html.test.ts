import { HtmlValidate } from "html-validate";
import { Parser } from "htmlparser2";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { renderReviewHtml } from "../src/report/review-html.ts";
import { showText } from "../src/text/github-text.ts";
import { expectGolden } from "./golden.ts";
import { anyReview } from "./properties/reviews.ts";
import { assertAlways } from "./properties/tries.ts";
import { emptyReview, inventEntries, makeCorrection, makeHostile, makeIngest, makeLarge } from "./sample-reviews.ts";
import { TRAPS } from "./traps.ts";

const goldens = fileURLToPath(new URL("fixtures/reviews", import.meta.url));
const entries = inventEntries(500);
const [first] = entries;
if (!first) throw new Error("no entries");

const REVIEWS = {
  empty: emptyReview,
  correction: makeCorrection(first),
  ingest: makeIngest(entries.slice(0, 62)),
  large: makeLarge(entries),
  hostile: makeHostile(TRAPS),
};

const TAGS = new Set(
  "html head meta title style body div header main nav footer section h1 h2 p ul li a span strong code dl dt dd del ins details summary time bdi".split(
    " ",
  ),
);
const ATTRIBUTES = new Set("lang charset http-equiv content name class id href aria-label datetime".split(" "));

/** The words of a page, and whatever in it is not of our own making. */
function readPage(page: string): { readonly text: string; readonly faults: readonly string[]; readonly style: string } {
  const faults: string[] = [];
  const ids = new Set<string>();
  const links: string[] = [];
  let [text, style, isStyle] = ["", "", false];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      isStyle = name === "style";
      if (!TAGS.has(name)) faults.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(key)) faults.push(`${name} ${key}`);
        if (key === "id" && (ids.has(value) || /[^\w-]/u.test(value))) faults.push(`id ${value}`);
        if (key === "id") ids.add(value);
        if (key === "href") links.push(value);
      }
    },
    onclosetag: () => void (isStyle = false),
    ontext: (piece) => void (isStyle ? (style += piece) : (text += piece)),
    oncomment: (comment) => void faults.push(`comment ${comment}`),
  });
  parser.end(page);
  for (const link of links) if (!link.startsWith("#") || !ids.has(link.slice(1))) faults.push(`link ${link}`);
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.test(page)) faults.push("invisible");
  return { text, faults, style };
}

const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();

describe("a review as a page", () => {
  test.each(Object.entries(REVIEWS))("%s is valid, is words, and loads nothing", async (_name, review) => {
    const page = renderReviewHtml(review);
    const { faults, style } = readPage(page);
    expect(faults).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/u);
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: { "doctype-style": "off" } });
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line} ${message}`))).toEqual([]);
  });

  test.each(["correction", "ingest"] as const)("%s looks as before", (name) => {
    const page = renderReviewHtml(REVIEWS[name]).replace(/<style>[\s\S]*<\/style>/u, "<style></style>");
    expectGolden(`${goldens}/${name}.html`, page.replace(/'sha256-[^']*'/u, "'sha256-…'"));
  });

  test.each(["large", "hostile"] as const)("%s: all of it is there", (name) => {
    const review = REVIEWS[name];
    const text = plain(readPage(renderReviewHtml(review)).text);
    const texts = [
      ...review.papers.flatMap(({ title, id, doubts, topics }) => [
        title,
        id,
        ...doubts,
        ...topics.map(({ why }) => why),
      ]),
      ...review.problems.introduced.flatMap(({ message, file }) => [message, file]),
      ...review.problems.fixed.map(({ message }) => message),
      ...review.addresses.added,
      ...review.addresses.vanished,
      ...review.outside.map(({ path }) => path),
      ...review.checklist.flatMap(({ claim, evidence, places }) => [
        claim,
        evidence,
        ...places.map(({ what }) => what),
      ]),
    ];
    const missing = texts.filter((wanted) => !text.includes(plain(showText(wanted))));
    expect(missing).toEqual([]);
  });

  test("any review at all is a page of words, the same each time", () => {
    assertAlways(
      fc.property(anyReview, (review) => {
        const page = renderReviewHtml(review);
        expect(readPage(page).faults).toEqual([]);
        expect(renderReviewHtml(structuredClone(review))).toBe(page);
      }),
      { numRuns: 60 },
    );
  });
});
