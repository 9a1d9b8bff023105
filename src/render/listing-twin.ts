import type { RootContent } from "mdast";
import type { Paper } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { renderByline } from "./byline.ts";
import { publishedDate, renderShownDate } from "./date.ts";
import type { LinkTo } from "./link.ts";
import { link } from "./markdown.ts";
import { bulletList, heading, type Phrase } from "./markdown-page.ts";
import type { PaperGroup } from "./periods.ts";

/** Papers as a list of links. */
export function paperBullets(papers: readonly Paper[], to: LinkTo): RootContent[] {
  return bulletList(papers.map((paper) => paperBullet(paper, to)));
}

/** Papers under the headings of their groups. */
export function groupBullets(groups: readonly PaperGroup[], to: LinkTo): RootContent[] {
  return groups.flatMap((group) => [heading(2, group.label), ...paperBullets(group.papers, to)]);
}

/** A paper as a line: its title as a link, who and when. */
function paperBullet(paper: Paper, to: LinkTo): Phrase[] {
  const date = publishedDate(paper);
  return [
    link(to(urls.paper(paper.id)), paper.title),
    `, ${renderByline(paper)}, ${date === undefined ? "date unknown" : renderShownDate(date)}`,
  ];
}
