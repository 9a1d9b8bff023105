import { BuildError } from "./build-error.ts";

/** What the build keeps for itself inside an output folder. */
export const OWN_FOLDER = ".offprint";

/** True for a relative path with `/` that stays inside its folder on every system, and out of the build's own. */
export function isOutputPath(path: string): boolean {
  const segments = path.split("/");
  return (
    segments[0] !== OWN_FOLDER && segments.every((segment) => /^[\w.~@+-]+$/.test(segment) && !/^\.\.?$/.test(segment))
  );
}

/** Takes each file of the site once: which page or export makes it. */
export interface PathRegister {
  /** Throws {@link BuildError} when two make one file, also on a file system that takes `A` for `a`. */
  readonly claim: (path: string, maker: string) => void;
  readonly has: (path: string) => boolean;
  readonly paths: () => Iterable<string>;
  readonly size: () => number;
}

export function createPathRegister(): PathRegister {
  const makers = new Map<string, string>();
  const folded = new Map<string, string>();
  return {
    claim(path, maker) {
      if (!isOutputPath(path))
        throw new BuildError(`${maker} makes ${JSON.stringify(path)}, which is no path inside a site`);
      const key = path.toLowerCase();
      const other = folded.get(key);
      if (other !== undefined) {
        const both = other === path ? path : `${other} and ${path}`;
        throw new BuildError(
          `${makers.get(other) ?? ""} and ${maker} both make ${both}: rename one of them in content`,
        );
      }
      folded.set(key, path);
      makers.set(path, maker);
    },
    has: (path) => makers.has(path),
    paths: () => makers.keys(),
    size: () => makers.size,
  };
}
