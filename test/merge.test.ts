import * as fc from "fast-check";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Outcome, run } from "./run.ts";
import { type Entry, makeStage, renderPage, type Stage } from "./stage.ts";
import { readTree, writeTree } from "./temporary-archive.ts";

/* Two published papers that are one: `merge` joins them, and nothing that a person wrote is lost (CONTRACT §2, §3). */
const OARS =
  "We row boats with oars made of glass. The boats arrive on time, and nobody is hurt along the way. Code is at https://github.com/lantern/oars.";
const LATER =
  "Oars of glass are heavier than those of wood, yet they slip through water more calmly. We row nine boats.";
const KEEP = "content/papers/gl/glass-oars.md";
const DROP = "content/papers/ro/rowing-with-glass.md";

interface Harbour extends Stage {
  readonly merge: (...args: readonly string[]) => Promise<Outcome>;
  readonly text: (file: string) => string;
  /** Changes a file as a person would. */
  readonly edit: (file: string, from: string | RegExp, to: string) => void;
  /** What has to hold after a merge: ingest finds nothing to change, check nothing that it had not found before. */
  readonly expectSettled: (rulesBefore: readonly string[]) => Promise<void>;
  readonly rules: () => Promise<readonly string[]>;
}

/** An archive with two papers, each from a page of its own. */
async function makeHarbour(keep: Partial<Entry> = {}, drop: Partial<Entry> = {}): Promise<Harbour> {
  const stage = makeStage();
  const { root } = stage;
  const other = { title: "Something Else Entirely" };
  const first = renderPage(
    [{ title: "Glass Oars", abstract: OARS, date: "Sep 3, 2022 2", ...keep }, other],
    "Oct 31, 2023",
  );
  const second = renderPage(
    [{ title: "Rowing with Glass", abstract: LATER, date: "Sep 2, 2022 7", ...drop }],
    "Nov 1, 2023",
  );
  await stage.ingest(stage.put("first.txt", first), stage.put("second.txt", second));
  const text = (file: string): string => readFileSync(join(root, file), "utf8");
  const rules = async (): Promise<readonly string[]> => {
    const { out } = await run(["check", "--root", root, "--reporter", "json"]);
    return (JSON.parse(out) as { problems: { rule: string }[] }).problems.map(({ rule }) => rule).sort();
  };
  return {
    ...stage,
    text,
    rules,
    merge: (...args) => run(["merge", "--root", root, ...args]),
    edit: (file, from, to) => {
      const before = text(file);
      expect(before.replace(from, to)).not.toBe(before);
      writeTree(root, { [file]: before.replace(from, to) });
    },
    expectSettled: async (before) => {
      const tree = readTree(root);
      expect(await run(["ingest", "--frozen", "--root", root])).toMatchObject({ status: 0 });
      expect((await stage.ingest()).status).toBe(0);
      expect(readTree(root)).toEqual(tree);
      const known = new Set(before);
      expect((await rules()).filter((rule) => !known.has(rule))).toEqual([]);
    },
  };
}

describe("merge KEEP DROP", () => {
  test("makes one paper of two: sources, aliases, fields as an ingest chooses them", async () => {
    const { merge, text, root, rules, expectSettled } = await makeHarbour();
    const before = await rules();
    const digests = readTree(root, "content/digests");
    const { status, err, out } = await merge("glass-oars", "rowing-with-glass", "--json");
    expect({ status, err }).toMatchObject({ status: 0, err: expect.stringContaining("joined “rowing-with-glass”") });
    expect(JSON.parse(out)).toMatchObject({
      keep: "glass-oars",
      drop: "rowing-with-glass",
      fields: expect.arrayContaining(["published", "comments"]),
      changes: [
        { path: KEEP, gone: false },
        { path: DROP, gone: true },
      ],
    });
    expect(existsSync(join(root, DROP))).toBe(false);
    expect(text(KEEP)).toContain("aliases: [ rowing-with-glass ]\n");
    expect(text(KEEP)).toMatch(/sources:\n {2}- \{ capture: first.txt.*\n {2}- \{ capture: second.txt/u);
    expect(text(KEEP)).toContain("published: 2022-09-02\n");
    expect(text(KEEP)).toContain("comments: { count: 7, seen: 2023-11-01 }\n");
    expect(text(KEEP)).toContain(OARS);
    expect(readTree(root, "content/digests")).toEqual(digests);
    await expectSettled(before);
  });

  test("by hand gives the same paper at the next ingest", async () => {
    const [made, byHand] = [await makeHarbour(), await makeHarbour()];
    await made.merge("glass-oars", "rowing-with-glass");
    const source = /sources:\n( {2}- .*\n)/u.exec(byHand.text(DROP))?.[1] ?? "";
    byHand.edit(KEEP, /sources:\n(.*\n)/u, `aliases: [ rowing-with-glass ]\nsources:\n$1${source}`);
    rmSync(join(byHand.root, DROP));
    expect((await byHand.ingest()).status).toBe(0);
    expect(readTree(byHand.root)).toEqual(readTree(made.root));
  });

  test("takes over what a person wrote into DROP, and keeps what a person wrote into KEEP", async () => {
    const { merge, text, edit, rules, expectSettled } = await makeHarbour();
    edit(DROP, "published: 2022-09-02", "published: 2022-07-15\nvenue: A Workshop on Boats\ntopics: [ boats ]");
    edit(DROP, LATER, "Written by hand, about glass.");
    edit(DROP, "---\n\n", "# see the printed volume\n---\n\n");
    edit(DROP, /$/u, "\n## Notes\n\nWe rowed it.   \n");
    edit(KEEP, "authorCount: 4", "authorCount: 5");
    edit(KEEP, /$/u, "\n## Notes\n\nOurs.  \n");
    const before = await rules();
    const { status, err } = await merge("glass-oars", "rowing-with-glass");
    expect(status).toBe(0);
    const joined = text(KEEP);
    expect(joined).toContain("published: 2022-07-15\n");
    expect(joined).toContain("authorCount: 5\n");
    expect(joined).toContain("venue: A Workshop on Boats\n");
    expect(joined).toContain("topics: [ boats ]\n");
    expect(joined).toContain(
      "\n---\n\nWritten by hand, about glass.\n\n## Notes\n\nOurs.  \n\n## Notes\n\nWe rowed it.\n",
    );
    expect(err).toContain("taken over from “rowing-with-glass”, where a person wrote it: published “2022-07-15”");
    expect(err).toContain(
      "a comment in content/papers/ro/rowing-with-glass.md stays behind, in its history: # see the printed volume",
    );
    await expectSettled([...before, "open-proposal"]);
  });

  test("keeps both of two people's values: KEEP's in its place, DROP's under proposed", async () => {
    const { merge, text, edit, rules, expectSettled } = await makeHarbour();
    edit(KEEP, OARS, "Kept by hand.");
    edit(DROP, LATER, "Dropped by hand.");
    const before = await rules();
    const { err, out } = await merge("glass-oars", "rowing-with-glass", "--json");
    expect(JSON.parse(out)).toMatchObject({
      conflicts: [{ field: "abstract", kept: "Kept by hand.", offered: "Dropped by hand." }],
    });
    expect(err).toContain("to decide: abstract is “Kept by hand.”; “Dropped by hand.” waits");
    expect(text(KEEP)).toContain("proposed:\n  abstract: Dropped by hand.\n---\n\nKept by hand.\n");
    await expectSettled([...before, "open-proposal"]);
  });

  test("chains, and refuses where a place for a person's value is taken", async () => {
    const { merge, text, edit, root, ingest, put, rules, expectSettled } = await makeHarbour();
    const third = renderPage(
      [{ title: "Oars, Again", abstract: "Nothing of this resembles another text here. It is short." }],
      "Nov 2, 2023",
    );
    await ingest(put("third.txt", third));
    edit(KEEP, "title: Glass Oars", "title: Glass Oars by Hand");
    edit(DROP, "title: Rowing with Glass", "title: Rowing by Hand");
    edit("content/papers/oa/oars-again.md", /title: .*/u, "title: Again by Hand");
    await merge("glass-oars", "rowing-with-glass");
    const tree = readTree(root);
    const refused = await merge("rowing-with-glass", "oars-again");
    expect(refused).toMatchObject({
      status: 1,
      err: expect.stringMatching(
        /glass-oars\.md:\d+:\d+ {2}error {2}found two values of “title”.* {2}open-proposal\n/u,
      ),
    });
    expect(readTree(root)).toEqual(tree);
    edit(KEEP, /proposed:\n.*\n/u, "");
    const before = await rules();
    expect((await merge("rowing-with-glass", "oars-again")).status).toBe(0);
    expect(text(KEEP)).toContain("aliases: [ rowing-with-glass, oars-again ]\n");
    expect(text(KEEP)).toContain("proposed:\n  title: Again by Hand\n");
    expect(await merge("glass-oars", "oars-again")).toMatchObject({
      status: 0,
      err: expect.stringContaining("nothing to do"),
    });
    await expectSettled([...before, "open-proposal"]);
  });

  test("keeps what a capture said that had to go", async () => {
    const { merge, text, edit, root, rules, expectSettled } = await makeHarbour({ abstract: "Glass oars exist." });
    edit(
      "content/digests/2023-11-01-second.md",
      /file: second.txt, sha256: (\w+) /u,
      "file: second.txt, sha256: $1, removed: { date: 2024-01-01, reason: Asked to. } ",
    );
    rmSync(join(root, "content/captures/second.txt"));
    const before = await rules();
    expect((await merge("glass-oars", "rowing-with-glass")).status).toBe(0);
    expect(text(KEEP)).toContain(LATER);
    expect(text(KEEP)).toContain("published: 2022-09-02\n");
    expect(text(KEEP)).toContain("comments: { count: 7, seen: 2023-11-01 }\n");
    await expectSettled(before);
  });

  test.each([
    ["DROP", KEEP, "glass-oars", "by-hand"],
    ["KEEP", "content/papers/by/by-hand.md", "by-hand", "glass-oars"],
  ])("takes a %s that was written by hand", async (_which, file, keep, drop) => {
    const { merge, text, root, rules, expectSettled } = await makeHarbour();
    const own =
      "---\ntitle: By Hand\nid: by-hand\nauthors: [ { name: Ada Lindqvist } ] # see the PDF\nlinks: { doi: 10.1234/x }\n---\n\nOars of glass, by hand.\n";
    writeTree(root, { "content/papers/by/by-hand.md": own });
    const before = await rules();
    expect((await merge(keep, drop)).status).toBe(0);
    const joined = text(file);
    expect(joined).toContain("title: By Hand\n");
    expect(joined).toMatch(/name: Ada Lindqvist/u);
    expect(joined).toMatch(/doi: 10\.1234\/x/u);
    expect(joined).toContain("\n---\n\nOars of glass, by hand.\n");
    expect(joined).toContain(`aliases: [ ${drop} ]\n`);
    expect(joined).toContain("sources:\n  - { capture: first.txt");
    expect(joined).not.toMatch(/^authorCount/mu);
    await expectSettled([...before, "open-proposal"]);
  });

  test("--dry-run tells and writes nothing", async () => {
    const { merge, root } = await makeHarbour();
    const tree = readTree(root, ".");
    const { status, err } = await merge("glass-oars", DROP, "--dry-run");
    expect({ status, err }).toMatchObject({
      status: 0,
      err: expect.stringContaining("would join “rowing-with-glass”"),
    });
    expect(readTree(root, ".")).toEqual(tree);
  });

  test("takes the waivers of a file that goes out of decisions.yaml, and leaves the rest of it alone", async () => {
    const { merge, text, root, rules, expectSettled } = await makeHarbour();
    const others = "# ours\nrelated:\n  - [ glass-oars, something-else-entirely ] # by the same people\nwaivers:\n";
    const stays = `  - { rule: no-topic, file: content/papers/so/something-else-entirely.md, reason: Its own., hash: "00000000" }\n`;
    writeTree(root, {
      "content/decisions.yaml": `${others}  - { rule: no-topic, file: ${DROP}, reason: Ours., hash: "00000000" }\n${stays}`,
    });
    const before = await rules();
    expect((await merge("glass-oars", "rowing-with-glass")).status).toBe(0);
    expect(text("content/decisions.yaml")).toBe(others + stays);
    await expectSettled(before);
  });
});

describe("merge refuses", () => {
  test("what is no pair of papers, with status 2 and the nearest names", async () => {
    const { merge, root } = await makeHarbour();
    writeTree(root, { "content/removed.yaml": "- { id: gone, title: Gone, date: 2025-01-01, reason: A copy. }\n" });
    const tree = readTree(root);
    expect(await merge("glass-oars", "glass-oars")).toMatchObject({ status: 2, err: expect.stringContaining("twice") });
    expect(await merge("glass-oar", "rowing-with-glass")).toMatchObject({
      status: 2,
      err: expect.stringContaining("did you mean glass-oars, rowing-with-glass?"),
    });
    expect(await merge("glass-oars", "gone")).toMatchObject({
      status: 2,
      err: expect.stringContaining("removed.yaml"),
    });
    expect((await merge("glass-oars")).status).toBe(2);
    expect(readTree(root)).toEqual(tree);
  });

  test.each([
    ["different", "different:\n  - [ rowing-with-glass, glass-oars ]\n", 2],
    [
      "contradictory once joined",
      "different:\n  - [ glass-oars, something-else-entirely ]\nsame:\n  - [ rowing-with-glass, something-else-entirely ]\n",
      4,
    ],
  ])("papers that people called %s", async (_what, decisions, line) => {
    const { merge, root } = await makeHarbour();
    writeTree(root, { "content/decisions.yaml": decisions });
    const tree = readTree(root);
    const { status, err } = await merge("glass-oars", "rowing-with-glass");
    expect({ status, err }).toMatchObject({
      status: 1,
      err: expect.stringContaining(`content/decisions.yaml:${line}:5  error  found`),
    });
    expect(readTree(root)).toEqual(tree);
  });

  test("papers with two arXiv ids or DOIs, and files that cannot be read", async () => {
    const { merge, edit } = await makeHarbour();
    edit(KEEP, "links:\n", "links:\n  arxiv: 2409.00001\n");
    edit(DROP, "sources:", "links: { arxiv: 2409.00002 }\nsources:");
    expect(await merge("glass-oars", "rowing-with-glass")).toMatchObject({
      status: 1,
      err: expect.stringContaining("rowing-with-glass.md:7:17  error  found arxiv 2409.00002"),
    });
    edit(DROP, "title: ", "titel: ");
    expect(await merge("glass-oars", "rowing-with-glass")).toMatchObject({
      status: 1,
      err: expect.stringContaining("unknown-key"),
    });
  });

  test("sections that would swallow the other's", async () => {
    const { merge, edit } = await makeHarbour();
    edit(KEEP, /$/u, "\n## Notes\n\n```\nnever closed\n");
    edit(DROP, /$/u, "\n## More\n\nText.\n");
    expect(await merge("glass-oars", "rowing-with-glass")).toMatchObject({
      status: 1,
      err: expect.stringContaining("open-fence"),
    });
  });
});

describe("a decision that two published papers are the same", () => {
  test("is reported until they are joined, at its place, by ingest and check", async () => {
    const { merge, ingest, root, rules, expectSettled } = await makeHarbour();
    writeTree(root, { "content/decisions.yaml": "same:\n  - [ glass-oars, rowing-with-glass ]\n" });
    const { err } = await ingest();
    expect(err).toMatch(
      /content\/decisions\.yaml:2:5 {2}warning {2}found “glass-oars” and “rowing-with-glass” called the same.*unjoined-papers\n/u,
    );
    const before = await rules();
    expect(before).toContain("unjoined-papers");
    await merge("glass-oars", "rowing-with-glass");
    expect(await rules()).not.toContain("unjoined-papers");
    await expectSettled(before);
  });
});

describe("any edits of both", () => {
  const edits: readonly (readonly [string, (file: string) => readonly [from: string | RegExp, to: string]])[] = [
    ["title", (file) => [/title: .*/u, `title: Title of ${file.length}`]],
    ["abstract", (file) => [/\n---\n\n.*\n/u, `\n---\n\nText of ${file.length}.\n`]],
    ["venue", (file) => [/authorCount/u, `venue: Venue ${file.length}\nauthorCount`]],
    ["authors", (file) => [/authorCount: 4/u, `authors: [ { name: Ada ${file.length} } ]`]],
    ["date", (file) => [/published: .*/u, `published: 20${file.length}`]],
    ["notes", (file) => [/$/u, `\n## Notes\n\nNotes ${file.length}\n`]],
    ["topics", (file) => [/sources:/u, `topics: [ topic-${file.length} ]\nsources:`]],
  ];

  test("are all in the paper that stays, and the next ingest leaves it alone", { timeout: 120_000 }, async () => {
    const chosen = fc.subarray([...edits.keys()]);
    await fc.assert(
      fc.asyncProperty(chosen, chosen, async (own, other) => {
        const { merge, edit, text, expectSettled, rules } = await makeHarbour();
        for (const [file, list] of [
          [KEEP, own],
          [DROP, other],
        ] as const)
          for (const at of list) edit(file, ...(edits[at]?.[1](file) ?? ["", ""]));
        const before = await rules();
        expect((await merge("glass-oars", "rowing-with-glass")).status).toBe(0);
        const joined = text(KEEP);
        for (const [file, list] of [
          [KEEP, own],
          [DROP, other],
        ] as const)
          for (const at of list) {
            const [, to] = edits[at]?.[1](file) ?? ["", ""];
            const said = /(?:Title of|Text of|Venue|Ada|Notes|topic-) ?\d+|(?<=published: )20\d+/u.exec(to)?.[0] ?? "?";
            expect(joined).toContain(said);
          }
        await expectSettled([...before, "open-proposal"]);
      }),
      { numRuns: 12, seed: 20_261_123 },
    );
  });
});
