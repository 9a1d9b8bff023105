import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Parser } from "htmlparser2";
import { visit } from "unist-util-visit";
import { parseMarkdown } from "../src/render/markdown.ts";

export interface LinkReport {
  readonly pages: number;
  /** Links inside the site that were followed. */
  readonly links: number;
  /** `papers/x/index.html: ../y/ leads to no file`, sorted. */
  readonly broken: readonly string[];
}

export interface LinkCheckOptions {
  /** Absolute address of the site: links that begin with it are followed as well. */
  readonly baseUrl: string;
}

interface Page {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** Attributes that hold an address, by element. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  area: ["href"],
  form: ["action"],
  iframe: ["src"],
  img: ["src"],
  link: ["href"],
  script: ["src"],
  source: ["src"],
  use: ["href", "xlink:href"],
};

/**
 * Follows every link and fragment of the HTML pages and Markdown twins in `folder` that leads to the site itself, as a static host would
 * serve it: a folder's address ends in `/`. A relative link that leaves the site is broken, for it would under a path prefix.
 */
export function checkLinks(folder: string, { baseUrl }: LinkCheckOptions): LinkReport {
  const files = listFiles(folder).filter((file) => /\.(?:html|md)$/.test(file));
  const pages = new Map(files.map((file) => [file, readPage(join(folder, file))]));
  const broken = new Set<string>();
  let links = 0;
  for (const [file, page] of pages) {
    for (const link of page.links) {
      const target = resolveLink(file, link, baseUrl);
      if (target === undefined) continue;
      links += 1;
      const fault = findFault(target, folder, pages);
      if (fault !== undefined) broken.add(`${file}: ${link} ${fault}`);
    }
  }
  return { pages: files.length, links, broken: [...broken].sort() };
}

interface Target {
  /** Path from the site's root; undefined when the link climbs out of it. */
  readonly path: string | undefined;
  readonly fragment: string;
}

/** Undefined for a link to another site. */
function resolveLink(file: string, link: string, baseUrl: string): Target | undefined {
  /* A prefix no page knows of: a link from the host's root, or one with too many `../`, misses it. */
  const root = "https://site.invalid/some/prefix/";
  const isOwn = link.startsWith(baseUrl);
  if (!isOwn && /^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) return undefined;
  const url = isOwn ? new URL(link.slice(baseUrl.length), root) : new URL(link, new URL(file, root));
  const path = url.href.startsWith(root) ? decodeURIComponent(url.pathname.slice("/some/prefix/".length)) : undefined;
  return { path, fragment: decodeURIComponent(url.hash.slice(1)) };
}

function findFault({ path, fragment }: Target, folder: string, pages: ReadonlyMap<string, Page>): string | undefined {
  if (path === undefined) return "leaves the site";
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!existsSync(join(folder, file))) return "leads to no file";
  if (statSync(join(folder, file)).isDirectory()) return "leads to a folder without its slash";
  if (fragment === "" || pages.get(file)?.ids.has(fragment) === true) return undefined;
  const list = /^in=(.+\/)$/.exec(fragment)?.[1];
  if (path === "reader/" && list !== undefined)
    return existsSync(join(folder, list, "feed.json")) ? undefined : "names a list that the reader cannot read";
  return "names a part that the page does not have";
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function readPage(path: string): Page {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".md") ? readMarkdown(text) : readHtml(text);
}

function readHtml(text: string): Page {
  const ids = new Set<string>();
  const links: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes["id"] !== undefined) ids.add(attributes["id"]);
      for (const key of ADDRESSES[name] ?? []) if (attributes[key] !== undefined) links.push(attributes[key]);
      const refresh = /^\d+;\s*url=(.*)$/i.exec(attributes["content"] ?? "")?.[1];
      if (name === "meta" && attributes["http-equiv"]?.toLowerCase() === "refresh" && refresh !== undefined)
        links.push(refresh);
    },
  });
  parser.end(text);
  return { ids, links };
}

function readMarkdown(text: string): Page {
  const links: string[] = [];
  visit(parseMarkdown(text), (node) => {
    if (node.type === "link" || node.type === "definition" || node.type === "image") links.push(node.url);
  });
  return { ids: new Set(), links };
}
