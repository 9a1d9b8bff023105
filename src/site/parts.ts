import type { Check, Exporter, PageType, Source } from "../contracts.ts";
import { loadPlugins } from "../registry.ts";
import { createMarkdownRenderer } from "../render/markdown-html.ts";
import { assets } from "../../templates/assets.ts";
import { readAssets, type AssetFile } from "./assets.ts";

/** What a site is made of, besides the archive. */
export interface SiteParts {
  readonly pageTypes: ReadonlyMap<string, PageType>;
  readonly exporters: ReadonlyMap<string, Exporter>;
  /** The rules whose findings are errors: a site is built from content without any. */
  readonly checks: ReadonlyMap<string, Check>;
  /** They read again what captures say, for what pages show of it. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly renderMarkdown: (markdown: string) => string;
  readonly readAssets: () => Promise<readonly AssetFile[]>;
}

/** Everything in the open folders. */
export async function loadParts(): Promise<SiteParts> {
  const checks = await loadPlugins<Check>("checks");
  return {
    checks: new Map([...checks].filter(([, { severity }]) => severity === "error")),
    pageTypes: await loadPlugins<PageType>("pages"),
    exporters: await loadPlugins<Exporter>("exports"),
    sources: await loadPlugins<Source>("sources"),
    renderMarkdown: createMarkdownRenderer(),
    readAssets: async () => await readAssets(assets),
  };
}
