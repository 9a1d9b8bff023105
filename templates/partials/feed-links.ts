import { urls, type UrlPath } from "../../src/model/url.ts";
import { FEED_FORMATS, JSON_FEED, type FeedFormat } from "../../src/render/feed-formats.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import type { LinkTo } from "../../src/render/link.ts";
import { asideSection, plainList } from "./columns.ts";

/** One feed in a list of them: the page it is of, and its formats. */
export function feedRow(name: string, folder: UrlPath, to: LinkTo): Html {
  const formats = FEED_FORMATS.map(
    (format) =>
      html` <a href="${to(urls.fileIn(folder, format.file))}" aria-label="${format.name}: ${name}">${format.name}</a>`,
  );
  return html`<li><a href="${to(folder)}">${name}</a><span class="formats">${formats}</span></li>
`;
}

/** The section of the margin that says how to follow a listing. */
export function followSection(
  title: string,
  folder: UrlPath,
  to: LinkTo,
  formats: readonly FeedFormat[] = FEED_FORMATS,
): Html {
  return asideSection(
    title,
    plainList([
      html`<span class="formats">${formats.map(({ name, file }) => html` <a href="${to(urls.fileIn(folder, file))}">${name}</a>`)}</span>`,
      ...(formats.includes(JSON_FEED)
        ? [html`<a href="${to(urls.reader)}${folder !== urls.home && `#in=${folder}`}">Read it here, in the reader</a>`]
        : []),
      html`<a href="${to(urls.feeds)}">All feeds, and what they are</a>`,
    ]),
  );
}
