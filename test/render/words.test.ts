import { describe, expect, test } from "vitest";
import { joinWords, renderCount, renderNumber } from "../../src/render/count.ts";
import { titleInSentence } from "../../src/render/topic-words.ts";
import { renderByline } from "../../src/render/byline.ts";
import { renderComments } from "../../src/render/sighting.ts";
import { makePaper, sampleDigests, sampleTopics } from "../sample-content.ts";

test("numbers and nouns", () => {
  expect([0, 1, 6].map((count) => renderCount(count, "author"))).toEqual(["0 authors", "1 author", "6 authors"]);
  expect([999, 1372, 1234567].map(renderNumber)).toEqual(["999", "1,372", "1,234,567"]);
  expect(joinWords(["a", "b", "c"])).toBe("a, b and c");
  expect(joinWords(["a", "b and c"])).toBe("a, and b and c");
});

describe("who made a paper", () => {
  const name = (...names: string[]) => names.map((one) => ({ name: one }));
  test.each([
    [{ authorCount: 1 }, "1 author"],
    [{ authorCount: 6 }, "6 authors"],
    [{}, "authors not captured"],
    [{ organization: { name: "MTSAIR" } }, "MTSAIR"],
    [{ authors: name("A", "B") }, "A and B"],
    [{ authors: name("A", "B", "C", "D") }, "A and 3 others"],
  ])("%j", (fields, expected) => {
    expect(renderByline(makePaper({ id: "x", ...fields }))).toBe(expected);
  });
});

describe("comments", () => {
  test.each([
    [{ count: 2, seen: "2025-12-17" }, "2 comments when captured on 17 December 2025 (year inferred)"],
    [{ count: 1, seen: "2025-10-24" }, "1 comment when captured on 24 October 2025"],
    [{ count: 1 }, "1 comment when captured"],
  ])("%j", (comments, expected) => {
    expect(renderComments(makePaper({ id: "x", comments }), sampleDigests)).toBe(expected);
  });

  test("are not spoken of when none were seen", () => {
    expect(renderComments(makePaper({ id: "x" }), sampleDigests)).toBeUndefined();
  });
});

describe("a topic's title inside a sentence", () => {
  const [sample] = sampleTopics;
  if (sample === undefined) throw new Error("no topics");
  test.each([
    ["Quantization", "Storing numbers with fewer bits.", "quantization"],
    ["Bayesian methods", "Reasoning in the Bayesian way.", "Bayesian methods"],
    ["3D vision", "Seeing depth.", "3D vision"],
    ["LLM inference", "Running models.", "LLM inference"],
    ["State space models", "Where State space is capital, state is not.", "state space models"],
  ])("%s", (title, description, expected) => {
    expect(titleInSentence({ ...sample, title, description, introduction: "" })).toBe(expected);
  });
});
