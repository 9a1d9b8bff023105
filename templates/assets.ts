import { urls, type UrlPath } from "../src/model/url.ts";

/** A file that the site serves from `assets/`. */
export interface Asset {
  /** Where it stands, when it must stand elsewhere. */
  readonly path?: UrlPath;
  /** Made one with everything it imports, and as small as it can be: scripts and style sheets of ours. */
  readonly isBundle?: boolean;
  /** Its name there. */
  readonly name: string;
  /**
   * Where it comes from: a module's file for `import.meta.resolve`; with a leading `./`, a path from this package's root; a script, with a
   * leading `~/`, a path from the sources or from what they were compiled to, without its ending.
   */
  readonly module: string;
}

const newsreader = "@fontsource-variable/newsreader/files/newsreader";
const inter = "@fontsource-variable/inter/files/inter";

/** Everything a page loads: nothing comes from elsewhere. Letters beyond Western Europe are in the `-ext` files, loaded where they occur. */
export const assets: readonly Asset[] = [
  { name: "style.css", module: "./templates/assets/style.css", isBundle: true },
  { name: "feed.css", module: "./templates/assets/feed.css", isBundle: true },
  { name: "search.css", module: "./templates/assets/parts/search.css", isBundle: true },
  { name: "search.js", module: "~/browser/search", isBundle: true },
  { name: "copy.js", module: "~/browser/copy", isBundle: true },
  { name: "reader.css", module: "./templates/assets/reader.css", isBundle: true },
  { name: "reader.js", module: "~/browser/reader", isBundle: true },
  { name: "worker.js", path: urls.readerWorker, module: "~/browser/reader-worker", isBundle: true },
  { name: "pictures.css", module: "./templates/assets/pictures.css", isBundle: true },
  { name: "icon.svg", module: "./templates/assets/icon.svg" },
  { name: "newsreader.woff2", module: `${newsreader}-latin-wght-normal.woff2` },
  { name: "newsreader-italic.woff2", module: `${newsreader}-latin-wght-italic.woff2` },
  { name: "newsreader-ext.woff2", module: `${newsreader}-latin-ext-wght-normal.woff2` },
  { name: "inter.woff2", module: `${inter}-latin-wght-normal.woff2` },
  { name: "inter-ext.woff2", module: `${inter}-latin-ext-wght-normal.woff2` },
  { name: "maths.woff2", module: "./templates/assets/maths.woff2" },
  { name: "maths-more.woff2", module: "./templates/assets/maths-more.woff2" },
  { name: "newsreader-license.txt", module: "@fontsource-variable/newsreader/LICENSE" },
  { name: "inter-license.txt", module: "@fontsource-variable/inter/LICENSE" },
  { name: "maths-license.txt", module: "./templates/assets/maths-license.txt" },
];
