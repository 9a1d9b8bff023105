import { closeSync, openSync, readSync, statSync, writeSync } from "node:fs";

/** Read and written at a time. */
const CHUNK = 1 << 20;

/** Writes a text that comes in pieces; its length in bytes. */
export function writePieces(path: string, pieces: Iterable<string>): number {
  return withFile(path, "w", (file) => {
    let total = 0;
    let waiting = "";
    const flush = (): void => {
      const bytes = Buffer.from(waiting, "utf8");
      for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
      total += bytes.length;
      waiting = "";
    };
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length >= CHUNK) flush();
    }
    flush();
    return total;
  });
}

/** Whether two files hold the same bytes. */
export function isSameFile(a: string, b: string): boolean {
  if (statSync(a).size !== statSync(b).size) return false;
  return withFile(a, "r", (fileA) =>
    withFile(b, "r", (fileB) => {
      const [chunkA, chunkB] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
      for (;;) {
        const length = readSync(fileA, chunkA, 0, CHUNK, null);
        if (readSync(fileB, chunkB, 0, CHUNK, null) !== length) return false;
        if (length === 0) return true;
        if (!chunkA.subarray(0, length).equals(chunkB.subarray(0, length))) return false;
      }
    }),
  );
}

function withFile<Result>(path: string, flags: "r" | "w", use: (file: number) => Result): Result {
  const file = openSync(path, flags);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
