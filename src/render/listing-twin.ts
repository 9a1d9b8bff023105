import type { RootContent } from "mdast";
import type { AuthorListing } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { urls, type UrlPath } from "../model/url.ts";
import { renderByline } from "./byline.ts";
import { renderCount } from "./count.ts";
import { publishedDate, renderShownDate } from "./date.ts";
import type { LinkTo } from "./link.ts";
import { link } from "./markdown.ts";
import { bulletList, heading, paragraph, type Phrase } from "./markdown-page.ts";
import { isWholeIndex, letterPath, type LetterGroup } from "./people-letters.ts";
import { listPartLinks, renderCut, type PeriodLinks } from "./period-links.ts";
import type { Listing, ListingPart, PaperGroup } from "./periods.ts";
import { nameTitle } from "./status.ts";

/** Papers as a list of links. */
export function paperBullets(papers: readonly Paper[], to: LinkTo): RootContent[] {
  return bulletList(papers.map((paper) => paperBullet(paper, to)));
}

/** Papers under the headings of their groups. */
export function groupBullets(groups: readonly PaperGroup[], to: LinkTo): RootContent[] {
  return groups.flatMap((group) => [heading(2, group.label), ...paperBullets(group.papers, to)]);
}

/** One page of a listing: what it leaves to others, its papers, and where the others are. */
export function partBullets(
  listing: Listing,
  part: ListingPart,
  pathOf: (part: string) => UrlPath,
  to: LinkTo,
): RootContent[] {
  const words = renderCut(listing, part, "below");
  return [
    ...(words === undefined ? [] : [paragraph(words)]),
    ...groupBullets(part.groups, to),
    ...(listing.isCut ? periodBullets(listPartLinks(listing, part, pathOf, to)) : []),
  ];
}

/** People as a list of links, with the numbers of their papers. */
export function peopleBullets(people: readonly AuthorListing[], to: LinkTo): RootContent[] {
  return bulletList(
    people.map(({ slug, name, orcid, sharedSlug, papers }) => {
      const mark = sharedSlug === undefined || orcid === undefined ? "" : `, ORCID ${orcid.slice(-19)}`;
      return [link(to(urls.author(slug)), name), `${mark}, ${renderCount(papers.length, "paper")}`];
    }),
  );
}

/** A page of the index of people: who is on it, or the pages where they are. */
export function groupedPeopleBullets(group: LetterGroup, to: LinkTo): RootContent[] {
  if (group.parts.length === 0) return peopleBullets(group.people, to);
  if (isWholeIndex(group))
    return group.parts.flatMap((part) => [heading(2, part.label), ...peopleBullets(part.people, to)]);
  return bulletList(
    group.parts.map((part) => [
      link(to(letterPath(part)), part.label),
      `, ${renderCount(part.people.length, "author")}`,
    ]),
  );
}

/** The pages that show the rest of a cut listing; one that has no other period is left out. */
export function periodBullets(sections: readonly PeriodLinks[]): RootContent[] {
  return sections.flatMap(({ title, links }) =>
    links.length < 2
      ? []
      : [
          heading(2, title),
          ...bulletList(
            links.map(({ label, href, count }) => [
              link(href, label),
              ...(count === undefined ? [] : [`, ${renderCount(count, "paper")}`]),
            ]),
          ),
        ],
  );
}

/** A paper as a line: its title as a link, who and when. */
function paperBullet(paper: Paper, to: LinkTo): Phrase[] {
  const date = publishedDate(paper);
  return [
    link(to(urls.paper(paper.id)), nameTitle(paper)),
    `, ${renderByline(paper)}, ${date === undefined ? "date unknown" : renderShownDate(date)}`,
  ];
}
