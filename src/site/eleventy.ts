import { Eleventy, type UserConfig } from "@11ty/eleventy";
import { fileURLToPath } from "node:url";
import type { PageItem } from "../contracts.ts";
import type { PlannedPages, SitePlan } from "./plan.ts";

/*
 * The only place that knows Eleventy. It is given the files to make, one virtual template for each kind of page, and asks for them one by
 * one: it sees our paths and our finished HTML, never a file of content/ and never text that a template engine could take for code.
 */

/** Eleventy wants a folder to read templates from; ours are functions, and it finds none there. */
const TEMPLATES = fileURLToPath(new URL("../../templates", import.meta.url));

/** Makes the HTML of a page; what it returns is what Eleventy writes, when it writes. */
type MakePage = (pages: PlannedPages, item: PageItem<unknown>) => string;

/** Adds the pages of a site to Eleventy, one paginated template a kind. */
export function addPages(config: UserConfig, plan: SitePlan, make: MakePage): void {
  config.setTemplateFormats(["11ty.js"]);
  config.setUseGitIgnore(false);
  for (const pages of plan) {
    if (pages.items.size === 0) continue;
    const list = `files of ${pages.type}`;
    config.addGlobalData(list, () => [...pages.items.keys()]);
    config.addTemplate(`${pages.type}.11ty.js`, {
      data: {
        pagination: { data: list, size: 1, alias: "file" },
        permalink: ({ file }) => file,
        eleventyExcludeFromCollections: true,
      },
      render: ({ file }) => {
        const item = pages.items.get(file);
        if (!item) throw new Error(`Eleventy asked for ${file}, which is no ${pages.type}`);
        return make(pages, item);
      },
    });
  }
}

/**
 * Has Eleventy lay out every page, in order; `take` is given each and keeps what it needs, so that no more than one page is in memory.
 * Throws what `take` threw first.
 */
export async function layOutPages(
  plan: SitePlan,
  take: (pages: PlannedPages, item: PageItem<unknown>) => void,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const make: MakePage = (pages, item) => {
    try {
      if (!failure) take(pages, item);
    } catch (error) {
      failure = { error };
    }
    return "";
  };
  const eleventy = new Eleventy(TEMPLATES, "_site", {
    configPath: false,
    dryRun: true,
    quietMode: true,
    loader: "esm",
    config: (config) => addPages(config, plan, make),
  });
  eleventy.disableLogger();
  try {
    await eleventy.write();
  } catch (error) {
    failure ??= { error };
  }
  if (failure) throw failure.error;
}
