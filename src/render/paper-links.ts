import type { Paper } from "../model/paper.ts";

/** A link of a paper: its words say where it leads. */
export interface PaperLink {
  readonly words: string;
  readonly url: string;
  /** Looks for the paper elsewhere, by its title. */
  readonly isSearch: boolean;
}

/** The links of a paper, best first: what its file names, then searches where it names nothing. */
export function listLinks(paper: Paper): readonly PaperLink[] {
  const { arxiv, doi, pdf, huggingface, project, code = [], other = [] } = paper.links;
  const known: (PaperLink | undefined)[] = [
    arxiv === undefined ? undefined : named(`arXiv ${arxiv}`, arxivUrl(arxiv)),
    doi === undefined ? undefined : named(`DOI ${doi}`, doiUrl(doi)),
    pdf === undefined ? undefined : named(`PDF at ${hostOf(pdf)}`, pdf),
    huggingface === undefined ? undefined : named("Hugging Face page", huggingface),
    project === undefined ? undefined : named(`Project page at ${hostOf(project)}`, project),
    ...code.map((url) => named(`Code: ${shortUrl(url)}`, url)),
    ...other.map((url) => named(shortUrl(url), url)),
    arxiv === undefined
      ? search("Find on arXiv", "https://arxiv.org/search/", { query: paper.title, searchtype: "title" })
      : undefined,
    huggingface === undefined
      ? search("Find on Hugging Face", "https://huggingface.co/papers", { q: paper.title })
      : undefined,
  ];
  return known.filter((link) => link !== undefined);
}

/** `2310.10636` → its page. */
export function arxivUrl(id: string): string {
  return `https://arxiv.org/abs/${encodeReserved(id)}`;
}

/** `10.1000/x` → its resolver's address (DOI Handbook, 3.8). */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeReserved(doi)}`;
}

function named(words: string, url: string): PaperLink {
  return { words, url, isSearch: false };
}

function search(words: string, url: string, query: Record<string, string>): PaperLink {
  return { words, url: `${url}?${new URLSearchParams(query).toString()}`, isSearch: true };
}

/** Blanks and what would end the path of an address. */
function encodeReserved(text: string): string {
  return text.replace(/[\s%?#\\<>"^`{|}]/g, (character) => encodeURIComponent(character));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

/** An address without what every address has: `github.com/owner/name`. */
function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}
