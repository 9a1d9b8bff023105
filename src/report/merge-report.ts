import type { MergePlan } from "../archive/merge.ts";
import type { Paper } from "../model/paper.ts";
import type { Problem } from "../model/problem.ts";
import { showControls } from "../text/unicode.ts";

/** The answer of `merge --json`; without a plan nothing was to be done, or could be. */
export function mergeAnswer(
  [keep, drop]: readonly [string, string],
  plan: MergePlan | undefined,
  problems: readonly Problem[] = [],
): string {
  const answer = {
    keep,
    drop,
    changes: plan?.changes.map(({ path, content }) => ({ path, gone: content === undefined })) ?? [],
    fields: plan?.changed ?? [],
    taken: plan?.taken ?? [],
    conflicts: plan?.conflicts ?? [],
    sections: plan?.hasNotes ?? false,
    remarks: plan?.remarks ?? [],
    problems,
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

/** What a person wants to know: what came over, what waits, what stays behind. */
export function renderMerge(keep: Paper, drop: Paper, plan: MergePlan, isDry: boolean): readonly string[] {
  const { paper } = plan;
  const sources = paper.sources.length;
  const lines = [
    `${isDry ? "would join" : "joined"} “${drop.id}” to “${keep.id}”: ${sources} ${sources === 1 ? "sighting" : "sightings"}, former ids ${paper.aliases.join(", ")}`,
    ...(plan.changed.length > 0 ? [`changed: ${plan.changed.join(", ")}`] : []),
    ...plan.taken.map(
      ({ field, value }) => `taken over from “${drop.id}”, where a person wrote it: ${field} ${show(value)}`,
    ),
    ...plan.conflicts.map(
      ({ field, kept, offered }) =>
        `to decide: ${field} is ${show(kept)}; ${show(offered)} waits under “proposed” in ${keep.file}`,
    ),
    ...(plan.hasNotes ? [`the sections of “${drop.id}” stand below those of “${keep.id}”`] : []),
    ...plan.remarks.map((remark) => `a comment in ${drop.file} stays behind, in its history: # ${remark}`),
    ...plan.changes.map(({ path, content }) => `${content === undefined ? "deleted" : "written"}: ${path}`),
  ];
  return lines.map(showControls);
}

/** Longest value shown; the machine's answer has them whole. */
const SHOWN = 100;

function show(value: unknown): string {
  const text = typeof value === "string" ? value.replace(/\s+/gu, " ") : JSON.stringify(value ?? null);
  const characters = Array.from(text);
  return characters.length <= SHOWN ? `“${text}”` : `“${characters.slice(0, SHOWN).join("")}…”`;
}
