import { renderPage } from "../../templates/layout.ts";
import { pageHead } from "../../templates/partials/columns.ts";
import { letterList, letterNav, titleList } from "../../templates/partials/letters.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { paperBullets } from "../render/listing-twin.ts";
import { bulletList, heading, renderMarkdownPage } from "../render/markdown-page.ts";
import { link } from "../render/markdown.ts";
import { groupByLetter, nameLetter, nameLetters, type TitleGroup } from "../render/title-letters.ts";

interface LetterView {
  readonly letter: string;
  /** Set on a page of a letter that was cut. */
  readonly second?: string;
  /** All letters that have a page, in order. */
  readonly letters: readonly string[];
  readonly papers: TitleGroup["papers"];
  /** What the letter was cut into; empty when the page shows the titles themselves. */
  readonly parts: readonly TitleGroup[];
}

/** `/titles/<letter>/`, and when over 500 titles begin with it `/titles/<letter>/<letter>/`: titles that begin alike. */
export default definePage<LetterView>({
  *list(catalog) {
    const groups = groupByLetter(catalog.papers);
    const letters = groups.map(({ letter }) => letter);
    for (const { letter, papers, parts } of groups) {
      yield { path: urls.titlesFrom(letter), view: { letter, letters, papers, parts } };
      for (const part of parts)
        yield {
          path: urls.titlesFrom(letter, part.letter),
          view: { letter, second: part.letter, letters, papers: part.papers, parts: [] },
        };
    }
  },
  render({ path, view }, context) {
    const to = linksFrom(path, context.baseUrl);
    const title = titleOf(view);
    const main = html`<div class="single">
${pageHead([renderCount(view.papers.length, "paper"), ", ", html`<a href="${to(urls.titles)}">titles from A to Z</a>`], title)}
${letterNav(view.letters.map((letter) => letterEntry(letter, view, to)))}${
      view.parts.length > 0
        ? letterList(
            view.parts.map((part) => ({
              words: nameLetters(view.letter, part.letter),
              href: to(urls.titlesFrom(view.letter, part.letter)),
              count: part.papers.length,
            })),
          )
        : titleList(view.papers, to)
    }</div>`;
    const description = `Papers whose titles begin with ${nameOf(view)}.`;
    const trail = [
      { title: "Archive", path: urls.archive },
      { title: "Titles from A to Z", path: urls.titles },
    ];
    const crumb = nameOf(view);
    return renderPage({ path, title, description, section: "archive", trail, crumb, hasTwin: true, main }, context);
  },
  twin({ path, view }, { baseUrl }) {
    const to = linksFrom(path, baseUrl);
    const rows = view.parts.map(({ letter, papers }) => [
      link(to(urls.titlesFrom(view.letter, letter)), nameLetters(view.letter, letter)),
      `, ${renderCount(papers.length, "paper")}`,
    ]);
    return renderMarkdownPage([
      heading(1, titleOf(view)),
      ...(rows.length > 0 ? bulletList(rows) : paperBullets(view.papers, to)),
    ]);
  },
});

function nameOf({ letter, second }: LetterView): string {
  return second === undefined ? nameLetter(letter) : nameLetters(letter, second);
}

function titleOf(view: LetterView): string {
  return `Titles: ${nameOf(view)}`;
}

function letterEntry(
  letter: string,
  view: LetterView,
  to: LinkTo,
): { words: string; href: string; isCurrent: boolean } {
  return { words: nameLetter(letter), href: to(urls.titlesFrom(letter)), isCurrent: letter === view.letter };
}
