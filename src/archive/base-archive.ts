import { readBlobs } from "../git/read-blobs.ts";
import type { Repository } from "../git/repository.ts";
import type { Archive, SiteSettings } from "../model/archive.ts";
import type { ChangedFile } from "../model/changed-file.ts";
import { isContentPath } from "./content-files.ts";
import { readChanged } from "./read.ts";

const PLAIN_FILE = /^100/u;

/**
 * The archive as it was before files changed: what did not change is taken over from the archive as it is, so that reading costs what
 * changed. Throws {@link ArchiveError} when there was no readable `content/site.yaml` then and nothing to stand in for it.
 */
export function readBaseArchive(
  repository: Repository,
  archive: Archive,
  changed: readonly ChangedFile[],
  standIn?: SiteSettings,
): Archive {
  const earlier = changed.flatMap(({ path, before }) =>
    before?.blob !== undefined && PLAIN_FILE.test(before.mode) && isContentPath(path)
      ? [{ path, blob: before.blob }]
      : [],
  );
  const bytesOf = new Map<string, Buffer>();
  readBlobs(
    repository,
    earlier.map(({ blob }) => blob),
    (index, bytes) => void bytesOf.set(earlier[index]?.path ?? "", bytes),
  );
  return readChanged(archive, new Set(changed.map(({ path }) => path)), bytesOf, standIn);
}
