import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { askSearcher } from "../src/browser/search/ask.ts";
import { arrangeChoices } from "../src/browser/search/choices.ts";
import { cutSnippet, markText } from "../src/browser/search/snippet.ts";
import { asksNothing, NO_SEARCH, readState, SORTS, toggleChoice, writeState } from "../src/browser/search/state.ts";
import { createPause, createTurns } from "../src/browser/search/turns.ts";
import type { Range, SearchAnswer, Searcher, SearchRequest } from "../src/search/searcher.ts";
import { nextResult } from "../src/browser/search/walk.ts";
import { adviseNone, renderFound, renderMore } from "../src/browser/search/words.ts";

describe("the address of a search", () => {
  test("says all of it, and no more", () => {
    const state = {
      ...NO_SEARCH,
      text: "linear attention",
      topics: ["quantization", "3d-vision"],
      years: ["2024"],
      hasCode: true,
      sort: "newest" as const,
    };
    expect(writeState(state)).toBe(
      "?q=linear+attention&topic=quantization&topic=3d-vision&year=2024&code=yes&sort=newest",
    );
    expect(writeState(NO_SEARCH)).toBe("");
    expect(writeState({ ...NO_SEARCH, sort: "oldest" })).toBe("");
  });

  test("that means nothing asks for nothing", () => {
    expect(readState("?sort=loudest&code=perhaps&topic=&page=7&q=%20")).toEqual(NO_SEARCH);
    expect(asksNothing(readState("?q=+&sort=newest"))).toBe(true);
    expect(asksNothing(readState("?year=2024"))).toBe(false);
    expect(readState(`?q=${"x".repeat(9000)}`).text).toHaveLength(500);
  });

  test("comes back as it was written, whatever the words", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((words) => words.trim().replace(/\p{Surrogate}/gu, "\ufffd"));
    const list = fc.uniqueArray(
      text.filter((value) => value !== ""),
      { maxLength: 4 },
    );
    const states = fc.record({
      text: text.filter((words) => words !== ""),
      topics: list,
      years: list,
      organizations: list,
      venues: list,
      hasCode: fc.boolean(),
      sort: fc.constantFrom(...SORTS),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(writeState(state))).toEqual(state);
      }),
    );
  });
});

const shown = (pieces: ReturnType<typeof markText>): string =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");

describe("marked words", () => {
  test("stand in the whole of a title", () => {
    expect(shown(markText("Softmax-free Linear Transformers", [[13, 19]]))).toBe("Softmax-free [Linear] Transformers");
    expect(
      shown(
        markText("abcdef", [
          [4, 99],
          [0, 2],
          [1, 3],
          [3, 3],
        ]),
      ),
    ).toBe("[abc]d[ef]");
  });

  test("decide which part of an abstract is shown", () => {
    const text = `${"Nothing to see here at all. ".repeat(20)}A state of one bit is enough. ${"More of the same follows. ".repeat(20)}`;
    const at = text.indexOf("one bit");
    const snippet = shown(
      cutSnippet(text, [
        [at, at + 3],
        [at + 4, at + 7],
      ]),
    );
    expect(snippet).toContain("A state of [one] [bit] is enough.");
    expect(snippet).toMatch(/^…\w+ .* \w+\.?…$/u);
    expect(snippet.length).toBeLessThan(300);
  });

  test("that are many show where most of them are", () => {
    const text = `word ${"x ".repeat(300)}word word word ${"y ".repeat(300)}`;
    const marks = [...text.matchAll(/word/gu)].map(({ index }) => [index, index + 4] as const);
    expect(shown(cutSnippet(text, marks))).toContain("[word] [word] [word]");
  });

  test("that are none show the beginning", () => {
    expect(shown(cutSnippet("A short abstract.", []))).toBe("A short abstract.");
    expect(shown(cutSnippet("word ".repeat(100), []))).toMatch(/^word .*word…$/u);
  });

  test("never change a word, whatever the ranges", () => {
    const ranges = fc.array(
      fc
        .tuple(fc.integer({ min: -5, max: 700 }), fc.integer({ min: -5, max: 700 }))
        .map(([from, to]): Range => [from, to]),
      { maxLength: 12 },
    );
    const texts = fc.string({ unit: fc.constantFrom("a", "b ", "\u{1d53d}", "é", ". "), maxLength: 600 });
    fc.assert(
      fc.property(texts, ranges, (text, marks) => {
        expect(
          markText(text, marks)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
        const snippet = cutSnippet(text, marks)
          .map((piece) => piece.text)
          .join("")
          .replace(/^…|…$/gu, "");
        expect(text).toContain(snippet);
        expect(snippet.length).toBeLessThanOrEqual(280);
      }),
    );
  });
});

describe("answers", () => {
  test("come in the order of their questions, or not at all", () => {
    const turns = createTurns();
    const first = turns.begin();
    const second = turns.begin();
    const third = turns.begin();
    expect(turns.show(second)).toBe(true);
    expect(turns.show(first)).toBe(false);
    expect([turns.isLast(second), turns.isLast(third)]).toEqual([false, true]);
    expect(turns.show(third)).toBe(true);
    expect(turns.show(second)).toBe(false);
  });

  describe("while somebody types", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    test("wait for a pause", () => {
      const act = vi.fn<() => void>();
      const pause = createPause(90, act);
      for (let key = 0; key < 5; key += 1) {
        pause.touch();
        vi.advanceTimersByTime(60);
      }
      expect(act).not.toHaveBeenCalled();
      vi.advanceTimersByTime(60);
      expect(act).toHaveBeenCalledOnce();
      pause.touch();
      pause.cancel();
      vi.advanceTimersByTime(500);
      expect(act).toHaveBeenCalledOnce();
    });
  });

  test("are counted in words", () => {
    expect(renderFound(0, 0)).toBe("No papers found");
    expect(renderFound(1, 1)).toBe("1 paper");
    expect(renderFound(1234, 20)).toBe("1,234 papers, the first 20 shown");
    expect(renderMore(25, 20, 20)).toBe("Show 5 more");
    expect(adviseNone(true, [])).toContain("Clear a box");
    expect(adviseNone(false, [])).toMatch(/^No paper has all of these words/u);
    expect(adviseNone(false, ["No paper has the word “x”."])).toBe("Try fewer or other words.");
  });
});

describe("a question", () => {
  const whole = { ...NO_SEARCH, text: "hebb ", from: 0, count: 20, isTyping: false };
  /** Finds "hebb" at the beginning of a word alone. */
  function pretend(): { readonly searcher: Searcher; readonly asked: SearchRequest[] } {
    const asked: SearchRequest[] = [];
    const search = async (request: SearchRequest): Promise<SearchAnswer> => {
      asked.push(request);
      const total = request.isTyping && request.text === "hebb" ? 1 : 0;
      return await Promise.resolve({ total, hits: [], problems: [] });
    };
    return { asked, searcher: { search, facets: async () => await Promise.reject(new Error("not asked for")) } };
  }

  test("that was sent with an unfinished word finds what it found while it was typed, and says so", async () => {
    const { searcher } = pretend();
    const { answer, request } = await askSearcher(searcher, whole);
    expect(answer.total).toBe(1);
    expect(answer.problems).toEqual(["No paper has the last word as it stands: these have a word that begins so."]);
    expect(request).toEqual({ ...whole, text: "hebb", isTyping: true });
  });

  test("is asked once when it is still typed, has no words, or finds nothing either way", async () => {
    for (const change of [{ isTyping: true }, { text: "" }, { text: "zyzzyva" }]) {
      const { searcher, asked } = pretend();
      const { answer, request } = await askSearcher(searcher, { ...whole, ...change });
      expect([answer.total, answer.problems, request]).toEqual([0, [], { ...whole, ...change }]);
      expect(asked).toHaveLength(change.text === "zyzzyva" ? 2 : 1);
    }
  });
});

describe("what to narrow by", () => {
  test("is one choice more or less", () => {
    const state = { ...NO_SEARCH, years: ["2024"], topics: ["quantization"] };
    expect(toggleChoice(state, "year", "2023", true)).toEqual({ years: ["2024", "2023"] });
    expect(toggleChoice(state, "year", "2024", true)).toEqual({ years: ["2024"] });
    expect(toggleChoice(state, "topic", "quantization", false)).toEqual({ topics: [] });
    expect(toggleChoice(state, "code", "yes", true)).toEqual({ hasCode: true });
    expect(toggleChoice(state, "sort", "newest", true)).toEqual({});
  });

  const values = Array.from({ length: 12 }, (_, index) => ({
    value: `v${index}`,
    label: `V ${index}`,
    count: 12 - index,
  }));

  test("shows the first eight, and those chosen among the rest", () => {
    const { first, rest } = arrangeChoices(values, ["v10"]);
    expect(first.map(({ value }) => value)).toEqual(["v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v10"]);
    expect(rest.map(({ value }) => value)).toEqual(["v8", "v9", "v11"]);
  });

  test("keeps a choice that no result has, so that it can be undone", () => {
    expect(arrangeChoices([], ["gone"]).first).toEqual([{ value: "gone", label: "gone", count: 0, isChosen: true }]);
  });

  test("hides no single value behind a step", () => {
    expect(arrangeChoices(values.slice(0, 9), []).rest).toEqual([]);
  });
});

test("what was found is put into the page as text, never as markup", () => {
  const folder = new URL("../src/browser/search/", import.meta.url);
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    expect(readFileSync(new URL(file, folder), "utf8"), file).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|DOMParser|createContextualFragment|\beval\b/u,
    );
});

test("keys walk through the results and back to the box", () => {
  expect(nextResult("ArrowDown", -1, 3)).toBe(0);
  expect(nextResult("j", 0, 3)).toBe(1);
  expect(nextResult("j", 2, 3)).toBe(2);
  expect(nextResult("k", 0, 3)).toBe(-1);
  expect(nextResult("End", 0, 3)).toBe(2);
  expect(nextResult("Home", 2, 3)).toBe(0);
  expect(nextResult("Escape", 2, 3)).toBe(-1);
  for (const key of ["j", "k", "ArrowUp", "Escape", "Home", "End", "Enter"])
    expect(nextResult(key, -1, 3)).toBeUndefined();
});
