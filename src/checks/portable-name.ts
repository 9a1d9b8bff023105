import { defineCheck } from "../contracts.ts";
import { isDeviceName } from "../text/slug.ts";

/**
 * Ids that the machine makes are never such names (CONTRACT §2); a person may write one. Windows keeps device names with any extension and
 * in any case, and drops a dot at the end ("Naming files, paths, and namespaces"); it and macOS take two names for one that differ in case.
 */
export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "An archive is checked out on every system: a name that one of them cannot have, or takes for another's, breaks it there.",
  mend: "Rename the file before it is published; a paper's id gets an ending then, as con-paper.",
  example: {
    bad: "content/papers/co/con.md",
    good: "content/papers/co/con-paper.md",
  },
  check: ({ archive: { files, captures } }, report) => {
    const paths = [...files.keys(), ...captures.map(({ name }) => `content/captures/${name}`)].sort();
    const first = new Map<string, string>();
    for (const path of paths) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const stem = name.split(".")[0] ?? "";
      if (isDeviceName(stem.toLowerCase()))
        report.on(path, `found a file that Windows takes for the device “${stem}”; expected another name: rename it`);
      else if (name.endsWith("."))
        report.on(path, "found a name that ends in a dot, which Windows drops; expected none: rename it");
      const folded = path.toLowerCase();
      const other = first.get(folded);
      if (other === undefined) first.set(folded, path);
      else
        report.on(
          path,
          `found a name that differs from ${other} in case alone; expected one that differs on every system: rename one of them`,
        );
    }
  },
});
