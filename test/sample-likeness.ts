import type { PageContext } from "../src/contracts.ts";
import type { Catalog } from "../src/model/catalog.ts";

/** Invented likeness for a sample catalog: a paper is related to the next two, the first of them by an editor, and all stand on a slope. */
export function sampleLikeness({ papers }: Catalog): Required<Pick<PageContext, "related" | "places">> {
  return {
    related: (paper) => {
      const index = papers.indexOf(paper);
      return papers.slice(index + 1, index + 3).map((other, place) => ({
        paper: other,
        terms: place === 0 ? ["low-rank adaptation", "<b>rank</b>"] : [],
        isPinned: place === 1,
      }));
    },
    places: () =>
      papers.map((paper, index) => ({
        paper,
        x: index / Math.max(1, papers.length - 1),
        y: (index % 7) / 7,
      })),
  };
}
