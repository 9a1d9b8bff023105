import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of a program took. */
export interface Cost {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time, of all threads. */
  readonly cpu: number;
  /** Largest resident memory, in MB (10⁶ bytes). */
  readonly memory: number;
}

export interface Run {
  readonly cost: Cost;
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/*
 * Read into the program before its own code: tells at its end what the system counted for it. Linux carries the parent's largest memory
 * over to a child in `maxRSS`; its own stands in /proc.
 */
const PRELOAD = `import { readFileSync, writeFileSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let kilobytes = maxRSS;
  try {
    kilobytes = Number(/^VmHWM:\\s*(\\d+) kB$/mu.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {}
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: kilobytes * 1024 / 1e6 }));
});`;

/** Runs a Node program in a process of its own. Throws when it ends before it can tell what it took. */
export async function measure(args: readonly string[], nodeArgs: readonly string[] = []): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "offprint-usage-"));
  const usage = join(folder, "usage.json");
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
  const startedAt = performance.now();
  const { status, out, err } = await run(["--import", preload, ...nodeArgs, ...args], { BENCH_USAGE: usage });
  const wall = (performance.now() - startedAt) / 1000;
  try {
    const used = JSON.parse(readFileSync(usage, "utf8")) as Omit<Cost, "wall">;
    return { cost: { wall, ...used }, status, out, err };
  } catch (error) {
    throw new Error(`${args.join(" ")} ended with ${status}:\n${err.slice(-2000)}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(args: readonly string[], env: Record<string, string>): Promise<Omit<Run, "cost">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({
        status: code ?? -1,
        out: Buffer.concat(out).toString("utf8"),
        err: Buffer.concat(err).toString("utf8"),
      });
    });
  });
}

/** The middle cost of several runs, each figure for itself. Throws when there is none. */
export function medianCost(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number): number => {
    const sorted = costs.map(pick).sort((a, b) => a - b);
    const upper = sorted[sorted.length >> 1];
    const lower = sorted[(sorted.length - 1) >> 1];
    if (upper === undefined || lower === undefined) throw new Error("no runs to take a median of");
    return (upper + lower) / 2;
  };
  return { wall: middle(({ wall }) => wall), cpu: middle(({ cpu }) => cpu), memory: middle(({ memory }) => memory) };
}
