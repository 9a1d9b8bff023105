import { childrenOf, parseXmlStrictly, textsOf, type XmlElement } from "./xml-check.ts";

/** Rules that a feed breaks, each once, sorted: `atom-id`. */
export type BrokenRules = readonly string[];

type Report = (rule: string, holds: boolean) => void;

const RFC3339 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T[\d:.]{8,}(?:Z|[+-]\d\d:\d\d)$/;
const RFC822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/;
const RELATIVE = /(?:href|src)="(?!https?:|mailto:)/;

/** Checks a feed or a list of feeds by the rules of its format; the format is found by its first element, or by its being JSON. */
export function checkFeed(text: string): BrokenRules {
  const broken = new Set<string>();
  const report: Report = (rule, holds) => {
    if (!holds) broken.add(rule);
  };
  if (text.startsWith("{")) checkJson(text, report);
  else checkXml(text, report);
  return [...broken].sort((a, b) => (a < b ? -1 : 1));
}

function checkXml(text: string, report: Report): void {
  let root: XmlElement;
  try {
    root = parseXmlStrictly(text);
  } catch {
    report("xml", false);
    return;
  }
  if (root.name === "feed") checkAtom(root, report);
  else if (root.name === "rss") checkRss(root, report);
  else if (root.name === "opml") checkOpml(root, report);
  else report("root", false);
}

/** RFC 4287, by section; RFC 5005 §4 for archive documents. */
function checkAtom(feed: XmlElement, report: Report): void {
  const entries = childrenOf(feed, "entry");
  report("atom-namespace", feed.attributes["xmlns"] === "http://www.w3.org/2005/Atom"); // §1.2
  checkAtomPart(feed, report);
  const rels = new Set(linksOf(feed).map(({ attributes }) => attributes["rel"]));
  report("atom-self", rels.has("self")); // §4.1.1: should
  const hasAuthor = childrenOf(feed, "author").length > 0;
  report("atom-author", hasAuthor || entries.every((entry) => childrenOf(entry, "author").length > 0)); // §4.1.1
  report("atom-archive", childrenOf(feed, "fh:archive").length === 0 || rels.has("current")); // RFC 5005 §4
  reportUnique(
    "atom-id-twice",
    entries.flatMap((entry) => textsOf(entry, "id")),
    report,
  ); // §4.1.1, with equal `updated`
  reportOrder(
    "atom-order",
    entries.map((entry) => Date.parse(textsOf(entry, "published").join())),
    report,
  );
  for (const entry of entries) {
    checkAtomPart(entry, report);
    const [content, ...more] = childrenOf(entry, "content");
    report("atom-content", content !== undefined && more.length === 0); // §4.1.2
    report("atom-type", ["text", "html", "xhtml"].includes(content?.attributes["type"] ?? "text")); // §3.1.1
    report("atom-relative", content?.attributes["type"] !== "html" || !RELATIVE.test(content.text));
    report("atom-published", textsOf(entry, "published").length === 1); // ours: it orders the feed
  }
}

/** What a feed and an entry have in common. */
function checkAtomPart(part: XmlElement, report: Report): void {
  const ids = textsOf(part, "id");
  report("atom-id", ids.length === 1); // §4.2.6
  report("atom-iri", ids.every(isAbsolute)); // §4.2.6
  report("atom-title", textsOf(part, "title").length === 1); // §4.2.14
  report("atom-updated", textsOf(part, "updated").length === 1); // §4.2.15
  const dates = [...textsOf(part, "updated"), ...textsOf(part, "published")];
  report(
    "atom-date",
    dates.every((date) => RFC3339.test(date)),
  ); // §3.3
  report(
    "atom-name",
    childrenOf(part, "author").every((author) => textsOf(author, "name").join() !== ""),
  ); // §3.2.1
  report(
    "atom-href",
    linksOf(part).every(({ attributes }) => isAbsolute(attributes["href"] ?? "")),
  ); // §4.2.7.1
  reportUnique(
    "atom-alternate",
    linksOf(part)
      .filter(({ attributes }) => (attributes["rel"] ?? "alternate") === "alternate")
      .map(({ attributes }) => `${attributes["type"]} ${attributes["hreflang"]}`),
    report,
  ); // §4.1.1
  report(
    "atom-term",
    childrenOf(part, "category").every(({ attributes }) => (attributes["term"] ?? "") !== ""),
  ); // §4.2.2.1
}

/** rssboard.org/rss-specification and its Best Practices Profile. */
function checkRss(root: XmlElement, report: Report): void {
  const [channel, ...more] = childrenOf(root, "channel");
  report("rss-version", root.attributes["version"] === "2.0");
  report("rss-channel", channel !== undefined && more.length === 0);
  if (!channel) return;
  for (const name of ["title", "link", "description"]) report(`rss-${name}`, textsOf(channel, name).length === 1);
  report("rss-link", textsOf(channel, "link").every(isAbsolute));
  const self = childrenOf(channel, "atom:link").filter(({ attributes }) => attributes["rel"] === "self");
  report("rss-self", self.length === 1);
  report(
    "rss-date",
    textsOf(channel, "lastBuildDate").every((date) => RFC822.test(date)),
  );
  const items = childrenOf(channel, "item");
  reportUnique(
    "rss-guid-twice",
    items.flatMap((item) => textsOf(item, "guid")),
    report,
  );
  reportOrder(
    "rss-order",
    items.map((item) => Date.parse(textsOf(item, "pubDate").join())),
    report,
  );
  for (const item of items) {
    const guids = childrenOf(item, "guid");
    report("rss-guid", guids.length === 1);
    const claimed = guids.filter(({ attributes }) => attributes["isPermaLink"] !== "false");
    report(
      "rss-permalink",
      claimed.every(({ text }) => /^https?:/.test(text)),
    );
    report("rss-item", [...textsOf(item, "title"), ...textsOf(item, "description")].join("") !== "");
    report("rss-item-link", textsOf(item, "link").every(isAbsolute));
    report(
      "rss-date",
      textsOf(item, "pubDate").every((date) => RFC822.test(date)),
    );
    report(
      "rss-author",
      textsOf(item, "author").every((author) => /^\S+@\S+\.\S+/.test(author)),
    );
    report(
      "rss-relative",
      textsOf(item, "description").every((description) => !RELATIVE.test(description)),
    );
  }
}

/** opml.org/spec2.opml. */
function checkOpml(root: XmlElement, report: Report): void {
  report("opml-version", root.attributes["version"] === "2.0");
  report("opml-parts", root.children.map(({ name }) => name).join() === "head,body");
  const visit = (outline: XmlElement): void => {
    const { attributes, children } = outline;
    report("opml-text", (attributes["text"] ?? "") !== "");
    report("opml-url", attributes["type"] !== "rss" || isAbsolute(attributes["xmlUrl"] ?? ""));
    children.forEach(visit);
  };
  childrenOf(root, "body").forEach(({ children }) => children.forEach(visit));
}

type Json = Readonly<Record<string, unknown>>;

const FEED_KEYS = new Set(
  "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items".split(
    " ",
  ),
);
const ITEM_KEYS = new Set(
  "id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags language attachments".split(
    " ",
  ),
);

/** jsonfeed.org/version/1.1. */
function checkJson(text: string, report: Report): void {
  let feed: Json;
  try {
    feed = JSON.parse(text) as Json;
  } catch {
    report("json", false);
    return;
  }
  report("json-version", feed["version"] === "https://jsonfeed.org/version/1.1");
  report("json-title", typeof feed["title"] === "string");
  for (const key of ["home_page_url", "feed_url"]) report("json-url", isAbsolute(feed[key]));
  report(
    "json-key",
    Object.keys(feed).every((key) => FEED_KEYS.has(key) || key.startsWith("_")),
  );
  report("json-items", Array.isArray(feed["items"]));
  const items = (Array.isArray(feed["items"]) ? feed["items"] : []) as readonly Json[];
  reportUnique(
    "json-id-twice",
    items.map((item) => String(item["id"])),
    report,
  );
  reportOrder(
    "json-order",
    items.map((item) => Date.parse(String(item["date_published"]))),
    report,
  );
  for (const item of items) checkJsonItem(item, report);
}

function checkJsonItem(item: Json, report: Report): void {
  report("json-id", typeof item["id"] === "string" && item["id"] !== "");
  report("json-url", item["url"] === undefined || isAbsolute(item["url"]));
  report("json-content", typeof (item["content_html"] ?? item["content_text"]) === "string");
  report("json-relative", !RELATIVE.test(String(item["content_html"])));
  for (const key of ["date_published", "date_modified"])
    report("json-date", item[key] === undefined || isDate(item[key]));
  const authors = item["authors"] ?? [];
  report("json-authors", Array.isArray(authors) && authors.every(isJsonAuthor));
  const tags = item["tags"] ?? [];
  report("json-tags", Array.isArray(tags) && tags.every((tag) => typeof tag === "string"));
  report(
    "json-key",
    Object.keys(item).every((key) => ITEM_KEYS.has(key) || key.startsWith("_")),
  );
}

/** “At least one property must be present.” */
function isJsonAuthor(author: unknown): boolean {
  return typeof author === "object" && author !== null && ("name" in author || "url" in author || "avatar" in author);
}

function isDate(date: unknown): boolean {
  return typeof date === "string" && RFC3339.test(date);
}

function isAbsolute(url: unknown): boolean {
  return typeof url === "string" && /^(?:https?:\/\/[^\s/]+|urn:[a-z0-9-]+:\S)/.test(url);
}

function linksOf(part: XmlElement): readonly XmlElement[] {
  return childrenOf(part, "link");
}

function reportUnique(rule: string, names: readonly string[], report: Report): void {
  report(rule, new Set(names).size === names.length);
}

/** Newest first (CONTRACT §5); entries without a date are another rule's. */
function reportOrder(rule: string, times: readonly number[], report: Report): void {
  report(
    rule,
    times.every((time, index) => index === 0 || !(time > (times[index - 1] ?? time))),
  );
}
