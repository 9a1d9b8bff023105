import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/offprint.js", import.meta.url));

/** How a process ended: its status, or the signal that ended it. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningChild {
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when standard error has said `text`. */
  readonly said: (text: string) => Promise<void>;
}

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** JavaScript to run first, in the same process. */
  readonly prelude?: string;
  /** Another program than `offprint`. */
  readonly script?: string;
  readonly cwd?: string;
}

/** Starts `offprint` in a process of its own. */
export function startChild(
  args: readonly string[],
  { env = {}, prelude, script = BIN, cwd }: ChildOptions = {},
): RunningChild {
  const flags = prelude === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(prelude)}`];
  const child = spawn(process.execPath, [...flags, script, ...args], { env: { ...process.env, ...env }, cwd });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve({ status, signal, out, err }));
  });
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    said: async (text) =>
      await new Promise((resolve, reject) => {
        const look = (): void => {
          if (err.includes(text)) resolve();
        };
        child.stderr.on("data", look);
        child.once("close", () => reject(new Error(`ended without saying “${text}”: ${err}`)));
        look();
      }),
  };
}

/** Runs `offprint` in a process of its own to its end. */
export async function runChild(args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  return await startChild(args, options).ended;
}
