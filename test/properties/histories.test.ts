import * as fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readPaper } from "../../src/archive/read-paper.ts";
import { renderPaperFile } from "../../src/archive/render-file.ts";
import { fieldOf } from "../../src/archive/ownership.ts";
import { MACHINE_FIELDS } from "../../src/normalize/fields.ts";
import { fingerprintOf } from "../../src/text/hash.ts";
import type { Paper } from "../../src/model/paper.ts";
import { writeSite } from "../temporary-archive.ts";
import type { Fault } from "./history/machine.ts";
import { openShell } from "./history/repository.ts";
import { live } from "./history/run.ts";
import { history, type Step } from "./history/steps.ts";
import { assertAlwaysAsync, casesOf, isSoak, TRIES, workInMemory } from "./tries.ts";

workInMemory();

/* Each is a repository with some twenty commits: 60 in every run of the tests, 1,000 in the soak. */
const RUNS = isSoak ? TRIES.numRuns / 10 : 60;

const shell = openShell();
afterAll(() => shell.close());

interface Options {
  readonly numRuns: number;
  readonly examples?: [readonly Step[]][];
  readonly endOnFailure?: boolean;
}

async function losesNothing(fault: Fault, options: Options): Promise<void> {
  await assertAlwaysAsync(
    fc.asyncProperty(history, async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), "offprint-history-"));
      try {
        const root = join(folder, "archive");
        writeSite(root);
        await live(shell, root, steps, fault);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    options,
  );
}

const ofPapers =
  (change: (paper: Paper) => Paper): NonNullable<Fault["see"]> =>
  (archive) => ({ ...archive, papers: archive.papers.map(change) });

/** Whatever stands in a file is the machine's. */
const claim = (paper: Paper): Paper => ({
  ...paper,
  fingerprints: Object.fromEntries(
    MACHINE_FIELDS.flatMap((field) => {
      const value = fieldOf(paper, field);
      return value === undefined ? [] : [[field, fingerprintOf(value)]];
    }),
  ),
});

const rewrite = (path: string, text: string): string => {
  const read = path.includes("/papers/") ? readPaper(path, Buffer.from(text), []) : undefined;
  return read ? renderPaperFile(read.paper) : text;
};

const ofTexts =
  (change: (path: string, text: string) => string): NonNullable<Fault["write"]> =>
  (changes) =>
    changes.map(({ path, content }) => ({
      path,
      content: typeof content === "string" ? change(path, content) : content,
    }));

const FAULTS: Readonly<Record<string, Fault>> = {
  "that takes people's values for its own": { see: ofPapers(claim) },
  "that writes deleted fields again": {
    see: ofPapers((paper) => ({
      ...paper,
      fingerprints: Object.fromEntries(
        Object.entries(paper.fingerprints).filter(([field]) => fieldOf(paper, field as "title") !== undefined),
      ),
    })),
  },
  "that brings back what was deleted": {
    see: (archive) => {
      const there = new Set(archive.papers.map(({ id }) => id));
      const digests = archive.digests.map((digest) => ({
        ...digest,
        entries: digest.entries.filter(({ paper }) => paper !== undefined && there.has(paper)),
      }));
      return { ...archive, removed: [], digests };
    },
  },
  "that says a conflict again and again": {
    see: ofPapers((paper) => ({
      ...paper,
      fingerprints: {
        ...paper.fingerprints,
        ...Object.fromEntries(Object.keys(paper.proposed).map((field) => [field, "00000000"])),
      },
    })),
  },
  "that never follows a better normaliser": {
    write: (changes, archive) => changes.filter(({ path }) => !path.includes("/papers/") || !archive.files.has(path)),
  },
  "that writes whole files anew": { write: ofTexts(rewrite) },
  "that has its own line ends": { write: ofTexts((_path, text) => text.replaceAll("\r\n", "\n")) },
  "that drops people's sections": { write: ofTexts((_path, text) => text.replace(/\n## [^]*$/u, "")) },
  "that leaves the marks of a merge": { write: ofTexts((_path, text) => `${text}\n<<<<<<< ours\n`) },
};

describe("a history of edits and ingests in a git repository", () => {
  test("loses nothing that a person did", async () => {
    await losesNothing({}, { numRuns: RUNS, examples: casesOf("loses nothing") });
  });

  test.each(Object.keys(FAULTS))("would show a machine %s", async (name) => {
    await expect(losesNothing(FAULTS[name] ?? {}, { numRuns: 300, endOnFailure: true })).rejects.toThrow(
      "Property failed",
    );
  });
});
