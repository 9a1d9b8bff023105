import type { HistoryEntry } from "../src/model/history.ts";
import type { Paper } from "../src/model/paper.ts";

const commitOf = (index: number): string => index.toString(16).padStart(40, "c0ffee");

/** One paper with every kind of change and more of them than stand open, one that was withdrawn, and none of the others. */
export function sampleHistory({ id }: Paper): readonly HistoryEntry[] {
  if (id === "warm-restarts-cold-data")
    return [
      { kind: "changed", day: "2026-02-03", commit: commitOf(2), fields: [{ name: "status", marks: ["withdrawn"] }] },
      { kind: "added", day: "2025-10-24", commit: commitOf(1), fields: [] },
    ];
  if (id !== "patient-gradients") return [];
  const was = { date: "2025", guessed: true };
  const is = { date: "2025-11-28", guessed: false };
  const changes: readonly Omit<HistoryEntry, "commit">[] = [
    { kind: "changed", day: "2026-03-01", fields: [{ name: "abstract" }, { name: "links" }, { name: "title" }] },
    { kind: "changed", day: "2026-02-20", fields: [{ name: "published", was, is }, { name: "venue" }] },
    { kind: "changed", day: undefined, fields: [] },
    { kind: "joined", day: "2026-01-15", fields: [{ name: "aliases" }] },
    { kind: "restored", day: "2026-01-12", fields: [] },
    { kind: "moved", day: "2026-01-10", fields: [] },
    { kind: "added", day: "2025-12-17", fields: [] },
  ];
  return changes.map((change, index) => ({ ...change, commit: commitOf(20 - index) }));
}
