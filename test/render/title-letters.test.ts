import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Paper } from "../../src/model/paper.ts";
import { groupByLetter, nameLetter, nameLetters } from "../../src/render/title-letters.ts";
import { manyPapers } from "../sample-content.ts";

const [model] = manyPapers(1);

function papersOf(titles: readonly string[]): readonly Paper[] {
  if (model === undefined) throw new Error("no paper");
  return titles.map((title, index) => ({ ...model, id: `paper-${index}`, title }));
}

const lettersOf = (titles: readonly string[], most?: number): readonly (readonly [string, readonly string[]])[] =>
  groupByLetter(papersOf(titles), most).map(({ letter, papers }) => [letter, papers.map(({ title }) => title)]);

describe("titles from A to Z", () => {
  test("stand under their first letter: accents folded, signs passed over, other scripts last", () => {
    expect(
      lettersOf([
        "émile",
        "Zero",
        "3D vision",
        "«Quoted»",
        "“An” end",
        "注意力",
        "ℓ_p sampling",
        "α-stable",
        "Жизнь",
        "?!",
      ]),
    ).toEqual([
      ["0-9", ["?!", "3D vision"]],
      ["a", ["α-stable", "“An” end"]],
      ["e", ["émile"]],
      ["l", ["ℓ_p sampling"]],
      ["q", ["«Quoted»"]],
      ["z", ["Zero"]],
      ["other", ["Жизнь", "注意力"]],
    ]);
  });

  test("are cut by their second letter when they are too many, blanks passed over", () => {
    const [a] = groupByLetter(papersOf(["A survey", "As one", "Attention", "A* search", "A1", "A", "Aж"]), 6);
    expect(a?.parts.map(({ letter, papers }) => [letter, papers.map(({ title }) => title)])).toEqual([
      ["0-9", ["A", "A1"]],
      ["s", ["A* search", "A survey", "As one"]],
      ["t", ["Attention"]],
      ["other", ["Aж"]],
    ]);
    expect(groupByLetter(papersOf(["A", "As"]), 2)[0]?.parts).toEqual([]);
  });

  test("have names for their letters", () => {
    expect(["a", "0-9", "other"].map(nameLetter)).toEqual(["A", "0–9 and signs", "Other scripts"]);
    expect([
      nameLetters("a", "b"),
      nameLetters("a", "0-9"),
      nameLetters("0-9", "d"),
      nameLetters("other", "other"),
    ]).toEqual(["Ab", "A, then a digit or sign", "0–9 and signs, then d", "Other scripts, then another script"]);
  });

  test("are each under one letter, in one order, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 12 }), { maxLength: 30 }), (titles) => {
        const papers = papersOf(titles);
        const groups = groupByLetter(papers, 3);
        expect(groupByLetter(papers.toReversed(), 3)).toEqual(groups);
        const ids = groups.flatMap((group) => group.papers.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(papers.map(({ id }) => id).toSorted());
        for (const { letter, parts, papers: inside } of groups) {
          expect(letter).toMatch(/^(?:[a-z]|0-9|other)$/u);
          if (parts.length > 0) expect(new Set(parts.flatMap((part) => part.papers))).toEqual(new Set(inside));
        }
      }),
    );
  });
});
