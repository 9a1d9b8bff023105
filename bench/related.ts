/* npm run bench:related [-- --papers 1000,10000 --records FILE --pairs 20 --seed 7 --own]: what likeness costs, and pairs to judge by reading. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readArchive } from "../src/archive/read.ts";
import type { Paper } from "../src/model/paper.ts";
import { createDice } from "../src/related/dice.ts";
import { layOutPapers } from "../src/related/lay-out.ts";
import type { Comparable } from "../src/related/reading.ts";
import { LEAST_SHOWN, MOST_SHOWN, relatePapers, type Relation } from "../src/related/relate.ts";
import { assignTopics } from "../src/topics/assign.ts";
import { takeRecords } from "./records.ts";
import { alignTable } from "./table.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    papers: { type: "string", default: "1000,10000" },
    records: { type: "string", default: join(home, "../shared/data/large/papers.jsonl.gz") },
    pairs: { type: "string", default: "0" },
    seed: { type: "string", default: "7" },
    own: { type: "boolean", default: false },
  },
});

const archive = await readArchive(home);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rows: string[][] = [["papers", "related s", "map s", "ms a paper", "peak MB", "with 5", "with none"]];
for (const size of values.own ? [archive.papers.length] : values.papers.split(",").map(Number)) {
  const papers = values.own ? label(archive.papers) : label(inventArchive(size));
  const startedAt = performance.now();
  const relations = relatePapers(papers, { related: [], apart: new Set(), different: new Set() });
  const relatedAt = performance.now();
  layOutPapers(
    papers.map(({ id, labels }) => ({
      id,
      labels,
      near: (relations.get(id) ?? []).map((relation) => [relation.id, relation.likeness] as const),
    })),
  );
  const endedAt = performance.now();
  const shown = [...relations].map(([id, all]) => [id, all.filter(isShown).slice(0, MOST_SHOWN)] as const);
  rows.push([
    String(papers.length),
    seconds(relatedAt - startedAt),
    seconds(endedAt - relatedAt),
    ((endedAt - startedAt) / papers.length).toFixed(2),
    (process.resourceUsage().maxRSS / 1000).toFixed(0),
    String(shown.filter(([, near]) => near.length === MOST_SHOWN).length),
    String(shown.filter(([, near]) => near.length === 0).length),
  ]);
  printPairs(papers, shown);
}
say(alignTable(rows));

/** Pairs picked by chance, the same for one seed. */
function printPairs(papers: readonly Comparable[], shown: readonly (readonly [string, readonly Relation[]])[]): void {
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  const pairs = shown.flatMap(([id, near]) => near.map((relation) => [id, relation] as const));
  const dice = createDice(Number(values.seed));
  for (let number = 1; number <= Number(values.pairs); number += 1) {
    const [id = "", relation] = pairs[Math.floor(dice() * pairs.length)] ?? [];
    if (!relation) return;
    say(`${number}. ${titles.get(id) ?? ""}\n   ${titles.get(relation.id) ?? ""}`);
    say(`   ${relation.likeness.toFixed(2)}, shares ${relation.terms.join(", ")}\n`);
  }
}

function isShown({ likeness }: Relation): boolean {
  return likeness >= LEAST_SHOWN;
}

function label(papers: readonly Paper[]): readonly Comparable[] {
  const topicsOf = assignTopics(papers, archive.topics);
  return papers.map(({ id, title, abstract }) => ({
    id,
    title,
    abstract,
    labels: (topicsOf.get(id) ?? []).map(({ slug }) => slug),
  }));
}

function inventArchive(size: number): readonly Paper[] {
  const [pattern] = archive.papers;
  if (!pattern) throw new Error("the archive has no paper to take as a pattern");
  return takeRecords(size, values.records).papers.map(({ title, abstract }, index) => ({
    ...pattern,
    id: `paper-${String(index).padStart(6, "0")}`,
    title,
    abstract,
    topics: [],
    notTopics: [],
  }));
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
