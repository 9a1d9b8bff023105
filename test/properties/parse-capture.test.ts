import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCapture } from "../../src/archive/capture-text.ts";
import type { CaptureText, LineKind, ParsedCapture } from "../../src/model/capture.ts";
import { normalizeDraft } from "../../src/normalize/reading.ts";
import { resolvePageDay } from "../../src/normalize/page-day.ts";
import source from "../../src/sources/huggingface-text/index.ts";
import { isId } from "../../src/text/slug.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { page, TRIES } from "./arbitraries.ts";
import { assertAlways } from "./tries.ts";

function decode(bytes: Uint8Array | string): CaptureText | undefined {
  return decodeCapture("x.txt", "x.txt", typeof bytes === "string" ? Buffer.from(bytes) : bytes, []);
}

/** Throws unless each line is accounted for, and each line of an entry is found in what was read of it. */
function checkAccounts(capture: CaptureText, { kinds, drafts }: ParsedCapture): void {
  expect(kinds).toHaveLength(capture.lines.length);
  const lines = capture.lines.map((text) => cleanText(text).text);
  expect(kinds.map((kind) => kind === "blank")).toEqual(lines.map((text) => text === ""));
  let last = 0;
  const claimed = new Set<number>();
  for (const draft of drafts) {
    const [first, end] = draft.lines;
    expect(first).toBeGreaterThan(last);
    expect(end).toBeGreaterThanOrEqual(first);
    last = end;
    const read = [draft.title, ...draft.abstract].join(" ").replaceAll(" ", "");
    for (let number = first; number <= end; number += 1) {
      const text = lines[number - 1] ?? "";
      if (text === "" || kinds[number - 1] !== "entry") continue;
      claimed.add(number);
      const isMeta = draft.metaLines !== undefined && number >= draft.metaLines[0];
      if (!isMeta) expect(read).toContain(text.replaceAll(" ", ""));
    }
  }
  expect([...claimed]).toEqual(kinds.flatMap((kind, index) => (kind === "entry" ? [index + 1] : [])));
}

function accountsFor(parse: (capture: CaptureText) => ParsedCapture): void {
  assertAlways(
    fc.property(page, (text) => {
      const capture = decode(text);
      if (capture) checkAccounts(capture, parse(capture));
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}`, () => {
  test("every line of any text is accounted for, once", () => {
    accountsFor(source.parse);
  });

  describe("the accounts would show", () => {
    const forget = (parsed: ParsedCapture, from: LineKind, to: LineKind): ParsedCapture => {
      const at = parsed.kinds.lastIndexOf(from);
      return { ...parsed, kinds: parsed.kinds.map((kind, index) => (index === at ? to : kind)) };
    };
    const faults: Readonly<Record<string, (parsed: ParsedCapture) => ParsedCapture>> = {
      "a line that is dropped": (parsed) => ({ ...parsed, kinds: parsed.kinds.slice(0, -1) }),
      "a line taken for blank": (parsed) => forget(parsed, "unrecognised", "blank"),
      "a line of an entry that nothing claims": (parsed) => forget(parsed, "boilerplate", "entry"),
      "a word of an abstract that is lost": (parsed) => ({
        ...parsed,
        drafts: parsed.drafts.map((draft) => ({ ...draft, abstract: draft.abstract.map((text) => text.slice(0, -1)) })),
      }),
      "two entries with one line": (parsed) => ({
        ...parsed,
        drafts: parsed.drafts.map((draft) => ({
          ...draft,
          lines: [parsed.drafts[0]?.lines[0] ?? 1, draft.lines[1]] as const,
        })),
      }),
    };
    test.each(Object.keys(faults))("%s", (name) => {
      const plant = faults[name];
      expect(() => accountsFor((capture) => plant?.(source.parse(capture)) ?? source.parse(capture))).toThrow(
        "Property failed",
      );
    });
  });

  test("no bytes make it throw, and what is read has a sound id", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      page.map((text) => Buffer.from(text)),
      page.chain((text) => fc.nat(text.length).map((at) => Buffer.from(text).subarray(0, at))),
    );
    assertAlways(
      fc.property(bytes, (data) => {
        const capture = decode(data);
        if (!capture) return;
        expect(source.detect(capture)).toBeGreaterThanOrEqual(0);
        const parsed = source.parse(capture);
        const day = resolvePageDay(parsed, capture.name);
        for (const draft of parsed.drafts) {
          const { slug, fields } = normalizeDraft(draft, capture, day);
          expect(slug === "" || isId(slug.slice(0, 80).replace(/-$/u, ""))).toBe(true);
          expect(fields.title).not.toBe("");
          expect(fields.abstract).not.toBe("");
        }
      }),
      TRIES,
    );
  });
});

describe("time grows in step with the text", () => {
  const one = "Walking robots forget where they have been. ";
  const texts: Readonly<Record<string, string>> = {
    "one long line": one.repeat(20_000),
    "links without end": `${"https://".repeat(100_000)} x`,
    "repositories without end": `${"github.com/a/".repeat(60_000)} x`,
    "open braces": "texttt{".repeat(100_000),
    "full stops": ". ".repeat(300_000),
    "marks of all kinds": "*_[]<>&`#~!-+".repeat(50_000),
    "lines without a sentence's end": "and so it goes on\n\n".repeat(60_000),
    "dots and authors": "  • 3 authors\n·\n".repeat(60_000),
    titles: "A Title of a Few Words\n\n".repeat(50_000),
    "combining marks": `x${"\u0301".repeat(300_000)}`,
  };
  test.each(Object.keys(texts))("%s", (name) => {
    const capture = decode(`Daily Papers\n\nOct 31\n\nA Title\n\n${texts[name]}\n\n  • 4 authors\n·\nOct 16, 2023\n`);
    if (!capture) throw new Error("not read");
    const start = performance.now();
    const parsed = source.parse(capture);
    for (const draft of parsed.drafts) normalizeDraft(draft, capture, { from: "unknown" });
    expect(parsed.kinds).toHaveLength(capture.lines.length);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
