/**
 * Lines of the page around its entries, lower case, as text captures of `huggingface.co/papers` hold them: header, navigation, footer.
 * A line counts as chrome only where no entry can be: these words also occur in titles.
 */
const CHROME = new Set([
  "new",
  "get trending papers in your email inbox!",
  "get trending papers in your email inbox once a day!",
  "subscribe",
  "hugging face",
  "daily papers",
  "daily papers - hugging face",
  "trending papers",
  "trending papers ranked by github stars activity",
  "by",
  "ak",
  "byak",
  "byak and the research community",
  "by ak and the research community",
  "and the research community",
  "daily",
  "weekly",
  "monthly",
  "daily weekly monthly",
  "submit a paper",
  "submit paper",
  "search by arxiv id or title",
  "previous",
  "next",
  "system theme",
  "company",
  "tos",
  "privacy",
  "about",
  "careers",
  "company tos privacy about careers",
  "website",
  "models",
  "datasets",
  "spaces",
  "buckets",
  "buckets new",
  "community",
  "docs",
  "enterprise",
  "pricing",
  "website models datasets spaces pricing docs",
  "log in",
  "sign up",
  "[content truncated]",
]);

/** What tells this site's list of papers from any other page. */
const SIGNATURE =
  /^(?:get trending papers in your email inbox|by ?ak and the research community|daily papers(?: - hugging face)?$)/;

/** True for a line of the page's frame. */
export function isChrome(line: string): boolean {
  return CHROME.has(line.toLowerCase());
}

/** True for a line that no abstract holds: whoever made the capture says where it stops. */
export function isNotice(line: string): boolean {
  return line.toLowerCase() === "[content truncated]";
}

/** True for a line that only this page has. */
export function isSignature(line: string): boolean {
  return SIGNATURE.test(line.toLowerCase());
}
