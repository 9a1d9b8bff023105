/*
 * Makes the search index of the archive at ROOT, its papers given the names of the file NAMES, in the folder OUT; prints what it took.
 * In a process of its own, so that its memory can be told.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readArchive } from "../../src/archive/read.ts";
import type { BinaryFile } from "../../src/contracts.ts";
import exporter from "../../src/exports/search-index.ts";
import type { Paper } from "../../src/model/paper.ts";
import { buildCatalog } from "../../src/site/catalog.ts";
import { nameKey, type PaperNames } from "./names.ts";

const [root = "", names = "", out = ""] = process.argv.slice(2);
const known = new Map(Object.entries(JSON.parse(readFileSync(names, "utf8")) as Readonly<Record<string, PaperNames>>));
const archive = await readArchive(root);
const catalog = buildCatalog({ ...archive, papers: archive.papers.map(addNames) });
const before = process.memoryUsage.rss();

const startedAt = performance.now();
const startedCpu = process.cpuUsage();
const files: BinaryFile[] = [
  ...(exporter.binaries?.({ catalog, baseUrl: "https://bench.example/", renderMarkdown: () => "" }) ?? []),
];
const { user, system } = process.cpuUsage(startedCpu);
const seconds = (performance.now() - startedAt) / 1000;

for (const { path, content } of files) {
  const place = join(out, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
}
process.stdout.write(
  JSON.stringify({
    papers: archive.papers.length,
    seconds,
    cpu: (user + system) / 1e6,
    before: before / 1e6,
    files: files.length,
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
  }),
);

function addNames(paper: Paper): Paper {
  const found = known.get(nameKey(paper.title));
  return found === undefined
    ? paper
    : { ...paper, authors: found.authors.map((name) => ({ name })), venue: found.venue };
}
