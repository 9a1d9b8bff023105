import * as fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";

const RUNS = Number(process.env["OFFPRINT_RUNS"] ?? "300");

/** True for `npm run test:soak`, which tries everything for as long as it takes. */
export const isSoak = RUNS > 300;

/** Milliseconds for the tries of one seed. Those that are cut off have shown nothing, so that is a failure. */
const LIMITS = { interruptAfterTimeLimit: isSoak ? 800_000 : 40_000, markInterruptAsFailure: true };

/** How often each promise is tried, with a seed that never changes. `OFFPRINT_RUNS=10000` for more. */
export const TRIES = { numRuns: RUNS, seed: 20251031, ...LIMITS };

/* What once went wrong stays found: some seeds are the same in every run. The last is new in each, and printed: `OFFPRINT_SEED=7` brings it back. */
const SEEDS = [TRIES.seed, 7, 1984, Number(process.env["OFFPRINT_SEED"] ?? "31")];

interface Options<Case> {
  /** Of all seeds together. */
  readonly numRuns?: number;
  /** Tried first: what once broke the promise. */
  readonly examples?: Case[];
  /** For slow promises: the first case that breaks it will do, however large. */
  readonly endOnFailure?: boolean;
}

/** Throws, with a case as small as can be found, unless a promise holds for all tries, first for the cases that broke it once. */
export function assertAlways<Case>(property: fc.IProperty<Case>, options: Options<Case> = {}): void {
  for (const parameters of parametersOf(options)) fc.assert(property, parameters);
}

/** As {@link assertAlways}, for a promise that takes its time. */
export async function assertAlwaysAsync<Case>(
  property: fc.IAsyncProperty<Case>,
  options: Options<Case> = {},
): Promise<void> {
  for (const parameters of parametersOf(options)) await fc.assert(property, parameters);
}

function parametersOf<Case>({ numRuns = RUNS, examples = [], ...others }: Options<Case>): fc.Parameters<Case>[] {
  return SEEDS.map((seed, index) => ({
    ...LIMITS,
    ...others,
    seed,
    numRuns: Math.ceil(numRuns / SEEDS.length) + (index === 0 ? examples.length : 0),
    examples: index === 0 ? examples : [],
  }));
}

/** The cases on record that once broke a promise: `{"promise": …, "case": […]}` a line. */
export function casesOf<Case>(promise: string): Case[] {
  return readFileSync(new URL("../regressions.jsonl", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { readonly promise: string; readonly case: Case })
    .flatMap((item) => (item.promise === promise ? [item.case] : []));
}

/** Has the temporary folders of a suite made in memory, where there is some: it makes thousands of small files that soon go. */
export function workInMemory(): void {
  if (existsSync("/dev/shm")) process.env["TMPDIR"] = "/dev/shm";
}
