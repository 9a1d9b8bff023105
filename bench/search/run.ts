/*
 * npm run bench:search [-- --papers 10000 --archive DIR --records FILE --pagefind DIR --titles]: what the search index costs to make and to ask.
 * --archive takes an archive that is there already; --pagefind, a folder in which the package is installed, asks that as well; --titles prints
 * what each question found.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderCaptures, writeArchive } from "../corpus.ts";
import { measure } from "../measure.ts";
import { takeRecords } from "../records.ts";
import { bundleFiles } from "../../src/site/bundle.ts";
import { alignTable } from "../table.ts";
import { type Asked, askAll, askOurs, askPagefind } from "./ask.ts";
import { readNames } from "./names.ts";
import { QUESTIONS } from "./questions.ts";
import { serveFolder } from "./serve.ts";

const home = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "10000" },
    archive: { type: "string" },
    records: { type: "string", default: join(home, "../shared/data/large/papers.jsonl.gz") },
    pagefind: { type: "string" },
    titles: { type: "boolean", default: false },
  },
});

const work = mkdtempSync(join(tmpdir(), "offprint-bench-search-"));
const names = join(work, "names.json");
const root = values.archive ?? makeArchive(Number(values.papers));
writeFileSync(names, JSON.stringify(Object.fromEntries(readNames(values.records))));

const ours = await build(new URL("./build.ts", import.meta.url), join(work, "ours"));
print([
  ["ours", "figure"],
  ["papers", String(ours["papers"])],
  ["seconds (wall, CPU)", `${fixed(ours["seconds"])}, ${fixed(ours["cpu"])}`],
  ["MB at the peak, of which the archive", `${fixed(ours["peak"], 0)}, ${fixed(ours["before"], 0)}`],
  ["files", String(ours["files"])],
  ["MB of files", fixed((ours["bytes"] ?? 0) / 1e6)],
]);
await writeSearcher(join(work, "ours"));
const asked = await askFolder(join(work, "ours"), askOurs);
const theirs = values.pagefind === undefined ? [] : await runPagefind(values.pagefind);
print([
  [
    "question",
    "found",
    "ms to results",
    "ms to facets",
    "files",
    "kB",
    ...(theirs.length > 0 ? ["Pagefind found", "ms", "files", "kB", "same in ten"] : []),
  ],
  ...asked.map((answer, index) => [...renderRow(answer), ...renderOther(answer, theirs[index])]),
]);
if (values.titles) for (const [index, answer] of asked.entries()) printTitles(answer, theirs[index]);
rmSync(work, { recursive: true });

function makeArchive(size: number): string {
  const folder = join(work, "archive");
  writeArchive(folder, home, renderCaptures(takeRecords(size, values.records).papers));
  execFileSync(process.execPath, [join(home, "bin/offprint.js"), "ingest", "--root", folder], { stdio: "ignore" });
  return folder;
}

async function build(program: URL, out: string, ...more: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const {
    status,
    out: answer,
    err,
    cost,
  } = await measure([fileURLToPath(program), root, names, out, ...more], ["--import", "tsx"]);
  if (status !== 0) throw new Error(err);
  return { peak: cost.memory, ...(JSON.parse(answer) as Record<string, number>) };
}

/** The script that a page would load. */
async function writeSearcher(folder: string): Promise<void> {
  const entry = join(home, "src/search/searcher.ts");
  writeFileSync(join(folder, "searcher.js"), (await bundleFiles([entry])).get(entry) ?? new Uint8Array());
}

/** Asks all questions, after one that nobody counts: a browser starts slowly. */
async function askFolder(folder: string, writeCode: (question: string) => string): Promise<readonly Asked[]> {
  const server = await serveFolder(folder);
  const [, ...asked] = await askAll([QUESTIONS[0] ?? "", ...QUESTIONS], server, writeCode);
  server.close();
  return asked;
}

async function runPagefind(place: string): Promise<readonly Asked[]> {
  const out = join(work, "pagefind");
  const built = await build(new URL("./pagefind-build.ts", import.meta.url), out, place);
  print([
    ["Pagefind", "figure"],
    ["seconds", fixed(built["seconds"])],
    ["MB at the peak, of its own program", fixed(built["memory"], 0)],
    ["files", String(built["files"])],
    ["MB of files", fixed((built["bytes"] ?? 0) / 1e6)],
  ]);
  return await askFolder(out, askPagefind);
}

function renderRow({ question, total, first, whole, files, bytes }: Asked): readonly string[] {
  return [question, String(total), first.toFixed(0), whole.toFixed(0), String(files), (bytes / 1000).toFixed(0)];
}

function renderOther(answer: Asked, other: Asked | undefined): readonly string[] {
  if (other === undefined) return [];
  const same = answer.titles.filter((title) => other.titles.includes(title)).length;
  return [
    String(other.total),
    other.first.toFixed(0),
    String(other.files),
    (other.bytes / 1000).toFixed(0),
    String(same),
  ];
}

function printTitles(answer: Asked, other: Asked | undefined): void {
  process.stdout.write(`\n## ${answer.question}\n`);
  for (const [index, title] of answer.titles.slice(0, 5).entries())
    process.stdout.write(`${index + 1}. ${title}${other === undefined ? "" : ` | ${other.titles[index] ?? ""}`}\n`);
}

function print(rows: readonly (readonly string[])[]): void {
  process.stdout.write(`${alignTable(rows)}\n`);
}

function fixed(value: number | undefined, digits = 1): string {
  return (value ?? 0).toFixed(digits);
}
