import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParsedCapture } from "../../src/model/capture.ts";
import source from "../../src/sources/huggingface-text/index.ts";
import { TRIES } from "./arbitraries.ts";
import { assertAlways } from "./tries.ts";

/* Entries written as pages and capture tools lay them out are read back as they were, whichever way it is done. */
interface Known {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly owner: string;
  readonly date: string;
}

const noun = fc.constantFrom(
  "Maps",
  "Robots",
  "Gradients",
  "Attention Heads",
  "Birdsong",
  "Memory",
  "Sparse Networks",
  "Walks in the Rain",
);
const title = fc.oneof(
  fc.tuple(noun, noun).map(([a, b]) => `Folding ${a}: A Study of ${b}`),
  fc.tuple(noun, noun).map(([a, b]) => `Do ${a} Remember ${b} at Night?`),
  fc.tuple(noun, noun).map(([a, b]) => `${a} vs. ${b}`),
  noun.map((a) => `wav2${a.toLowerCase()} for Everyone`),
);
const sentence = fc
  .tuple(noun, noun, fc.integer({ min: 2, max: 99 }))
  .map(([a, b, n]) => `${a} of ${n} kinds were compared with ${b.toLowerCase()} on ${n + 1} courses, e.g. in snow`);
const entry: fc.Arbitrary<Known> = fc.record({
  title,
  sentences: fc.array(sentence, { minLength: 2, maxLength: 6 }).map((list) => list.map((text) => `${text}.`)),
  owner: fc.constantFrom("  • 4 authors", "  • 1 authors", "lantern-lab Lantern Lab", "MTSAIR MTSAIR"),
  date: fc.constantFrom("Oct 16, 2023", "Sep 3", "Sep 3 2", "Jan 2, 2021 11"),
});

interface Layout {
  readonly width: number;
  readonly isTight: boolean;
  readonly twoLineTitles: boolean;
  readonly footer: boolean;
}
const layout: fc.Arbitrary<Layout> = fc.oneof(
  fc.record({
    width: fc.constantFrom(Infinity, 60, 80, 120),
    isTight: fc.constant(false),
    twoLineTitles: fc.boolean(),
    footer: fc.boolean(),
  }),
  fc.record({
    width: fc.constant(Infinity),
    isTight: fc.constant(true),
    twoLineTitles: fc.constant(false),
    footer: fc.boolean(),
  }),
);

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Without meta blocks where `lacks` says so; the last entry keeps its own. */
function layOut(
  entries: readonly Known[],
  { width, isTight, twoLineTitles, footer }: Layout,
  lacks: readonly boolean[],
): readonly string[] {
  const lines = ["new", "", "Subscribe", "", "Daily Papers", "", "byAK and the research community", "", "Oct 31", ""];
  for (const [index, { title: name, sentences, owner, date }] of entries.entries()) {
    lines.push(...(twoLineTitles ? wrap(name, 30) : [name]), "", ...wrap(sentences.join(" "), width), "");
    if (lacks[index] !== true || index === entries.length - 1) lines.push(owner, "·", date, "");
  }
  if (footer) lines.push("Previous", "", "Next", "", "System theme");
  return isTight ? lines.filter((line) => line !== "") : lines;
}

function readsBack(parse: (lines: readonly string[]) => ParsedCapture, lacking: boolean): void {
  const lacks = fc.array(fc.boolean(), { maxLength: 6 });
  assertAlways(
    fc.property(fc.array(entry, { minLength: 2, maxLength: 6 }), layout, lacks, (entries, way, without) => {
      const { drafts, kinds } = parse(layOut(entries, way, lacking && !way.isTight ? without : []));
      expect(drafts.map((draft) => [draft.title, draft.abstract.join(" ")])).toEqual(
        entries.map(({ title: name, sentences }) => [name, sentences.join(" ")]),
      );
      expect(kinds).not.toContain("unrecognised");
    }),
    TRIES,
  );
}

const parse = (lines: readonly string[]): ParsedCapture =>
  source.parse({ name: "x.txt", sha256: "0".repeat(64), lines });

describe(`seed ${TRIES.seed}: entries in any layout`, () => {
  test("are read back as they were", () => {
    readsBack(parse, false);
  });

  test("also where meta blocks are missing", () => {
    readsBack(parse, true);
  });

  test("the promise would catch a parser that goes by single lines", () => {
    const byLine = (lines: readonly string[]): ParsedCapture =>
      parse(lines.filter((line, index) => lines[index - 1] === "" || line.length > 60 || /^ {2}|^·|\d/u.test(line)));
    expect(() => readsBack(byLine, false)).toThrow("Property failed");
  });
});
