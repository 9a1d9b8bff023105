import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planIssue } from "../src/archive/plan-issue.ts";
import { readPaper } from "../src/archive/read-paper.ts";
import { readArchive } from "../src/archive/read.ts";
import { parseIssue } from "../src/issue/parse-issue.ts";
import type { Problem } from "../src/model/problem.ts";
import { markdownToText } from "../src/render/markdown.ts";
import { cleanText } from "../src/text/unicode.ts";
import { formOf, renderIssue } from "./issue-body.ts";
import { run } from "./run.ts";
import { makeArchive, readTree } from "./temporary-archive.ts";

const OARS = `---
title: Glass Oars
id: glass-oars
published: 2024-03-01 # as the journal has it
guessed: [ published ]
authorCount: 2
links:
  arxiv: "2403.00001"
aliases: [ oars-of-glass ]
fingerprints: title:aaaaaaaa published:bbbbbbbb
---

We row with oars of glass.

## Notes

Ours.
`;
const TOPIC = `---
title: Rowing
description: Of boats.
match:
  atLeast: 2
  weights: { title: 2, abstract: 1 }
  phrases:
    - rowing
---
`;

function makeOars(): string {
  return makeArchive({ "content/papers/gl/glass-oars.md": OARS, "content/topics/rowing.md": TOPIC });
}

async function send(root: string, body: string, ...options: string[]): Promise<Awaited<ReturnType<typeof run>>> {
  writeFileSync(join(root, "issue.md"), body);
  return run(["from-issue", "issue.md", "--root", root, ...options], { cwd: root });
}

/** Sends an issue that must be refused: nothing is written, and what was said, without the last line. */
async function refused(body: string): Promise<readonly string[]> {
  const root = makeOars();
  const before = readTree(root);
  const { status, out, err } = await send(root, body);
  expect({ status, out, tree: readTree(root) }).toEqual({ status: 1, out: "", tree: before });
  expect(err.endsWith("nothing was written\n")).toBe(true);
  return err.split("\n").slice(0, -2);
}

const ADD = { "paper-title": "Silver Rudders: a study", abstract: "We steer.\n\nTwice as *well*." };
const FILE = "content/papers/si/silver-rudders-a-study.md";

describe("add a paper", () => {
  test("writes a new file as our writer would, under the id that ingest would give", async () => {
    const root = makeOars();
    const answers = {
      ...ADD,
      authors: "Ada Example | 0000-0002-1825-0097 | University, of Somewhere\n\nBob B.",
      published: "2024-05",
      organization: "Rowing Lab | rowlab",
      arxiv: "https://arxiv.org/abs/2405.00002v3",
      doi: "https://doi.org/10.1145/3292500.3330701",
      code: "https://github.com/a/b",
      topics: "rowing",
    };
    expect(await send(root, renderIssue("add-a-paper", answers))).toMatchObject({ status: 0, out: "" });
    expect(readFileSync(join(root, FILE), "utf8")).toBe(`---
title: "Silver Rudders: a study"
id: silver-rudders-a-study
published: 2024-05
authors:
  - { name: Ada Example, orcid: https://orcid.org/0000-0002-1825-0097, affiliation: "University, of Somewhere" }
  - { name: Bob B. }
organization: { name: Rowing Lab, handle: rowlab }
links:
  arxiv: "2405.00002"
  doi: 10.1145/3292500.3330701
  code:
    - https://github.com/a/b
topics: [ rowing ]
---

We steer.

Twice as \\*well\\*.
`);
    expect(await run(["check", "--root", root])).toMatchObject({ status: 0 });
    expect(await run(["ingest", "--frozen", "--root", root])).toMatchObject({ status: 0 });
  });

  test.each([
    ["arxiv", "arXiv:2405.00002v3 [cs.LG]", 'arxiv: "2405.00002"'],
    ["arxiv", "https://arxiv.org/html/2405.00002v1", 'arxiv: "2405.00002"'],
    ["arxiv", "arxiv.org/pdf/2405.00002v1.pdf", 'arxiv: "2405.00002"'],
    ["doi", "doi.org/10.1145/3292500.3330701", "doi: 10.1145/3292500.3330701"],
    ["doi", "DOI: https://doi.org/10.1145/3292500.3330701", "doi: 10.1145/3292500.3330701"],
    [
      "code",
      "- https://github.com/a/b\n* https://github.com/c/d",
      "- https://github.com/a/b\n    - https://github.com/c/d\n",
    ],
    ["authors", "1. Ada Example\n2. Martin King, Jr.", '- { name: Ada Example }\n  - { name: "Martin King, Jr." }\n'],
  ])("takes %s as people write it: %s", async (field, answer, written) => {
    const root = makeOars();
    expect(await send(root, renderIssue("add-a-paper", { ...ADD, [field]: answer }))).toMatchObject({ status: 0 });
    expect(readFileSync(join(root, FILE), "utf8")).toContain(written);
  });

  test.each([
    "Ada Example, Bob B., Carol C.",
    "Example, Ada",
    "Ada Example and Bob B.",
    "Ada Example & Bob B.",
    "Ada Example; Bob B.",
    "Ada Example et al.",
  ])("takes no line for an author that names several: %s", async (line) => {
    const [found] = await refused(renderIssue("add-a-paper", { ...ADD, authors: `Zoe Z.\n\n${line}` }));
    expect(found).toMatch(/^issue\.md:15:1 {2}error {2}found “.*” as the name of one author; expected one a line/u);
  });

  test("says in JSON what changed, and writes nothing when it is only asked", async () => {
    const root = makeOars();
    const { status, out } = await send(root, renderIssue("add-a-paper", ADD), "--dry-run", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      form: "add-a-paper",
      paper: "silver-rudders-a-study",
      fields: ["title", "id", "abstract"],
      changes: [{ path: FILE }],
      problems: [],
    });
    expect(Object.keys(readTree(root))).not.toContain(FILE);
  });

  test.each([
    ["its arXiv id", { "paper-title": "Another", arxiv: "arXiv:2403.00001v9" }],
    ["its title", { "paper-title": "GLASS oars", abstract: "We row with oars of glass." }],
  ])("refuses what is there already, known by %s, and names its file", async (_, answers) => {
    const [line] = await refused(renderIssue("add-a-paper", answers));
    expect(line).toMatch(
      /^issue\.md:3:1 {2}error {2}found a paper that cannot be added: .*papers\/gl\/glass-oars\.md/u,
    );
  });

  test("lets a paper of the same title in that is another, and says so", async () => {
    const root = makeOars();
    const answers = { "paper-title": "Glass Oars", abstract: "Vessels of antiquity and their makers." };
    const { status, err } = await send(root, renderIssue("add-a-paper", answers));
    expect({ status, err }).toEqual({
      status: 0,
      err: expect.stringMatching(
        /warning .*“glass-oars” {2}near-duplicate\nwrote content\/papers\/gl\/glass-oars-[0-9a-f]{6}\.md/u,
      ),
    });
  });
});

describe("correct a paper", () => {
  test("changes the lines of what is given, and leaves every other byte as it was", async () => {
    const root = makeOars();
    const answers = {
      paper: "https://small.example/papers/oars-of-glass/",
      published: "2024-02-28",
      abstract: "We row.",
    };
    expect(await send(root, renderIssue("correct-a-paper", answers))).toMatchObject({ status: 0 });
    expect(readTree(root)["content/papers/gl/glass-oars.md"]).toBe(
      OARS.replace("2024-03-01", "2024-02-28")
        .replace("guessed: [ published ]\n", "")
        .replace("We row with oars of glass.", "We row."),
    );
  });

  test("names take the place of their number; a dash takes a value out", async () => {
    const root = makeOars();
    const answers = { paper: "glass-oars", authors: "Ada\nBob", arxiv: "-" };
    expect(await send(root, renderIssue("correct-a-paper", answers))).toMatchObject({ status: 0 });
    expect(readTree(root)["content/papers/gl/glass-oars.md"]).toBe(
      OARS.replace("authorCount: 2\n", "")
        .replace('links:\n  arxiv: "2403.00001"\n', "")
        .replace(
          "guessed: [ published ]\n",
          "guessed: [ published ]\nauthors:\n  - { name: Ada }\n  - { name: Bob }\n",
        ),
    );
  });

  test("refuses a paper that there is not, a change that is none, and a paper without a title", async () => {
    expect(await refused(renderIssue("correct-a-paper", { paper: "glass-oar", venue: "X" }))).toEqual([
      "issue.md:3:1  error  found no paper “glass-oar”; expected the address of a paper's page: did you mean glass-oars?  unknown-paper",
    ]);
    expect(
      (await refused(renderIssue("correct-a-paper", { paper: "glass-oars", "paper-title": "Glass Oars" })))[0],
    ).toMatch(/is not in/u);
    expect((await refused(renderIssue("correct-a-paper", { paper: "glass-oars", "paper-title": "-" })))[0]).toMatch(
      /always has one/u,
    );
  });
});

describe("a paper was withdrawn", () => {
  test("gains a line of its status", async () => {
    const root = makeOars();
    const body = renderIssue("paper-withdrawn", { paper: "glass-oars" });
    expect(await send(root, body)).toMatchObject({ status: 0 });
    const status = "status:\n  - { kind: withdrawn, date: 2025-03-02, reason: The oars were not of glass. }\n";
    expect(readTree(root)["content/papers/gl/glass-oars.md"]).toBe(OARS.replace("aliases:", `${status}aliases:`));
    expect((await send(root, body)).err).toMatch(/says already/u);
  });

  test.each([
    ["no day", { day: "2025-02-30" }, "11:1"],
    ["no such kind", { kind: "erased" }, "7:1"],
  ])("is refused with %s", async (_, answers, place) => {
    const [line] = await refused(renderIssue("paper-withdrawn", { paper: "glass-oars", ...answers }));
    expect(line).toMatch(new RegExp(`^issue\\.md:(?:${place}) {2}error`, "u"));
  });
});

/** Bodies that are not what a form writes, each with what is said of it. */
const HOSTILE: readonly (readonly [what: string, body: string, said: RegExp])[] = [
  ["nothing", "", /:1:1 {2}error {2}found no form/u],
  ["free text", "Please add my paper", /found no form/u],
  ["text before the form", `Hello\n\n${renderIssue("add-a-paper", ADD)}`, /found no form/u],
  [
    "two forms",
    `${renderIssue("add-a-paper", ADD)}\n\n${renderIssue("paper-withdrawn", { paper: "glass-oars" })}`,
    /a heading of the form/u,
  ],
  [
    "the form's own heading in an answer",
    renderIssue("add-a-paper", { ...ADD, abstract: "Text.\n\n### Authors\n\nMallory" }),
    /:\d+:1 {2}error {2}found the heading “Authors” again/u,
  ],
  ["the rest of the form in an answer", renderIssue("add-a-paper", ADD).repeat(2), /found .*again|found the heading/u],
  [
    "another heading in an answer",
    renderIssue("add-a-paper", { ...ADD, abstract: "# Big\n\nx" }),
    /the heading “# Big” in the answer to “Abstract”/u,
  ],
  ["an unknown heading", renderIssue("add-a-paper", ADD).replace("### PDF", "### Portable"), /“### Portable”/u],
  [
    "a heading that is missing",
    renderIssue("add-a-paper", ADD).replace("### PDF\n\n_No response_\n\n", ""),
    /expected “PDF” first/u,
  ],
  [
    "an end that is missing",
    renderIssue("add-a-paper", ADD).replace(/### Before[^]*$/u, ""),
    /found no heading “Before you send”/u,
  ],
  ["no title", renderIssue("add-a-paper", {}), /no answer to “Title of the new paper”/u],
  ["two titles", renderIssue("add-a-paper", { "paper-title": "One\nTwo" }), /:4:1 .*found 2 lines/u],
  [
    "no consent",
    renderIssue("add-a-paper", { ...ADD, consent: `- [ ] ${formOf("add-a-paper").fields.at(-1)?.options?.[0]}` }),
    /not ticked/u,
  ],
  ["half a consent", renderIssue("add-a-paper", { ...ADD, consent: "- [x] Yes" }), /not ticked/u],
  ["a control character", renderIssue("add-a-paper", { "paper-title": "A\u0007B" }), /:3:2 {2}error {2}found U\+0007/u],
  ["a lone carriage return", renderIssue("add-a-paper", { "paper-title": "A\rB" }), /U\+000D/u],
  ["text that runs backwards", renderIssue("add-a-paper", { "paper-title": "A\u202Etxt" }), /U\+202E/u],
  ["a character that is none", renderIssue("add-a-paper", { "paper-title": "A\uFFFE" }), /U\+FFFE/u],
  ["more than GitHub keeps", renderIssue("add-a-paper", { ...ADD, abstract: "x".repeat(65_536) }), /at most 65536/u],
  ["a date that is none", renderIssue("add-a-paper", { ...ADD, published: "2024-13-01" }), /impossible-date/u],
  ["an address that runs", renderIssue("add-a-paper", { ...ADD, pdf: "javascript:alert(1)" }), /bad-url/u],
  ["a path for an arXiv id", renderIssue("add-a-paper", { ...ADD, arxiv: "../../etc/passwd" }), /bad-id/u],
  ["a wrong ORCID", renderIssue("add-a-paper", { ...ADD, authors: "Ada\nBob | 0000-0002-1825-0098" }), /bad-id/u],
  [
    "a topic that there is not",
    renderIssue("add-a-paper", { ...ADD, topics: "rowin" }),
    /expected one that there is: rowing/u,
  ],
  [
    "a paper outside the archive",
    renderIssue("correct-a-paper", { paper: "../../../etc/passwd", venue: "X" }),
    /unknown-paper/u,
  ],
];

describe("what no form wrote", () => {
  test.each(HOSTILE)("%s is refused with its place, and nothing is written", async (_, body, said) => {
    const lines = await refused(body);
    expect(lines.join("\n")).toMatch(said);
    for (const line of lines) expect(line).toMatch(/^issue\.md:\d+:\d+ {2}(?:error|warning) {2}/u);
  });

  test("bytes that are no text are refused, a file that is not there is a wrong usage", async () => {
    const root = makeOars();
    writeFileSync(join(root, "issue.md"), Buffer.from([0xff, 0xfe, 0x41]));
    expect(await run(["from-issue", "issue.md", "--root", root], { cwd: root })).toMatchObject({ status: 1 });
    expect(await run(["from-issue", "none.md", "--root", root], { cwd: root })).toMatchObject({ status: 2 });
  });

  test("line ends and blanks as forms sent from elsewhere have them change nothing", async () => {
    const [one, other] = [makeOars(), makeOars()];
    await send(one, renderIssue("add-a-paper", ADD));
    await send(other, `\r\n${renderIssue("add-a-paper", ADD).replace(/\n/gu, "\r\n")}\r\n\r\n`);
    expect(readTree(other)).toEqual(readTree(one));
    expect(Object.keys(readTree(one))).toContain(FILE);
  });
});

describe("an answer is text, whatever it looks like", () => {
  const NASTY = [
    "---",
    "--- js",
    "title: x",
    "- { a: b }",
    "::set-output name=x::y",
    "##[set-env name=x]y",
    "${{ github.token }}",
    "$(reboot) `reboot`",
    "<script>alert(1)</script>",
    "![x](https://evil.example/x.png)",
    "<<<<<<< HEAD",
    ">>>>>>> other",
    "=======",
    "```",
    "&amp; &#x60;",
    "!!js/function x",
    "&anchor *alias",
    "'\"\\",
    "yes",
    "2024",
    "0x10",
    "1e5",
    "null",
    "~",
    "|",
    "> x",
    "# x".slice(2),
    "\u00a0x",
    "{% x %}",
    "[x]: https://evil.example",
    "a\tb",
    "😀 é",
  ];
  const line = oneof(
    constantFrom(...NASTY),
    string({ unit: "grapheme", maxLength: 40 }),
    string({ maxLength: 30 }),
  ).filter(
    (text) =>
      !/[\n\r]/u.test(text) && cleanText(text).text !== "" && text.trim() !== "_No response_" && text.trim() !== "-",
  );

  test("title, venue, names and abstract come back from the file as they were sent, or the issue is refused", async () => {
    const archive = await readArchive(makeOars());
    const paragraphs = array(array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    let taken = 0;
    assert(
      property(line, line, line, paragraphs, (title, venue, name, abstract) => {
        const body = renderIssue("add-a-paper", {
          "paper-title": title,
          venue,
          authors: name,
          abstract: abstract.map((lines) => lines.join("\n")).join("\n\n"),
        });
        const { issue, problems } = parseIssue(body);
        if (!issue) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        const plan = planIssue(archive, { issue, file: "issue.md", sha256: "0".repeat(64) });
        const [change] = plan.changes;
        if (!change) {
          expect(plan.problems.length).toBeGreaterThan(0);
          return;
        }
        taken += 1;
        expect(change.path).toMatch(/^content\/papers\/[a-z0-9-]{1,2}\/[a-z0-9-]+\.md$/u);
        const found: Problem[] = [];
        const read = readPaper(change.path, Buffer.from(String(change.content)), found)?.paper;
        expect(found).toEqual([]);
        expect(read).toMatchObject({ title: cleanText(title).text, venue: cleanText(venue).text, notes: "" });
        expect(read?.authors[0]?.name).toBe(
          cleanText(name)
            .text.replace(/^(?:[-*+•]|\d{1,3}[.)])\s+/u, "")
            .split("|")[0]
            ?.trim(),
        );
        if (!abstract.flat().join("").includes("$"))
          expect(markdownToText(read?.abstract ?? "")).toBe(
            abstract.map((lines) => cleanText(lines.join("\n")).text).join("\n\n"),
          );
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
