import { type CheckReport, defineCheck } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { placeDecisions } from "../model/decisions.ts";
import { urls } from "../model/url.ts";
import { isWithdrawn } from "../model/withdrawal.ts";
import { listOwnTexts } from "../render/own-texts.ts";
import { createSiteIndex, resolveInSite, type SitePlace } from "../render/site-index.ts";
import { listTextLinks } from "../render/text-links.ts";

export default defineCheck({
  scope: "archive",
  severity: "note",
  why: "A text or a decision that sends readers to a paper should know when that paper was withdrawn, or removed from the archive.",
  mend: "Link to the paper that took its place, or say in the text what happened.",
  example: {
    bad: "# content/removed.yaml has a tombstone of tide-sort, replaced by sorting-shells\nThe idea is that of [tide sort](../tide-sort/).",
    good: "The idea is that of [tide sort](../sorting-shells/).",
  },
  check: (catalog, report) => {
    const { removed, papers } = catalog.archive;
    if (removed.length === 0 && !papers.some(isWithdrawn)) return;
    checkDecisions(catalog, report);
    checkLinks(catalog, report);
  },
});

/** Only “related” recommends a paper; the other kinds stay true of one that is gone. */
function checkDecisions({ archive, paperById }: Catalog, report: CheckReport): void {
  const tombstones = new Map(archive.removed.map((tombstone) => [tombstone.id, tombstone]));
  for (const { kind, ids, path } of placeDecisions(archive.decisions)) {
    if (kind !== "related") continue;
    for (const [position, id] of ids.entries()) {
      const paper = paperById.get(id);
      const tombstone = tombstones.get(id);
      const place: SitePlace | undefined = paper
        ? { kind: "paper", paper }
        : tombstone && { kind: "removed", tombstone };
      const said = place && tell(place);
      if (said !== undefined)
        report.at(
          "content/decisions.yaml",
          [...path, position],
          `found “${id}” under “related”, ${said}; expected a paper to recommend: delete the line, or name another paper`,
        );
    }
  }
}

function checkLinks(catalog: Catalog, report: CheckReport): void {
  const { baseUrl } = catalog.archive.site;
  const find = createSiteIndex(catalog);
  for (const { file, body, page } of listOwnTexts(catalog.archive)) {
    for (const { url, at } of listTextLinks(body, baseUrl)) {
      const target = resolveInSite(url, page, baseUrl);
      const place = target && find(target.path);
      const said = place && (place.kind !== "paper" || urls.paper(place.paper.id) !== page) ? tell(place) : undefined;
      if (said !== undefined)
        report.inBody(
          file.path,
          at,
          `found a link to “${url}”, ${said}; expected a text that knows: link to the paper in its place, or say what happened`,
        );
    }
  }
}

/** What happened to a paper; undefined for one that stands. */
function tell(place: SitePlace): string | undefined {
  if (place.kind === "removed") {
    const { date, replacedBy } = place.tombstone;
    return `which was removed on ${date}${replacedBy === undefined ? "" : ` and replaced by “${replacedBy}”`}`;
  }
  if (place.kind === "page" || !isWithdrawn(place.paper)) return undefined;
  const status = place.paper.status.find((item) => isWithdrawn({ status: [item] }));
  return `which was ${status?.kind ?? "withdrawn"} on ${status?.date ?? ""}`;
}
