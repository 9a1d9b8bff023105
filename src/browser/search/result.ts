import { relativeUrl, urls } from "../../model/url.ts";
import { renderByline } from "../../render/byline.ts";
import { renderCount } from "../../render/count.ts";
import { machineDate, renderDate, renderShownDate } from "../../render/date.ts";
import type { SearchHit } from "../../search/searcher.ts";
import { make } from "./elements.ts";
import { cutSnippet, markText, type Piece } from "./snippet.ts";

/** A paper that was found, as in the lists of other pages; its words are text, whatever they look like. */
export function makeResult(hit: SearchHit): HTMLLIElement {
  const link = make("a", { href: relativeUrl(urls.search, urls.paper(hit.id)) });
  const title = makePieces(markText(hit.title, hit.marks.title));
  link.append(...(hit.withdrawal === undefined ? title : [`${hit.withdrawal}: `, make("s", {}, ...title)]));
  const gist = makePieces(cutSnippet(hit.abstract, hit.marks.abstract));
  return make(
    "li",
    {},
    make("h2", {}, link),
    ...(gist.length > 0 ? [make("p", { class: "gist" }, ...gist)] : []),
    makeMeta(hit),
  );
}

function makeMeta(hit: SearchHit): HTMLElement {
  const topics = hit.topics.flatMap(({ slug, title }) => [
    " ",
    make("a", { href: relativeUrl(urls.search, urls.topic(slug)) }, title),
  ]);
  const venue = hit.venue === undefined ? [] : [" ", make("span", {}, hit.venue)];
  return make("p", { class: "meta" }, make("span", {}, renderMakers(hit)), " ", makeDate(hit), ...venue, ...topics);
}

/** A hit names the first of many authors, and counts them. */
function renderMakers({ organization, authors, authorCount = authors.length }: SearchHit): string {
  if (organization === undefined && authors.length > 0 && authorCount > authors.length)
    return `${authors[0] ?? ""} and ${renderCount(authorCount - 1, "other")}`;
  return renderByline({
    organization: organization === undefined ? undefined : { name: organization },
    authors: authors.map((name) => ({ name })),
    authorCount: authorCount === 0 ? undefined : authorCount,
  });
}

function makeDate({ published, isGuessed }: SearchHit): HTMLElement {
  if (published === undefined) return make("span", {}, "date unknown");
  const machine = machineDate(published);
  const words = renderDate(published);
  const guess = renderShownDate({ date: published, guessed: isGuessed }).slice(words.length);
  return make("span", {}, machine === undefined ? words : make("time", { datetime: machine }, words), guess);
}

function makePieces(pieces: readonly Piece[]): readonly (Node | string)[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? make("mark", {}, text) : text));
}
