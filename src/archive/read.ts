import { existsSync } from "node:fs";
import { join } from "node:path";
import type {
  Archive,
  CaptureFile,
  ContentFile,
  Decision,
  HandPage,
  SiteSettings,
  Tombstone,
  Waiver,
} from "../model/archive.ts";
import type { Digest } from "../model/digest.ts";
import type { Paper } from "../model/paper.ts";
import { compareProblems, compareText, type Problem } from "../model/problem.ts";
import type { Topic } from "../model/topic.ts";
import { sha256 } from "../text/hash.ts";
import { type ContentHash, describeStray, findContent, listContent } from "./content-files.ts";
import { listFiles, readEach } from "./disk.ts";
import { CONTENT } from "./layout.ts";
import { readPaper } from "./read-paper.ts";
import { readDecisions, readDigest, readHandPage, readRemoved, readSite, readTopic } from "./read-parts.ts";

/** There is no archive at a path, or its settings cannot be read: a wrong usage, not a fault in content. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  readonly problems: readonly Problem[];
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}

interface Parts {
  site: SiteSettings | undefined;
  readonly papers: Paper[];
  readonly digests: Digest[];
  readonly topics: Topic[];
  readonly pages: HandPage[];
  readonly captures: CaptureFile[];
  removed: readonly Tombstone[];
  decisions: readonly Decision[];
  waivers: readonly Waiver[];
  readonly files: Map<string, ContentFile>;
  readonly problems: Problem[];
}

/** Throws {@link ArchiveError} when a folder holds no archive: before anything is written there. */
export function requireArchive(root: string): void {
  if (existsSync(join(root, CONTENT, "site.yaml"))) return;
  throw new ArchiveError(
    `no archive at ${root}: found no content/site.yaml; give its folder with --root, or make one with “offprint new DIR”`,
  );
}

/** How far reading is. */
export type Progress = (done: number, total: number) => void;

/**
 * Reads everything under `<root>/content`, each file once. A file that cannot be read as what it should be is left out, and a problem;
 * `hash` gets all that was read. Throws {@link ArchiveError} when there is no readable `content/site.yaml` and nothing to stand in for it.
 */
export async function readArchive(
  root: string,
  progress: Progress = () => undefined,
  hash?: ContentHash,
  standIn?: SiteSettings,
): Promise<Archive> {
  if (!standIn) requireArchive(root);
  const parts = noParts();
  const files = listContent(root);
  parts.problems.push(...files.strays.map(describeStray));
  hash?.begin(files);
  let done = 0;
  readEach(root, files.paths, (path, bytes) => {
    hash?.add(bytes);
    takeFile(path, bytes, parts);
    done += 1;
    progress(done, files.paths.length);
  });
  return assemble(root, parts, standIn);
}

/**
 * Reads some files under `<root>/content`, and what every paper is judged by: settings, topics, decisions. Of `paths`, those that are not
 * there are passed over. Throws {@link ArchiveError} as {@link readArchive} does.
 */
export function readPart(root: string, paths: readonly string[]): Archive {
  requireArchive(root);
  const parts = noParts();
  const context = [
    "content/site.yaml",
    "content/decisions.yaml",
    ...listFiles(root, "content/topics").map(({ path }) => path),
  ];
  const files = findContent(root, [...new Set([...context, ...paths])].sort(compareText));
  parts.problems.push(...files.strays.map(describeStray));
  readEach(root, files.paths, (path, bytes) => takeFile(path, bytes, parts));
  return assemble(root, parts);
}

/**
 * An archive in which some files are others: those of `changed` are left out, those of `bytesOf` (path → bytes) read in their place. Throws
 * {@link ArchiveError} when it then has no readable `content/site.yaml` and nothing to stand in for it.
 */
export function readChanged(
  archive: Archive,
  changed: ReadonlySet<string>,
  bytesOf: ReadonlyMap<string, Buffer>,
  standIn?: SiteSettings,
): Archive {
  const isKept = ({ file }: { readonly file: string }): boolean => !changed.has(file);
  const ifKept = <Part>(path: string, part: Part, none: Part): Part => (changed.has(path) ? none : part);
  const parts: Parts = {
    site: ifKept<SiteSettings | undefined>("content/site.yaml", archive.site, undefined),
    papers: archive.papers.filter(isKept),
    digests: archive.digests.filter(isKept),
    topics: archive.topics.filter(isKept),
    pages: archive.pages.filter(isKept),
    captures: archive.captures.filter(({ name }) => !changed.has(`content/captures/${name}`)),
    removed: ifKept("content/removed.yaml", archive.removed, []),
    decisions: ifKept("content/decisions.yaml", archive.decisions, []),
    waivers: ifKept("content/decisions.yaml", archive.waivers, []),
    files: new Map([...archive.files].filter(([path]) => !changed.has(path))),
    problems: archive.problems.filter(isKept),
  };
  for (const [path, bytes] of bytesOf) takeFile(path, bytes, parts);
  return assemble(archive.root, parts, standIn);
}

function noParts(): Parts {
  return {
    site: undefined,
    papers: [],
    digests: [],
    topics: [],
    pages: [],
    captures: [],
    removed: [],
    decisions: [],
    waivers: [],
    files: new Map(),
    problems: [],
  };
}

function takeFile(path: string, bytes: Buffer, parts: Parts): void {
  const { problems, files } = parts;
  const folder = path.split("/")[1] ?? "";
  if (folder === "captures") {
    parts.captures.push({ name: path.slice("content/captures/".length), sha256: sha256(bytes) });
    return;
  }
  if (folder === "papers") {
    const read = readPaper(path, bytes, problems);
    if (read) parts.papers.push(read.paper);
    if (read) files.set(path, read.file);
    return;
  }
  takePart(folder, path, bytes, parts);
}

function takePart(folder: string, path: string, bytes: Buffer, parts: Parts): void {
  const { problems, files } = parts;
  const keep = <Part>(read: { part: Part; file: ContentFile } | undefined, use: (part: Part) => void): void => {
    if (!read) return;
    use(read.part);
    files.set(path, read.file);
  };
  switch (folder) {
    case "digests":
      return keep(readDigest(path, bytes, problems), (digest) => parts.digests.push(digest));
    case "topics":
      return keep(readTopic(path, bytes, problems), (topic) => parts.topics.push(topic));
    case "pages":
      return keep(readHandPage(path, bytes, problems), (page) => parts.pages.push(page));
    case "site.yaml":
      return keep(readSite(path, bytes, problems), (site) => {
        parts.site = site;
      });
    case "removed.yaml":
      return keep(readRemoved(path, bytes, problems), (removed) => {
        parts.removed = removed;
      });
    case "decisions.yaml":
      return keep(readDecisions(path, bytes, problems), ({ decisions, waivers }) => {
        parts.decisions = decisions;
        parts.waivers = waivers;
      });
  }
}

function assemble(root: string, parts: Parts, standIn?: SiteSettings): Archive {
  const { site = standIn, ...rest } = parts;
  if (!site) throw new ArchiveError("content/site.yaml cannot be read", parts.problems);
  return {
    ...rest,
    root,
    site,
    papers: parts.papers.sort((a, b) => compareText(a.id, b.id)),
    digests: parts.digests.sort(compareDigests),
    topics: parts.topics.sort((a, b) => compareText(a.slug, b.slug)),
    pages: parts.pages.sort((a, b) => compareText(a.slug, b.slug)),
    captures: parts.captures.sort((a, b) => compareText(a.name, b.name)),
    problems: parts.problems.sort(compareProblems),
  };
}

/** Newest first, those without a year last, then by id. */
function compareDigests(a: Digest, b: Digest): number {
  const key = ({ date }: Digest): string => (date.startsWith("X") ? "" : date);
  return compareText(key(b), key(a)) || compareText(a.id, b.id);
}
