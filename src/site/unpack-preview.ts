import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { assets } from "../../templates/assets.ts";
import { createPathGuard } from "../preview/entry-path.ts";
import { admitFile, type TrustedParts } from "../preview/file-kinds.ts";
import { PREVIEW_LIMITS, type PreviewLimits } from "../preview/limits.ts";
import { PreviewError } from "../preview/preview-error.ts";
import { readTar } from "../preview/read-tar.ts";
import { POLICIES } from "../render/content-policy.ts";
import { sha256 } from "../text/hash.ts";
import { UsageError } from "../usage-error.ts";
import { readAssets } from "./assets.ts";

/** What was unpacked. */
export interface UnpackedPreview {
  readonly files: number;
  readonly bytes: number;
}

interface Terms {
  readonly limits?: PreviewLimits;
  /** What sites of this program have in common; worked out when absent. */
  readonly trusted?: TrustedParts;
}

type Take = (path: string, bytes: Uint8Array) => void;

/**
 * Unpacks a site that a stranger's branch was built into (tar, gzip) to a folder that must be empty or not there. The archive is read twice:
 * nothing is written before all of it was found sound. Throws {@link PreviewError} for one that is not, {@link UsageError} for a full folder.
 */
export async function unpackPreview(
  archive: string,
  folder: string,
  { limits = PREVIEW_LIMITS, trusted }: Terms = {},
): Promise<UnpackedPreview> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UsageError(`found files in ${folder}; expected an empty folder or none: choose another`);
  const { size } = statSync(archive);
  if (size > limits.packed)
    throw new PreviewError(
      `found an archive of ${size} bytes; expected at most ${limits.packed}: build a smaller site`,
    );
  const parts = trusted ?? (await trustedParts());
  const found = { files: 0, bytes: 0 };
  await readSite(archive, parts, limits);
  try {
    await readSite(archive, parts, limits, (path, bytes) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes, { flag: "wx", mode: 0o644 });
      found.files += 1;
      found.bytes += bytes.length;
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return found;
}

/** What every site of this program has in common. */
export async function trustedParts(): Promise<TrustedParts> {
  const files = await readAssets(assets);
  return { code: new Map(files.map(({ file, bytes }) => [file, sha256(bytes)])), policies: POLICIES };
}

async function readSite(archive: string, trusted: TrustedParts, limits: PreviewLimits, take?: Take): Promise<void> {
  const source = createReadStream(archive);
  const inflated = createGunzip();
  const guard = createPathGuard();
  const feeding = pipeline(source, inflated).catch(() => undefined);
  let hasHome = false;
  try {
    for await (const { kind, path: given, bytes } of readTar(inflated, limits)) {
      const path = guard.admit(given, kind);
      if (kind === "folder") continue;
      hasHome ||= path === "index.html";
      const admitted = admitFile(path, bytes, trusted);
      take?.(path, admitted);
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw new PreviewError("found no gzip, or damaged gzip; expected a tar file packed by gzip");
    throw error;
  } finally {
    inflated.destroy();
    source.destroy();
    await feeding;
  }
  if (!hasHome) throw new PreviewError("found no index.html at the top of the archive; expected a whole site");
}
