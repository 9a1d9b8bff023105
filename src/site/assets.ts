import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileOf, urls } from "../model/url.ts";
import { bundleFiles } from "./bundle.ts";
import { findPackageRoot } from "./package-root.ts";
import type { Asset } from "../../templates/assets.ts";

/** An asset as a file of the site. */
export interface AssetFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Reads the files that pages load, and makes those that are bundles. Throws when one is missing or empty: no page may have a dead link. */
export async function readAssets(assets: readonly Asset[]): Promise<readonly AssetFile[]> {
  const bundles = await bundleFiles(assets.filter(({ isBundle }) => isBundle === true).map(locateAsset));
  return assets.map((asset) => {
    const bytes = asset.isBundle === true ? bundles.get(locateAsset(asset)) : readFileSync(locateAsset(asset));
    if (bytes === undefined || bytes.length === 0) throw missing(asset);
    return { file: fileOf(asset.path ?? urls.asset(asset.name)), bytes };
  });
}

function locateAsset(asset: Asset): string {
  const place = placeOf(asset);
  if (!existsSync(place)) throw missing(asset);
  return place;
}

/** Sources end in `.ts`, what they are compiled to in `.js`: this very module is one or the other. */
function placeOf({ module }: Asset): string {
  if (module.startsWith("./")) return join(findPackageRoot(), module);
  if (!module.startsWith("~/")) return createRequire(import.meta.url).resolve(module);
  const here = fileURLToPath(import.meta.url);
  return fileURLToPath(new URL(`../${module.slice("~/".length)}${here.slice(-".ts".length)}`, import.meta.url));
}

function missing({ module, name }: Asset): Error {
  return new Error(`found nothing in ${module}, the asset ${name}; install the package again`);
}
