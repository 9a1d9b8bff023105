import { spawn, spawnSync } from "node:child_process";
import { closeSync, constants, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readComment } from "./github-comment.ts";
import { makeStage, putPages } from "./stage.ts";
import { readTree } from "./temporary-archive.ts";

const command = fileURLToPath(new URL("../bin/offprint.js", import.meta.url));

describe("options", () => {
  test("--dry-run tells and writes nothing, --frozen fails and names the files", async () => {
    const stage = makeStage();
    const paths = putPages(stage);
    const before = readTree(stage.root, ".");
    const dry = await stage.ingest("--dry-run", ...paths);
    expect(dry).toMatchObject({ status: 0, err: expect.stringContaining("3 papers added") });
    const frozen = await stage.ingest("--frozen", ...paths);
    expect(frozen.status).toBe(1);
    expect(frozen.err).toContain(
      "an ingest would write 7 file(s): run “offprint ingest”\n  content/captures/2025-11-02_page.txt\n",
    );
    expect(readTree(stage.root, ".")).toEqual(before);
    expect(readdirSync(stage.root)).toEqual(["content"]);
    await stage.ingest(...paths);
    expect(await stage.ingest("--frozen")).toMatchObject({ status: 0, out: "" });
  });

  test("--strict takes warnings for errors", async () => {
    const stage = makeStage();
    const paths = putPages(stage);
    expect((await stage.ingest("--strict", ...paths)).status).toBe(1);
    expect((await stage.ingest("--strict", paths[0] ?? "")).status).toBe(0);
    expect((await stage.ingest()).status).toBe(0);
  });

  test("--summary writes the text of a pull request, in which nothing of a capture is markup", async () => {
    const stage = makeStage();
    const hostile = stage.page(
      { title: "A `tick` <b>", owner: "" },
      { title: "B" },
      { title: "B", abstract: "Two entries of one name, unlike in every word but these." },
    );
    const path = stage.put("hostile.txt", `${hostile}\n<img src=x> [click](http://x) @everyone | #1\n`);
    await stage.ingest(...putPages(stage), path, "--summary", join(stage.inbox, "summary.md"));
    const summary = readFileSync(join(stage.inbox, "summary.md"), "utf8");
    expect(summary).toMatch(/^# Ingest\n\n\d+ entries in 3 captures: 6 papers added,/u);
    for (const part of ["## Captures (3)", "## Added (6)", "## Merged (1)", "## Unrecognised (2)", "## To look at ("])
      expect(summary).toContain(part);
    expect(summary).toContain("`content/captures/page.txt:21` the last entry ends without authors and date");
    expect(summary).not.toContain(stage.inbox);
    expect(summary).toContain("`hostile.txt:33` <code>&#60;img src=x&#62; &#91;click&#93;(http<span>:</span>//x)");
    const { text, faults } = readComment(summary);
    expect(faults).toEqual([]);
    expect(text).toContain("hostile.txt:33 <img src=x> [click](http://x) @everyone | #1");
  });

  test("--json prints one object and nothing else, as the contract has it", async () => {
    const stage = makeStage();
    const { out } = await stage.ingest(...putPages(stage), "--json");
    const answer = JSON.parse(out) as Record<string, unknown> & { captures: Record<string, unknown>[] };
    expect(Object.keys(answer)).toEqual([
      "captures",
      "added",
      "changed",
      "merged",
      "unchanged",
      "conflicts",
      "nearDuplicates",
    ]);
    const page = answer.captures.find(({ path }) => path === "content/captures/page.txt");
    expect(page).toEqual({
      path: "content/captures/page.txt",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      format: "huggingface-text",
      digest: "2023-10-31-page",
      capturedOn: "2023-10-31",
      capturedOnFrom: "page",
      entries: 2,
      lines: { total: 25, blank: 11, boilerplate: 6, entry: 7, unrecognised: 1 },
      unrecognised: [{ line: 25, text: "Cookies are for sale" }],
    });
    expect(Object.keys(page ?? {})).toEqual([
      "path",
      "sha256",
      "format",
      "digest",
      "capturedOn",
      "capturedOnFrom",
      "entries",
      "lines",
      "unrecognised",
    ]);
    expect(answer).toMatchObject({
      added: ["a-shared-paper", "the-first", "the-third"],
      changed: [],
      unchanged: 0,
      conflicts: [],
      nearDuplicates: [],
    });
    expect(answer["merged"]).toEqual([
      {
        id: "a-shared-paper",
        with: expect.stringMatching(/^(?:2025-11-02_)?page\.txt:\d+-\d+$/u),
        why: "the same title",
      },
    ]);
  });
});

describe("captures from elsewhere", () => {
  test("are kept byte for byte, under their reduced names", async () => {
    const stage = makeStage();
    const text = stage.page({ title: "A Paper" }).replaceAll("\n", "\r\n");
    await stage.ingest(stage.put("Täg liche (1).txt", text));
    expect(readTree(stage.root)["content/captures/Tag-liche-1-.txt"]).toBe(Buffer.from(text).toString("latin1"));
  });

  test("come through standard input, too", () => {
    const { root, page } = makeStage();
    const child = spawnSync(process.execPath, [command, "ingest", "-", "--captured", "2024-11-02", "--root", root], {
      input: page({ title: "A Paper" }),
    });
    expect(child.status).toBe(0);
    expect(Object.keys(readTree(root))).toEqual(
      expect.arrayContaining(["content/captures/stdin.txt", "content/digests/2023-10-31-stdin.md"]),
    );
  });

  test("come through a pipe that is slow and never waits", async () => {
    const { root, inbox, page } = makeStage();
    const pipe = join(inbox, "pipe");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, "w");
    const child = spawn(process.execPath, [command, "ingest", "-", "--root", root], {
      stdio: [reader, "ignore", "ignore"],
    });
    closeSync(reader);
    const ended = new Promise((resolve) => child.on("close", resolve));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    writeSync(writer, page({ title: "A Paper" }));
    closeSync(writer);
    expect(await ended).toBe(0);
    expect(Object.keys(readTree(root))).toContain("content/papers/a-/a-paper.md");
  });

  test("get the year that a person gives, and keep it", async () => {
    const stage = makeStage();
    const path = stage.put(
      "page.txt",
      stage.page({ title: "A Paper", date: "Sep 3" }).replace("Oct 31, 2023", "Oct 31"),
    );
    await stage.ingest("--captured", "2021-10-30", path);
    const tree = readTree(stage.root);
    expect(tree["content/digests/2020-10-31-page.md"]).toContain("date: 2020-10-31\ndateFrom: flag\n");
    expect(tree["content/papers/a-/a-paper.md"]).toContain("published: 2020-09-03\nauthorCount");
    await stage.ingest();
    expect(readTree(stage.root)).toEqual(tree);
  });

  test("may learn their year later: the date changes, the digest's id and file do not", async () => {
    const stage = makeStage();
    const path = stage.put(
      "page.txt",
      stage.page({ title: "A Paper", date: "Sep 3 1" }).replace("Oct 31, 2023", "Oct 31"),
    );
    await stage.ingest(path);
    expect(readTree(stage.root)["content/papers/a-/a-paper.md"]).toContain("published: XXXX-09-03\n");
    const { out } = await stage.ingest("--captured", "2024-11-01", path, "--json");
    expect(JSON.parse(out)).toMatchObject({
      changed: [{ id: "a-paper", fields: ["published", "comments", "sources"] }],
    });
    const tree = readTree(stage.root);
    expect(tree["content/digests/undated-10-31-page.md"]).toContain("date: 2024-10-31\ndateFrom: flag\n");
    expect(tree["content/papers/a-/a-paper.md"]).toContain("published: 2024-09-03\n");
    await stage.ingest();
    expect(readTree(stage.root)).toEqual(tree);
  });
});
