import type { Paper } from "./paper.ts";

/** Whether a paper's status says that its authors or its publisher took it back. */
export function isWithdrawn({ status }: Pick<Paper, "status">): boolean {
  return status.some(({ kind }) => kind === "withdrawn" || kind === "retracted");
}
