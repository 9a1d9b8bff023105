import { buildIndex } from "../../src/search/build-index.ts";
import type { SearchPaper } from "../../src/search/paper.ts";
import { openSearcher, type Searcher, type SearchRequest } from "../../src/search/searcher.ts";

/** A paper to look for, with all that is not said left out. */
export function makeSearchPaper(fields: Partial<SearchPaper> & { readonly id: string }): SearchPaper {
  return {
    title: fields.id,
    abstract: "",
    authors: [],
    isGuessed: false,
    topics: [],
    hasCode: false,
    numbers: [],
    ...fields,
  };
}

/** The files of the index of some papers, by their paths. */
export function indexFiles(papers: readonly SearchPaper[]): ReadonlyMap<string, Uint8Array> {
  return new Map(Array.from(buildIndex(papers), ({ path, bytes }) => [path, bytes]));
}

export interface OpenSearch {
  readonly searcher: Searcher;
  /** The files asked for, in order. */
  readonly asked: readonly string[];
}

/** Opens the index of some papers, from memory. */
export function openSearch(files: ReadonlyMap<string, Uint8Array>): OpenSearch {
  const asked: string[] = [];
  const searcher = openSearcher(async (file) => {
    asked.push(file);
    return await Promise.resolve(files.get(file));
  });
  return { searcher, asked };
}

/** A request for a text, with nothing chosen. */
export function ask(text: string, fields: Partial<SearchRequest> = {}): SearchRequest {
  return {
    text,
    topics: [],
    years: [],
    organizations: [],
    venues: [],
    hasCode: false,
    sort: "relevance",
    from: 0,
    count: 100,
    isTyping: false,
    ...fields,
  };
}
