/*
 * The copy of the reader for reading without a network. Caches belong to a whole host, which may have many sites: each copy bears the
 * folder of its reader, and no reader touches another's.
 */

/** Changes when what is kept, or how, changes: copies of other versions are removed. */
const VERSION = 1;

/** So many feeds and pages are kept; the one that was asked for longest ago goes first. */
export const MOST_KEPT = 60;

/** What all copies of the reader at `scope` (its absolute address) begin with. */
export function copyPrefix(scope: string): string {
  return `offprint-reader ${new URL(scope).pathname} `;
}

export function copyName(scope: string): string {
  return `${copyPrefix(scope)}${VERSION}`;
}

/** The files that a page of the site loads, as absolute addresses: `html` as our own templates write it, at `url`. */
export function listAssets(html: string, url: string): readonly string[] {
  const found = [...html.matchAll(/ (?:href|src)="([^"#?]*\bassets\/[^"]*)"/g)].map(([, path = ""]) => path);
  return [...new Set(found.map((path) => new URL(path, url).href))];
}

/** What the copy keeps of the site at `root`. */
type Kind = "reader" | "asset" | "text";

/** What of the copy an address is, if anything: the reader itself, what it loads, or feeds and papers. Citations are fetched anew. */
export function kindOf(url: string, root: string, scope: string): Kind | undefined {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (address === scope) return "reader";
  if (!address.startsWith(root)) return undefined;
  const path = address.slice(root.length);
  if (path.startsWith("assets/")) return "asset";
  return path.endsWith("feed.json") || /^papers\/[a-z0-9-]+\/$/.test(path) ? "text" : undefined;
}
