import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dropFontCommands, titleKey } from "../../src/text/fold.ts";
import { fingerprintOf } from "../../src/text/hash.ts";
import { findLinks, isWebUrl } from "../../src/text/links.ts";
import { findSymbol } from "../../src/text/tex/symbols.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { sharedWords, wordsOf } from "../../src/text/words.ts";
import { line, TRIES } from "./arbitraries.ts";
import { assertAlways } from "./tries.ts";

/** Letters, marks and joiners that come together when something between them is taken out. */
const parts = (...choices: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...choices), { maxLength: 30 }).map((list) => list.join(""));
const text = fc.oneof(
  line,
  fc.string({ unit: "binary", maxLength: 60 }).map((value) => value.replace(/\p{Cs}/gu, "")),
  parts("a", "\u200d", "\u200b", "\u001b[", "31m", "\u0958", "\u{1d160}", "\ufb2c", " ", "\u00a0"),
  parts("e", "\u0301", "\u200b", "\u0338"),
);
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\u{e0000}-\u{e007f}]/u;

function cleansFor(clean: (value: string) => string): void {
  assertAlways(
    fc.property(text, (value) => {
      const once = clean(value);
      expect(clean(once)).toBe(once);
      expect(once).toBe(once.normalize("NFC"));
      expect(once).toBe(once.trim());
      expect(once).not.toMatch(UNSEEN);
      expect(once).not.toMatch(/\s{2}|[^\S ]|\p{M}{12}/u);
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}`, () => {
  test("cleaning leaves nothing unseen, and is done in one go", () => {
    cleansFor((value) => cleanText(value).text);
  });

  test.each([
    [
      "one that keeps bidirectional controls",
      (value: string) =>
        value
          .normalize("NFC")
          .replace(/[^\S ]+|\s{2,}/gu, " ")
          .trim(),
    ],
    [
      "one that composes before it takes out",
      (value: string) => value.normalize("NFC").replace(new RegExp(UNSEEN, "gu"), "").replace(/\s+/gu, " ").trim(),
    ],
  ])("the promise would catch %s", (_name, clean) => {
    expect(() => cleansFor(clean)).toThrow("Property failed");
  });

  test("links are found in any text, each once, and each one that a paper may hold", () => {
    const linked = fc
      .array(
        fc.oneof(
          text,
          fc.constantFrom(
            "https://x.example/a",
            "github.com/o/n",
            "https://",
            "http://u:p@x.example/",
            "https://[",
            ").",
            "{",
            "https://x.example/\\_",
          ),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(""));
    assertAlways(
      fc.property(linked, (value) => {
        const { code, other } = findLinks(value);
        const all = [...code, ...other];
        expect(new Set(all).size).toBe(all.length);
        expect(all.filter((url) => !isWebUrl(url))).toEqual([]);
        for (const url of code)
          expect(url).toMatch(
            /^https:\/\/(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com)\/[\w.-]+\/[\w.-]*[\w-]$/u,
          );
      }),
      TRIES,
    );
  });

  test("a title's key does not depend on case, blanks, dashes or how it was folded before", () => {
    assertAlways(
      fc.property(text, (value) => {
        /* A title of signs alone is its own key. */
        const title = `${cleanText(value).text} x`;
        const key = titleKey(title);
        /* What is glued to a command's name hides it, and a mark that stands alone becomes part of what it is put next to. */
        const hasNames = (value.match(/[A-Za-z]+/gu) ?? []).some((name) => findSymbol(name) !== undefined);
        if (!hasNames && !/[{}]|1\.8times| \p{M}/u.test(title)) {
          expect(titleKey(title.replaceAll(" ", " – "))).toBe(key);
          expect(titleKey(title.replaceAll(" ", ""))).toBe(key);
        }
        expect(titleKey(dropFontCommands(title))).toBe(titleKey(dropFontCommands(dropFontCommands(title))));
      }),
      TRIES,
    );
  });

  test("a share of words is between none and all, the same both ways, and whole for a part", () => {
    assertAlways(
      fc.property(text, text, (a, b) => {
        const [one, two] = [wordsOf(a), wordsOf(b)];
        const share = sharedWords(one, two);
        expect(share).toBe(sharedWords(two, one));
        expect(share >= 0 && share <= 1).toBe(true);
        expect(sharedWords(one, wordsOf(`${a} ${b}`))).toBe(1);
      }),
      TRIES,
    );
  });

  test("a fingerprint does not depend on the order of keys, and tells values apart", () => {
    assertAlways(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), (value) => {
        expect(fingerprintOf(Object.fromEntries(Object.entries(value).reverse()))).toBe(fingerprintOf(value));
        expect(fingerprintOf({ ...value, one_more: true })).not.toBe(fingerprintOf(value));
      }),
      TRIES,
    );
  });
});
