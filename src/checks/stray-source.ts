import { defineCheck } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import type { DigestEntry } from "../model/digest.ts";

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "A paper's sources and its digests say the same: where it was seen.",
  mend: "Correct the source's lines, or the digest's entry.",
  example: {
    bad: `# the digest lists this paper on lines 12-18
sources:
  - { capture: 001_page.txt, lines: 5-11 }`,
    good: `sources:
  - { capture: 001_page.txt, lines: 12-18 }`,
  },
  check: (catalog, report) => {
    const listed = indexEntries(catalog);
    for (const { id, sources, file } of catalog.archive.papers) {
      for (const [index, { capture, lines }] of sources.entries()) {
        const entries = listed.get(capture);
        if (!entries) continue;
        const said = describe(entries.get(lines[0]), id, catalog);
        if (said !== undefined)
          report.at(
            file,
            ["sources", index],
            `found lines ${lines[0]}-${lines[1]} of ${capture} as a source, where the digest lists ${said}; expected the lines of this paper's entry: correct one of the two`,
          );
      }
    }
  },
});

/** Capture → first line → entry. */
function indexEntries({ archive }: Catalog): ReadonlyMap<string, ReadonlyMap<number, DigestEntry>> {
  return new Map(
    archive.digests.map(({ capture, entries }) => [
      capture.file,
      new Map(entries.map((entry) => [entry.lines[0], entry])),
    ]),
  );
}

/** What a digest lists in place of a paper; undefined when it is the paper. */
function describe(entry: DigestEntry | undefined, id: string, { paperById }: Catalog): string | undefined {
  if (!entry) return "no entry";
  if (entry.paper === undefined) return "an entry that was left out";
  return paperById.get(entry.paper)?.id === id ? undefined : `“${entry.paper}”`;
}
