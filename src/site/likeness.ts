import { join } from "node:path";
import type { Decision } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import { pairKey } from "../model/decisions.ts";
import type { Paper } from "../model/paper.ts";
import type { PlacedPaper, RelatedPaper } from "../model/related.ts";
import { layOutPapers, type Placement } from "../related/lay-out.ts";
import type { Comparable } from "../related/reading.ts";
import { LEAST_SHOWN, MOST_SHOWN, relatePapers, type Relation, type Verdicts } from "../related/relate.ts";
import { sha256 } from "../text/hash.ts";
import { keepAnswer } from "./kept-answer.ts";

/** What papers have in common, worked out when a page first asks, once a build. */
export interface Likeness {
  readonly related: (paper: Paper) => readonly RelatedPaper[];
  /** Every paper's place on the map, in the catalog's order. */
  readonly places: () => readonly PlacedPaper[];
}

/** Opens it for an archive; what was worked out is kept in `folder`, and `version` names the code that did. */
export function openLikeness(catalog: Catalog, folder: string, version: string): Likeness {
  const remember = <Value>(work: () => Value): (() => Value) => {
    let known: { readonly value: Value } | undefined;
    return () => (known ??= { value: work() }).value;
  };
  const relations = remember(() => {
    const papers = listComparables(catalog);
    const verdicts = gatherVerdicts(catalog);
    const question = sha256(JSON.stringify([version, papers, verdicts.pairs]));
    const entries = keepAnswer(join(folder, "related"), question, () => [...relatePapers(papers, verdicts)]);
    return new Map(entries);
  });
  const places = remember(() => {
    const papers = listPlaceable(catalog, relations());
    const question = sha256(JSON.stringify([version, papers]));
    const placed = new Map(keepAnswer(join(folder, "map"), question, () => [...layOutPapers(papers)]));
    return catalog.papers.flatMap((paper) => {
      const place = placed.get(paper.id);
      return place === undefined ? [] : [{ paper, x: place[0], y: place[1] }];
    });
  });
  return {
    related: (paper) =>
      (relations().get(paper.id) ?? [])
        .filter(({ likeness, isPinned }) => isPinned || likeness >= LEAST_SHOWN)
        .slice(0, MOST_SHOWN)
        .flatMap(({ id, terms, isPinned }) => {
          const other = catalog.paperById.get(id);
          return other === undefined ? [] : [{ paper: other, terms, isPinned }];
        }),
    places,
  };
}

/** Sorted by id, so that the same archive asks the same question. */
function listComparables(catalog: Catalog): readonly Comparable[] {
  return catalog.archive.papers.map(({ id, title, abstract }) => ({
    id,
    title,
    abstract,
    labels: (catalog.topicsOf.get(id) ?? []).map(({ slug }) => slug),
  }));
}

function listPlaceable(catalog: Catalog, relations: ReadonlyMap<string, readonly Relation[]>): readonly Placement[] {
  return catalog.archive.papers.map(({ id }) => ({
    id,
    labels: (catalog.topicsOf.get(id) ?? []).map(({ slug }) => slug),
    near: (relations.get(id) ?? []).map((relation) => [relation.id, relation.likeness] as const),
  }));
}

/** What people decided, by the ids that papers have now. */
function gatherVerdicts({ archive, paperById }: Catalog): Verdicts & { readonly pairs: readonly Decision[] } {
  const idOf = (id: string): string => paperById.get(id)?.id ?? id;
  const pairs = archive.decisions.map(({ kind, ids: [a, b] }): Decision => ({ kind, ids: [idOf(a), idOf(b)] }));
  const keysOf = (...kinds: readonly Decision["kind"][]): ReadonlySet<string> =>
    new Set(pairs.filter(({ kind }) => kinds.includes(kind)).map(({ ids }) => pairKey(...ids)));
  return {
    pairs,
    related: pairs.filter(({ kind }) => kind === "related").map(({ ids }) => ids),
    apart: keysOf("unrelated", "same"),
    different: keysOf("different", "related"),
  };
}
