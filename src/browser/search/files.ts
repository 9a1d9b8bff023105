import { relativeUrl, urls } from "../../model/url.ts";

/**
 * Reads a file of the index, whatever prefix the site is served under: undefined when the site has none of that name. Throws when it
 * cannot be had, so that a search says so instead of finding nothing.
 */
export async function loadFile(name: string): Promise<Uint8Array | undefined> {
  const response = await fetch(relativeUrl(urls.search, urls.fileIn(urls.search, name)));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
