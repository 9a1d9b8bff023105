import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlainYaml } from "../../src/archive/plain-yaml.ts";
import { parseYaml } from "../../src/archive/yaml.ts";
import type { FieldPath } from "../../src/model/archive.ts";
import { line, TRIES } from "./arbitraries.ts";
import { assertAlways } from "./tries.ts";

/** The value and the number of problems that the whole parser finds: a comment below is nothing to it, and too much for the quick one. */
function parseWhole(source: string): { value: unknown; problems: number } {
  const { value, problems } = parseYaml(`${source}# read by the whole parser\n`);
  return { value, problems: problems.length };
}

const key = fc.constantFrom("title", "id", "links", "constructor", "toString", "a1", "Z");
const sign = fc.constantFrom(
  ..."abé9_:#,-?|>&*!%@`'\"\\{}[] .~=()/+\u00a0\u0085\u2028\u0301\u200b\ufeff\t\r\n",
  "a: b",
  "x",
  " #",
  ": ",
  "- ",
  "{ ",
  " }",
  "[ ",
  " ]",
  ", ",
  "null",
  "<<",
  "http://x/y",
  "\\n",
  '\\"',
  "\n  ",
  "\n    - ",
);
const scrap = fc.oneof(
  { weight: 4, arbitrary: fc.array(sign, { maxLength: 6 }).map((signs) => signs.join("")) },
  { weight: 1, arbitrary: line },
);
const word = fc.constantFrom(
  "a",
  "A word",
  "2023-10-16",
  "2301.00010",
  "x: y",
  "é",
  "a, b",
  "it's (so)",
  "https://x.example/a#b",
);
const scalar = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: scrap },
  { weight: 1, arbitrary: scrap.map((text) => `"${text}"`) },
  { weight: 1, arbitrary: word.map((text) => `"${text}"`) },
);
const pair = fc.tuple(key, scalar).map(([name, text]) => `${name}: ${text}`);
const pairs = fc.array(pair, { minLength: 1, maxLength: 3 });
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: pairs.map((items) => `{ ${items.join(", ")} }`) },
  { weight: 1, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 3 }).map((items) => `[ ${items.join(", ")} ]`) },
);
const block = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: ${text}\n`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(key, fc.array(value, { maxLength: 3 }))
      .map(([name, items]) => `${name}:\n${items.map((item) => `  - ${item}\n`).join("")}`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(key, pairs).map(([name, items]) => `${name}:\n${items.map((item) => `  ${item}\n`).join("")}`),
  },
  { weight: 1, arbitrary: fc.tuple(key, key, word).map(([a, b, text]) => `${a}:\n  ${b}:\n    - ${text}\n`) },
);
const source = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join(""));

/** The paths of all values. */
function pathsOf(value: unknown, path: FieldPath = []): readonly FieldPath[] {
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...path, name]))
      : [];
  return [path, ...below];
}

function holdsFor(parse: (source: string) => unknown): void {
  assertAlways(
    fc.property(source, (text) => {
      const quick = parse(text);
      if (quick === undefined) return;
      const whole = parseWhole(text);
      expect(whole).toEqual({ value: quick, problems: 0 });
      expect(JSON.stringify(whole.value)).toBe(JSON.stringify(quick));
    }),
    { ...TRIES, numRuns: TRIES.numRuns * 10 },
  );
}

describe(`seed ${TRIES.seed}: YAML of the plain style`, () => {
  test("is read quickly as the whole parser reads it", () => {
    holdsFor(parsePlainYaml);
  });

  test("has its values at the places that the whole parser gives", () => {
    const step = fc.oneof(key, fc.constantFrom("name", "capture"), fc.nat({ max: 3 }));
    assertAlways(
      fc.property(source, fc.array(step, { maxLength: 3 }), (text, path) => {
        if (parsePlainYaml(text) === undefined) return;
        const places = [path, ...pathsOf(parsePlainYaml(text))].map((way) => [way, parseYaml(text, 2).placeOf(way)]);
        const whole = parseYaml(`${text}# read by the whole parser\n`, 2);
        expect(places).toEqual(places.map(([way]) => [way, whole.placeOf(way as FieldPath)]));
      }),
      TRIES,
    );
  });

  test("is most of what is tried here, so that the promise is about something", () => {
    const read = fc.sample(source, { numRuns: 1000, seed: TRIES.seed }).filter((text) => parsePlainYaml(text));
    expect(read.length).toBeGreaterThan(100);
  });

  test.each<[string, (text: string) => unknown]>([
    ["a comment that is kept", (text) => parsePlainYaml(text.replaceAll(" #", " +"))],
    ["a key that may come twice", (text) => parsePlainYaml(text.replace(/^(\w+): .*\n(?=[^]*^\1: )/gmu, ""))],
    ["a blank that is lost", (text) => parsePlainYaml(text.replaceAll("A word", "Aword"))],
    ["a text that ends at a colon", (text) => parsePlainYaml(text.replaceAll("x: y", "x"))],
  ])("the promise would catch %s", (_name, parse) => {
    expect(() => holdsFor(parse)).toThrow("Property failed");
  });

  test("is what Offprint itself writes", () => {
    const written = `title: "A Title: With \\"Quotes\\""
id: a-title
published: 2023-10-16
guessed: [ published ]
authors:
  - { name: Łukasz O'Neil, orcid: https://orcid.org/0000-0002-1825-0097 }
organization: { name: Lab of Labs, handle: lab }
links:
  arxiv: "2301.00010"
  code:
    - https://x.example/a#b
sources:
  - { capture: 001_a.txt, lines: 13-19, capturedOn: 2023-10-17 }
fingerprints: title:1a2b3c4d abstract:5e6f7a8b
`;
    const read = parsePlainYaml(written);
    expect(read).toBeDefined();
    expect(parseWhole(written)).toEqual({ value: read, problems: 0 });
  });
});
