import { build, type Plugin } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Document } from "yaml";
import { editorConfig } from "../editor/config.ts";
import { editorPage } from "../../templates/editor-page.ts";
import type { SiteSettings } from "../model/archive.ts";
import { urls } from "../model/url.ts";
import { UsageError } from "../usage-error.ts";
import type { AssetFile } from "./assets.ts";

const EDITOR = "@sveltia/cms";

/** Parts of the editor that nobody needs here (maps, colours of code, pictures): left out, as nothing leads to them. */
/* esbuild reads patterns as Go does, which knows no flag u. */
const LEFT_OUT = /^(?:@shikijs[/]|leaflet|terra-draw|svgo|exifr|[.][/]chunks[/](?:heic|webp|shiki))/;
/** The editor's own fonts stand beside it; its programs for pictures do not. */
const FONT = /\.(?:woff2|LICENSE\.txt)$/u;

/**
 * The browser editor as files of the site, none if the settings ask for none: its page, its settings, Sveltia CMS as the archive has it
 * installed. Throws {@link UsageError} when it is not installed, or there is no repository to edit.
 */
export async function makeEditor(root: string, site: SiteSettings): Promise<readonly AssetFile[]> {
  if (site.editor === undefined) return [];
  if (site.repository === undefined)
    throw new UsageError(
      "found “editor” in content/site.yaml and no “repository”; expected both: the editor edits that repository",
    );
  const home = findEditor(root);
  const config = new Document(editorConfig(site)).toString({ lineWidth: 0 });
  const fonts = join(home, "npm/assets");
  return [
    { file: `${urls.editor}index.html`, bytes: encode(editorPage(site)) },
    { file: `${urls.editor}config.yml`, bytes: encode(`# Made by Offprint from the archive's schema.\n${config}`) },
    { file: `${urls.editor}${NOTHING}`, bytes: encode("export default {};\n") },
    ...(await bundleEditor(home)),
    ...readdirSync(fonts)
      .filter((name) => FONT.test(name))
      .map((name) => ({ file: `${urls.editor}assets/${name}`, bytes: readFileSync(join(fonts, name)) })),
  ];
}

/** The folder of the editor's package: the archive's own, else the one beside this program. */
function findEditor(root: string): string {
  for (const from of [join(root, "package.json"), fileURLToPath(import.meta.url)]) {
    try {
      return dirname(dirname(createRequire(from).resolve(EDITOR)));
    } catch {
      /* Not there, or a package.json that is none: what stands in an archive is no reason to stop before the other place is asked. */
    }
  }
  throw new UsageError(
    `found “editor” in content/site.yaml, and ${EDITOR} is not installed; expected it: npm install --save-dev --save-exact ${EDITOR}@0.221.1`,
  );
}

/** The editor's scripts. What it loads only when it is needed, a language or React, is a file of its own. */
async function bundleEditor(home: string): Promise<readonly AssetFile[]> {
  const here = fileURLToPath(import.meta.url);
  const entry = fileURLToPath(new URL(`../editor/main${here.slice(-".ts".length)}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: { editor: entry },
    outdir: "/",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { [EDITOR]: join(home, "npm/index.js") },
    plugins: [leaveOut],
  });
  return outputFiles.map(({ path, contents }) => ({ file: `${urls.editor}${basename(path)}`, bytes: contents }));
}

const NOTHING = "nothing.js";

const leaveOut: Plugin = {
  name: "leave-out",
  setup: (api) => api.onResolve({ filter: LEFT_OUT }, () => ({ path: `./${NOTHING}`, external: true })),
};

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
