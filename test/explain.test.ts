import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Explanation } from "../src/report/explain.ts";
import type { ExplainedField } from "../src/report/explain-field.ts";
import { run } from "./run.ts";
import { makeArchive } from "./temporary-archive.ts";

const ABSTRACT =
  "A ladder that leans is measured by its shadow, and a shadow by the hour. We give the length of any ladder from two shadows an hour apart, without a sun dial, and find that borrowed ladders are longer than their owners say. Code is at https://github.com/shadows/ladders today.";

/** A page with two entries; the second prints no year. */
const AUTUMN = `Daily Papers
by AK and the research community
Oct 24

Ladders and Their Shadows

${ABSTRACT}

• 2 authors
·
Oct 2, 2025 3

The Weight of a Borrowed Hour

An hour that is lent is never given back whole. We weigh nine hundred hours before and after they were lent, on the scales of a post office, and find a loss that grows with the number of people in the room. The loss is made good on Sundays, for reasons that we leave to others.

• 4 authors
·
Feb 20
`;

/** The first entry again, its abstract cut short and its authors counted anew. */
const WINTER = `Daily Papers
by AK and the research community
Dec 17

Ladders and Their Shadows

${ABSTRACT.slice(0, 220)}

• 3 authors
·
Oct 2, 2025 5
`;

const LADDERS = "ladders-and-their-shadows";
const HOUR = "the-weight-of-a-borrowed-hour";
let root = "";

beforeAll(async () => {
  root = makeArchive({
    "content/captures/autumn.txt": AUTUMN,
    "content/captures/winter.txt": WINTER,
    "content/topics/shadows.md":
      "---\ntitle: Shadows\ndescription: What light leaves out.\nmatch:\n  atLeast: 3\n  weights: { title: 3, abstract: 1 }\n  phrases: [ shadow* ]\n---\n\nText.\n",
  });
  expect((await run(["ingest", "--root", root])).status).toBe(0);
});

async function explain(id: string): Promise<Explanation> {
  const { status, out } = await run(["explain", id, "--root", root, "--json"]);
  expect(status).toBe(0);
  return JSON.parse(out) as Explanation;
}

function fieldOf({ fields }: Explanation, name: string): ExplainedField | undefined {
  return fields.find(({ field }) => field === name);
}

function editPaper(id: string, edit: (text: string) => string): void {
  const path = join(root, "content/papers", id.slice(0, 2), `${id}.md`);
  writeFileSync(path, edit(readFileSync(path, "utf8")));
}

describe("explain --json", () => {
  test("says where each field came from, line by line", async () => {
    const explanation = await explain(HOUR);
    expect(explanation.sightings).toMatchObject([{ capture: "autumn.txt", lines: [13, 19], state: "read" }]);
    expect(fieldOf(explanation, "title")?.from).toEqual({ capture: "autumn.txt", lines: [13, 13] });
    expect(fieldOf(explanation, "abstract")?.from).toEqual({ capture: "autumn.txt", lines: [15, 15] });
    expect(fieldOf(explanation, "authorCount")).toMatchObject({
      owner: "machine",
      value: 4,
      from: { lines: [17, 19] },
    });
  });

  test("says that a year was guessed and why", async () => {
    const published = fieldOf(await explain(HOUR), "published");
    expect(published).toMatchObject({ value: "2026-02-20", guessed: true });
    expect(published?.year).toBe(
      "“Feb 20” is printed without a year and takes that of the page's own day, 2026-10-24: the year is a guess, the smallest that fits the full dates printed on the page",
    );
    expect(fieldOf(await explain(LADDERS), "published")).toMatchObject({ guessed: false, year: null });
  });

  test("names the values that lost, from their captures", async () => {
    const explanation = await explain(LADDERS);
    expect(fieldOf(explanation, "abstract")).toMatchObject({
      from: { capture: "autumn.txt" },
      lost: [{ capture: "winter.txt", value: ABSTRACT.slice(0, 220) }],
    });
    expect(fieldOf(explanation, "authorCount")?.lost).toHaveLength(1);
    expect(fieldOf(explanation, "title")?.lost).toEqual([]);
    expect(fieldOf(explanation, "links.code")).toMatchObject({ from: { capture: "autumn.txt" }, lost: [] });
  });

  test("says why it is in its topics, and which digests list it", async () => {
    const { topics, digests } = await explain(LADDERS);
    expect(topics).toMatchObject([{ slug: "shadows", title: "Shadows" }]);
    expect(topics[0]?.why).toContain("“Shadows” in the title");
    expect(digests.map(({ id }) => id)).toHaveLength(2);
  });

  test("finds a paper by a former id and by its file", async () => {
    editPaper(LADDERS, (text) => text.replace("\nsources:", "\naliases: [ old-ladders ]\nsources:"));
    expect((await explain("old-ladders")).id).toBe(LADDERS);
    expect((await explain(`content/papers/la/${LADDERS}.md`)).id).toBe(LADDERS);
  });
});

describe("a person's fields", () => {
  test("changed, added and deleted, with what the captures say", async () => {
    editPaper(HOUR, (text) =>
      text
        .replace("authorCount: 4", "authorCount: 5\nvenue: The Journal of Lent Things")
        .replace("published: 2026-02-20\n", ""),
    );
    const explanation = await explain(HOUR);
    expect(fieldOf(explanation, "authorCount")).toMatchObject({ owner: "person", value: 5, reading: 4 });
    expect(fieldOf(explanation, "venue")).toMatchObject({ owner: "person", from: null });
    expect(fieldOf(explanation, "published")).toMatchObject({ owner: "deleted", value: null, reading: "2026-02-20" });
    expect(fieldOf(explanation, "title")).toMatchObject({ owner: "machine", reading: null });
  });

  test("what is proposed", async () => {
    editPaper(HOUR, (text) => text.replace("---\n\nAn hour", "proposed:\n  venue: Acta Horarum\n---\n\nAn hour"));
    expect(fieldOf(await explain(HOUR), "venue")).toMatchObject({ proposed: "Acta Horarum" });
  });

  test("a paper written by hand has no sightings", async () => {
    const hand = makeArchive({ "content/papers/ow/own.md": "---\ntitle: Own\nid: own\n---\n\nOur text.\n" });
    const { status, out } = await run(["explain", "own", "--root", hand]);
    expect(status).toBe(0);
    expect(out).toContain("no capture: a person wrote this paper");
    expect(out).toContain("written by a person");
  });
});

describe("explain for people", () => {
  test("a whole answer", async () => {
    const { status, out, err } = await run(["explain", LADDERS, "--root", root]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out.split("\n").filter((line) => /^\S/u.test(line))).toEqual([
      "Ladders and Their Shadows",
      "Seen in",
      "Fields",
      "Topics",
      "Digests",
    ]);
    expect(out).toContain(
      "  authorCount       2\n                    - from autumn.txt:9-11\n                    - winter.txt:9-11 says: 3\n",
    );
  });

  test("control characters of a title never reach the terminal", async () => {
    const hand = makeArchive({
      "content/papers/ow/own.md": '---\ntitle: Own\nid: own\nvenue: "a\\e[31mb"\n---\n\nOur text.\n',
    });
    const { out } = await run(["explain", "own", "--root", hand]);
    expect(out).toContain("a\\u{1b}[31mb");
    expect(out).not.toContain("\u001b");
  });
});

describe("other ids", () => {
  test("a mistaken one is a wrong usage, with near ids", async () => {
    const { status, out, err } = await run(["explain", "ladders-and-there-shadows", "--root", root]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(`did you mean ${LADDERS}?`);
    expect((await run(["explain", "zzz", "--root", root])).err).toContain("the names of the files in content/papers");
  });

  test("a removed paper says so", async () => {
    const gone = makeArchive({
      "content/removed.yaml": "- { id: gone, title: Gone, date: 2025-02-03, reason: It was withdrawn. }\n",
    });
    expect(await run(["explain", "gone", "--root", gone])).toMatchObject({
      status: 0,
      out: "Gone\n  id: gone\n  removed on 2025-02-03: It was withdrawn.\n",
    });
  });

  test("a paper whose file cannot be read says what is wrong with it", async () => {
    const broken = makeArchive({ "content/papers/ow/own.md": "---\ntitle: Own\nid: own\ncolour: red\n---\n\nText.\n" });
    const { status, err } = await run(["explain", "own", "--root", broken]);
    expect(status).toBe(1);
    expect(err).toContain("content/papers/ow/own.md:4:9  error  found the unknown key “colour”");
  });

  test("a capture that is gone is named, and what it gave is still shown", async () => {
    rmSync(join(root, "content/captures/winter.txt"));
    const explanation = await explain(LADDERS);
    expect(explanation.sightings.map(({ state }) => state)).toEqual(["read", "missing capture"]);
    expect(fieldOf(explanation, "abstract")?.value).toBe(ABSTRACT);
  });
});
