import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Check } from "../src/contracts.ts";
import { readArchive } from "../src/archive/read.ts";
import { loadPlugins } from "../src/registry.ts";
import { runChecks } from "../src/report/checks.ts";
import { renderProblems } from "../src/report/problems.ts";
import { readerRules } from "../src/report/reader-rules.ts";
import { renderRulePages } from "../src/report/rule-pages.ts";
import { renderSarif } from "../src/report/sarif.ts";
import { buildCatalog } from "../src/site/catalog.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const checks = await loadPlugins<Check>("checks");
const pages = renderRulePages(checks);
const known = new Set([...checks.keys(), ...readerRules.keys()]);

describe("the pages of the rules", () => {
  test("are those of the code: run npm run rules", () => {
    expect(readdirSync(join(home, "docs/rules")).sort()).toEqual([...pages.keys()].sort());
    for (const [file, text] of pages) expect(readFileSync(join(home, "docs/rules", file), "utf8"), file).toBe(text);
  });

  test("are one for every rule, and the index leads to each", () => {
    const index = pages.get("README.md") ?? "";
    for (const id of known) {
      expect(pages.get(`${id}.md`), id).toContain(`# ${id}\n`);
      expect(index).toContain(`[${id}](${id}.md)`);
    }
    expect(pages.size).toBe(known.size + 1);
  });

  test.each([...readerRules, ...checks])("%s shows by an example what it finds and what it does not", (_id, rule) => {
    expect(rule.example.bad.trim()).not.toBe("");
    expect(rule.example.good.trim()).not.toBe("");
    expect(rule.example.bad).not.toBe(rule.example.good);
    expect(rule.why).toMatch(/^[A-Z“].*\.$/u);
    expect(rule.mend).toMatch(/^[A-Z“].*\.$/u);
  });

  test("survive an example that is itself Markdown", () => {
    const rule: Check = {
      scope: "paper",
      severity: "note",
      why: "A | b.",
      mend: "M.",
      example: { bad: "```js\nx\n```", good: "# y" },
    };
    const made = renderRulePages(new Map([["some-rule", rule]]));
    expect(made.get("some-rule.md")).toContain("````text\n```js\nx\n```\n````");
    expect(made.get("README.md")).toContain("| A \\| b. |");
  });
});

test("the archive that comes with the code has nothing to mend that nobody waived", async () => {
  const problems = runChecks(buildCatalog(await readArchive(home)), checks);
  expect(renderProblems(problems.filter(({ severity }) => severity !== "note"))).toEqual([]);
});

describe("every rule that speaks has a page", () => {
  test("also those that are no files of src/checks", () => {
    const spoken = new Set(
      ["archive", "issue", "normalize", "report", "sources"].flatMap((part) => rulesSpokenIn(join(home, "src", part))),
    );
    expect(spoken.size, "the scan must find them").toBeGreaterThan(35);
    for (const id of ["bad-url", "capture-too-large", "guessed-year", "inferred-year", "open-fence", "unknown-key"])
      expect(spoken).toContain(id);
    expect([...spoken].filter((id) => !known.has(id)).sort(), "add them to src/report/reader-rules.ts").toEqual([]);
  });

  test("and each that is described speaks", () => {
    const spoken = new Set(
      ["archive", "issue", "normalize", "report", "sources"].flatMap((part) => rulesSpokenIn(join(home, "src", part))),
    );
    expect([...readerRules.keys()].filter((id) => !spoken.has(id))).toEqual([]);
  });

  test("in whatever the fixtures brought up", () => {
    const folder = join(home, "test/fixtures");
    const expected = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith("expected.txt"),
    );
    const spoken = expected.flatMap((path) =>
      [
        ...readFileSync(join(folder, path), "utf8").matchAll(
          / {2}(?:error|warning|note) {2}.* {2}([a-z]+(?:-[a-z]+)*)$/gmu,
        ),
      ].map((match) => match[1] ?? ""),
    );
    expect(new Set(spoken).size).toBeGreaterThan(60);
    expect([...new Set(spoken)].filter((id) => !known.has(id)).sort()).toEqual([]);
  });

  test("in a SARIF log", () => {
    const problem = { file: "a.md", line: 1, column: 1, severity: "error", rule: "schema", message: "m" } as const;
    expect(renderSarif([problem], checks)).toContain(readerRules.get("schema")?.why);
  });
});

/** Ids of rules in code: after `rule:`, and among the arguments of every function that has a parameter `rule`. */
function rulesSpokenIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/(?:reader|capture)-rules\.ts$/u.test(name),
  );
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const speakers = [
      ...text.matchAll(/(?:function|const) (\w+)(?: =)? ?\((?=[^)]*\brule: string)/gu),
      ...text.matchAll(/\b(report): Report\b/gu),
    ];
    const calls = new Set(speakers.map((match) => match[1] ?? ""));
    const named = [...text.matchAll(/\brule: (.*)/gu)].flatMap(([, rest = ""]) => idsIn(rest));
    return [...named, ...[...calls].flatMap((call) => argumentsOf(text, call).flatMap(idsIn))];
  });
}

/** What stands between the brackets of each call of a function. */
function argumentsOf(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(String.raw`\b${name}\(`, "gu"))].map((match) => {
    const from = match.index + match[0].length;
    let depth = 1;
    let at = from;
    for (; depth > 0 && at < text.length; at += 1) depth += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
    /* What is looked up by a name is no rule's. */
    return text.slice(from, at).replace(/\b(?:get|lineOf)\("[^"]*"\)/gu, "…");
  });
}

const SEVERITIES = new Set(["error", "warning", "note"]);

/** Texts in quotes that are an argument or a branch of their own, and read like an id. */
function idsIn(code: string): readonly string[] {
  return [...code.matchAll(/(?<=(?:^|[,?:(])\s*)"([a-z]+(?:-[a-z]+)*)"(?=\s*(?:[,:)]|$))/gmu)]
    .map((match) => match[1] ?? "")
    .filter((id) => !SEVERITIES.has(id));
}
