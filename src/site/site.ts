import { rmSync } from "node:fs";
import { join } from "node:path";
import { nameCodeVersion } from "../archive/code-version.ts";
import { readArchive } from "../archive/read.ts";
import { readRepairs } from "../archive/repairs.ts";
import type { PageContext } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import type { Problem } from "../model/problem.ts";
import { runChecks } from "../report/checks.ts";
import { readAsCaptured } from "./as-captured.ts";
import { normalizeBaseUrl } from "./base-url.ts";
import { BuildError } from "./build-error.ts";
import { makeCards } from "./cards.ts";
import { buildCatalog } from "./catalog.ts";
import { makeEditor } from "./editor.ts";
import { readHistory } from "./history.ts";
import { openHtmlCache } from "./html-cache.ts";
import { openLikeness } from "./likeness.ts";
import type { Output } from "./output.ts";
import type { SiteParts } from "./parts.ts";
import { listPages, planSite, type SitePlan } from "./plan.ts";
import { nameRenderVersion } from "./render-version.ts";
import { openRepairCache } from "./repair-cache.ts";

export interface SiteOptions {
  /** Instead of the one in `content/site.yaml`. */
  readonly baseUrl?: string | undefined;
  /** Renders everything anew. */
  readonly clean?: boolean | undefined;
}

/** Shows how far a step is. */
export type BuildProgress = (label: string, done: number, total: number) => void;

/** An archive, read and worked out: all that is left is to render its pages. */
export interface Site {
  readonly archive: Archive;
  readonly plan: SitePlan;
  readonly context: PageContext;
  /** What pages lack that they could have, and how to mend it. */
  readonly lacks: readonly string[];
  /** Keeps on disk what the next build need not render again. */
  readonly saveCache: () => void;
}

/** Reads the archive at `root`, once. Throws {@link BuildError} when there is an error in its content. */
export async function openSite(
  root: string,
  options: SiteOptions,
  parts: SiteParts,
  progress: BuildProgress,
): Promise<Site> {
  const archive = await readArchive(root, (done, total) => progress("reading content", done, total));
  const catalog = buildCatalog(archive);
  refuseErrors(runChecks(catalog, parts.checks, (done, total) => progress("checking", done, total)));
  const plan = planSite(parts.pageTypes, catalog);
  const html = join(root, ".offprint", "cache", "html");
  const read = join(root, ".offprint", "cache", "repairs");
  const cards = join(root, ".offprint", "cache", "cards");
  const alike = join(root, ".offprint", "cache", "likeness");
  const past = join(root, ".offprint", "cache", "history");
  if (options.clean === true)
    for (const folder of [html, read, cards, alike, past]) rmSync(folder, { recursive: true, force: true });
  const cache = openHtmlCache(html, nameRenderVersion(root), parts.renderMarkdown);
  const version = nameCodeVersion(root);
  const repairs = openRepairCache(read, version, (capture) => readRepairs(root, capture, parts.sources));
  const likeness = openLikeness(catalog, alike, version);
  const history = readHistory(root, past, version);
  const context = {
    catalog,
    baseUrl: normalizeBaseUrl(options.baseUrl ?? archive.site.baseUrl),
    renderMarkdown: cache.render,
    listedPages: () => listPages(plan),
    asCaptured: await readAsCaptured(archive, repairs.read, (done, total) => progress("reading captures", done, total)),
    related: likeness.related,
    places: likeness.places,
    history: history.of,
  };
  const lacks = history.missing === undefined ? [] : [`the history of papers is left out: ${history.missing}`];
  const saveCache = (): void => {
    cache.save();
    repairs.save();
  };
  return { archive, plan, context, lacks, saveCache };
}

/** Writes everything that is no page: what pages load, feeds, sitemap. */
export async function putExtras(
  context: PageContext,
  parts: SiteParts,
  output: Output,
  progress: BuildProgress,
): Promise<void> {
  for (const { file, bytes } of await parts.readAssets()) output.put(file, bytes, "the list of assets");
  const { root, site } = context.catalog.archive;
  for (const { file, bytes } of await makeEditor(root, site)) output.put(file, bytes, "the browser editor");
  const cards = join(context.catalog.archive.root, ".offprint", "cache", "cards");
  for (const { path, content } of await makeCards(context.catalog, cards)) output.put(path, content, "the cards");
  let done = 0;
  for (const [id, exporter] of parts.exporters) {
    progress("writing feeds and other files", done, parts.exporters.size);
    for (const { path, content } of exporter.files?.(context) ?? []) output.put(path, content, `export ${id}`);
    for (const { path, content } of exporter.binaries?.(context) ?? []) output.put(path, content, `export ${id}`);
    for (const { path, pieces } of exporter.longFiles?.(context) ?? []) output.putLong(path, pieces, `export ${id}`);
    done += 1;
  }
  progress("writing feeds and other files", done, parts.exporters.size);
}

function refuseErrors(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === "error");
  if (errors.length === 0) return;
  const count = errors.length === 1 ? "an error" : `${errors.length} errors`;
  throw new BuildError(`found ${count} in content; expected none: the site stays as it is`, errors);
}
