import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPaper } from "../../src/archive/read-paper.ts";
import { readDigest } from "../../src/archive/read-parts.ts";
import { PAPER_KEYS, renderDigestFile, renderPaperFile } from "../../src/archive/render-file.ts";
import { editFile } from "../../src/archive/edit-file.ts";
import { ABSTRACT_LIMIT } from "../../src/model/paper.ts";
import type { Problem } from "../../src/model/problem.ts";
import { markdownToText, paragraphsToMarkdown, stringifyMarkdown } from "../../src/render/markdown.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { TRIES } from "./arbitraries.ts";
import { date, id, lines, paper, paragraph } from "./papers.ts";
import { assertAlways, casesOf } from "./tries.ts";

const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 4 });

function holdsFor(write: (texts: readonly string[]) => string): void {
  assertAlways(
    fc.property(paragraphs, (texts) => {
      expect(markdownToText(write(texts))).toBe(texts.join("\n\n"));
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}: paragraphs as Markdown`, () => {
  test("are the same text when read again: nothing in them is markup", () => {
    holdsFor(paragraphsToMarkdown);
  });

  test("are what the writer makes of them, also where it is not asked", () => {
    assertAlways(
      fc.property(paragraphs, (texts) => {
        const children = texts.map((value) => ({
          type: "paragraph" as const,
          children: [{ type: "text" as const, value }],
        }));
        expect(paragraphsToMarkdown(texts)).toBe(stringifyMarkdown({ type: "root", children }).trimEnd());
      }),
      TRIES,
    );
  });

  test.each([
    ["text that is glued in", (texts: readonly string[]) => texts.join("\n\n")],
    [
      "text escaped by hand",
      (texts: readonly string[]) => texts.map((text) => text.replace(/([*_`])/gu, "\\$1")).join("\n\n"),
    ],
    ["a paragraph that is lost", (texts: readonly string[]) => paragraphsToMarkdown(texts.slice(0, 3))],
  ])("the promise would catch %s", (_name, write) => {
    expect(() => holdsFor(write)).toThrow("Property failed");
  });

  test("take time in step with their length, whatever signs they are of", () => {
    for (const sign of ["*a_ ", "[", "![", "<", "`", "~~~", "&amp;", "_*", "\\", "> ", "- ", "https://", "<<<<<<< "]) {
      const text = cleanText(sign.repeat(ABSTRACT_LIMIT / sign.length)).text;
      const start = performance.now();
      expect(markdownToText(paragraphsToMarkdown([text]))).toBe(text);
      expect(performance.now() - start).toBeLessThan(4000);
    }
  });
});

/** Undefined keys and absent ones are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function isReadBack(write: typeof renderPaperFile): void {
  assertAlways(
    fc.property(paper, (value) => {
      const problems: Problem[] = [];
      const read = readPaper(value.file, Buffer.from(write(value)), problems);
      expect(problems).toEqual([]);
      expect(plain(read?.paper)).toEqual(plain(value));
    }),
    { examples: casesOf("is read back") },
  );
}

describe("a file", () => {
  test("of any paper gives the paper again", () => {
    isReadBack(renderPaperFile);
  });

  test.each<[string, (text: string) => string]>([
    ["a title without its quotes", (text) => text.replace(/^title: "(.*)"$/mu, "title: $1")],
    [
      "days that another reader would take for days",
      (text) => text.replace(/^published: (.*)$/mu, "published: $1T00:00:00Z"),
    ],
    ["a dollar without its backslash", (text) => text.replaceAll("\\$", "$$")],
    ["a body that is trimmed", (text) => text.replace(/^## Notes[^]*$/mu, "")],
    ["a list in another order", (text) => text.replace(/^( {2}- .*\n)( {2}- .*\n)/mu, "$2$1")],
  ])("would show %s", (_name, spoil) => {
    expect(() => isReadBack((value) => spoil(renderPaperFile(value)))).toThrow("Property failed");
  });

  test("of any paper is the same bytes when it is edited to what it is", () => {
    assertAlways(
      fc.property(paper, (value) => {
        const text = renderPaperFile(value);
        expect(editFile(text, PAPER_KEYS, { keys: new Map() })).toBe(text);
        const title = "title: Another\n";
        const edited = editFile(text, PAPER_KEYS, { keys: new Map([["title", title]]) });
        expect(edited.slice(edited.indexOf("\nid: "))).toBe(text.slice(text.indexOf("\nid: ")));
      }),
      TRIES,
    );
  });

  test("of any digest gives the digest again", () => {
    const entry = fc.oneof(fc.record({ lines, paper: id }), fc.record({ lines, omitted: paragraph }));
    const digest = fc.record({
      id,
      title: paragraph,
      date,
      dateFrom: fc.constantFrom("flag" as const, "unknown" as const),
      entries: fc.array(entry, { maxLength: 5 }),
      note: fc.constantFrom("", "A note."),
    });
    assertAlways(
      fc.property(digest, (fields) => {
        const value = {
          ...fields,
          file: `content/digests/${fields.id}.md`,
          capture: { file: "a.txt", sha256: "0".repeat(64) },
        };
        const problems: Problem[] = [];
        const read = readDigest(value.file, Buffer.from(renderDigestFile(value)), problems);
        expect(problems).toEqual([]);
        expect(plain(read?.part)).toEqual(plain(value));
      }),
      TRIES,
    );
  });
});
