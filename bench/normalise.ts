/* npm run bench:normalise [-- --entries 5000 --doublings 5 --only underscores --hunt 60 --seed 1 --records FILE]: see docs/speed.md. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderCaptures } from "./corpus.ts";
import { huntSlow } from "./hunt.ts";
import { makeNastyTexts } from "./nasty.ts";
import { takeRecords } from "./records.ts";
import { alignTable } from "./table.ts";
import { captureLine, capturePieces, loadWritePath, normalizeAlone } from "./write-path.ts";

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "5000" },
    doublings: { type: "string", default: "5" },
    only: { type: "string", default: "" },
    hunt: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    records: {
      type: "string",
      default: fileURLToPath(new URL("../../shared/data/large/papers.jsonl.gz", import.meta.url)),
    },
  },
});
const BASE = 64 * 1024;
/** A text that takes this many times longer a character at the longest length than at the shortest is pointed at. */
const SUSPECT = 3;
/** Milliseconds: what takes less is at the mercy of the machine, what takes more is not tried again. */
const SHORT = 20;
const LONG = 300;
const TRIES = 4;
const HOPELESS = 5000;

const entries = Number(values.entries);
const sizes = Array.from({ length: Number(values.doublings) + 1 }, (_, doubling) => BASE * 2 ** doubling);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const ingest = await loadWritePath();
const { origin, papers } = takeRecords(entries, values.records);
await measureEntries();
const shapes: readonly (readonly [name: string, work: (text: string) => unknown])[] = [
  ["a page of abstracts as long as may be", (text) => ingest([capturePieces(text)])],
  ["a page with one line", (text) => ingest([captureLine(text)])],
  ["one abstract, without limit", normalizeAlone],
];
if (values.hunt === "0") for (const [name, work] of shapes) await measureDoublings(name, work);
else hunt();

/** Entries a second, of papers as they are. */
async function measureEntries(): Promise<void> {
  const captures = renderCaptures(papers);
  await ingest(captures.slice(0, 3));
  const startedAt = performance.now();
  const cpuAt = process.cpuUsage();
  const read = await ingest(captures);
  const { user, system } = process.cpuUsage(cpuAt);
  const milliseconds = performance.now() - startedAt;
  const megabytes = process.resourceUsage().maxRSS / 1000;
  say(
    `${read} entries of ${papers.length} ${origin} papers: ${((read / milliseconds) * 1000).toFixed(0)} entries a second, ${((user + system) / read).toFixed(0)} µs of processor time an entry, ${megabytes.toFixed(0)} MB at most`,
  );
}

/** Looks for texts that nobody thought of. */
function hunt(): void {
  const { tried, slow } = huntSlow(normalizeAlone, Number(values.hunt), Number(values.seed));
  say(`\n${tried} texts made of random pieces, ${slow.length} of them slower than in proportion to their length`);
  for (const { piece, short, long } of slow.slice(0, 40))
    say(`${JSON.stringify(piece)}: ${short.toFixed(0)} ms for 4 KiB, ${long.toFixed(0)} ms for 16 KiB`);
}

/** What each doubling of a text takes a character, over what the length before took. */
async function measureDoublings(shape: string, work: (text: string) => unknown): Promise<void> {
  const honest = papers.map(({ abstract }) => abstract).join(" ");
  const texts = (length: number): ReadonlyMap<string, string> =>
    new Map([
      ["abstracts", honest.repeat(Math.ceil(length / honest.length)).slice(0, length)],
      ...makeNastyTexts(length),
    ]);
  const rows: string[][] = [];
  for (const name of texts(1).keys()) {
    if (!name.includes(values.only)) continue;
    const times = await timesOf(work, (length) => texts(length).get(name) ?? "");
    rows.push([name, ...sizes.map((_, index) => times[index]?.toFixed(0) ?? "…"), ...growthOf(times)]);
  }
  say(`\n${shape}: milliseconds of processor time by length in KiB\n`);
  say(alignTable([["text", ...sizes.map((size) => String(size / 1024)), "last/first", "worst doubling"], ...rows]));
}

/** Milliseconds of processor time, of the quickest of some runs: what else the machine does only ever adds. */
async function quickest(work: (text: string) => unknown, text: string): Promise<number> {
  let best = Infinity;
  let spent = 0;
  for (let run = 0; run < TRIES && spent < LONG; run += 1) {
    const startedAt = process.cpuUsage();
    await work(text);
    const { user, system } = process.cpuUsage(startedAt);
    const time = (user + system) / 1000;
    best = Math.min(best, time);
    spent += time;
  }
  return best;
}

/** The times of a text at each length, as far as a person can wait. */
async function timesOf(
  work: (text: string) => unknown,
  textOf: (length: number) => string,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const size of sizes) {
    if ((times.at(-1) ?? 0) > HOPELESS) break;
    times.push(await quickest(work, textOf(size)));
  }
  return times;
}

/** Time a character of the longest over that of the shortest, and the worst step between two lengths. */
function growthOf(times: readonly number[]): readonly string[] {
  const perCharacter = (last: number, first: number, doublings: number): number =>
    Math.max(last, SHORT) / Math.max(first, SHORT) / 2 ** doublings;
  const growth = perCharacter(times.at(-1) ?? 0, times[0] ?? 0, times.length - 1);
  const steps = times.slice(1).map((time, index) => perCharacter(time, times[index] ?? 0, 1));
  return [`${growth.toFixed(2)}${growth > SUSPECT ? " !" : ""}`, Math.max(0, ...steps).toFixed(2)];
}
