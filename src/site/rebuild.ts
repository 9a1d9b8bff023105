import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { findPackageRoot } from "./package-root.ts";

/** Builds in a process of its own, so that changed code is loaded anew and the server goes on answering. */
export interface Rebuilder {
  /** Builds; asked again meanwhile, it builds once more. The status of the last build. */
  readonly build: () => Promise<number>;
  readonly stop: () => void;
}

export function createRebuilder(args: readonly string[]): Rebuilder {
  const script = join(findPackageRoot(), "bin", "offprint.js");
  let child: ChildProcess | undefined;
  let current: Promise<number> | undefined;
  let next: Promise<number> | undefined;

  const runBuild = async (): Promise<number> =>
    await new Promise((resolve, reject) => {
      child = spawn(process.execPath, [script, "build", ...args], { stdio: ["ignore", "ignore", "inherit"] });
      child.once("error", reject);
      child.once("close", (code) => resolve(code ?? 1));
    });
  const start = async (): Promise<number> => {
    try {
      return await runBuild();
    } finally {
      current = next;
      next = undefined;
    }
  };
  return {
    async build() {
      if (!current) return await (current = start());
      next ??= current.then(start);
      return await next;
    },
    stop() {
      next = undefined;
      child?.kill("SIGTERM");
    },
  };
}
