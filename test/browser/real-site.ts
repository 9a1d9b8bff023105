import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArchive } from "../../src/archive/read.ts";
import { buildSite } from "../../src/site/build.ts";
import { makeFolder } from "../temporary-archive.ts";

/** The archive of this repository. */
const HOME = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/u, "");

/** Builds the real site from a copy of its content, so that suites side by side do not wait for one lock; its path. */
export async function buildRealSite(): Promise<string> {
  const root = makeFolder();
  cpSync(join(HOME, "content"), join(root, "content"), { recursive: true });
  await buildSite(root);
  return join(root, "_site");
}

/** One page of every kind, as paths in the site. */
export async function samplePages(): Promise<Readonly<Record<string, string>>> {
  const { organizations, papers, digests } = await readArchive(HOME).then((archive) => ({
    papers: archive.papers,
    digests: archive.digests,
    organizations: archive.papers.flatMap(({ organization }) => organization?.handle ?? []),
  }));
  const undated = papers.find(({ published }) => published === undefined);
  const guessed = papers.find((paper) => paper.guessed.length > 0 && paper.organization);
  return {
    home: "",
    paper: `papers/${guessed?.id}/`,
    "undated paper": `papers/${undated?.id}/`,
    "topic index": "topics/",
    topic: "topics/quantization/",
    "digest index": "digests/",
    digest: `digests/${digests[0]?.id}/`,
    "archive index": "archive/",
    year: "archive/2024/",
    month: "archive/2024/10/",
    undated: "archive/undated/",
    "organization index": "organizations/",
    organization: `organizations/${organizations[0]?.toLowerCase()}/`,
    "title index": "titles/",
    "title letter": "titles/s/",
    search: "search/",
    about: "about/",
    trends: "trends/",
    map: "map/",
    feeds: "feeds/",
    api: "api/v1/",
    reader: "reader/",
    "not found": "404.html",
  };
}

/** All HTML files of a site, relative to it. */
export function htmlFiles(site: string): readonly string[] {
  return readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
}
