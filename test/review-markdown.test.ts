import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { renderReviewMarkdown, REVIEW_MARKER } from "../src/report/review-markdown.ts";
import { isClosed, readComment } from "./github-comment.ts";
import { expectGolden } from "./golden.ts";
import { anyReview } from "./properties/reviews.ts";
import { assertAlways } from "./properties/tries.ts";
import { emptyReview, inventEntries, makeCorrection, makeHostile, makeIngest, makeLarge } from "./sample-reviews.ts";
import { TRAPS } from "./traps.ts";

const LIMIT = 65_536;
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

/** What a comment says it leaves out, `240 of 500 added papers`: how many each time. */
function readLeft(comment: string): readonly (readonly [count: number, of: number, noun: string])[] {
  const said = /^<b>Left out for length:<\/b> (.*?)\. The job's summary/mu.exec(comment)?.[1] ?? "";
  return [...said.matchAll(/([\d,]+) of ([\d,]+) ([a-z ]+?)(?=, \d|,? and \d|$)/gu)].map(
    ([, count = "", of = "", noun = ""]) => [toNumber(count), toNumber(of), noun],
  );
}

const toNumber = (text: string): number => Number(text.replaceAll(",", ""));

/** What its sections say of the same. */
function readLeftHere(comment: string): readonly number[] {
  return [...comment.matchAll(/^([\d,]+)(?: more)? [a-z ]+ left out here\.$/gmu)].map(([, count = ""]) =>
    toNumber(count),
  );
}

describe("a review as a comment", () => {
  test.each(Object.entries(REVIEWS))("%s", (name, review) => {
    const comment = renderReviewMarkdown(review);
    expect(comment.length).toBeLessThanOrEqual(LIMIT);
    expect(comment.startsWith(`${REVIEW_MARKER}\n`)).toBe(true);
    expect(readComment(comment).faults).toEqual([]);
    expect(isClosed(comment)).toBe(true);
    expectGolden(`${goldens}/${name}.md`, comment);
  });

  test("is short for a short change, and says what changed without unfolding", () => {
    const comment = renderReviewMarkdown(REVIEWS.correction);
    expect(comment.length).toBeLessThan(2500);
    expect(comment).toContain("<del>Bits</del> <ins>Examples</ins>");
    expect(comment).toContain("<b>Nothing blocks.</b>");
  });

  test("of 500 papers names each that came, and counts what it leaves out", () => {
    const comment = renderReviewMarkdown(REVIEWS.large);
    const rows = comment.match(/^\| (?!Paper \||---)/gmu)?.length ?? 0;
    const left = readLeft(comment);
    const added = left.find(([, , noun]) => noun === "added papers")?.[0] ?? 0;
    expect(rows + added).toBe(REVIEWS.large.papers.filter(({ kind }) => kind === "added").length);
    expect(rows).toBeGreaterThan(250);
    expect(comment).toContain("npx offprint report --base origin/main --format html");
  });

  test("names the papers that a rule moves, and how to decide about two that are alike", () => {
    const { topics, nearDuplicates } = REVIEWS.large;
    const comment = renderReviewMarkdown(REVIEWS.large);
    expect(comment).toContain(`papers came in: \`${topics[0]?.gained[0]}\`, \`${topics[0]?.gained[1]}\`,`);
    const { text } = readComment(comment);
    for (const { ids } of nearDuplicates) {
      expect(text).toContain(`npx offprint merge ${ids.join(" ")}`);
      expect(text).toContain(`- [ ${ids.join(", ")} ]`);
    }
  });

  test("leaves nothing out where there is room", () => {
    const comment = renderReviewMarkdown(REVIEWS.large, 1_000_000);
    expect(comment).not.toContain("left out");
    for (const { title } of REVIEWS.large.papers) expect(comment).toContain(title.slice(0, 60));
  });

  test("any review at all: fits, ends what it begins, is text, and counts exactly what it leaves out", () => {
    assertAlways(
      fc.property(anyReview, fc.oneof(fc.constant(LIMIT), fc.integer({ min: 6000, max: 20_000 })), (review, limit) => {
        const comment = renderReviewMarkdown(review, limit);
        expect(comment.length).toBeLessThanOrEqual(limit);
        expect(isClosed(comment)).toBe(true);
        expect(readComment(comment).faults).toEqual([]);
        const [here, said] = [readLeftHere(comment), readLeft(comment)];
        for (const [count, of] of said) expect(count).toBeLessThanOrEqual(of);
        expect(said.map(([count]) => count)).toEqual(expect.arrayContaining([...here]));
        expect(comment.includes("left out here")).toBe(here.length > 0);
        expect(renderReviewMarkdown(structuredClone(review), limit)).toBe(comment);
      }),
      { numRuns: 60 },
    );
  });
});
