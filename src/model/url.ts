declare const brand: unique symbol;

/**
 * The place of a page or file in the site, from its root, without a leading slash: `papers/<id>/`, `feed.atom.xml`, `` for home.
 * Made only here, so that no page or feed makes up an address of its own.
 */
export type UrlPath = string & { readonly [brand]: "UrlPath" };

/** A page by its name, in plain text, and its place. */
export interface NamedPage {
  readonly title: string;
  readonly path: UrlPath;
}

const path = (text: string): UrlPath => text as UrlPath;

export const urls = {
  home: path(""),
  topics: path("topics/"),
  digests: path("digests/"),
  archive: path("archive/"),
  organizations: path("organizations/"),
  authors: path("authors/"),
  titles: path("titles/"),
  /** Titles that begin with a letter (`a`, `0-9`, `other`) or with it and a second one. */
  titlesFrom: (letter: string, second?: string): UrlPath =>
    path(`titles/${letter}/${second === undefined ? "" : `${second}/`}`),
  search: path("search/"),
  /** The editor in the browser, if the site has one. */
  editor: path("edit/"),
  reader: path("reader/"),
  /** In the folder that it serves, so that no server needs to say that it may. */
  readerWorker: path("reader/worker.js"),
  trends: path("trends/"),
  map: path("map/"),
  api: path("api/v1/"),
  feeds: path("feeds/"),
  opml: path("feeds.opml"),
  undated: path("archive/undated/"),
  notFound: path("404.html"),
  sitemap: path("sitemap.xml"),
  robots: path("robots.txt"),
  paper: (id: string): UrlPath => path(`papers/${id}/`),
  topic: (slug: string, part?: string): UrlPath => path(`topics/${slug}/${part === undefined ? "" : `${part}/`}`),
  digest: (id: string): UrlPath => path(`digests/${id}/`),
  organization: (slug: string, part?: string): UrlPath =>
    path(`organizations/${slug}/${part === undefined ? "" : `${part}/`}`),
  author: (slug: string, part?: string): UrlPath => path(`authors/${slug}/${part === undefined ? "" : `${part}/`}`),
  /** Authors whose names begin with some letters: `a`, `wang-w`. No person has the slug `letter`. */
  authorLetter: (letters: string): UrlPath => path(`authors/letter/${letters}/`),
  /** `2023` or `2023-10` */
  period: (key: string): UrlPath => path(`archive/${key.replace("-", "/")}/`),
  page: (slug: string): UrlPath => path(`${slug}/`),
  arxiv: (id: string): UrlPath => path(`arxiv/${escapeSegment(id)}/`),
  doi: (doi: string): UrlPath => path(`doi/${escapeSegment(doi)}/`),
  asset: (name: string): UrlPath => path(`assets/${name}`),
  /** The file `name` in a listing's own folder: `fileIn(urls.topic("x"), "feed.atom.xml")`. */
  fileIn: (folder: UrlPath, name: string): UrlPath => path(`${folder}${name}`),
};

/** The files of the API, version 1: an address never comes to hold something else, whatever is added to the archive. */
export const apiUrls = {
  index: path("api/v1/index.json"),
  papers: path("api/v1/papers.json"),
  /** Every paper, a line each. */
  dump: path("api/v1/papers.ndjson"),
  /** `2024-10`, `2024-10-14`, `2024` or `undated` */
  period: (key: string): UrlPath => path(`api/v1/papers/by-month/${key}.json`),
  paper: (id: string): UrlPath => path(`api/v1/papers/${id}.json`),
  topics: path("api/v1/topics.json"),
  topic: (slug: string): UrlPath => path(`api/v1/topics/${slug}.json`),
  organizations: path("api/v1/organizations.json"),
  organization: (slug: string): UrlPath => path(`api/v1/organizations/${slug}.json`),
  digests: path("api/v1/digests.json"),
  digest: (id: string): UrlPath => path(`api/v1/digests/${id}.json`),
  schema: (name: string): UrlPath => path(`api/v1/schemas/${name}.json`),
};

/**
 * Lower case; characters outside `a-z0-9./_-` as `~` and two hex digits a byte. So are a slash that ends the text or stands before
 * another, and the dots of `.` and `..`: no folder has such a name.
 */
function escapeSegment(text: string): string {
  return [...new TextEncoder().encode(text.toLowerCase())]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[a-z0-9./_-]/.test(character) ? character : `~${byte.toString(16).padStart(2, "0")}`;
    })
    .join("")
    .replace(/\/(?=\/|$)/g, "~2f")
    .replace(/(?<=^|\/)\.{1,2}(?=\/|$)/g, (dots) => "~2e".repeat(dots.length));
}

/** The address of `to` as written in a page at `from`: relative, so that the same files work under any prefix. */
export function relativeUrl(from: UrlPath, to: UrlPath): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared += 1;
  const up = "../".repeat(source.length - shared);
  return up + target.slice(shared).join("/") || "./";
}

/** The file that serves `path`: a folder's `index.html`. */
export function fileOf(urlPath: UrlPath): string {
  return urlPath === "" || urlPath.endsWith("/") ? `${urlPath}index.html` : urlPath;
}
