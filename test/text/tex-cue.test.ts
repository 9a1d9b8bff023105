import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayNeedMending } from "../../src/text/tex/cue.ts";
import { mendText } from "../../src/text/tex/mend.ts";
import { TRIES } from "../properties/arbitraries.ts";
import { assertAlways } from "../properties/tries.ts";

/* A text behind a cue is read by every rule; one without is told in a fraction of the time, and must lose nothing by it. */
const CUE = " ε";
const word = fc.constantFrom(
  ..."one All age ill well cell tell null pile egg convert vertical narrowly asymptotically nonasymptotic a I x A the is of 3 0.5 2 (x) within brain times faster narrow narrower fraction fractal space to nuScenes".split(
    " ",
  ),
  "one,",
  "all.",
  "(one",
  "well-known",
  "one's",
);

describe("cues", () => {
  test("words of English that hold a name are left alone by every rule, whatever stands beside them", () => {
    assertAlways(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const text = words.join(" ");
        const { mends, suspects } = mendText(text + CUE);
        expect(mayNeedMending(text) || [...mends, ...suspects].length === 0).toBe(true);
      }),
      TRIES,
    );
    expect(mayNeedMending("All ages convert well, one by one, asymptotically.")).toBe(false);
  });

  test.each([
    "a rate of frac12 here",
    "tildeO(n) steps",
    "the estimate hatB of it",
    "in Belkin2018ReconcilingMM and",
    "where oneX le 3",
    "allé ll 3",
  ])("%s has one", (text) => {
    expect(mayNeedMending(text)).toBe(true);
  });
});
