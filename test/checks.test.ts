import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readArchive } from "../src/archive/read.ts";
import type { Check } from "../src/contracts.ts";
import type { ChangedFile } from "../src/model/changed-file.ts";
import type { Problem } from "../src/model/problem.ts";
import { MACHINE_FIELDS } from "../src/normalize/fields.ts";
import { loadPlugins } from "../src/registry.ts";
import { runChecks } from "../src/report/checks.ts";
import { runComparisons } from "../src/report/comparisons.ts";
import { renderProblems } from "../src/report/problems.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { sha256 } from "../src/text/hash.ts";
import { expectGolden } from "./golden.ts";
import { makeArchive, readTree, type Tree } from "./temporary-archive.ts";

/*
 * Each rule has two fixtures in test/fixtures/checks/<rule>: `ok`, in which no rule finds anything, and `not-ok`, in which this rule alone
 * finds exactly what `expected.txt` says. Both are laid over the sound archive, file by file; a file `<name>.gone` takes `<name>` away.
 * A rule that looks at a change has `before`, laid over the sound archive, and `after`, laid over that; `after/modes.txt` says which files
 * have another mode than a plain file's, as `100755 content/site.yaml`.
 * In their text `⟦U+202E⟧` stands for a character that an editor would hide, and `⟦300×[a]⟧` for a repetition; `⟦⟧` in the
 * name of a file for nothing: it keeps names out of this repository that some systems cannot have.
 */
const fixtures = fileURLToPath(new URL("fixtures/checks/", import.meta.url));
const sound = readSound();
const checks = await loadPlugins<Check>("checks");
const CASES = ["ok", "not-ok"] as const;

describe.each([...checks.keys()])("%s", (rule) => {
  test.each(CASES)("%s", async (name) => {
    const folder = join(fixtures, rule, name);
    if (!existsSync(folder))
      throw new Error(
        `src/checks/${rule}.ts has no fixture: add content files in test/fixtures/checks/${rule}/${name}/content/, or before/content/ and after/content/ for a rule that compares`,
      );
    const isChange = existsSync(join(folder, "after"));
    const problems = isChange ? await compare(folder) : await check(readOverlay(folder));
    if (name === "ok") return expect(renderProblems(problems)).toEqual([]);
    expect(problems.filter((problem) => problem.rule !== rule).map((problem) => renderProblems([problem]))).toEqual([]);
    expect(problems, `the fixture must make ${rule} find something`).not.toEqual([]);
    expectGolden(join(folder, "expected.txt"), renderProblems(problems).join("\n") + "\n");
  });
});

describe("rules", () => {
  test("no fixture is without its rule", () => {
    const folders = readdirSync(fixtures).filter((name) => !checks.has(name));
    expect(folders, "add src/checks/<name>.ts or delete the folder").toEqual([]);
    const cases = [...checks.keys()].flatMap((rule) =>
      readdirSync(join(fixtures, rule)).map((name) => `${rule}/${name}`),
    );
    expect(cases.filter((path) => !/\/(?:not-)?ok$/u.test(path))).toEqual([]);
  });

  test.each([...checks])("%s says why it is there and how to mend what it finds", (_rule, { why, mend }) => {
    expect(why).toMatch(/^[A-Z“].*\.$/u);
    expect(mend).toMatch(/^[A-Z“].*\.$/u);
  });

  test("a guess may speak of every field that the machine reads", async () => {
    const front = HURT.replace("topics:", `guessed: [ ${MACHINE_FIELDS.join(", ")} ]\ntopics:`);
    expect(await rulesOf({ ...sound, "content/papers/ab/abc.md": front })).not.toContain("unknown-field");
  });

  test("the same archive gives the same report, whatever the order of rules", async () => {
    const catalog = buildCatalog(await readArchive(makeArchive({ ...sound, "content/papers/ab/abc.md": HURT })));
    const once = runChecks(catalog, checks);
    expect(once.length).toBeGreaterThan(2);
    expect(runChecks(catalog, new Map([...checks].toReversed()))).toEqual(once);
  });

  test("every place is inside its file", async () => {
    const files = { ...sound, "content/papers/ab/abc.md": HURT.replaceAll("\n", "\r\n") };
    for (const { file, line, column } of await check(files)) {
      const lines = files[file as keyof typeof files].split("\n");
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
    }
  });
});

describe("the example on a rule's page", () => {
  const file = "content/papers/ab/abc.md";
  /** The excerpt as a paper: keys stand in its front matter, anything else is its abstract. */
  const asPaper = (excerpt: string): string => {
    const isFront = /^[a-zA-Z]+: /mu.test(excerpt);
    const title = /^title:/mu.test(excerpt) ? "" : "title: Sorting by Example\n";
    const front = `${title}${isFront ? `${excerpt.replace(/^id: .*\n?/gmu, "")}\n` : ""}`;
    return `---\n${front}id: abc\n---\n\n${isFront ? "The whole text is here." : excerpt}\n`;
  };
  const ALONE = new Set(
    "arxiv-month author-count boilerplate-abstract broken-characters broken-math email-address empty-abstract glued-words organization-as-author other-language raw-html short-abstract shouting-title tex-suspect topic-conflict truncated-abstract unknown-field unmarked-withdrawal unshown-image".split(
      " ",
    ),
  );
  const GERMAN =
    "Die Muscheln werden von der See nach der Größe sortiert, und das ist nicht durch den Wind zu erklären. ".repeat(4);

  test.each([...checks].filter(([rule]) => ALONE.has(rule)))(
    "%s: is found, and not when it is mended",
    async (rule, { example }) => {
      const rulesIn = async (excerpt: string): Promise<readonly string[]> => {
        const text = excerpt.startsWith("---") ? excerpt.replace(/id: .*/u, "id: abc") : asPaper(excerpt);
        return rulesOf({
          ...sound,
          [file]: text.replace("The whole text is here.", rule === "other-language" ? GERMAN : "Whole."),
        });
      };
      expect(await rulesIn(example.bad)).toContain(rule);
      expect(await rulesIn(example.good)).not.toContain(rule);
    },
  );
});

describe("waivers", () => {
  const file = "content/papers/ab/abc.md";
  const files: Tree = { ...sound, [file]: HURT };
  const hash = sha256("Short.").slice(0, 8);
  const waive = (text: string): Tree => ({ ...files, "content/decisions.yaml": `waivers:\n  - ${text}\n` });

  test("set a rule aside for the text they name", async () => {
    const before = await rulesOf(files);
    const after = await rulesOf(
      waive(`{ rule: short-abstract, file: ${file}, reason: It is a letter., hash: "${hash}" }`),
    );
    expect(before).toContain("short-abstract");
    expect(after).toEqual(before.filter((rule) => rule !== "short-abstract"));
  });

  test("hold when the text moves to another line", async () => {
    const moved = waive(`{ rule: short-abstract, file: ${file}, reason: It is a letter., hash: "${hash}" }`);
    const rules = await rulesOf({
      ...moved,
      [file]: HURT.replace("topics:", "authorCount: 2\ntopics:").replace("Short.", "  Short. "),
    });
    expect(rules).not.toContain("short-abstract");
    expect(rules).not.toContain("lapsed-waiver");
  });

  test("lapse when the text changes, and say the new hash", async () => {
    const problems = await check({
      ...waive(`{ rule: short-abstract, file: ${file}, reason: It is a letter., hash: "${hash}" }`),
      [file]: HURT.replace("Short.", "Longer."),
    });
    expect(problems.map(({ rule }) => rule)).toContain("short-abstract");
    const lapsed = problems.find(({ rule }) => rule === "lapsed-waiver");
    expect(lapsed).toMatchObject({ file: "content/decisions.yaml", line: 2, severity: "warning" });
    expect(lapsed?.message).toContain(`expected ${sha256("Longer.").slice(0, 8)}`);
  });

  test("are reported when the rule finds nothing, or there is no such rule", async () => {
    const idle = await check(waive(`{ rule: no-topic, file: content/papers/so/x.md, reason: Old., hash: "${hash}" }`));
    expect(idle.find(({ rule }) => rule === "lapsed-waiver")?.message).toContain("where the rule finds nothing");
    const unknown = await check(waive(`{ rule: shortabstract, file: ${file}, reason: Slip., hash: "${hash}" }`));
    expect(unknown.find(({ rule }) => rule === "lapsed-waiver")?.message).toContain("expected the id of a rule");
  });

  test("never set aside what makes a file unreadable", async () => {
    const rules = await rulesOf({
      ...waive(`{ rule: unknown-key, file: ${file}, reason: No., hash: "${hash}" }`),
      [file]: HURT.replace("topics:", "colour: red\ntopics:"),
    });
    expect(rules).toEqual(["lapsed-waiver", "unknown-key"]);
  });
});

/** Several rules find something here. */
const HURT = `---
title: A Letter
id: abc
topics: [ sorting, shorting ]
aliases: [ abc ]
---

Short.
`;

async function check(files: Tree): Promise<readonly Problem[]> {
  return runChecks(buildCatalog(await readArchive(makeArchive(files))), checks);
}

/** What rules find in the change from a fixture's `before` to its `after`. */
async function compare(folder: string): Promise<readonly Problem[]> {
  const before = readOverlay(join(folder, "before"));
  const after = readOverlay(join(folder, "after"), before);
  const modes = readModes(join(folder, "after", "modes.txt"));
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after), ...modes.keys()])]
    .sort()
    .filter((path) => before[path] !== after[path] || modes.has(path))
    .map((path): ChangedFile => ({
      path,
      before: path in before ? { mode: "100644" } : undefined,
      after: modes.has(path) || path in after ? { mode: modes.get(path) ?? "100644" } : undefined,
    }));
  const [then, now] = await Promise.all([before, after].map((files) => readArchive(makeArchive(files))));
  if (!then || !now) throw new Error("two archives");
  return runComparisons({ before: buildCatalog(then), after: buildCatalog(now), changed }, checks);
}

function readModes(file: string): ReadonlyMap<string, string> {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return new Map(lines.map((line) => [line.slice(7), line.slice(0, 6)]));
}

async function rulesOf(files: Tree): Promise<readonly string[]> {
  return (await check(files)).map(({ rule }) => rule).sort();
}

function readSound(): Tree {
  const files = readTree(fileURLToPath(new URL("fixtures/sound-archive", import.meta.url)));
  const entries = Object.entries(files).map(([path, text]): [string, string | Uint8Array] => [
    path,
    path.includes("/captures/") ? Buffer.from(text, "latin1") : text,
  ]);
  return Object.fromEntries(entries);
}

/** The sound archive, or another, with a fixture's files over it. */
function readOverlay(folder: string, under: Tree = sound): Tree {
  const files: Record<string, string | Uint8Array> = { ...under };
  if (!existsSync(folder)) return files;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of names) {
    const path = join(entry.parentPath, entry.name);
    const place = path.slice(folder.length + 1).replaceAll("⟦⟧", "");
    if (place.endsWith(".gone")) delete files[place.slice(0, -".gone".length)];
    else if (place.startsWith("content/")) files[place] = expandNotation(readFileSync(path, "utf8"));
  }
  return files;
}

function expandNotation(text: string): string {
  return text
    .replace(/⟦U\+([0-9A-F]+)⟧/gu, (_match, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/⟦(\d+)×([^⟧]*)⟧/gu, (_match, times: string, repeated: string) => repeated.repeat(Number(times)));
}
