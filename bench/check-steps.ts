



/** One way of checking; `prepare` gives what puts the archive back as it was. */
interface CheckStep {
  readonly name: string;
  readonly prepare?: () => () => void;
  /** The command, without `--root`. */
  readonly args: readonly string[];
}

/** What is measured of an archive at `root`, which is committed to git. */
export function listCheckSteps(root: string): readonly CheckStep[] {
  return [
    { name: "check", args: ["check"] },
  ];
}
