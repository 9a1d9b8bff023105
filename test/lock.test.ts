import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withLock } from "../src/archive/lock.ts";
import { makeFolder } from "./temporary-archive.ts";

describe.runIf(process.platform === "linux")("the lock", () => {
  test("of a process that ended and was not collected is taken over", async () => {
    /* A shell's child ends while the shell has become a program that never collects it. */
    const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 20"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const pid = Number(
        await new Promise((resolve) => void parent.stdout.once("data", (data: Buffer) => resolve(String(data)))),
      );
      await waitUntil(() => fieldsOf(pid)[0] === "Z");
      const root = makeFolder();
      mkdirSync(join(root, ".offprint"));
      symlinkSync(`${pid}-${fieldsOf(pid)[19] ?? ""}`, join(root, ".offprint/lock"));
      expect(await withLock(root, () => Promise.resolve("mine"))).toBe("mine");
    } finally {
      parent.kill();
    }
  });
});

function fieldsOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => void setTimeout(resolve, 20));
}
