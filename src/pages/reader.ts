import { renderPage } from "../../templates/layout.ts";
import { readerControls, readerWithoutScript } from "../../templates/partials/reader.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { groupFeedListings, type FeedGroup } from "../render/feed-list.ts";
import { html } from "../render/html-template.ts";
import { linksFrom } from "../render/link.ts";

const description = "Read this archive like a feed reader: what is new, what is unread, what you starred.";

/** So many of a kind can be chosen; the others are opened from their own pages. */
const MOST_IN_A_GROUP = 100;

/** `/reader/`: the site's own feeds, read on the site. What moves is in `src/browser/reader.ts`. */
export default definePage<undefined>({
  *list() {
    yield { path: urls.reader, view: undefined };
  },
  render({ path }, context) {
    const { catalog, baseUrl } = context;
    const to = linksFrom(path, baseUrl);
    const groups = groupFeedListings(catalog).map(shorten);
    const main = html`<div class="whole">
<h1 data-under>Reader</h1>
${readerWithoutScript(groups, to)}${readerControls(groups, { site: catalog.archive.site.id, base: baseUrl }, to)}</div>`;
    return renderPage(
      {
        path,
        title: "Reader",
        description,
        section: "reader",
        hasTwin: false,
        scripts: ["reader.js"],
        styles: ["reader.css"],
        main,
      },
      context,
    );
  },
});

/** Listings of papers alone, and of a long group those with most papers, or the newest of those that are days. */
function shorten(group: FeedGroup): FeedGroup {
  const listings = group.listings.filter(({ papers }) => papers !== undefined);
  if (listings.length <= MOST_IN_A_GROUP) return { ...group, listings };
  const isByDay = listings.every(({ kind }) => kind === "digest" || kind === "year");
  const sizes = new Map(listings.map((listing) => [listing, isByDay ? 0 : (listing.papers?.().length ?? 0)]));
  const largest = listings.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)).slice(0, MOST_IN_A_GROUP);
  const chosen = new Set(largest);
  return { ...group, listings: listings.filter((listing) => chosen.has(listing)) };
}
