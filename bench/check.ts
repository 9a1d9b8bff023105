/* npm run bench:check [-- --papers 1000,100000 --runs 1 --keep]: what checking costs, see docs/speed.md. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { listCheckSteps } from "./check-steps.ts";
import { renderCaptures, writeArchive } from "./corpus.ts";
import { type Cost, measure, medianCost } from "./measure.ts";
import { takeRecords } from "./records.ts";
import { renderTable } from "./table.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const offprint = join(home, "bin/offprint.js");

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "1000,100000" },
    runs: { type: "string", default: "1" },
    records: { type: "string", default: join(home, "../shared/data/large/papers.jsonl.gz") },
    /* An archive that --keep left: it is measured as it is. */
    root: { type: "string", default: "" },
    keep: { type: "boolean", default: false },
  },
});
const sizes = values.papers.split(",").map(Number);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

execFileSync(process.execPath, [join(home, "bin/compile.js")], { stdio: "inherit" });
const costs = new Map<string, Cost[]>();
const starts: Cost[] = [];
const problems: string[] = [];
for (const size of sizes) {
  const root = values.root === "" ? await makeArchive(size) : values.root;
  for (let run = 1; run <= Number(values.runs); run += 1) await measureAll(root, size, run);
  if (values.keep || values.root !== "") say(`kept ${root}`);
  else rmSync(root, { recursive: true });
}
const results = sizes.flatMap((size) =>
  [...costs].flatMap(([key, all]) =>
    key.endsWith(` @${size}`)
      ? [{ step: key.slice(0, key.lastIndexOf(" @")), papers: size, cost: medianCost(all) }]
      : [],
  ),
);
process.stdout.write(`medians of ${values.runs}; Node ${process.versions.node}, ${availableParallelism()} cores\n\n`);
process.stdout.write(renderTable(results, medianCost(starts)));
for (const problem of problems) say(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** An archive of this many papers, ingested, and committed to a git repository of its own; its root. */
async function makeArchive(size: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), `offprint-check-${size}-`));
  const { papers } = takeRecords(size, values.records);
  writeArchive(root, home, renderCaptures(papers));
  const { cost } = await measure([offprint, "ingest", "--root", root]);
  say(`ingested ${size} papers in ${cost.wall.toFixed(0)} s`);
  const git = (...args: readonly string[]): void =>
    void execFileSync("git", ["-c", "user.name=Bench", "-c", "user.email=bench@bench.example", ...args], { cwd: root });
  git("init", "-qb", "main");
  git("add", "-A");
  git("commit", "-qm", "All papers");
  return root;
}

async function measureAll(root: string, size: number, run: number): Promise<void> {
  starts.push((await measure([offprint, "--version"])).cost);
  for (const { name, prepare, args } of listCheckSteps(root)) {
    const undo = prepare?.();
    const { cost, status, err } = await measure([offprint, ...args, "--root", root]);
    undo?.();
    const last = err.trimEnd().split("\n").at(-1) ?? "";
    say(`run ${run}, ${size} papers, ${name}: ${cost.wall.toFixed(2)} s, ${cost.memory.toFixed(0)} MB; ${last}`);
    if (status > 1) problems.push(`${name} with ${size} papers ended with ${status}: ${last}`);
    else costs.set(`${name} @${size}`, [...(costs.get(`${name} @${size}`) ?? []), cost]);
  }
}
