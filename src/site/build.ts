import { withLock } from "../archive/lock.ts";
import { recoverWrites } from "../archive/write.ts";
import type { Problem } from "../model/problem.ts";
import { layOutPages } from "./eleventy.ts";
import { openOutput, type Output, type OutputReport } from "./output.ts";
import { resolveOutputFolder } from "./output-folder.ts";
import { loadParts, type SiteParts } from "./parts.ts";
import { renderPage } from "./plan.ts";
import { openSite, putExtras, type BuildProgress, type Site, type SiteOptions } from "./site.ts";

export interface BuildOptions extends SiteOptions {
  /** Output folder, relative to the archive's root; `_site` when absent. */
  readonly out?: string | undefined;
  /** Makes a whole new folder and swaps it in. */
  readonly release?: boolean | undefined;
}

export interface BuildReport extends OutputReport {
  /** Absolute path of the output folder. */
  readonly out: string;
  readonly pages: number;
  /** Warnings and notes that reading the archive left. */
  readonly problems: readonly Problem[];
  /** What pages lack that they could have, and how to mend it: a line each. */
  readonly lacks: readonly string[];
}

/**
 * Builds the site of the archive at `root`. Throws `UsageError` when the output folder is refused, `BuildError` when there is an error in
 * content, and an error that names the page when one cannot be rendered: then the site that was there is untouched. Takes the archive's
 * lock; throws `LockError` when another run has it.
 */
export async function buildSite(
  root: string,
  options: BuildOptions = {},
  progress: BuildProgress = () => undefined,
  parts?: SiteParts,
): Promise<BuildReport> {
  const out = resolveOutputFolder(root, options.out ?? "_site");
  return await withLock(root, async () => {
    await recoverWrites(root);
    const output = openOutput(out, { rewrite: options.clean === true, release: options.release === true });
    try {
      const used = parts ?? (await loadParts());
      const site = await openSite(root, options, used, progress);
      const pages = await putPages(site, output, progress);
      await putExtras(site.context, used, output, progress);
      const report = output.commit();
      site.saveCache();
      return { ...report, out, pages, problems: site.archive.problems, lacks: site.lacks };
    } catch (error) {
      output.discard();
      throw error;
    }
  });
}

/** Writes every page and its twin; the number of pages. */
async function putPages({ plan, context }: Site, output: Output, progress: BuildProgress): Promise<number> {
  const total = plan.reduce((sum, { items }) => sum + items.size, 0);
  let done = 0;
  await layOutPages(plan, (pages, item) => {
    for (const { file, content, maker } of renderPage(pages, item, context)) output.put(file, content, maker);
    done += 1;
    progress("rendering pages", done, total);
  });
  return done;
}
