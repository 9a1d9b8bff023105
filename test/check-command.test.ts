import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Check } from "../src/contracts.ts";
import type { Problem } from "../src/model/problem.ts";
import { loadPlugins } from "../src/registry.ts";
import { renderGithubAnnotations } from "../src/report/github-annotations.ts";
import { renderProblemsSummary } from "../src/report/problems-summary.ts";
import { renderSarif } from "../src/report/sarif.ts";
import { run } from "./run.ts";
import { makeArchive, makeFolder, writeSite, writeTree } from "./temporary-archive.ts";

const LETTER = "---\ntitle: A Letter\nid: abc\n---\n\nShort.\n";
const ALIAS = "---\ntitle: Another\nid: abd\naliases: [ abc ]\n---\n\nShort as well.\n";

const warned = (): string => makeArchive({ "content/papers/ab/abc.md": LETTER });
const wrong = (): string => makeArchive({ "content/papers/ab/abc.md": LETTER, "content/papers/ab/abd.md": ALIAS });

describe("check", () => {
  test("an archive in order ends in 0 and one line", async () => {
    const rules = (await loadPlugins<Check>("checks")).size;
    expect(await run(["check", "--root", makeArchive()])).toEqual({
      status: 0,
      out: "",
      err: `0 papers, 0 digests, 0 topics, ${rules} rules: no problems\n`,
    });
  });

  test("a warning ends in 0, and in 1 with --strict", async () => {
    const root = warned();
    const { status, out, err } = await run(["check", "--root", root]);
    expect({ status, out }).toEqual({ status: 0, out: "" });
    expect(err).toContain("content/papers/ab/abc.md:6:1  warning  found an abstract of 6 characters");
    expect((await run(["check", "--root", root, "--strict"])).status).toBe(1);
  });

  test("an error ends in 1, and everything else is found all the same", async () => {
    const { status, err } = await run(["check", "--root", wrong()]);
    expect(status).toBe(1);
    expect(err).toContain("content/papers/ab/abd.md:4:12  error  found “abc”");
    expect(err).toContain("1 error, 2 warnings");
  });

  test("what the reader refuses is listed with what the rules find", async () => {
    const root = makeArchive({ "content/papers/ab/abc.md": LETTER, "content/papers/ab/abd.md": "no front matter" });
    const { status, err } = await run(["check", "--root", root]);
    expect(status).toBe(1);
    expect(err).toMatch(/abd\.md:1:1 {2}error .* front-matter\n/u);
    expect(err).toMatch(/abc\.md:6:1 {2}warning .* short-abstract\n/u);
  });

  test("an unknown reporter, or two at once, is a wrong usage", async () => {
    const unknown = await run(["check", "--root", warned(), "--reporter", "toString"]);
    expect(unknown).toMatchObject({
      status: 2,
      err: expect.stringContaining("expected one of text, json, github, sarif"),
    });
    expect((await run(["check", "--root", warned(), "--json", "--reporter", "sarif"])).status).toBe(2);
  });

  test("no archive is a wrong usage", async () => {
    expect((await run(["check", "--root", "/nowhere/at/all"])).status).toBe(2);
  });
});

describe("check --reporter json", () => {
  test("is the same as --json, alone on stdout", async () => {
    const root = wrong();
    const { out, err } = await run(["check", "--root", root, "--json"]);
    expect((await run(["check", "--root", root, "--reporter", "json"])).out).toBe(out);
    expect(err).toContain("1 error, 2 warnings");
    const answer = JSON.parse(out) as { counts: unknown; problems: readonly (Problem & { hash: string })[] };
    expect(answer.counts).toEqual({ error: 1, warning: 2, note: 0 });
    expect(Object.keys(answer.problems[0] ?? {})).toEqual([
      "file",
      "line",
      "column",
      "severity",
      "message",
      "rule",
      "hash",
    ]);
  });

  test("its hash waives the finding", async () => {
    const { out } = await run(["check", "--root", warned(), "--json"]);
    const [problem] = (JSON.parse(out) as { problems: readonly (Problem & { hash: string })[] }).problems;
    const waiver = `{ rule: ${problem?.rule}, file: ${problem?.file}, reason: It is a letter., hash: "${problem?.hash}" }`;
    const root = makeArchive({
      "content/papers/ab/abc.md": LETTER,
      "content/decisions.yaml": `waivers:\n  - ${waiver}\n`,
    });
    expect(await run(["check", "--root", root, "--strict"])).toMatchObject({ status: 0 });
  });
});

function problemsOf(count: number, fields: Partial<Problem> = {}): readonly Problem[] {
  return Array.from({ length: count }, (_, index) => ({
    file: `content/papers/ab/a${index}.md`,
    line: index + 1,
    column: 3,
    severity: "error",
    message: "found a; expected b",
    rule: "some-rule",
    ...fields,
  }));
}

describe("check --reporter github", () => {
  test("one annotation a finding, as GitHub reads it", async () => {
    const root = wrong();
    const { out } = await run(["check", "--root", root, "--reporter", "github"], { cwd: root });
    expect(out.split("\n")[0]).toMatch(
      /^::error file=content\/papers\/ab\/abd\.md,line=4,col=12,title=duplicate-id::found “abc”/u,
    );
  });

  test("the archive's folder stands before the file when it is not the one called in", async () => {
    const root = wrong();
    const [, parent = "", name = ""] = /^(.*)\/([^/]+)$/u.exec(root) ?? [];
    const { out } = await run(["check", "--root", root, "--reporter", "github"], { cwd: parent });
    expect(out).toContain(`file=${name}/content/papers/ab/abd.md,`);
  });

  test.each(["", "lab/"])(
    "in a repository, files are named from its top, wherever it was called: “%s”",
    async (folder) => {
      const repository = makeFolder();
      execFileSync("git", ["init", "--quiet"], { cwd: repository });
      const root = join(repository, folder);
      writeSite(root);
      writeTree(root, { "content/papers/ab/abc.md": LETTER, "content/papers/ab/abd.md": ALIAS });
      for (const cwd of [dirname(repository), repository, root]) {
        const { out } = await run(["check", "--root", root, "--reporter", "github"], { cwd });
        expect(out).toContain(`file=${folder}content/papers/ab/abd.md,`);
        const sarif = await run(["check", "--root", root, "--reporter", "sarif"], { cwd });
        expect(sarif.out).toContain(`"uri": "${folder}content/papers/ab/abd.md"`);
      }
    },
  );

  test("nothing in a message or name ends it or begins another", () => {
    const text = renderGithubAnnotations(problemsOf(1, { file: "a,b:c%.md", message: "100%\r\n::error::x" }));
    expect(text).toBe("::error file=a%2Cb%3Ac%25.md,line=1,col=3,title=some-rule::100%25\\u{d}\\u{a}::error::x\n");
  });

  test("ten errors and ten warnings, then how many are left", () => {
    const text = renderGithubAnnotations([
      ...problemsOf(12),
      ...problemsOf(11, { severity: "warning" }),
      ...problemsOf(2, { severity: "note" }),
    ]);
    expect(text.match(/^::error /gmu)).toHaveLength(10);
    expect(text.match(/^::warning /gmu)).toHaveLength(10);
    expect(text).toMatch(/\n::notice::2 errors, 1 warning, 2 notes more: the log and the summary have them all\n$/u);
  });
});

describe("check --reporter sarif", () => {
  test("a log with rules, places and levels", async () => {
    const root = wrong();
    const { out } = await run(["check", "--root", root, "--reporter", "sarif"], { cwd: root });
    const log = JSON.parse(out) as SarifLog;
    expect(log).toMatchObject({ version: "2.1.0", $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
    const { tool, results } = log.runs[0] ?? { tool: { driver: { rules: [] } }, results: [] };
    expect(results.map(({ level }) => level)).toEqual(["error", "warning", "warning"]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(results[0]).toMatchObject({
      ruleId: "duplicate-id",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "content/papers/ab/abd.md", uriBaseId: "%SRCROOT%" },
            region: { startLine: 4, startColumn: 12 },
          },
        },
      ],
    });
  });

  test("at most 25,000 results, the errors among them, and paths as addresses", () => {
    const log = JSON.parse(
      renderSarif([...problemsOf(25_000, { severity: "warning" }), ...problemsOf(1, { file: "a b/ü.md" })], new Map()),
    ) as SarifLog;
    const results = log.runs[0]?.results ?? [];
    expect(results).toHaveLength(25_000);
    expect(results[0]).toMatchObject({
      level: "error",
      locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b/%C3%BC.md" } } }],
    });
  });

  test("a finding keeps its fingerprint when lines come before it, and two alike have two", async () => {
    const namesOf = async (text: string): Promise<readonly unknown[]> => {
      const root = makeArchive({ "content/papers/ab/abc.md": text });
      const { out } = await run(["check", "--root", root, "--reporter", "sarif"]);
      const { runs } = JSON.parse(out) as SarifLog;
      return (
        runs[0]?.results
          .filter(({ ruleId }) => ruleId === "short-abstract")
          .map((result) => result.partialFingerprints) ?? []
      );
    };
    const names = await namesOf(LETTER);
    expect(names).toEqual([{ "offprint/v1": expect.stringMatching(/^[\da-f]{16}:1$/u) }]);
    expect(await namesOf(LETTER.replace("title: A Letter", "title: A Letter\npublished: 2024"))).not.toEqual([]);
    expect(await namesOf(LETTER.replace("id: abc", "id: abc\nvenue: A Fair"))).toEqual(names);
    const [same, other] =
      (
        JSON.parse(renderSarif([...problemsOf(1, {}), ...problemsOf(1, {})], new Map())) as SarifLog
      ).runs[0]?.results.map((result) => result.partialFingerprints?.["offprint/v1"]) ?? [];
    expect(other).toBe(same?.replace(/:1$/u, ":2"));
  });
});

describe("the summary of a job", () => {
  test("holds everything, errors first, notes folded, strangers' words as words", () => {
    const summary = renderProblemsSummary(
      [
        ...problemsOf(1, { severity: "note" }),
        ...problemsOf(1, { severity: "warning", message: "found “| @ada <b> ::set-output name=x::”\n::error::y" }),
        ...problemsOf(12, {}),
      ],
      "lab/",
    );
    expect(summary.indexOf("### Errors")).toBeLessThan(summary.indexOf("### Warnings"));
    expect(summary).toContain("<details><summary>Notes");
    expect(summary.match(/^\| `lab\//gmu)).toHaveLength(14);
    expect(summary).not.toMatch(/@ada|<b>|^::/mu);
  });

  test("stays within what GitHub takes, and counts what is left out", () => {
    const problems = Array.from({ length: 40_000 }, (_, line) =>
      problemsOf(1, { line, severity: "warning", message: "é".repeat(40) }),
    ).flat();
    const summary = renderProblemsSummary(problems);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
    const [, left] = /Left out for want of room: (\d+) warnings/u.exec(summary) ?? [];
    expect((summary.match(/^\| `/gmu)?.length ?? 0) + Number(left)).toBe(40_000);
  });

  test("may go where nothing is kept", async () => {
    expect((await run(["check", "--root", warned(), "--summary", "/dev/null"])).status).toBe(0);
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("is written beside what else is printed", async () => {
    const root = warned();
    await run(["check", "--root", root, "--reporter", "github", "--summary", "summary.md"], { cwd: root });
    expect(readFileSync(join(root, "summary.md"), "utf8")).toMatch(/^## Check of the content\n\nFound 1 warning\./u);
  });
});

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly partialFingerprints?: Readonly<Record<string, string>>;
    }[];
  }[];
}
