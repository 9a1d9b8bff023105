/*
 * Makes Pagefind's index of the archive at ROOT in the folder OUT, with the package in the folder HOME, from the same records; prints what it
 * took. Its own program does the work: the memory of that is what counts.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readArchive } from "../../src/archive/read.ts";
import { markdownToText } from "../../src/render/markdown.ts";
import { nameKey, type PaperNames } from "./names.ts";

interface PagefindIndex {
  readonly addCustomRecord: (record: object) => Promise<unknown>;
  readonly writeFiles: (options: { readonly outputPath: string }) => Promise<unknown>;
}
interface Pagefind {
  readonly createIndex: () => Promise<{ readonly index: PagefindIndex }>;
  readonly close: () => Promise<unknown>;
}

const [root = "", names = "", out = "", home = ""] = process.argv.slice(2);
const known = JSON.parse(readFileSync(names, "utf8")) as Readonly<Record<string, PaperNames>>;
const pagefind = (await import(pathToFileURL(join(home, "node_modules/pagefind/lib/index.js")).href)) as Pagefind;
const { papers } = await readArchive(root);

const startedAt = performance.now();
const { index } = await pagefind.createIndex();
for (const { id, title, abstract, published = "" } of papers) {
  const { authors = [], venue } = known[nameKey(title)] ?? {};
  await index.addCustomRecord({
    url: `/papers/${id}/`,
    content: `${title}. ${markdownToText(abstract)} ${authors.join(", ")} ${venue ?? ""}`,
    language: "en",
    meta: { title, published },
    filters: { year: [published.slice(0, 4)], ...(venue !== undefined && { venue: [venue] }) },
    sort: { date: published },
  });
}
await index.writeFiles({ outputPath: join(out, "pagefind") });
const seconds = (performance.now() - startedAt) / 1000;
const memory = largestChild();
await pagefind.close();

const files = readdirSync(join(out, "pagefind"), { recursive: true, withFileTypes: true }).filter((entry) =>
  entry.isFile(),
);
const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
process.stdout.write(JSON.stringify({ papers: papers.length, seconds, memory, files: files.length, bytes }));

/** Largest memory that a child of this process has had, in MB; 0 where the system does not tell. */
function largestChild(): number {
  try {
    const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(process.pid)], { encoding: "utf8" }).split(
      "\n",
    );
    return Math.max(0, ...children.map((pid) => readPeak(pid.trim())));
  } catch {
    return 0;
  }
}

function readPeak(pid: string): number {
  try {
    return (Number(/^VmHWM:\s*(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}
