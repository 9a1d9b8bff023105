import { describe, expect, test } from "vitest";
import { findGluedWords } from "../../src/text/glued-words.ts";

describe("words that run together", () => {
  test.each([
    ["the cost of learning.We show", "learning.We", "learning. We"],
    ["is this enough?The answer", "enough?The", "enough? The"],
    ["However,the model", "However,the", "However, the"],
    ["networks (CNNs)are used", "(CNNs)are", "(CNNs) are"],
    ["the loss ofthe model", "ofthe", "of the"],
    ["a set of samplesfrom it", "samplesfrom", "samples from"],
    ["use theModel of it", "theModel", "the Model"],
    ["results onNature; Nature is", "onNature", "on Nature"],
  ])("%s", (text, found, expected) => {
    expect(findGluedWords(text)).toMatchObject([{ at: text.indexOf(found), found, expected }]);
  });

  test.each([
    "PyTorch, iPhone, ResNet50, nuScenes, mmWave, arXiv, DeepSeek-R1 and GPT-4o",
    "e.g. this, i.e. that, etc. and U.S.A.; v1.2.3, 3.5x, Fig. 2",
    "Node.Js, torch.Tensor, numpy.Array and a.B.c",
    "see https://x.example/theModel.We,the and x.example/a.The/b,the",
    "theFork is a name, and theFork comes again",
    "onLine, inFer and toGether spell names",
    "(with)in, (there)by and f(x)is_ok",
    "your four hours of our contour, soothe, breathe, limits and therefrom, bandwith",
    "the formula $a,the.We$ and `code,the.We`",
    "min,max and sub,obj pairs",
  ])("near: %s", (text) => expect(findGluedWords(text)).toEqual([]));

  test("take time in proportion to the text, whatever it is made of", () => {
    const started = performance.now();
    for (const piece of ["a", "theA", "a.", "a@", "a,", "(a", "a)", "the", "a-", "ab.Cd", "http://a", "$a"])
      findGluedWords(piece.repeat(30_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
