/** A format in which every feed is written. */
export interface FeedFormat {
  /** As people call it. */
  readonly name: string;
  /** The file in the listing's folder that readers subscribe to. */
  readonly file: string;
  readonly mediaType: string;
}

export const ATOM: FeedFormat = { name: "Atom", file: "feed.atom.xml", mediaType: "application/atom+xml" };
export const RSS: FeedFormat = { name: "RSS", file: "feed.rss.xml", mediaType: "application/rss+xml" };
/** JSON Feed 1.1, “Suggestions for Publishers”: this media type, for discovery too. */
export const JSON_FEED: FeedFormat = { name: "JSON Feed", file: "feed.json", mediaType: "application/feed+json" };

/** The one that has the whole past comes first: a program that takes the first it meets takes that. */
export const FEED_FORMATS: readonly FeedFormat[] = [ATOM, RSS, JSON_FEED];
