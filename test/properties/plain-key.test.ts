import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderPlainKey } from "../../src/archive/plain-key.ts";
import { PAPER_KEYS, renderAnyKey, renderKey, toPlain } from "../../src/archive/render-file.ts";
import { line, TRIES } from "./arbitraries.ts";
import { assertAlways } from "./tries.ts";

const sign = fc.constantFrom(
  ..."abzAZéßŁ019 .,:;#-_?!*&%@|>'\"\\{}[]()+/=~`<\u00a0\u2028\u0301\u200b\ufeff\t\n",
  ": ",
  " #",
  "://",
  "null",
  "True",
  "no",
  "1e5",
  "0x1f",
  ".inf",
  "2023",
  "-",
);
const known = fc.constantFrom(
  "2023-10-16",
  "2023-10",
  "2023",
  "XXXX-10-14",
  "13-19",
  "2310.00010",
  "10.1145/3292500.3330701",
  "001_5aa68a91c80eadbe.txt",
  "3d-gaussian-splatting",
  "1e-5",
  "0o17",
  "https://x.example/a?b=c#d",
  "title:1a2b3c4d links.arxiv:5e6f7a8b",
  "A Title, with a comma",
  "Trailing blank ",
  "Trailing dash -",
  "true",
  "~",
);
const scalar = fc.oneof(
  fc.array(sign, { maxLength: 6 }).map((signs) => signs.join("")),
  known,
  line,
  fc.nat({ max: 1e7 }),
);
const flat = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("name", "arxiv", "capture", "lines"), scalar, { maxKeys: 3 }),
);
const value = fc.oneof(
  flat,
  fc.array(flat, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("code", "doi", "other", "title"), flat, { maxKeys: 3 }),
);
const key = fc.constantFrom(...PAPER_KEYS, "entries", "capture");

function writesAlike(render: typeof renderKey): void {
  assertAlways(
    fc.property(key, value, (name, given) => {
      const plain = toPlain(given);
      if (plain === undefined) return;
      expect(render(name, given)).toBe(renderAnyKey(name, plain));
    }),
    { ...TRIES, numRuns: TRIES.numRuns * 10 },
  );
}

describe(`seed ${TRIES.seed}: keys of front matter`, () => {
  test("are written quickly as the library writes them", () => {
    writesAlike(renderKey);
  });

  test("are mostly of the kind that is written quickly", () => {
    const paper = [
      ["title", "A Title: with a colon", "block", true],
      ["title", "Plain words", "block", false],
      ["published", "2023-10-16", "block", false],
      ["authors", [{ name: "Ada Łukasz" }], "lines", false],
      ["links", { arxiv: "2310.00010", code: ["https://x.example/a"] }, "block", false],
      ["sources", [{ capture: "001_a.txt", lines: "13-19", capturedOn: "2023-10-17" }], "lines", false],
    ] as const;
    for (const [name, given, style, quoted] of paper)
      expect(renderPlainKey(name, given, style, quoted)).toBe(renderAnyKey(name, given));
  });

  test("the promise would catch a text that needs quotes and has none", () => {
    expect(() => writesAlike((name, given) => renderKey(name, given).replace('"2023"', "2023"))).toThrow(
      "Property failed",
    );
  });
});
