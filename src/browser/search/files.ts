import { relativeUrl, urls } from "../../model/url.ts";

type LoadFile = (name: string) => Promise<Uint8Array | undefined>;

/** Reads a file of the index. */
export const loadFile: LoadFile = async (name) => await load(name, "default");

/** Asks the site whether the file was renewed: after a failure, files of two builds may have met. */
export const loadAgain: LoadFile = async (name) => await load(name, "no-cache");

/**
 * Whatever prefix the site is served under; undefined when it has no file of that name. Throws when it cannot be had, so that a search says
 * so instead of finding nothing.
 */
async function load(name: string, cache: RequestCache): Promise<Uint8Array | undefined> {
  const response = await fetch(relativeUrl(urls.search, urls.fileIn(urls.search, name)), { cache });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
