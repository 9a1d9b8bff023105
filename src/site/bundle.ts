import { build } from "esbuild";

/** Files that a bundle leaves as they are and asks the site for: they stand beside it. */
const BESIDE = ["*.woff2", "*.svg"];

/**
 * Makes one file of each of `entries` (absolute paths of scripts and style sheets) and of what it imports, as small as it can be.
 * The same files give the same bytes. Throws for code that cannot be read.
 */
export async function bundleFiles(entries: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = await Promise.all(entries.map(async (entry) => [entry, await bundleFile(entry)] as const));
  return new Map(made);
}

async function bundleFile(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    charset: "utf8",
    external: BESIDE,
    logLevel: "silent",
    legalComments: "none",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
