/** Formats in which starred papers are taken away: the ending of their files beside each paper, the media type, and what parts two entries. */
export const CITATIONS = {
  bib: { type: "application/x-bibtex", between: "\n" },
  ris: { type: "application/x-research-info-systems", between: "\r\n" },
} as const;

export type CitationEnding = keyof typeof CITATIONS;

/** So many files are asked for at a time. */
const AT_ONCE = 6;

export interface GatheredCitations {
  readonly text: string;
  /** Papers whose file could not be had. */
  readonly missing: readonly string[];
}

/** The citations of some papers as one file, in their order, each once; `load` gives a paper's, or undefined. */
export async function gatherCitations(
  papers: readonly string[],
  ending: CitationEnding,
  load: (paper: string) => Promise<string | undefined>,
): Promise<GatheredCitations> {
  const found = new Map<string, string>();
  const waiting = papers.values();
  const work = async (): Promise<void> => {
    for (const paper of waiting) {
      const text = await load(paper);
      if (text !== undefined) found.set(paper, text);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const texts = new Set(papers.flatMap((paper) => found.get(paper) ?? []));
  return {
    text: [...texts].join(CITATIONS[ending].between),
    missing: papers.filter((paper) => !found.has(paper)),
  };
}
