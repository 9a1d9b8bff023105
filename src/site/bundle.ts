import { build, transform, type BuildOptions } from "esbuild";

/** Files that a bundle leaves as they are and asks the site for: they stand beside it. */
const BESIDE = ["*.woff2", "*.svg"];

const TARGET = ["es2022", "chrome111", "firefox113", "safari16.4"];

/**
 * Makes one file of each of `entries` (absolute paths of scripts and style sheets) and of what it imports, as small as it can be.
 * The same code gives the same bytes, also when its types were taken out before. Throws for code that cannot be read.
 */
export async function bundleFiles(entries: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = await Promise.all(entries.map(async (entry) => [entry, await bundleFile(entry)] as const));
  return new Map(made);
}

/**
 * In two steps: short names are given by how often letters stand in what was read, types included; so they are given when there are none left.
 */
async function bundleFile(entry: string): Promise<Uint8Array> {
  const options = {
    bundle: true,
    write: false,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    external: BESIDE,
    logLevel: "silent",
    legalComments: "none",
  } as const satisfies BuildOptions;
  const { outputFiles } = await build({ entryPoints: [entry], ...options });
  const { code } = await transform(outputFiles[0]?.text ?? "", {
    loader: entry.endsWith(".css") ? "css" : "js",
    minify: true,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
  });
  return new TextEncoder().encode(code);
}
