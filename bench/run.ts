/* npm run bench [-- --papers 1000,10000 --runs 3 --records FILE --steps ingest --keep]: what each step costs, see docs/speed.md. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderCaptures, writeArchive } from "./corpus.ts";
import { type Cost, measure, medianCost } from "./measure.ts";
import { takeRecords } from "./records.ts";
import { listSteps } from "./steps.ts";
import { renderTable } from "./table.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const offprint = join(home, "bin/offprint.js");
const MORE = 60;

const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "1000,10000" },
    runs: { type: "string", default: "3" },
    records: { type: "string", default: join(home, "../shared/data/large/papers.jsonl.gz") },
    steps: { type: "string", default: "" },
    keep: { type: "boolean", default: false },
  },
});
const sizes = values.papers.split(",").map(Number);
const runs = Number(values.runs);

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/* The commands are measured as they are shipped: compiled. */
execFileSync(process.execPath, [join(home, "bin/compile.js")], { stdio: "inherit" });
const { origin, papers } = takeRecords(Math.max(...sizes) + MORE, values.records);
const costs = new Map<string, Cost[]>();
const problems: string[] = [];

/* Sizes take turns, so that a machine that slows down slows all of them. */
for (let run = 1; run <= runs; run += 1) {
  keep("start", (await measure([offprint, "--version"])).cost);
  for (const size of sizes) await measureSize(size, run);
}

const results = sizes.flatMap((size) =>
  [...costs].flatMap(([key, all]) =>
    key.endsWith(` @${size}`)
      ? [{ step: key.slice(0, key.lastIndexOf(" @")), papers: size, cost: medianCost(all) }]
      : [],
  ),
);
process.stdout.write(
  `${papers.length - MORE} ${origin} papers at most; medians of ${runs} run${runs === 1 ? "" : "s"}; Node ${process.versions.node}, ${availableParallelism()} cores\n\n`,
);
process.stdout.write(renderTable(results, medianCost(costs.get("start") ?? [])));
for (const problem of problems) say(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function keep(key: string, cost: Cost): void {
  costs.set(key, [...(costs.get(key) ?? []), cost]);
}

async function measureSize(size: number, run: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), `offprint-bench-${size}-`));
  const captures = renderCaptures(papers.slice(0, size));
  const [more] = renderCaptures(papers.slice(size, size + MORE), captures.length);
  if (!more) throw new Error("no capture left for “one capture more”");
  writeArchive(root, home, captures);
  for (const { name, prepare, args, statuses } of listSteps(more).filter(({ name }) => name.startsWith(values.steps))) {
    prepare?.(root);
    const { cost, status, err } = await measure([offprint, ...args(root), "--root", root]);
    const last = err.trimEnd().split("\n").at(-1) ?? "";
    say(`run ${run}, ${size} papers, ${name}: ${cost.wall.toFixed(2)} s, ${cost.memory.toFixed(0)} MB; ${last}`);
    if (statuses.includes(status)) keep(`${name} @${size}`, cost);
    else problems.push(`${name} with ${size} papers ended with ${status}: ${last}`);
  }
  if (values.keep) say(`kept ${root}`);
  else rmSync(root, { recursive: true });
}
