import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { Review } from "../src/model/review.ts";
import type { UrlPath } from "../src/model/url.ts";
import { renderReviewJson } from "../src/report/review-json.ts";
import type { reviewSchema } from "../src/report/review-schema.ts";
import { expectGolden } from "./golden.ts";
import { anyReview } from "./properties/reviews.ts";
import { assertAlways } from "./properties/tries.ts";
import { emptyReview, inventEntries, makeCorrection, makeHostile, makeLarge } from "./sample-reviews.ts";
import { TRAPS } from "./traps.ts";

const schema = fileURLToPath(new URL("../schema/review.schema.json", import.meta.url));
const goldens = fileURLToPath(new URL("fixtures/reviews", import.meta.url));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync(schema, "utf8")) as object,
);
const entries = inventEntries(500);
const [first] = entries;
if (!first) throw new Error("no entries");

/** A type as JSON has it: an address is text, nothing is written to, and what is not there is left out. */
type Plain<Type> = Type extends UrlPath
  ? string
  : Type extends object
    ? { readonly [Key in keyof Type]-?: Plain<Exclude<Type[Key], undefined>> }
    : Type;

describe("a review as JSON", () => {
  test("has all that a review has", () => {
    expectTypeOf<Plain<z.output<typeof reviewSchema>>>().toEqualTypeOf<Plain<Review>>();
  });

  test.each(Object.entries({ empty: emptyReview, correction: makeCorrection(first) }))(
    "%s looks as before",
    (name, review) => {
      expectGolden(`${goldens}/${name}.json`, renderReviewJson(review));
    },
  );

  test.each(Object.entries({ large: makeLarge(entries), hostile: makeHostile(TRAPS) }))(
    "%s keeps to its schema, whole",
    (_name, review) => {
      const json = renderReviewJson(review);
      expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(review)));
      expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u206f]/u);
    },
  );

  test("has its keys in one order, whatever the order in which they were gathered", () => {
    const [paper] = makeCorrection(first).papers;
    const turned = Object.fromEntries(Object.entries(paper ?? {}).toReversed()) as unknown as Review["papers"][number];
    expect(renderReviewJson({ ...emptyReview, papers: [turned] })).toBe(
      renderReviewJson({ ...emptyReview, papers: paper ? [paper] : [] }),
    );
  });

  test("any review at all keeps to it and comes back as it was", () => {
    assertAlways(
      fc.property(anyReview, (review) => {
        const json = renderReviewJson(review);
        expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(review)));
      }),
      { numRuns: 100 },
    );
  });

  test("another thing does not", () => {
    expect(validate({})).toBe(false);
    expect(validate({ ...(JSON.parse(renderReviewJson(emptyReview)) as object), more: 1 })).toBe(false);
  });
});
