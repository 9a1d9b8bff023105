import type { Catalog } from "../src/model/catalog.ts";
import { urls, type NamedPage, type UrlPath } from "../src/model/url.ts";
import type { Card } from "../src/render/card.ts";
import { PAGE_POLICY, SCRIPT_POLICY } from "../src/render/content-policy.ts";
import { cutAtWord } from "../src/render/cut.ts";
import { FEED_FORMATS, type FeedFormat } from "../src/render/feed-formats.ts";
import { html, toHtmlText, type Html } from "../src/render/html-template.ts";
import { renderJsonLd, type LinkedData } from "../src/render/json-ld.ts";
import { describeListing, describeTrail } from "../src/render/json-ld-pages.ts";
import { externalLink, linksFrom, type LinkTo } from "../src/render/link.ts";
import { reportUrl } from "../src/render/report-url.ts";
import { jumpBox } from "./partials/jump-box.ts";
import { breadcrumbs, listCrumbs, neighbourLinks, neighbourNav, type Neighbours } from "./partials/ways.ts";
import { socialTags } from "../src/render/social-tags.ts";

/** What every template needs to know of the site. */
export interface Surroundings {
  readonly catalog: Catalog;
  /** Absolute, ends in `/`. */
  readonly baseUrl: string;
  readonly renderMarkdown: (markdown: string) => string;
}

/** A part of the site that the navigation names. */
type Section = "topics" | "digests" | "archive" | "authors" | "organizations" | "reader" | "feeds" | "about";

/** A feed that the page offers to subscribe to, in every format. */
export interface FeedLink {
  readonly title: string;
  /** The listing's folder, in which it stands. */
  readonly folder: UrlPath;
  /** The formats that there are; all when absent. */
  readonly formats?: readonly FeedFormat[];
}

/** One page of the site: what differs from page to page. */
export interface Page {
  readonly path: UrlPath;
  /** Plain text; the site's title is added. */
  readonly title: string;
  /** Plain text of any length. */
  readonly description: string;
  readonly section?: Section | undefined;
  /** The pages above it, home left out, nearest last; none when absent. */
  readonly trail?: readonly NamedPage[];
  /** What it is called at the end of the trail; its title when absent. */
  readonly crumb?: string | undefined;
  /** The pages before and after it in time. */
  readonly neighbours?: Neighbours | undefined;
  /** Its own feeds, which are announced before the one of everything: some programs take the first. */
  readonly feeds?: readonly FeedLink[];
  /** Whether the page stands beside it as Markdown. */
  readonly hasTwin: boolean;
  /** Names of assets that the page runs, if any: without them it must be as useful as it can. */
  readonly scripts?: readonly string[];
  /** Names of style sheets of its own, if any. */
  readonly styles?: readonly string[];
  /** What it lists, when it is a listing: the first hundred are named to machines. */
  readonly lists?: readonly NamedPage[] | undefined;
  /** What it speaks of, in the words of schema.org. */
  readonly data?: readonly LinkedData[] | undefined;
  /** The picture for where it is shared; the site's own when there is none. */
  readonly card?: Card | undefined;
  /** Whether it is about one thing that somebody wrote. */
  readonly isArticle?: boolean | undefined;
  /** Whether its text leads to where a mistake is reported; else its foot does. */
  readonly hasReport?: boolean | undefined;
  /** What the head says besides, for machines. */
  readonly head?: Html | undefined;
  readonly main: Html;
}

const DESCRIPTION_LENGTH = 160;

/** The whole document of a page. Its policy (CSP) allows nothing from another origin, and scripts only to pages that name theirs. */
export function renderPage(page: Page, { catalog, baseUrl }: Surroundings): string {
  const { site } = catalog.archive;
  const { scripts = [], styles = [] } = page;
  const to = linksFrom(page.path, baseUrl);
  const title = page.path === urls.home ? site.title : `${page.title} · ${site.title}`;
  const feeds = [...(page.feeds ?? []), { title: site.title, folder: urls.home }];
  const description = cutAtWord(page.description, DESCRIPTION_LENGTH);
  return toHtmlText(html`<!doctype html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${scripts.length > 0 ? SCRIPT_POLICY : PAGE_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="preload" href="${to(urls.asset("newsreader.woff2"))}" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="${to(urls.asset("inter.woff2"))}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${to(urls.asset("style.css"))}">
${styles.map((name) => html`<link rel="stylesheet" href="${to(urls.asset(name))}">\n`)}${scripts.map((name) => html`<script type="module" src="${to(urls.asset(name))}"></script>\n`)}<link rel="icon" href="${to(urls.asset("icon.svg"))}" type="image/svg+xml">
${page.path !== urls.notFound && html`<link rel="canonical" href="${baseUrl + page.path}">\n`}${feeds.map((feed) => announceFeed(feed, to))}${page.hasTwin && html`<link rel="alternate" type="text/markdown" href="index.md">\n`}${neighbourLinks(page.neighbours, to)}${page.path !== urls.notFound && forMachines(page, description, catalog, baseUrl)}${page.head}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<div class="wrap">
${renderHeader(page, catalog, to)}
${breadcrumbs(page, to)}<main id="main">
${page.main}
${neighbourNav(page.neighbours, to)}</main>
${renderFooter(page, catalog, to)}
</div>
</body>
</html>
`);
}

/** What is shown where its address is shared, and what search engines read of it. */
function forMachines(page: Page, description: string, catalog: Catalog, baseUrl: string): Html {
  const { path, title, isArticle = false, card, data = [], lists } = page;
  const shared = { url: baseUrl + path, title, description, isArticle, card };
  const listing = lists && describeListing({ path, title, description }, lists, { catalog, baseUrl });
  const crumbs = listCrumbs(page);
  const trail = crumbs.length > 0 ? describeTrail(crumbs, baseUrl) : undefined;
  const things = [...data, listing, trail].filter((thing) => thing !== undefined);
  return html`${socialTags(shared, catalog, baseUrl)}${renderJsonLd(things)}`;
}

/** What feed readers look for when they are given the address of a page. */
function announceFeed({ title, folder, formats = FEED_FORMATS }: FeedLink, to: LinkTo): readonly Html[] {
  return formats.map(
    ({ name, file, mediaType }) =>
      html`<link rel="alternate" type="${mediaType}" title="${title} · ${name}" href="${to(urls.fileIn(folder, file))}">\n`,
  );
}

function renderHeader(page: Page, catalog: Catalog, to: LinkTo): Html {
  const entries = listSections(catalog).map(([section, words, path]) => {
    const current = path === page.path ? "page" : section === page.section ? "true" : undefined;
    return current === undefined
      ? html`<li><a href="${to(path)}">${words}</a></li>\n`
      : html`<li><a href="${to(path)}" aria-current="${current}">${words}</a></li>\n`;
  });
  return html`<header class="mast">
<a class="name" href="${to(urls.home)}">${catalog.archive.site.title}</a>
<nav aria-label="Main"><ul>
${entries}</ul></nav>
${page.path !== urls.search && jumpBox(to)}</header>`;
}

/** Only what exists is in the navigation. */
function listSections(catalog: Catalog): readonly (readonly [Section, string, UrlPath])[] {
  const all: readonly (readonly [boolean, Section, string, UrlPath])[] = [
    [catalog.topics.length > 0, "topics", "Topics", urls.topics],
    [catalog.archive.digests.length > 0, "digests", "Digests", urls.digests],
    [true, "archive", "Archive", urls.archive],
    [catalog.authors.length > 0, "authors", "Authors", urls.authors],
    [catalog.organizations.length > 0, "organizations", "Organizations", urls.organizations],
    [true, "reader", "Reader", urls.reader],
    [true, "feeds", "Feeds", urls.feeds],
    [catalog.archive.pages.some((page) => page.slug === "about"), "about", "About", urls.page("about")],
  ];
  return all.flatMap(([exists, section, words, path]) => (exists ? [[section, words, path] as const] : []));
}

function renderFooter(page: Page, catalog: Catalog, to: LinkTo): Html {
  const { site, pages } = catalog.archive;
  const report = page.hasReport === true ? undefined : reportUrl(site, page);
  return html`<footer class="foot">
<span>${site.rights}</span>
<ul>
${pages.map(({ slug, title }) => html`<li><a href="${to(urls.page(slug))}">${title}</a></li>\n`)}<li><a href="${to(urls.feeds)}">Feeds</a></li>
<li><a href="${to(urls.api)}">API</a></li>
${report !== undefined && html`<li>${externalLink(report, "Report a mistake")}</li>\n`}${page.hasTwin && html`<li><a href="index.md">This page as Markdown</a></li>\n`}</ul>
</footer>`;
}
