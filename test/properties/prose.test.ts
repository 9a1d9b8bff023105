import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Mended, mendText } from "../../src/text/tex/mend.ts";
import { soundProse } from "./prose.ts";
import { assertAlways, casesOf } from "./tries.ts";

function leavesProse(mend: (text: string) => Mended): void {
  assertAlways(
    fc.property(soundProse, (text) => {
      const { inlines, mends } = mend(text);
      expect({ inlines, mends }).toEqual({ inlines: [{ kind: "text", value: text }], mends: [] });
    }),
    { examples: casesOf("leaves prose") },
  );
}

const replacing =
  (pattern: RegExp, sign: string) =>
  (text: string): Mended => ({ ...mendText(text), inlines: [{ kind: "text", value: text.replace(pattern, sign) }] });

describe("plain prose", () => {
  test("is left as it is, to the byte", () => {
    leavesProse(mendText);
  });

  test.each<[string, (text: string) => Mended]>([
    ["one that takes every “times” for a sign", replacing(/\d+ times\b/u, "×")],
    ["one that takes Greek words for letters", replacing(/\b(?:alpha|beta)\b/u, "α")],
    ["one that takes underscores for indices", replacing(/(?<=[a-z])_(?=[a-z])/u, "")],
    ["one that takes money for maths", replacing(/\$\d+ and \$/u, "")],
    ["one that drops what stands in angle brackets", replacing(/<\/?\w+>/u, "")],
    ["one that drops a blank", replacing(/ (?=top\b)/u, "")],
  ])("the promise would catch %s", (_name, mend) => {
    expect(() => leavesProse(mend)).toThrow("Property failed");
  });
});
