import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One way of checking; `prepare` changes the archive and gives what puts it back as it was. */
interface CheckStep {
  readonly name: string;
  readonly prepare?: () => () => void;
  /** The command, without `--root`. */
  readonly args: readonly string[];
}

/** What is measured of an archive at `root`, which is committed to git. */
export function listCheckSteps(root: string): readonly CheckStep[] {
  const editOne = (): (() => void) => {
    const folder = join(root, "content/papers");
    const path = join(
      folder,
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".md"))
        .sort()[0] ?? "",
    );
    const before = readFileSync(path, "utf8");
    writeFileSync(path, `${before}\n## Notes\n\nRead again.\n`);
    return () => writeFileSync(path, before);
  };
  return [
    { name: "check", args: ["check"] },
    { name: "check --changed, one paper", prepare: editOne, args: ["check", "--changed"] },
    { name: "check --against HEAD, one paper", prepare: editOne, args: ["check", "--against", "HEAD"] },
  ];
}
