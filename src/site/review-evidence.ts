import { join } from "node:path";
import { createCaptureReader } from "../archive/capture-reader.ts";
import { type IngestPlan, planIngest } from "../archive/ingest.ts";
import { loadCaptures } from "../archive/load-captures.ts";
import { gatherEntry, type RepairedEntry } from "../archive/repairs.ts";
import type { Source } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import type { ChangedFile } from "../model/changed-file.ts";
import type { Paper, Sighting } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import type { ReviewEvidence } from "../review/input.ts";
import { countLines, unrecognisedLines } from "../report/ingest-report.ts";
import { readAsCaptured } from "./as-captured.ts";
import type { Branch } from "./branch.ts";

/** Reads again every capture that a branch touches, itself or through a paper or a digest. Nothing is written. */
export async function gatherEvidence(
  { before, after, changed }: Branch,
  sources: ReadonlyMap<string, Source>,
): Promise<ReviewEvidence> {
  const files = new Set(changed.map(({ path }) => path));
  const papers = [after, before].flatMap(({ papers: all }) => all.filter(({ file }) => files.has(file)));
  const names = listTouched(after, papers, changed);
  const problems: Problem[] = [];
  const plan = await planTouched(after, names, sources, problems);
  const entries = new Map(
    plan.captures.map(({ text, readings }) => [text.name, readings.map((reading) => gatherEntry(reading, text))]),
  );
  const abstracts = new Map(
    [...entries].flatMap(([name, all]) => all.map(({ lines, values }) => [`${name}#${lines[0]}`, values.abstract])),
  );
  const read = ({ name }: { readonly name: string }): Promise<readonly RepairedEntry[]> =>
    Promise.resolve(entries.get(name) ?? []);
  return {
    captures: plan.captures.map((capture) => ({
      file: `content/captures/${capture.text.name}`,
      lines: countLines(capture),
      unrecognised: unrecognisedLines(capture),
    })),
    unread: plan.problems.filter(({ severity }) => severity === "error"),
    stale: plan.changes.map(({ path }) => path),
    repairsOf: await readAsCaptured({ ...after, papers }, read, () => undefined),
    abstractOf: ({ capture, lines }: Sighting) => abstracts.get(`${capture}#${lines[0]}`),
  };
}

/** Names of captures that are there and that a change touches. */
function listTouched(
  { digests, captures }: Archive,
  papers: readonly Paper[],
  changed: readonly ChangedFile[],
): readonly string[] {
  const files = new Set(changed.map(({ path }) => path));
  const named = new Set([
    ...papers.flatMap(({ sources }) => sources.map(({ capture }) => capture)),
    ...digests.filter(({ file }) => files.has(file)).map(({ capture }) => capture.file),
  ]);
  return captures.map(({ name }) => name).filter((name) => named.has(name) || files.has(`content/captures/${name}`));
}

async function planTouched(
  archive: Archive,
  names: readonly string[],
  sources: ReadonlyMap<string, Source>,
  problems: Problem[],
): Promise<Pick<IngestPlan, "captures" | "changes" | "problems">> {
  if (names.length === 0) return { captures: [], changes: [], problems: [] };
  const paths = names.map((name) => join(archive.root, "content/captures", name));
  const loaded = await loadCaptures(archive, { paths }, problems);
  return await planIngest(archive, loaded, { sources }, createCaptureReader(archive, sources), problems);
}
