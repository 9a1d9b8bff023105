import * as fc from "fast-check";
import { STATUS_KINDS, type Paper } from "../../src/model/paper.ts";
import { paragraphsToMarkdown } from "../../src/render/markdown.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { line } from "./arbitraries.ts";

/** Strangers' text as the normaliser leaves it: one line, nothing unseen in it, not empty. */
export const paragraph = line.map((text) => cleanText(text).text).filter((text) => text !== "");
export const id = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/u);
export const date = fc.constantFrom("2023", "2023-10", "2023-10-16", "XXXX-10-14");
const url = fc.constantFrom("https://x.example/", "http://x.example/a#b:c", "https://x.example/?q=a,b");
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
export const lines = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 90, max: 900 }));

/** Any paper that a file can hold. */
export const paper: fc.Arbitrary<Paper> = fc
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
    status: fc.array(
      fc.record({ kind: fc.constantFrom(...STATUS_KINDS), date: fc.constant("2025-01-02"), reason: paragraph }),
      {
        maxLength: 2,
      },
    ),
    aliases: fc.array(id, { maxLength: 2 }),
    sources: fc.array(
      fc.record({ capture: fc.constantFrom("a.txt", "001_x.txt", "-x"), lines, capturedOn: maybe(date) }),
      { maxLength: 3 },
    ),
    fingerprints: fc.constantFrom({}, { title: "0123abcd", "links.code": "00000000" }),
    proposed: fc.constantFrom({}, { title: "a: b # c", authorCount: "5" }, { abstract: "One.\n\n# Two.\n\n  Three." }),
  })
  .map((fields) => ({ ...fields, file: `content/papers/${fields.id.slice(0, 2)}/${fields.id}.md` }));
