import * as fc from "fast-check";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeStage, type Stage } from "./stage.ts";
import { readTree } from "./temporary-archive.ts";

/* Who owns a field: what a person changed, added or deleted in a paper's file stays, whatever is ingested later (CONTRACT §2). */
const ENTRY = {
  title: "Folding Maps",
  abstract:
    "Walking robots forget where they have been. We fold the map of a walk. Code is at https://github.com/lantern/maps.",
  date: "Sep 3 2",
};
const OTHER = { title: "Another Paper", date: "Oct 16, 2023" };
const file = "content/papers/fo/folding-maps.md";

/** An archive with one paper, seen on a page whose year is inferred. */
async function makePaper(): Promise<
  Stage & { text: () => string; edit: (change: (text: string) => string) => string }
> {
  const stage = makeStage();
  await stage.ingest(stage.put("first.txt", stage.page(ENTRY, OTHER).replace("Oct 31, 2023", "Oct 31")));
  const text = (): string => readFileSync(join(stage.root, file), "utf8");
  const edit = (change: (text: string) => string): string => {
    const changed = change(text());
    expect(changed).not.toBe(text());
    writeFileSync(join(stage.root, file), changed);
    return changed;
  };
  return { ...stage, text, edit };
}

const EDITS: readonly (readonly [what: string, from: string | RegExp, to: string])[] = [
  ["title", "title: Folding Maps", "title: Folding Maps, Unfolded"],
  ["published", "published: 2024-09-03", "published: 2023-09-03"],
  ["guessed", "guessed: [ published ]\n", ""],
  ["authorCount", "authorCount: 4", "authorCount: 5"],
  ["authorCount, to authors", "authorCount: 4", "authors:\n  - { name: Ada Lindqvist }"],
  ["authorCount, deleted", "authorCount: 4\n", ""],
  ["organization, added", "authorCount: 4", "authorCount: 4\norganization: { name: Lantern }"],
  ["links.code", "lantern/maps\n", "lantern/other\n"],
  [
    "links.code, more",
    "    - https://github.com/lantern/maps\n",
    "    - https://github.com/lantern/maps\n    - https://github.com/lantern/more\n",
  ],
  ["links.code, deleted", /links:\n.*\n.*\n/u, ""],
  ["links.arxiv, added", "links:\n", "links:\n  arxiv: 2409.00001\n"],
  ["comments", "count: 2", "count: 3"],
  ["comments, deleted", /comments:.*\n/u, ""],
  ["abstract", "We fold the map of a walk.", "We *fold* the map of a walk, twice."],
  [
    "venue, language, topics, status, aliases",
    "links:\n",
    "venue: A Workshop\nlanguage: en-GB\ntopics: [maps]\nnotTopics: [robots]\nstatus:\n  - { kind: corrected, date: 2025-01-02, reason: a slip }\naliases: [old-maps]\nlinks:\n",
  ],
  ["notes", /$/u, "\n## Notes\n\nWe tried it.   \n"],
];

describe("an edit by a person", () => {
  test.each(EDITS)("of %s survives every further ingest", async (_what, from, to) => {
    const { root, edit, ingest, text, put, page } = await makePaper();
    const edited = edit((before) => before.replace(from, to));
    const { status, err } = await ingest();
    expect({ status, conflict: err.includes("conflict") }).toEqual({ status: 0, conflict: false });
    expect(text()).toBe(edited);
    await ingest(put("again.txt", page(OTHER)));
    expect(text()).toBe(edited);
    const before = readTree(root);
    expect((await ingest("--frozen")).status).toBe(0);
    expect(readTree(root)).toEqual(before);
  });

  test("of anything, in any way of writing, survives byte for byte", async () => {
    const { root, ingest, text } = await makePaper();
    const original = text();
    const lines = original.split("\n");
    const change = fc.oneof(
      fc.nat(7).map((at) => (list: string[]) => list.splice(1 + at, 0, "# a remark")),
      fc.nat(7).map((at) => (list: string[]) => (list[1 + at] += "   # said")),
      fc.constant((list: string[]) => list.push("", "## Notes", "", "Ours.  ", "")),
      fc.constant((list: string[]) => (list[1] = "title: 'Folding Maps'")),
      fc.constant((list: string[]) => list.splice(1, 2, list[2] ?? "", list[1] ?? "")),
    );
    const flow = lines.findIndex((line) => line.startsWith("links:"));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), fc.boolean(), fc.boolean(), async (changes, crlf, cut) => {
        const list = [...lines];
        for (const apply of changes) apply(list);
        const joined = list.join(crlf ? "\r\n" : "\n");
        const edited = cut ? joined.trimEnd() : joined;
        writeFileSync(join(root, file), edited);
        const { status } = await ingest();
        expect(text()).toBe(edited);
        expect(status).toBeLessThan(2);
      }),
      {
        numRuns: 40,
        seed: 7,
        examples: [
          [[(list) => list.splice(flow, 3, "links: { code: [ https://github.com/lantern/maps ] }")], false, false],
        ],
      },
    );
  });
});

describe("a capture that says something else", () => {
  const later = {
    ...ENTRY,
    owner: "lantern Lantern Lab",
    date: "Sep 4, 2023 7",
    abstract: `${ENTRY.abstract} It takes a minute.`,
  };

  test("changes what is still the machine's", async () => {
    const { ingest, text, put, page } = await makePaper();
    const { out } = await ingest(put("later.txt", page(later).replace("Oct 31, 2023", "Nov 2, 2024")), "--json");
    expect(JSON.parse(out)).toMatchObject({
      changed: [
        { id: "folding-maps", fields: ["published", "guessed", "organization", "comments", "abstract", "sources"] },
      ],
      conflicts: [],
    });
    expect(text()).toContain(
      "published: 2023-09-04\nauthorCount: 4\norganization: { name: Lantern Lab, handle: lantern }\n",
    );
    expect(text()).toContain("It takes a minute.");
  });

  test("is proposed beside a person's value, and reported once", async () => {
    const { root, edit, ingest, text, put, page } = await makePaper();
    edit((before) =>
      before
        .replace("published: 2024-09-03", "published: 2024-09-05 # see the PDF")
        .replace("We fold the map", "We FOLD the map"),
    );
    const first = await ingest(put("later.txt", page(later)), "--json");
    const { conflicts } = JSON.parse(first.out) as { conflicts: unknown[] };
    expect(conflicts).toEqual([
      { id: "folding-maps", field: "abstract", kept: expect.stringContaining("FOLD"), offered: later.abstract },
      { id: "folding-maps", field: "published", kept: "2024-09-05", offered: "2023-09-04" },
    ]);
    expect(first.err).toMatch(
      /content\/papers\/fo\/folding-maps\.md:4:12 {2}warning {2}a person changed “published” .* {2}conflict\n/u,
    );
    expect(text()).toContain("published: 2024-09-05 # see the PDF\n");
    expect(text()).toContain("We FOLD the map");
    expect(text()).toMatch(/\nproposed:\n {2}published: 2023-09-04\n {2}abstract: .*It takes a minute\.\n---\n/u);
    const before = readTree(root);
    const second = await ingest("--json", "--strict");
    expect(second.err).not.toContain("conflict");
    expect(JSON.parse(second.out)).toMatchObject({ changed: [], conflicts: [] });
    expect(second.status).toBe(0);
    expect(readTree(root)).toEqual(before);
  });

  test("is settled by deleting the proposal, or by taking it over", async () => {
    const { edit, ingest, text, put, page } = await makePaper();
    edit((before) =>
      before.replace("published: 2024-09-03", "published: 2024-09-05").replace("authorCount: 4", "authorCount: 6"),
    );
    await ingest(put("later.txt", page({ ...later, owner: "  • 9 authors" })));
    expect(text()).toContain("proposed:\n  published: 2023-09-04\n");
    const settled = edit((before) => before.replace(/proposed:\n(?: {2}.*\n)+/u, ""));
    await ingest();
    expect(text()).toBe(settled);
    edit((before) => before.replace("published: 2024-09-05", "published: 2023-09-04"));
    await ingest(put("third.txt", page({ ...later, owner: "  • 9 authors", date: "Sep 2, 2023" })));
    expect(text()).toContain("published: 2023-09-02\n");
    expect(text()).toContain("authorCount: 6\n");
  });

  test("takes back a proposal that a person has taken over", async () => {
    const { edit, ingest, text, put, page } = await makePaper();
    edit((before) =>
      before
        .replace("title: Folding Maps", "title: Folding  Maps")
        .replace("published: 2024-09-03", "published: 2024-09-05"),
    );
    await ingest(put("later.txt", page(later)));
    edit((before) => before.replace("published: 2024-09-05", "published: 2023-09-04"));
    await ingest();
    expect(text()).not.toContain("proposed:");
  });

  test("does not bring back what a person deleted, but is proposed when it is news", async () => {
    const { edit, ingest, text, put, page } = await makePaper();
    edit((before) => before.replace(/comments:.*\n/u, "").replace("authorCount: 4\n", ""));
    await ingest(put("later.txt", page({ ...ENTRY, date: "Sep 3, 2024 9" }).replace("Oct 31, 2023", "Nov 2, 2024")));
    expect(text()).not.toMatch(/^(?:comments|authorCount)/mu);
    expect(text()).toContain("proposed:\n  comments: { count: 9, seen: 2024-11-02 }\n");
  });

  test("is no conflict when it is a day apart: time zones differ", async () => {
    const { root, edit, ingest, text, put, page } = await makePaper();
    edit((before) => before.replace("published: 2024-09-03", "published: 2023-09-05"));
    const { out } = await ingest(put("later.txt", page(later)), "--json");
    expect(JSON.parse(out)).toMatchObject({ conflicts: [] });
    expect(text()).toContain("published: 2023-09-05\n");
    expect(text()).not.toContain("proposed:");
    const before = readTree(root);
    await ingest();
    expect(readTree(root)).toEqual(before);
  });

  test("says nothing of a person's date being inferred, nor how many a person's authors are", async () => {
    const { put, page, ingest, root } = makeStage({
      "content/papers/fo/folding-maps.md": `---\ntitle: Folding Maps\nid: folding-maps\npublished: 2024-09-03\nauthors: [ { name: Ada Lindqvist } ]\n---\n\n${ENTRY.abstract}\n`,
    });
    await ingest(put("first.txt", page(ENTRY, OTHER).replace("Oct 31, 2023", "Oct 31")));
    const text = readFileSync(join(root, file), "utf8");
    expect(text).toContain("sources:\n");
    expect(text).not.toMatch(/guessed|authorCount/u);
  });

  test("adds its sighting to a paper that was written by hand, and proposes the rest", async () => {
    const { put, page, ingest, root } = makeStage({
      "content/papers/by/by-hand.md":
        "---\ntitle: By Hand\nid: by-hand\n---\n\nWe read what people bring and keep what holds, by hand.\n",
    });
    await ingest(put("first.txt", page({ title: "By Hand", date: "Oct 16, 2023" })));
    const text = readFileSync(join(root, "content/papers/by/by-hand.md"), "utf8");
    expect(text).toContain(
      "published: 2023-10-16\nauthorCount: 4\nsources:\n  - { capture: first.txt, lines: 13-19, capturedOn: 2023-10-31 }\n",
    );
    expect(text).toContain("\n---\n\nWe read what people bring and keep what holds, by hand.\n");
    expect(text).toContain("proposed:\n  abstract: ");
  });
});
