import { Writable } from "node:stream";
import { runCli } from "../src/cli.ts";

/** What a command said and how it ended. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `offprint` in this process, as if called in `cwd` with nothing around it: no terminal, no environment, a fixed day. */
export async function run(
  args: readonly string[],
  { cwd = "/", env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const out = collect();
  const err = collect();
  const status = await runCli(args, {
    out: out.stream,
    err: err.stream,
    env,
    cwd,
    today: () => "2026-01-02",
    version: "0.0.0",
  });
  return { status, out: out.text(), err: err.text() };
}

function collect(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer | string, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
