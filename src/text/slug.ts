import { dropFontCommands } from "./fold.ts";
import { foldToAscii } from "./fold-letters.ts";

/** Longest id, in characters. */
const ID_LENGTH = 80;

/** `-` and six hex digits */
const SUFFIX_LENGTH = 7;

/** Names that Windows keeps for devices, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)$/;

/** Whether Windows could not make a folder of this name. */
export function isDeviceName(name: string): boolean {
  return DEVICE_NAME.test(name);
}

/** A title as `[a-z0-9-]`, uncut; `""` when nothing is left of it. */
export function slugify(title: string): string {
  return foldToAscii(dropFontCommands(title))
    .replace(/['’]/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
}

/** True for a name that may be an id, a file name and a URL at once. */
export function isId(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text) && text.length <= ID_LENGTH;
}

/**
 * An id for a slug: the slug itself when it is whole, free and no device name; else its beginning, cut at a word, with the first of
 * `suffixes` (six hex digits each) that makes it free. `fallback` stands for an empty slug.
 * Throws when none is free: two entries with equal suffixes to the last are the same entry.
 */
export function chooseId(
  slug: string,
  fallback: string,
  suffixes: readonly string[],
  isTaken: (id: string) => boolean,
): string {
  if (slug !== "" && slug.length <= ID_LENGTH && !isDeviceName(slug) && !isTaken(slug)) return slug;
  const stem = cutAtWord(slug, ID_LENGTH - SUFFIX_LENGTH) || fallback;
  for (const suffix of suffixes) {
    const id = `${stem}-${suffix}`;
    if (!isTaken(id)) return id;
  }
  throw new Error(`no free id for ${stem}`);
}

function cutAtWord(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1).lastIndexOf("-");
  return slug.slice(0, cut > 0 ? cut : length);
}
