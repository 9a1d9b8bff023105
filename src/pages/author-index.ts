import { pageHead } from "../../templates/partials/columns.ts";
import { letterLinks, peopleList } from "../../templates/partials/people-list.ts";
import { renderPage } from "../../templates/layout.ts";
import { definePage } from "../contracts.ts";
import { urls } from "../model/url.ts";
import { renderCount } from "../render/count.ts";
import { html, type Html } from "../render/html-template.ts";
import { linksFrom, type LinkTo } from "../render/link.ts";
import { groupedPeopleBullets } from "../render/listing-twin.ts";
import { heading, paragraph, renderMarkdownPage } from "../render/markdown-page.ts";
import { cutByLetters, isWholeIndex, letterPath, type LetterGroup } from "../render/people-letters.ts";

const lead = "Everybody whom a paper names as an author, by family name as far as a name shows it.";

interface LetterView {
  readonly group: LetterGroup;
  /** The groups that hold it, the index itself left out. */
  readonly above: readonly LetterGroup[];
}

/** `/authors/`: everybody, from A to Z; over 500 people also `/authors/letter/<letters>/`. */
export default definePage<LetterView>({
  *list({ authors }) {
    if (authors.length === 0) return;
    const all = cutByLetters(authors);
    yield { path: urls.authors, view: { group: all, above: [] } };
    if (!isWholeIndex(all)) for (const part of all.parts) yield* listGroups(part, []);
  },
  render({ path, view: { group, above } }, context) {
    const to = linksFrom(path, context.baseUrl);
    const isIndex = path === urls.authors;
    const title = isIndex ? "Authors" : `Authors, ${group.label}`;
    const main = html`<div class="whole">
${pageHead(renderCount(group.people.length, "author"), title)}<p class="lead">${lead}</p>
${content(group, to)}</div>`;
    const trail = [
      ...(isIndex ? [] : [{ title: "Authors", path: urls.authors }]),
      ...above.map((one) => ({ title: one.label, path: letterPath(one) })),
    ];
    const crumb = isIndex ? title : group.label;
    return renderPage(
      { path, title, description: lead, section: "authors", trail, crumb, hasTwin: true, main },
      context,
    );
  },
  twin({ path, view: { group } }, { baseUrl }) {
    const isIndex = path === urls.authors;
    return renderMarkdownPage([
      heading(1, isIndex ? "Authors" : `Authors, ${group.label}`),
      paragraph(lead),
      ...groupedPeopleBullets(group, linksFrom(path, baseUrl)),
    ]);
  },
});

function* listGroups(
  group: LetterGroup,
  above: readonly LetterGroup[],
): Generator<{ path: ReturnType<typeof letterPath>; view: LetterView }> {
  yield { path: letterPath(group), view: { group, above } };
  for (const part of group.parts) yield* listGroups(part, [...above, group]);
}

/** The people of a page that holds them all, under their letters on the index; else where they are. */
function content(group: LetterGroup, to: LinkTo): Html {
  if (group.parts.length === 0) return peopleList(group.people, to);
  if (!isWholeIndex(group)) return letterLinks(group.parts, (part) => to(letterPath(part)));
  const idOf = ({ letters }: LetterGroup): string => `letter-${letters}`;
  return html`${letterLinks(group.parts, (part) => `#${idOf(part)}`)}${group.parts.map(
    (part) => html`<section aria-labelledby="${idOf(part)}">
<h2 id="${idOf(part)}">${part.label}</h2>
${peopleList(part.people, to)}</section>
`,
  )}`;
}
