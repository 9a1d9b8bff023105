import { mendText } from "../../src/text/tex/mend.ts";
import { compareRepair, type Outcome, type Verdict } from "./compare.ts";
import { texToMathml } from "../../src/text/tex/mathml.ts";
import type { Abstract } from "./corpus.ts";
import { lineOfInlines } from "./mended-text.ts";
import { readSource } from "./source-text.ts";
import { countBy, percent, renderRows } from "./table.ts";

type Miss = Outcome & { readonly id: string };

/** Outcomes counted, with the outcomes themselves for a listing. */
export interface ScaleResult {
  readonly abstracts: number;
  readonly sloppy: ReadonlyMap<string, number>;
  readonly outcomes: readonly Miss[];
  /** Formulas written, and those whose TeX is none. */
  readonly formulas: number;
  readonly unparsed: readonly { readonly id: string; readonly tex: string; readonly message: string }[];
}

const HOLDS_TEX = /\$|\\[a-zA-Z]/u;

/** Damages every TeX source among the abstracts, mends it and compares. */
export function measureScale(abstracts: readonly Abstract[], greek: boolean): ScaleResult {
  const sloppy = new Map<string, number>();
  const outcomes: Miss[] = [];
  const unparsed: { id: string; tex: string; message: string }[] = [];
  let [count, formulas] = [0, 0];
  for (const { id, text } of abstracts) {
    if (!HOLDS_TEX.test(text)) continue;
    const source = readSource(text, greek);
    if ("sloppy" in source) {
      const why = source.sloppy.startsWith("\\") ? "command that nobody defines" : source.sloppy;
      sloppy.set(why, (sloppy.get(why) ?? 0) + 1);
      continue;
    }
    count += 1;
    const { inlines } = mendText(source.segments.map(({ damaged }) => damaged).join(""));
    for (const inline of inlines) {
      if (inline.kind !== "math") continue;
      formulas += 1;
      const typeset = texToMathml(inline.tex);
      if ("error" in typeset) unparsed.push({ id, tex: inline.tex, message: typeset.error });
    }
    for (const outcome of compareRepair(source.segments, lineOfInlines(inlines))) outcomes.push({ id, ...outcome });
  }
  return { abstracts: count, sloppy, outcomes, formulas, unparsed };
}

export function renderScale({ abstracts, sloppy, outcomes, formulas, unparsed }: ScaleResult): string {
  const kinds = new Map<string, Record<Verdict, number>>();
  const all = { found: 0, left: 0, wrong: 0, harm: 0 };
  for (const { kind, verdict } of outcomes) {
    const counts = kinds.get(kind) ?? { found: 0, left: 0, wrong: 0, harm: 0 };
    kinds.set(kind, counts);
    counts[verdict] += 1;
    all[verdict] += 1;
  }
  const toMake = all.found + all.left + all.wrong;
  const lone = [...kinds].filter(([kind]) => kind.endsWith(" word")).map(([, counts]) => counts);
  const loneFound = sumOf(lone, ({ found }) => found);
  const loneAll = sumOf(lone, ({ found, left, wrong }) => found + left + wrong);
  const changes = all.found + all.wrong + all.harm;
  const rows = [...kinds]
    .filter(([kind]) => kind !== "sound" && kind !== "typed")
    .map(([kind, { found, left, wrong }]) => ({ kind, of: found + left + wrong, found, left, wrong }))
    .sort((a, b) => b.of - a.of || (a.kind < b.kind ? -1 : 1))
    .map(({ kind, of, found, left, wrong }) => [kind, found, of, percent(found, of), left, wrong]);
  const leftOut = [...sloppy].sort((a, b) => b[1] - a[1]).map(([why, count]) => `${why} ${count}`);
  return [
    `${abstracts} abstracts with TeX; left out ${leftOut.join(", ") || "none"}`,
    `recall     ${percent(all.found, toMake)}  ${all.found} of ${toMake} repairs; ${all.left} left as they were, ${all.wrong} changed to something else`,
    `           ${percent(all.found - loneFound, toMake - loneAll)}  ${all.found - loneFound} of ${toMake - loneAll} without commands that stood alone, whose names authors also type`,
    `precision  ${percent(all.found, changes)}  ${all.found} of ${changes} changes; ${all.wrong} wrong, ${all.harm} to sound text (${kinds.get("typed")?.harm ?? 0} of them names that the authors typed)`,
    `formulas   ${formulas} written, ${unparsed.length} of them TeX that does not parse`,
    renderRows(["kind", "found", "of", "", "left", "wrong"], rows),
  ].join("\n");
}

function sumOf<Item>(items: readonly Item[], read: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + read(item), 0);
}

/** Misses of a kind (`harm`, `left`, `wrong`: of that verdict; `all`; `each`: so many of every kind; `unparsed`: TeX), in the order of the abstracts. */
export function listMisses({ outcomes, unparsed }: ScaleResult, kind: string, limit: number): string {
  const broken = unparsed.map(({ id, tex, message }) => `${id}  $${tex}$  ${message}`);
  if (kind === "unparsed") return broken.slice(0, limit).join("\n");
  const misses = outcomes.filter(({ verdict }) => verdict !== "found");
  if (kind !== "each") {
    const chosen = misses.filter((miss) => kind === "all" || miss.kind === kind || miss.verdict === kind);
    return chosen.slice(0, limit).map(renderMiss).join("\n");
  }
  return countBy(misses, (miss) => `${miss.verdict} ${miss.kind}`)
    .map(([name, group]) => `## ${name}: ${group.length}\n${spreadOver(group, limit).map(renderMiss).join("\n")}`)
    .concat(
      broken.length > 0 ? [`## TeX that does not parse: ${broken.length}\n${broken.slice(0, limit).join("\n")}`] : [],
    )
    .join("\n\n");
}

/** At most one of a paper. */
function spreadOver(misses: readonly Miss[], limit: number): readonly Miss[] {
  return [...new Map(misses.toReversed().map((miss) => [miss.id, miss])).values()].toReversed().slice(0, limit);
}

function renderMiss({ id, verdict, kind, damaged, mended, ideal }: Miss): string {
  return `${verdict} ${kind} ${id}\n  was  ${damaged}\n  now  ${mended}\n  want ${ideal}`;
}
