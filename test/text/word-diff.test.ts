import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WordPiece } from "../../src/model/review.ts";
import { diffWords } from "../../src/text/word-diff.ts";

const side = (pieces: readonly WordPiece[], kind: "old" | "new"): string =>
  pieces
    .filter((piece) => piece.kind === "same" || piece.kind === kind)
    .map(({ text }) => text)
    .join("");

/** `a [-b-]{+c+} d` */
const show = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "old" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

const lengthOf = (pieces: readonly WordPiece[], kind: WordPiece["kind"]): number =>
  pieces
    .filter((piece) => piece.kind === kind)
    .reduce((total, { text }) => total + (text.match(/\p{L}+/gu)?.length ?? 0), 0);

/** Words that both have, in their order, at most: worked out the slow way. */
function countShared(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1)
      next.push(word === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

const words = fc.array(fc.constantFrom("a", "b", "c", "deep", "nets"), { maxLength: 30 });
const text = fc.oneof(
  fc
    .array(fc.constantFrom("a", "b", "é", " ", "\n", ".", "$x^2$", "\ud83d\ude00", "\ud83d", "ы"), { maxLength: 60 })
    .map((all) => all.join("")),
  fc.string({ unit: "binary" }),
);

describe("two texts laid over each other", () => {
  test("the words that differ are marked, and those alone", () => {
    expect(show("We prune large models.", "We prune small models.")).toBe("We prune [-large-]{+small+} models.");
    expect(show("A model", "A larger model")).toBe("A {+larger +}model");
    expect(show("same", "same")).toBe("same");
    expect(show("", "new text")).toBe("{+new text+}");
    expect(show("old text", "")).toBe("[-old text-]");
    expect(diffWords("", "")).toEqual([]);
  });

  test("words in a row that differ are one change, not one a word", () => {
    expect(show("the quick brown fox jumps", "the slow red fox jumps")).toBe(
      "the [-quick brown-]{+slow red+} fox jumps",
    );
  });

  test("no letter is lost, whatever the texts", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffWords(before, after);
        expect(side(pieces, "old")).toBe(before);
        expect(side(pieces, "new")).toBe(after);
        expect(pieces.every((piece, index) => piece.text !== "" && piece.kind !== pieces[index + 1]?.kind)).toBe(true);
      }),
    );
  });

  test("what is found is the shortest way", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const pieces = diffWords(a.join("."), b.join("."));
        const separators = (list: readonly string[]): readonly string[] =>
          list.flatMap((word, index) => (index === 0 ? [word] : [".", word]));
        const tokens = pieces
          .filter(({ kind }) => kind === "same")
          .reduce((total, piece) => total + (piece.text.match(/\p{L}+|\./gu)?.length ?? 0), 0);
        expect(tokens).toBe(countShared(separators(a), separators(b)));
      }),
    );
  });

  test("texts without anything in common, and very long ones, are told as a whole between their ends", () => {
    const long = (word: string): string => `Begin ${Array.from({ length: 20_000 }, (_, n) => word + n).join(" ")} end.`;
    const pieces = diffWords(long("x"), long("y"));
    expect(pieces.map(({ kind }) => kind)).toEqual(["same", "old", "new", "same"]);
    expect(lengthOf(pieces, "same")).toBe(2);
    expect(side(pieces, "old")).toBe(long("x"));
  });
});
