/** An entry of npm's lock file, version 3; only what is used here. */
interface LockEntry {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** What a manifest says of itself. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The entries of a lock file that the program needs to run, without what only its development needs. */
export function productionEntries(lock: LockFile): Readonly<Record<string, LockEntry>> {
  return Object.fromEntries(
    Object.entries(lock.packages).filter(
      ([path, entry]) => path !== "" && entry.dev !== true && entry.devOptional !== true,
    ),
  );
}

/**
 * The lock file of an archive whose one dependency is a packed copy of Offprint inside it: the same versions, with the same checksums, as
 * Offprint was tested with, and no look-up of any name. `integrity` is the packed file's, `sha512-…`.
 */
export function archiveLock(
  archive: { readonly name: string; readonly version: string; readonly dependencies: Readonly<Record<string, string>> },
  offprint: Manifest,
  entries: Readonly<Record<string, LockEntry>>,
  integrity: string,
): string {
  const { name, version, license, bin, engines, dependencies } = offprint;
  const lock = {
    name: archive.name,
    version: archive.version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: archive.name, version: archive.version, dependencies: archive.dependencies, engines },
      ...entries,
      [`node_modules/${name}`]: {
        version,
        resolved: archive.dependencies[name],
        integrity,
        license,
        dependencies,
        bin,
        engines,
      },
    },
  };
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}
