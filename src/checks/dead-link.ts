import { defineCheck } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { relativeUrl, urls, type UrlPath } from "../model/url.ts";
import { listOwnTexts } from "../render/own-texts.ts";
import { createSiteIndex, PAPER_PARTS, resolveInSite } from "../render/site-index.ts";
import { listTextLinks } from "../render/text-links.ts";
import { nearestNames } from "../text/near.ts";

/** So many dead links are told what was probably meant: looking for it costs time in proportion to the archive. */
const SUGGESTED = 50;
const CORRECT = "correct it, or take the link out";

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "A link to a page that the site does not have leads a reader to an error.",
  mend: "Write the address as the page has it, from the page that the text stands on: “../sorting-shells/” from one paper to another.",
  example: {
    bad: "See [the paper on shells](../so/sorting-shells.md).",
    good: "See [the paper on shells](../sorting-shells/).",
  },
  check: (catalog, report) => {
    const { archive } = catalog;
    const { baseUrl } = archive.site;
    const find = createSiteIndex(catalog);
    let told = 0;
    for (const { file, body, page } of listOwnTexts(archive)) {
      for (const { url, at } of listTextLinks(body, baseUrl)) {
        const target = resolveInSite(url, page, baseUrl);
        if (!target) continue;
        const place = find(target.path);
        const shown = url.length > 80 ? `${url.slice(0, 80)}…` : url;
        if (!place) {
          told += 1;
          const hint = told > SUGGESTED ? CORRECT : suggest(target.path, page, catalog);
          report.inBody(
            file.path,
            at,
            `found a link to “${shown}”, and the site has no page there; expected the address of one: ${hint}`,
          );
        } else if (isUnknownPart(target, place.kind, page))
          report.inBody(
            file.path,
            at,
            `found a link to “${shown}”, and that page has no part “${target.fragment}”: headings of a text have no address; expected the page alone: delete “#${target.fragment}”`,
          );
      }
    }
  },
});

/** Parts are known of papers' pages, and of pages that a person wrote, which have none. */
function isUnknownPart({ path, fragment }: { path: string; fragment: string }, kind: string, page: UrlPath): boolean {
  if (fragment === "" || PAPER_PARTS.has(fragment)) return false;
  return kind === "paper" || (path === page && !/^(?:topics|digests)\//u.test(page));
}

/** The address that was meant, as far as its last part tells. */
function suggest(path: string, page: UrlPath, { paperById, topicBySlug }: Catalog): string {
  const parts = path.split("/").filter((part) => part !== "" && !/^index\.\w+$/u.test(part));
  const name = (parts.at(-1) ?? "").replace(/\.(?:md|html)$/u, "").toLowerCase();
  const isTopic = topicBySlug.has(name) || (parts[0] === "topics" && !paperById.has(name));
  const topic = isTopic ? nearestNames(name, topicBySlug.keys(), 1)[0] : undefined;
  if (topic !== undefined) return `did you mean “${relativeUrl(page, urls.topic(topic))}”?`;
  const paper = paperById.get(name) ?? paperById.get(nearestNames(name, paperById.keys(), 1)[0] ?? "");
  return paper ? `did you mean “${relativeUrl(page, urls.paper(paper.id))}”?` : CORRECT;
}
