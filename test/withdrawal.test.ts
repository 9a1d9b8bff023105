import { describe, expect, test } from "vitest";
import { parseFeed } from "../src/browser/reader/feed.ts";
import type { Exporter, PageContext } from "../src/contracts.ts";
import atom from "../src/exports/atom.ts";
import jsonFeed from "../src/exports/json-feed.ts";
import rss from "../src/exports/rss.ts";
import type { Paper, Status } from "../src/model/paper.ts";
import { renderBibtex } from "../src/render/bibtex.ts";
import { citePaper, renderCitationLine } from "../src/render/citation.ts";
import { describePaper } from "../src/render/json-ld.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { nameTitle } from "../src/render/status.ts";
import { run } from "./run.ts";
import { sampleCatalog } from "./sample-catalog.ts";
import { samplePapers } from "./sample-content.ts";
import { ask, indexFiles, makeSearchPaper, openSearch } from "./search/open.ts";
import { makeArchive } from "./temporary-archive.ts";

const ID = "folded-weights";
const withdrawn: Status = { kind: "withdrawn", date: "2026-02-03", reason: "Two bits were three." };
const corrected: Status = { kind: "corrected", date: "2026-02-03", reason: "Two bits were three." };
const renderMarkdown = createMarkdownRenderer();

/** The sample archive, in which one paper has a status. */
function contextWith(...status: readonly Status[]): PageContext & { readonly paper: Paper } {
  const papers = samplePapers.map(({ paper }) => (paper.id === ID ? { ...paper, status } : paper));
  const catalog = sampleCatalog({ papers });
  const paper = catalog.paperById.get(ID);
  if (!paper) throw new Error(`no ${ID} in the sample`);
  return { catalog, baseUrl: catalog.archive.site.baseUrl, renderMarkdown, paper };
}

/** Every entry of every feed, by file and id. */
function listEntries({ files }: Exporter, context: PageContext): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const { path, content } of files?.(context) ?? [])
    for (const entry of content.match(/<entry>.*?<\/entry>|<item>.*?<\/item>|^ {4}\{.*?^ {4}\}/gms) ?? [])
      entries.set(`${path} ${/urn:uuid:[0-9a-f-]+/u.exec(entry)?.[0] ?? ""}`, entry);
  return entries;
}

describe.each([
  ["Atom", atom],
  ["RSS", rss],
  ["JSON Feed", jsonFeed],
] as const)("%s", (_name, exporter) => {
  test.each([
    ["a withdrawal", withdrawn],
    ["a correction", corrected],
  ])(
    "has one update for %s: its entry keeps id, place and date, and no other entry of a paper changes",
    (_what, status) => {
      const before = listEntries(exporter, contextWith());
      const after = listEntries(exporter, contextWith(status));
      expect([...after.keys()]).toEqual([...before.keys()]);
      const changed = [...after].filter(([key, entry]) => before.get(key) !== entry).map(([, entry]) => entry);
      expect(changed.length).toBeGreaterThan(1);
      const ofPaper = changed.filter(
        (entry) => entry.includes(`/papers/${ID}/`) && !entry.includes("<ol>") && !entry.includes("&lt;ol&gt;"),
      );
      const rest = changed.filter((entry) => !ofPaper.includes(entry));
      /* A digest's entry lists the title, struck; its dates stay. */
      for (const entry of rest) expect(entry).toMatch(/Withdrawn: (?:&lt;|<)s/u);
      expect(ofPaper.every((entry) => entry.includes("2026-02-03T00:00:00Z") || entry.includes("Feb 2026"))).toBe(true);
      const dates = (entry: string): string | undefined =>
        /<published>[^<]*|<pubDate>[^<]*|"date_published": "[^"]*/u.exec(entry)?.[0];
      for (const [key, entry] of after) expect(dates(entry)).toBe(dates(before.get(key) ?? ""));
      const titles = ofPaper.map((entry) => entry.includes("Withdrawn: Folded Weights"));
      expect(titles.every((isNamed) => isNamed === (status === withdrawn))).toBe(true);
    },
  );
});

describe("a paper that was taken back", () => {
  test("says so where it is cited, and to machines", () => {
    const { paper, ...context } = contextWith(withdrawn);
    const citation = citePaper(paper, context);
    expect(renderCitationLine(paper, citation)).toContain("without a Calibration Set [Withdrawn].");
    expect(renderBibtex(citation).replace(/\s+/gu, " ")).toContain("Withdrawn on 3 February 2026");
    expect(describePaper(paper, context)).toMatchObject({ creativeWorkStatus: "Withdrawn", correction: undefined });
    const mended = contextWith(corrected);
    expect(describePaper(mended.paper, mended)).toMatchObject({
      creativeWorkStatus: undefined,
      correction: ["Two bits were three."],
    });
  });

  test("is named by the graver word, whatever came last", () => {
    const named = (...status: readonly Status[]): string => nameTitle({ title: "T", status });
    expect(named({ ...withdrawn, kind: "retracted" }, withdrawn)).toBe("Retracted: T");
    expect(named({ ...withdrawn, kind: "concern" }, corrected)).toBe("T");
  });

  test("is found by its own words, with the word that it was taken back beside its title", async () => {
    const papers = [
      makeSearchPaper({ id: "a", title: "Tides", withdrawal: "Withdrawn" }),
      makeSearchPaper({ id: "b", title: "More tides" }),
    ];
    const { searcher } = openSearch(indexFiles(papers));
    const { hits } = await searcher.search(ask("tides"));
    expect(hits.map(({ id, title, withdrawal }) => [id, title, withdrawal])).toEqual([
      ["a", "Tides", "Withdrawn"],
      ["b", "More tides", undefined],
    ]);
    expect((await searcher.search(ask("withdrawn"))).hits).toEqual([]);
  });

  test("is told apart in the reader by its feed, not by its title", () => {
    const context = contextWith(withdrawn);
    const feed = [...(jsonFeed.files?.(context) ?? [])].find(({ path }) => path === "feed.json");
    const items = parseFeed(feed?.content ?? "", context.baseUrl)?.items ?? [];
    expect(items.find(({ id }) => id === ID)?.withdrawal).toBe("Withdrawn");
    expect(items.filter(({ withdrawal }) => withdrawal === undefined).length).toBeGreaterThan(1);
  });
});

test("a kind of status that nobody knows is an error that names those there are", async () => {
  const text =
    "---\ntitle: T\nid: tide\nstatus:\n  - { kind: withdrawal, date: 2026-01-02, reason: It was wrong. }\n---\n\nA.\n";
  const { status, err } = await run(["check", "--root", makeArchive({ "content/papers/ti/tide.md": text })]);
  expect(status).toBe(1);
  expect(err).toContain(
    "content/papers/ti/tide.md:5:13  error  found “withdrawal” for “status.0.kind”; expected one of corrected, concern, withdrawn, retracted  schema",
  );
});
