import type { TopicListing } from "../../src/model/catalog.ts";
import { urls } from "../../src/model/url.ts";
import { renderCount } from "../../src/render/count.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import type { TopicPair } from "../../src/render/trends.ts";

/** The size of a cell, and the room that a letter of a name takes. */
const CELL = 26;
const LETTER = 9;

/**
 * Topics that go together: the lower half of a matrix, a disc for each pair, its area the papers that both have. A topic's name stands at the
 * corner of its row and its column, so that one list of names serves both.
 */
export function topicMatrix(topics: readonly TopicListing[], pairs: readonly TopicPair[], to: LinkTo): Html {
  const ranks = new Map(topics.map(({ topic }, rank) => [topic.slug, rank]));
  const most = pairs[0]?.count ?? 1;
  const size = topics.length * CELL;
  const ends = topics.map(({ topic }, rank) => (rank + 1) * CELL + topic.title.length * LETTER);
  return html`<svg class="matrix" role="group" aria-labelledby="pairs-title pairs-desc" viewBox="0 0 ${Math.max(size, ...ends)} ${size + 4}">
<title id="pairs-title">Which topics go together</title>
<desc id="pairs-desc">${describe(pairs)}</desc>
${topics.map((_, rank) => html`<path d="M0 ${rank * CELL + CELL / 2}H${rank * CELL + CELL / 2}V${size}"/>\n`)}${pairs.map(
    ({ topics: [one, other], count }) => {
      const [x = 0, y = 0] = [one, other].map(({ topic }) => (ranks.get(topic.slug) ?? 0) * CELL + CELL / 2);
      const radius = Math.max(1.5, Math.round(Math.sqrt(count / most) * (CELL / 2 - 1) * 10) / 10);
      return html`<circle cx="${x}" cy="${y}" r="${radius}"><title>${one.topic.title} and ${other.topic.title}: ${renderCount(count, "paper")}</title></circle>\n`;
    },
  )}${topics.map(
    ({ topic }, rank) =>
      html`<a href="${to(urls.topic(topic.slug))}"><text x="${rank * CELL + CELL / 2 + 6}" y="${rank * CELL + CELL / 2 + 6}">${topic.title}</text></a>\n`,
  )}</svg>`;
}

function describe([first, ...others]: readonly TopicPair[]): string {
  if (!first) return "No two topics have a paper in common";
  const [one, other] = first.topics;
  return `${renderCount(others.length + 1, "pair")}; most often ${one.topic.title} and ${other.topic.title}, in ${renderCount(first.count, "paper")}`;
}
