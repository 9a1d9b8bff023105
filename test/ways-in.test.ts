import * as fc from "fast-check";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import { createPaperFormat } from "../src/editor/paper-format.ts";
import { createPartFormat } from "../src/editor/part-format.ts";
import { suggestId } from "../src/editor/suggest-id.ts";
import { renderIssue } from "./issue-body.ts";
import { run } from "./run.ts";
import { makeArchive, readTree, writeTree } from "./temporary-archive.ts";
import { CHANGES, WAYS_IN_TREE } from "./ways-in-cases.ts";

const HOME = fileURLToPath(new URL("..", import.meta.url));
const paperFiles = readdirSync(join(HOME, "content/papers"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(join(HOME, "content/papers", name), "utf8"));

describe("a change by each way in ends in the same bytes", () => {
  test.each(CHANGES)("$name: by a form", async ({ file, form, answers, after }) => {
    const root = makeArchive(WAYS_IN_TREE);
    writeFileSync(join(root, "issue.md"), renderIssue(form, answers));
    expect(await run(["from-issue", "issue.md", "--root", root], { cwd: root })).toMatchObject({ status: 0 });
    expect(readTree(root)).toEqual({ ...readTree(makeArchive(WAYS_IN_TREE)), [file]: after });
  });

  /* The real editor, in a browser, is held to the same files in test/browser/editor.test.ts. */
  test.each(CHANGES)("$name: by the editor's writer", async ({ before, after, typed }) => {
    const format = createPaperFormat();
    const entry =
      before === undefined
        ? { id: await suggestId(typed["title"] ?? "", [], format.isTaken) }
        : format.fromFile(before);
    expect(format.toFile({ ...entry, ...typed })).toBe(after);
  });

  test.each(CHANGES)("$name: by hand, and nothing else asks for a change of it", async ({ file, after }) => {
    const root = makeArchive(WAYS_IN_TREE);
    writeTree(root, { [file]: after });
    const { problems } = await readArchive(root);
    expect(problems).toEqual([]);
  });
});

describe("the editor's reader and writer", () => {
  test("give back every paper of this repository's archive as it is", () => {
    const format = createPaperFormat();
    for (const text of paperFiles) expect(format.toFile(format.fromFile(text))).toBe(text);
    expect(paperFiles.length).toBeGreaterThan(100);
  });

  test("take empty fields of a form for absent ones, and its numbers for digits", () => {
    const format = createPaperFormat();
    for (const text of paperFiles.slice(0, 50)) {
      const { authorCount, ...entry } = format.fromFile(text);
      const form = {
        venue: "",
        language: null,
        topics: [],
        organization: { name: "", handle: "" },
        links: {},
        status: [],
      };
      expect(
        format.toFile({ ...form, ...entry, authorCount: authorCount === undefined ? "" : Number(authorCount) }),
      ).toBe(text);
    }
  });

  test("write a new paper as ingest would, whatever is typed, or refuse it", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (title, abstract, notes) => {
        const format = createPaperFormat();
        const entry = { id: "new-paper", title, abstract, notes: notes === "" ? "" : `## Notes\n\n${notes}` };
        let file = "";
        try {
          file = format.toFile(entry);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          return;
        }
        const again = createPaperFormat();
        const read = again.fromFile(file);
        expect(read).toMatchObject({ id: "new-paper", title: title.trim() });
        expect(again.toFile(read)).toBe(file);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["a heading in the abstract", { abstract: "We row.\n\n## Results\n\nFast." }, /## in the abstract/u],
    ["sections without a heading", { notes: "Ours." }, /begin with a heading/u],
    ["no title", { title: "" }, /no “title”/u],
    ["a date that is none", { published: "2024-13" }, /expected a date/u],
    ["a wrong ORCID", { authors: [{ name: "Ada", orcid: "0000" }] }, /an ORCID/u],
  ])("refuse %s", (_, typed, said) => {
    const format = createPaperFormat();
    const entry = format.fromFile(CHANGES[3]?.before ?? "");
    expect(() => format.toFile({ ...entry, ...typed })).toThrow(said);
  });

  test("change sections of the lab's own, and take them out", () => {
    const format = createPaperFormat();
    const before = CHANGES[0]?.before ?? "";
    const entry = format.fromFile(before);
    expect(format.toFile({ ...entry, notes: "## Notes\n\nOthers." })).toBe(before.replace("Ours: *slow*.", "Others."));
    expect(format.toFile({ ...entry, notes: "" })).toBe(before.replace("\n## Notes\n\nOurs: *slow*.\n", ""));
    const plain = CHANGES[3]?.before ?? "";
    expect(format.toFile({ ...format.fromFile(plain), notes: "## Ours\n\nGood." })).toBe(
      `${plain}\n## Ours\n\nGood.\n`,
    );
  });

  test("give a new paper the id that ingest would, whole or cut", async () => {
    const archive = await readArchive(HOME);
    for (const { id, title, fingerprints, links } of archive.papers) {
      /* Ids come from titles as captured; where a repair or a person changed one, another comes out. */
      if (fingerprints["title"] === undefined || /[^\x20-\x7e]/u.test(title)) continue;
      expect(await suggestId(title, [links.arxiv ?? ""], () => false)).toMatch(
        new RegExp(`^${id.replace(/-[0-9a-f]{6}$/u, "")}`, "u"),
      );
    }
    expect(await suggestId("Silver Rudders", [], (id) => id === "silver-rudders")).toMatch(
      /^silver-rudders-[0-9a-f]{6}$/u,
    );
  });

  test("leave topics, digests, pages and settings as they are but for what was typed", () => {
    const topic = readFileSync(join(HOME, "content/topics/low-rank-methods.md"), "utf8");
    const topics = createPartFormat(["title", "description"], false);
    const entry = topics.fromFile(topic);
    expect(topics.toFile(entry)).toBe(topic);
    expect(topics.toFile({ ...entry, title: "Low rank" })).toBe(topic.replace(/^title: .*$/mu, "title: Low rank"));
    const { body } = entry;
    expect(topics.toFile({ ...entry, body: "Short." })).toBe(topic.replace(String(body), "Short."));
    const site = readFileSync(join(HOME, "content/site.yaml"), "utf8");
    const settings = createPartFormat(["title", "description", "rights"], true);
    expect(settings.toFile(settings.fromFile(site))).toBe(site);
    expect(settings.toFile({ ...settings.fromFile(site), title: "Ours" })).toBe(
      site.replace("title: The Reading Room", "title: Ours"),
    );
    const pages = createPartFormat(["title", "description"], false);
    expect(pages.toFile({ title: "Help", body: "Ask." })).toBe("---\ntitle: Help\n---\n\nAsk.\n");
  });
});
