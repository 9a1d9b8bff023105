import type { Repository } from "./repository.ts";
import { GitError, runGit } from "./run-git.ts";

/** Blobs asked for in one call: many are fast, all at once would have to be held whole. */
const BATCH = 2000;

/** Reads blobs by their hashes, in order; `use` is called with each one's place in the list and its bytes. Throws {@link GitError} for one that is not there. */
export function readBlobs(
  { root }: Repository,
  blobs: readonly string[],
  use: (index: number, bytes: Buffer) => void,
): void {
  for (let start = 0; start < blobs.length; start += BATCH) {
    const batch = blobs.slice(start, start + BATCH);
    const answer = runGit(root, ["cat-file", "--batch"], `${batch.join("\n")}\n`);
    let at = 0;
    for (const [index, blob] of batch.entries()) {
      const end = answer.indexOf(0x0a, at);
      const size = Number(/^[0-9a-f]+ blob (\d+)$/u.exec(answer.toString("latin1", at, end))?.[1] ?? Number.NaN);
      if (Number.isNaN(size))
        throw new GitError(`found no file with the hash ${blob}; expected one of this repository`);
      use(start + index, answer.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
  }
}
