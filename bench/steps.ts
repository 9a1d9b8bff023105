import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CaptureFile } from "./corpus.ts";

/** One thing to measure, on an archive that the steps before it left. */
export interface Step {
  readonly name: string;
  /** What a person does between two commands; not measured. */
  readonly prepare?: (root: string) => void;
  /** The command, without `--root`. */
  readonly args: (root: string) => readonly string[];
  /** Exit statuses that are no failure: content of real papers may be found wrong. */
  readonly statuses: readonly number[];
}

/** All steps, in order; `more` is a capture that the archive has not seen. */
export function listSteps(more: CaptureFile): readonly Step[] {
  const fromElsewhere = (root: string): string => join(root, "elsewhere", more.name);
  return [
    { name: "ingest, empty archive", args: () => ["ingest"], statuses: [0] },
    { name: "ingest, nothing to do", args: () => ["ingest"], statuses: [0] },
    {
      name: "ingest, one capture more",
      prepare: (root) => {
        mkdirSync(join(root, "elsewhere"));
        writeFileSync(fromElsewhere(root), more.text);
      },
      args: (root) => ["ingest", fromElsewhere(root)],
      statuses: [0],
    },
    { name: "check", args: () => ["check"], statuses: [0, 1] },
    { name: "build, cold", args: () => ["build"], statuses: [0] },
    { name: "build, unchanged", args: () => ["build"], statuses: [0] },
    {
      name: "build, one paper's notes changed",
      prepare: (root) => appendFileSync(middlePaper(root), "\n## Notes\n\nRead twice, worth a third time.\n"),
      args: () => ["build"],
      statuses: [0],
    },
  ];
}

function middlePaper(root: string): string {
  const home = join(root, "content/papers");
  const papers = readdirSync(home, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort();
  const paper = papers[papers.length >> 1];
  if (paper === undefined) throw new Error(`no paper under ${home}`);
  return join(home, paper);
}
