import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasNaturalOrder, parsePersonName } from "../../src/text/person-name.ts";

describe("a name", () => {
  test.each([
    ["Ada Lindqvist", { given: "Ada", family: "Lindqvist" }],
    ["J. R. R. Roe", { given: "J. R. R.", family: "Roe" }],
    ["Ada B. Lindqvist", { given: "Ada B.", family: "Lindqvist" }],
    ["Chi-Ming Okafor", { given: "Chi-Ming", family: "Okafor" }],
    ["Ines Ødegård", { given: "Ines", family: "Ødegård" }],
    ["Siobhán O’Brien", { given: "Siobhán", family: "O’Brien" }],
    ["Bo van der Berg", { given: "Bo", particle: "van der", family: "Berg" }],
    ["Chi-Ming Okafor, Jr.", { given: "Chi-Ming", family: "Okafor", suffix: "Jr." }],
    ["Henry James III", { given: "Henry", family: "James", suffix: "III" }],
  ])("is taken apart where its form leaves no doubt: %s", (name, parsed) => {
    expect(parsePersonName(name)).toEqual(parsed);
  });

  test.each([
    "The ATLAS Collaboration",
    "Harbour Research",
    "DeepSeek Team",
    "Plato",
    "others",
    "Ada and Bo",
    "bell hooks",
    "Sánchez-Lozano J. M.",
    "Wei LI",
    "Nguyễn Văn An",
    "María García López",
    "李 明",
    "Иван Петров",
    "Okafor, Chi-Ming",
    "Okafor, Jr.",
    "Acme, Inc.",
    "R2 D2",
    "",
  ])("is left whole where to cut it were to guess: %j", (name) => {
    expect(parsePersonName(name)).toEqual({ literal: name });
  });

  test("loses no letter, whatever it is", () => {
    const word = fc.constantFrom(
      "Ada",
      "van",
      "der",
      "B.",
      "Jr.",
      "III",
      "Lindqvist,",
      "de",
      "Bo",
      "the",
      "Lab",
      "Ø",
      "",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 6 }).map((words) => words.join(" ")),
          fc.string(),
        ),
        (name) => {
          const parsed = parsePersonName(name);
          const parts =
            "literal" in parsed ? [parsed.literal] : [parsed.given, parsed.particle, parsed.family, parsed.suffix];
          expect(
            parts
              .filter((part) => part !== undefined)
              .join(" ")
              .replace(/[\s,]+/gu, " ")
              .trim(),
          ).toBe(name.replace(/[\s,]+/gu, " ").trim());
        },
      ),
    );
  });
});

test.each([
  ["María García López", true],
  ["Ada B. Lindqvist", true],
  ["Plato", false],
  ["The ATLAS Collaboration", false],
  ["Sánchez-Lozano J. M.", false],
  ["Acme, Inc.", false],
  ["Ada and Bo", false],
])("BibTeX takes apart what has the form for it: %s", (name, may) => {
  expect(hasNaturalOrder(name)).toBe(may);
});
