import type { SiteSettings } from "../model/archive.ts";
import { cutAtWord } from "./cut.ts";
import { encodeSegment } from "./link.ts";

/** What somebody may find a mistake in. */
export interface Reported {
  /** Plain text of any length. */
  readonly title: string;
  /** Its id, if it is a paper. */
  readonly paper?: string | undefined;
}

/** Forges and proxies take addresses of about eight thousand characters, some programs two. */
const URL_LIMIT = 2000;
const TITLE_LIMIT = 60;

/**
 * A new issue of the site's repository, with the form that fits and what is known filled in (GitHub Docs, "Creating an issue from a URL
 * query"); undefined when the site names no repository.
 */
export function reportUrl(
  { repository }: Pick<SiteSettings, "repository">,
  { title, paper }: Reported,
): string | undefined {
  if (repository === undefined) return undefined;
  const urlWith = (words: string): string => {
    const form = paper === undefined ? "" : `template=correct-a-paper.yml&paper=${encodeSegment(paper)}&`;
    return `${repository}/issues/new?${form}title=${encodeSegment(words === "" ? "Mistake" : `Mistake: ${words}`)}`;
  };
  for (let limit = TITLE_LIMIT; limit > 10; limit = Math.floor(limit / 2)) {
    const url = urlWith(cutAtWord(title, limit));
    if (url.length < URL_LIMIT) return url;
  }
  return urlWith("");
}
