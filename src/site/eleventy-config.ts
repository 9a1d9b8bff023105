import type { UserConfig } from "@11ty/eleventy";
import { addPages } from "./eleventy.ts";
import { openOutput, type Output } from "./output.ts";
import { resolveOutputFolder } from "./output-folder.ts";
import { loadParts } from "./parts.ts";
import { renderPage } from "./plan.ts";
import { openSite, putExtras } from "./site.ts";

/** What `.eleventy.js` gives Eleventy. */
interface EleventyFolders {
  readonly dir: { readonly input: string; readonly output: string };
}

/**
 * Makes `npx @11ty/eleventy` build the very site that `offprint build` does, for those who know Eleventy's own tools. Eleventy writes the
 * pages itself, whole and in place; all else is as ever.
 */
export async function configureEleventy(config: UserConfig, root: string): Promise<EleventyFolders> {
  const parts = await loadParts();
  const { plan, context, saveCache } = await openSite(root, {}, parts, () => undefined);
  let output: Output | undefined;
  config.on("eleventy.before", ({ directories }) => {
    output = openOutput(resolveOutputFolder(root, directories.output), { rewrite: false, release: false });
    output.announce(plan.flatMap(({ items }) => [...items.keys()]));
  });
  addPages(config, plan, (pages, item) => {
    const [page, ...twins] = renderPage(pages, item, context);
    if (!page || !output) throw new Error(`/${item.path} was asked for before the build began`);
    output.keep(page.file, page.maker);
    for (const { file, content, maker } of twins) output.put(file, content, maker);
    return page.content;
  });
  config.on("eleventy.after", async () => {
    if (!output) return;
    await putExtras(context, parts, output, () => undefined);
    output.commit();
    saveCache();
  });
  config.addWatchTarget("./content/**", { resetConfig: true });
  config.addWatchTarget("./src/**", { resetConfig: true });
  config.setQuietMode(true);
  return { dir: { input: "templates", output: "_site" } };
}
