import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileOf, urls } from "../model/url.ts";
import { findPackageRoot } from "./package-root.ts";
import type { Asset } from "../../templates/assets.ts";

/** An asset as a file of the site. */
export interface AssetFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Reads the files that pages load. Throws when one is missing or empty: no page may have a dead link. */
export function readAssets(assets: readonly Asset[]): readonly AssetFile[] {
  const root = findPackageRoot();
  const { resolve } = createRequire(import.meta.url);
  return assets.map(({ name, module }) => {
    const locate = (): string => (module.startsWith("./") ? join(root, module) : resolve(module));
    const bytes = readIfThere(locate);
    if (bytes.length === 0) throw new Error(`found nothing in ${module}, the asset ${name}; install the package again`);
    return { file: fileOf(urls.asset(name)), bytes };
  });
}

function readIfThere(locate: () => string): Buffer {
  try {
    return readFileSync(locate());
  } catch (error) {
    const isMissing =
      error instanceof Error && "code" in error && /^(?:ENOENT|MODULE_NOT_FOUND)$/.test(String(error.code));
    if (isMissing) return Buffer.alloc(0);
    throw error;
  }
}
