import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPaper } from "../../src/archive/read-paper.ts";
import { readDigest } from "../../src/archive/read-parts.ts";
import { PAPER_KEYS, renderDigestFile, renderPaperFile } from "../../src/archive/render-file.ts";
import { editFile } from "../../src/archive/edit-file.ts";
import { ABSTRACT_LIMIT, type Paper } from "../../src/model/paper.ts";
import type { Problem } from "../../src/model/problem.ts";
import { markdownToText, paragraphsToMarkdown, stringifyMarkdown } from "../../src/render/markdown.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { line, TRIES } from "./arbitraries.ts";

const cleaned = line.map((text) => cleanText(text).text);
const paragraph = cleaned.filter((text) => text !== "");
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 4 });

function holdsFor(write: (texts: readonly string[]) => string): void {
  fc.assert(
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
    fc.assert(
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

const id = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/u);
const date = fc.constantFrom("2023", "2023-10", "2023-10-16", "XXXX-10-14");
const url = fc.constantFrom("https://x.example/", "http://x.example/a#b:c", "https://x.example/?q=a,b");
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const lines = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 90, max: 900 }));

const paper: fc.Arbitrary<Paper> = fc
  .record({
    id,
    title: paragraph,
    abstract: fc.array(paragraph, { maxLength: 3 }).map(paragraphsToMarkdown),
    notes: fc.constantFrom("", "## Notes\n\nOurs, with a --- and a # in it."),
    published: maybe(date),
    guessed: fc.constantFrom([], ["published"]),
    authors: fc.array(fc.record({ name: paragraph, affiliation: maybe(paragraph) }), { maxLength: 3 }),
    authorCount: maybe(fc.nat(9999)),
    organization: maybe(fc.record({ name: paragraph, handle: maybe(paragraph) })),
    venue: maybe(paragraph),
    language: maybe(fc.constantFrom("en", "no", "pt-BR")),
    links: fc.record(
      {
        arxiv: maybe(fc.constant("2301.00010")),
        doi: maybe(fc.constant("10.1000/(x)<y>:z#1")),
        code: maybe(fc.array(url, { minLength: 1, maxLength: 2 })),
      },
      { requiredKeys: [] },
    ),
    topics: fc.array(id, { maxLength: 2 }),
    notTopics: fc.array(id, { maxLength: 2 }),
    comments: maybe(fc.record({ count: fc.nat(99), seen: maybe(date) })),
    status: fc.array(fc.record({ kind: paragraph, date: fc.constant("2025-01-02"), reason: paragraph }), {
      maxLength: 2,
    }),
    aliases: fc.array(id, { maxLength: 2 }),
    sources: fc.array(
      fc.record({ capture: fc.constantFrom("a.txt", "001_x.txt", "-x"), lines, capturedOn: maybe(date) }),
      { maxLength: 3 },
    ),
    fingerprints: fc.constantFrom({}, { title: "0123abcd", "links.code": "00000000" }),
    proposed: fc.constantFrom({}, { title: "a: b # c", authorCount: "5" }, { abstract: "One.\n\n# Two.\n\n  Three." }),
  })
  .map((fields) => ({ ...fields, file: `content/papers/${fields.id.slice(0, 2)}/${fields.id}.md` }));

/** Undefined keys and absent ones are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a file", () => {
  test("of any paper gives the paper again", () => {
    fc.assert(
      fc.property(paper, (value) => {
        const problems: Problem[] = [];
        const read = readPaper(value.file, Buffer.from(renderPaperFile(value)), problems);
        expect(problems).toEqual([]);
        expect(plain(read?.paper)).toEqual(plain(value));
      }),
      TRIES,
    );
  });

  test("of any paper is the same bytes when it is edited to what it is", () => {
    fc.assert(
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
    fc.assert(
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
