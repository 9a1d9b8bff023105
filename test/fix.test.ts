import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatDigestFile } from "../src/archive/format-digest.ts";
import { formatPlainFile } from "../src/archive/format-plain.ts";
import { withLock } from "../src/archive/lock.ts";
import type { Fix } from "../src/model/problem.ts";
import { lineHash } from "../src/text/hash.ts";
import { run } from "./run.ts";
import { makeArchive, readTree } from "./temporary-archive.ts";

const PAPER = "content/papers/ab/abc.md";
const ABSTRACT = "An abstract of some length, so that no rule has anything to say about it. ".repeat(4).trim();
const WRITTEN = `---
title: A Letter
id: abc
authors:
  - { name: Ada B. }
links:
  arxiv: "2310.10636"
topics: [ maps ]
---

${ABSTRACT}

## Notes

Ours,  with  blanks.  \r
`;
/** The same by another editor: Windows, double quotes, four blanks in, other order, an address for the id. */
const STYLED = `\uFEFF---
"id": "abc"
"title":   "A Letter"  
topics:
    - maps
    - maps
links: {"arxiv": "https://arxiv.org/abs/2310.10636v2"}
authors:
    - name: >-
        Ada
        B.
---
${ABSTRACT}
`
  .replaceAll("\n", "\r\n")
  .concat("\r\n## Notes\n\nOurs,  with  blanks.  \r\n");
const TOPIC =
  "---\ntitle: Maps\ndescription: Of places.\nmatch:\n  atLeast: 9\n  weights: { title: 9, abstract: 9 }\n  phrases: [ map ]\n---\n";
const files = { [PAPER]: STYLED, "content/topics/maps.md": TOPIC };

describe("check --fix", () => {
  test("writes what our own writer would have, says each change with its place, and checks what is left", async () => {
    const root = makeArchive(files);
    const before = await run(["check", "--root", root]);
    expect(before.err).toMatch(/arxiv.* bad-id\n/u);
    expect(before.status).toBe(1);
    const { status, err } = await run(["check", "--root", root, "--fix"]);
    expect(readTree(root)[PAPER]).toBe(WRITTEN);
    expect(err.split("\n").filter((line) => line.includes("  fixed  "))).toEqual([
      `${PAPER}:1:1  fixed  found 14 line ends of Windows; wrote those of Unix  canonical-form`,
      `${PAPER}:1:1  fixed  found a byte order mark; took it out  canonical-form`,
      `${PAPER}:2:7  fixed  found keys in another order; wrote them in Offprint's  canonical-form`,
      `${PAPER}:2:7  fixed  found “id” in another style; wrote it as Offprint does  canonical-form`,
      `${PAPER}:3:12  fixed  found “title” in another style; wrote it as Offprint does  canonical-form`,
      `${PAPER}:3:22  fixed  found blanks at the end of a line; took such out  canonical-form`,
      `${PAPER}:6:7  fixed  found “maps” twice in “topics”; wrote it once  canonical-form`,
      `${PAPER}:7:18  fixed  found “https://arxiv.org/abs/2310.10636v2” for “links.arxiv”; wrote “2310.10636”  bad-id`,
      `${PAPER}:9:5  fixed  found “authors” in another style; wrote it as Offprint does  canonical-form`,
      `${PAPER}:13:1  fixed  found other blank lines around the text; wrote one before and a line end after  canonical-form`,
    ]);
    expect({ status, left: err.split("\n").at(-2) }).toEqual({
      status: 0,
      left: expect.stringContaining(": no problems"),
    });
  });

  test("changes nothing when run again", async () => {
    const root = makeArchive(files);
    await run(["check", "--root", root, "--fix"]);
    const tree = readTree(root);
    const again = await run(["check", "--root", root, "--fix", "--json"]);
    expect(readTree(root)).toEqual(tree);
    expect((JSON.parse(again.out) as { fixed: unknown }).fixed).toEqual([]);
  });

  test("with --json lists what it mended, and without --fix says nothing of it", async () => {
    const root = makeArchive(files);
    expect(Object.keys(JSON.parse((await run(["check", "--root", root, "--json"])).out) as object)).toEqual([
      "counts",
      "problems",
    ]);
    const { out } = await run(["check", "--root", root, "--fix", "--json"]);
    const { fixed } = JSON.parse(out) as { fixed: readonly Fix[] };
    expect(fixed).toHaveLength(10);
    expect(fixed[0]).toEqual({
      file: PAPER,
      line: 1,
      column: 1,
      message: "found 14 line ends of Windows; wrote those of Unix",
      rule: "canonical-form",
    });
  });

  test("leaves what cannot be read and every capture byte for byte, and says so as without", async () => {
    const bad = {
      "content/papers/ab/abc.md": STYLED.replace("topics:", "subjects:"),
      "content/papers/ab/abd.md": "\uFEFFno\r\n",
    };
    const root = makeArchive({ ...bad, "content/captures/a.txt": "\uFEFFone\r\ntwo  " });
    const tree = readTree(root);
    const plain = await run(["check", "--root", root]);
    expect(await run(["check", "--root", root, "--fix"])).toEqual(plain);
    expect(plain.status).toBe(1);
    expect(readTree(root)).toEqual(tree);
  });

  test("does not write a line in another way for which a rule was set aside: the waiver would lapse", async () => {
    const text = WRITTEN.replace("title: A Letter", "title: 'A Letter'");
    const waiver = (line: string): string =>
      `waivers:\n  - { rule: same-title, file: ${PAPER}, reason: Two., hash: "${lineHash(line)}" }\n`;
    const root = makeArchive({ [PAPER]: text, "content/decisions.yaml": waiver("title: 'A Letter'") });
    await run(["check", "--root", root, "--fix"]);
    expect(readTree(root)[PAPER]).toBe(text);
    const other = makeArchive({ [PAPER]: text, "content/decisions.yaml": waiver(ABSTRACT) });
    await run(["check", "--root", other, "--fix"]);
    expect(readTree(other)[PAPER]).toBe(WRITTEN);
  });

  test("waits for nobody and makes no folder where there is no archive", async () => {
    const root = makeArchive(files);
    await withLock(root, async () => {
      expect((await run(["check", "--root", root, "--fix"])).status).toBe(75);
    });
    expect(readTree(root)[PAPER]).toBe(STYLED);
    const nowhere = `${root}/nowhere`;
    expect((await run(["check", "--root", nowhere, "--fix"])).status).toBe(2);
    expect(existsSync(nowhere)).toBe(false);
  });
});

const content = fileURLToPath(new URL("../content", import.meta.url));
const listReal = (folder: string): readonly string[] =>
  readdirSync(`${content}/${folder}`).map((name) => readFileSync(`${content}/${folder}/${name}`, "utf8"));

describe("digests", () => {
  test("of the real archive are in canonical form, and come back to it from double quotes", () => {
    for (const text of listReal("digests")) {
      expect(formatDigestFile(text)).toEqual({ text, changes: [] });
      const quoted = text.replace(/^(title|date|id): "?([^"\n]*)"?$/gmu, '"$1":   "$2"');
      expect(formatDigestFile(quoted)?.text).toBe(text);
    }
  });
});

describe("files that people lay out", () => {
  const paths = ["content/topics/maps.md", "content/pages/about.md", "content/removed.yaml", "content/site.yaml"];

  test.each(paths)("%s loses what no editor shows, and keeps its layout", (path) => {
    const head = "# By hand.\ntitle:   'A B'\n\ntext: |-\n    One\n    Two\n";
    const text = path.endsWith(".md") ? `---\n${head}---\n\n\nA line.  \nAnother.\n\n\n` : head;
    expect(formatPlainFile(path, text)).toEqual({ text, changes: [] });
    const found = `\uFEFF${text.replace("'A B'", "'A B'\t ").replaceAll("\n", "\r\n").trimEnd()}`;
    const mended = formatPlainFile(path, found);
    expect(mended?.text).toBe(`${text.trimEnd()}\n`);
    expect(mended?.changes.map(({ message }) => message)).toEqual([
      "found a byte order mark; took it out",
      expect.stringMatching(/^found \d+ line ends of Windows; wrote those of Unix$/u),
      "found blanks at the end of a line; took such out",
      "found no line end at the end; added it",
    ]);
    expect(formatPlainFile(path, mended?.text ?? "")?.changes).toEqual([]);
  });

  test("blanks that are part of a text stay", () => {
    const text = 'title: "A\\\n  B"\ntext: |+\n  One  \n  Two\n\n';
    expect(formatPlainFile("content/site.yaml", text)).toEqual({ text, changes: [] });
  });

  test("of the real archive are in order", () => {
    for (const text of listReal("topics")) expect(formatPlainFile("content/topics/x.md", text)?.text).toBe(text);
    for (const text of listReal("pages")) expect(formatPlainFile("content/pages/x.md", text)?.text).toBe(text);
  });
});
