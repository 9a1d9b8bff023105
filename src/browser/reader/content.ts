import { toLocalUrl, type FeedItem } from "./feed.ts";
import { foldWords, type ReaderPaper } from "./papers.ts";

/** Where the site was published, and where it is being read: a copy of it may be anywhere. */
export interface SiteAddress {
  readonly base: string;
  readonly root: string;
}

/** What the first line of an entry begins with in feeds, where nothing else says that it is the paper's own date. */
const OF_PAPER = /^Paper of /;

/** An entry of a feed as the reader lists it. Its HTML is read in a template, where nothing runs and nothing loads. */
export function toReaderPaper(item: FeedItem): ReaderPaper {
  const content = parseHtml(item.content);
  const facts = content.querySelector("p")?.textContent ?? "";
  return {
    id: item.id,
    title: item.title,
    withdrawal: item.withdrawal,
    language: item.language,
    facts: facts.replace(OF_PAPER, ""),
    words: foldWords(item.title, ...item.authors, ...item.topics, content.textContent ?? ""),
    content: item.content,
  };
}

/** A paper's HTML, ready to be shown: its links lead within this copy of the site, and its ids cannot clash with the reader's own. */
export function renderContent(html: string, site: SiteAddress): DocumentFragment {
  const content = parseHtml(html);
  tidy(content, (href) => toLocalUrl(href, site.base, site.root));
  return content;
}

/** A paper as its own page shows it. */
export interface PaperPage {
  readonly title: string | undefined;
  readonly content: Node;
}

/** What a paper's page, at `url`, says of the paper itself; undefined for a page without one. */
export function readPaperPage(html: string, url: string): PaperPage | undefined {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("main article");
  if (!article) return undefined;
  const content = document.createDocumentFragment();
  content.append(...article.querySelectorAll(".byline, .meta, .notice, .abstract, .prose"));
  tidy(content, (href) => (URL.canParse(href, url) ? new URL(href, url).href : href));
  return { title: article.querySelector("h1")?.textContent ?? undefined, content };
}

function parseHtml(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function tidy(content: DocumentFragment, place: (href: string) => string): void {
  for (const element of content.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of content.querySelectorAll("a[href]")) {
    const href = place(link.getAttribute("href") ?? "");
    link.setAttribute("href", href);
    /* As on the site's own pages: strangers chose the address. */
    if (!href.startsWith(`${location.origin}/`)) link.setAttribute("rel", "noopener nofollow ugc");
  }
}
