import { assert, constantFrom, oneof, property, string } from "fast-check";
import { parseAtomFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import atom from "../../src/exports/atom.ts";
import type { Catalog } from "../../src/model/catalog.ts";
import type { Digest } from "../../src/model/digest.ts";
import type { Paper } from "../../src/model/paper.ts";
import { createMarkdownRenderer } from "../../src/render/markdown-html.ts";
import { escapeXml } from "../../src/render/xml.ts";
import { uuidV5 } from "../../src/text/uuid.ts";
import { sampleCatalog, sampleSite } from "../sample-catalog.ts";
import { makePaper } from "../sample-content.ts";
import { childrenOf, parseXmlStrictly, textsOf, type XmlElement } from "../xml-check.ts";

const renderMarkdown = createMarkdownRenderer();

/** Path → content of every feed document. */
function makeFeeds(catalog: Catalog, baseUrl = sampleSite.baseUrl): ReadonlyMap<string, string> {
  return new Map(
    [...(atom.files?.({ catalog, baseUrl, renderMarkdown }) ?? [])].map(({ path, content }) => [path, content]),
  );
}

function readFeed(feeds: ReadonlyMap<string, string>, path: string): XmlElement {
  return parseXmlStrictly(feeds.get(path) ?? "");
}

const entriesOf = (feed: XmlElement): readonly XmlElement[] => childrenOf(feed, "entry");
const idsOf = (feed: XmlElement): readonly string[] => entriesOf(feed).flatMap((entry) => textsOf(entry, "id"));
const linkOf = (feed: XmlElement, rel: string): string | undefined =>
  childrenOf(feed, "link").find(({ attributes }) => attributes["rel"] === rel)?.attributes["href"];

/** `count` papers, each week's ten in a digest of their own; digest 0 is the oldest. */
function makeWeeks(count: number): { papers: readonly Paper[]; digests: readonly Digest[] } {
  const papers = Array.from({ length: count }, (_, index) => makePaper({ id: `p${String(index).padStart(4, "0")}` }));
  const digests = Array.from({ length: Math.ceil(count / 10) }, (_, week): Digest => {
    const date = new Date(Date.UTC(2020, 0, 1 + 7 * week)).toISOString().slice(0, 10);
    return {
      id: `${date}-week`,
      file: `content/digests/${date}-week.md`,
      title: `Week of ${date}`,
      date,
      dateFrom: "page",
      capture: { file: `week-${week}.txt`, sha256: "0".repeat(64) },
      entries: papers
        .slice(week * 10, week * 10 + 10)
        .map(({ id }, index) => ({ lines: [index + 1, index + 1] as const, paper: id })),
      note: "",
    };
  });
  return { papers, digests: digests.toReversed() };
}

const weeks = (count: number): Catalog => sampleCatalog({ ...makeWeeks(count), topics: [], topicsOf: new Map() });

describe("a feed", () => {
  test.each([...makeFeeds(sampleCatalog())])("%s says what RFC 4287 asks for", (path, text) => {
    const feed = parseXmlStrictly(text);
    const parts = feed.children.map(({ name }) => name);
    expect(feed.name).toBe("feed");
    expect(feed.attributes["xmlns"]).toBe("http://www.w3.org/2005/Atom");
    for (const name of ["id", "title", "updated"]) expect(parts.filter((part) => part === name)).toHaveLength(1);
    expect(childrenOf(feed, "author").flatMap((author) => textsOf(author, "name"))).toEqual([sampleSite.title]);
    expect(linkOf(feed, "self")?.replace(sampleSite.baseUrl, "")).toMatch(/feed\.atom\.xml$/);
    expect(new Set(idsOf(feed)).size).toBe(entriesOf(feed).length);
    for (const entry of entriesOf(feed)) {
      expect(textsOf(entry, "id").join()).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(textsOf(entry, "title")).toHaveLength(1);
      expect(linkOf(entry, "alternate")).toMatch(/^https:/);
      for (const name of ["published", "updated"])
        expect(textsOf(entry, name).join()).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      expect(childrenOf(entry, "content").map(({ attributes }) => attributes["type"])).toEqual(["html"]);
      expect(textsOf(entry, "content").join()).not.toMatch(/(?:href|src)="(?!https?:|mailto:)/);
    }
    expect(path).toMatch(/feed\.atom\.xml$/);
  });

  test("is read by feedsmith as it was meant", () => {
    const text = makeFeeds(sampleCatalog()).get("feed.atom.xml") ?? "";
    const read = parseAtomFeed(text);
    const entry = read.entries?.find((one) => one.title?.value === "Pages without Dates <b>&</b> Other Losses");
    expect(read.title?.value).toBe(sampleSite.title);
    expect(read.entries).toHaveLength(entriesOf(parseXmlStrictly(text)).length);
    expect(entry?.id).toBe(`urn:uuid:${uuidV5(sampleSite.id, "pages-without-dates")}`);
    expect(entry?.content?.value).toMatch(/^<p>Date of the paper unknown<\/p>/);
  });

  test("dates a paper by its earliest digest, never by its own date or a correction", () => {
    const feed = readFeed(makeFeeds(sampleCatalog()), "feed.atom.xml");
    const find = (id: string): XmlElement | undefined =>
      entriesOf(feed).find((entry) => textsOf(entry, "id").includes(`urn:uuid:${uuidV5(sampleSite.id, id)}`));
    const dates = (id: string): readonly string[] => {
      const entry = find(id);
      return entry ? ["published", "updated", "dcterms:issued"].flatMap((name) => textsOf(entry, name)) : [];
    };
    expect(dates("patient-gradients")).toEqual(["2025-12-17T00:00:00Z", "2025-12-20T00:00:00Z", "2025-11-28"]);
    expect(dates("folded-weights")).toEqual(["2025-10-24T00:00:00Z", "2025-10-24T00:00:00Z", "2025-12-14"]);
    expect(dates("pages-without-dates")).toEqual(["2025-01-06T00:00:00Z", "2025-01-06T00:00:00Z"]);
  });

  test("says that a year was inferred, and makes no author of an organisation", () => {
    const feed = readFeed(makeFeeds(sampleCatalog()), "feed.atom.xml");
    const entry = entriesOf(feed).find((one) => textsOf(one, "title").join().startsWith("Folded Weights"));
    expect(entry && textsOf(entry, "content").join()).toContain(
      "Paper of 14 December 2025 (year inferred) · Harbour Research",
    );
    expect(entry && childrenOf(entry, "author")).toEqual([]);
  });

  test("sums up an abstract of any length by its first sentences", () => {
    const [paper] = sampleCatalog().papers;
    const link = "[Here](https://a.example/?q=%22%3E) & there. ";
    const summaryOf = (abstract: string): string => {
      const papers = paper ? [{ ...paper, abstract }] : [];
      const [entry] = entriesOf(
        readFeed(makeFeeds(sampleCatalog({ papers, digests: [], topics: [] })), "feed.atom.xml"),
      );
      return entry ? textsOf(entry, "summary").join() : "";
    };
    for (const abstract of [
      "Short one. Two.",
      `Short one. Two. ${"Word ".repeat(2000)}`,
      `Short one. Two. ${link.repeat(100)}`,
    ]) {
      expect(summaryOf(abstract)).toBe("Short one. Two.");
    }
  });

  test("keeps a renamed topic's old address and id", () => {
    const catalog = sampleCatalog();
    const renamed = catalog.topics.map(({ topic }) => ({
      ...topic,
      aliases: topic.slug === "pruning" ? ["cutting"] : [],
    }));
    const before = makeFeeds(
      sampleCatalog({
        topics: renamed.map((topic) => (topic.slug === "pruning" ? { ...topic, slug: "cutting", aliases: [] } : topic)),
      }),
    );
    const after = makeFeeds(sampleCatalog({ topics: renamed }));
    expect(after.get("topics/cutting/feed.atom.xml")).toBe(after.get("topics/pruning/feed.atom.xml"));
    expect(textsOf(readFeed(after, "topics/pruning/feed.atom.xml"), "id")).toEqual(
      textsOf(readFeed(before, "topics/cutting/feed.atom.xml"), "id"),
    );
  });
});

describe("a long feed", () => {
  const feeds = makeFeeds(weeks(457));
  const current = readFeed(feeds, "feed.atom.xml");
  const archives = [1, 2, 3].map((number) => readFeed(feeds, `feed-archive-${number}.atom.xml`));

  test("holds at least a hundred entries, newest first, and the rest in documents of a hundred", () => {
    expect(entriesOf(current)).toHaveLength(157);
    expect(archives.map((feed) => entriesOf(feed).length)).toEqual([100, 100, 100]);
    expect(feeds.has("feed-archive-4.atom.xml")).toBe(false);
    const all = [current, ...archives.toReversed()];
    expect(new Set(all.flatMap(idsOf)).size).toBe(457);
    const days = all.flatMap(entriesOf).flatMap((entry) => textsOf(entry, "published"));
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test("is linked as RFC 5005 says", () => {
    const url = (number: number): string => `${sampleSite.baseUrl}feed-archive-${number}.atom.xml`;
    expect(linkOf(current, "prev-archive")).toBe(url(3));
    expect(childrenOf(current, "fh:archive")).toEqual([]);
    expect(archives.map((feed) => childrenOf(feed, "fh:archive").length)).toEqual([1, 1, 1]);
    expect(archives.map((feed) => linkOf(feed, "current"))).toEqual(
      Array.from({ length: 3 }, () => `${sampleSite.baseUrl}feed.atom.xml`),
    );
    expect(archives.map((feed) => linkOf(feed, "prev-archive"))).toEqual([undefined, url(1), url(2)]);
    expect(archives.map((feed) => linkOf(feed, "next-archive"))).toEqual([url(2), url(3), undefined]);
    expect(archives.flatMap((feed) => textsOf(feed, "id"))).toEqual(
      Array.from({ length: 3 }, () => textsOf(current, "id").join()),
    );
  });

  test("leaves its archive documents as they were when papers come", () => {
    const later = makeFeeds(weeks(540));
    for (const number of [1, 2]) {
      const path = `feed-archive-${number}.atom.xml`;
      expect(later.get(path)).toBe(feeds.get(path));
    }
    expect(idsOf(readFeed(later, "feed-archive-3.atom.xml"))).toEqual(archives[2] && idsOf(archives[2]));
    expect(idsOf(readFeed(later, "feed-archive-4.atom.xml"))).toHaveLength(100);
  });

  test("holds the newest digest whole, also what an older one listed first", () => {
    const { papers, digests } = makeWeeks(400);
    const [newest] = digests;
    if (!newest) throw new Error("no digest");
    const again = { ...newest, entries: [...newest.entries, { lines: [90, 91] as const, paper: "p0003" }] };
    const made = makeFeeds(
      sampleCatalog({ papers, digests: [again, ...digests.slice(1)], topics: [], topicsOf: new Map() }),
    );
    const ids = idsOf(readFeed(made, "feed.atom.xml"));
    for (const { paper } of again.entries) expect(ids).toContain(`urn:uuid:${uuidV5(sampleSite.id, paper ?? "")}`);
    expect(idsOf(readFeed(made, "feed-archive-1.atom.xml"))).toContain(`urn:uuid:${uuidV5(sampleSite.id, "p0003")}`);
  });
});

describe("strangers' text in XML", () => {
  const anyText = oneof(
    string({ unit: "binary" }),
    string({
      unit: constantFrom(
        "<",
        ">",
        "&",
        '"',
        "'",
        "]]>",
        "\u0000",
        "\ud800",
        "\r",
        "\n",
        "\t",
        "amp;",
        "--",
        "é",
        "\u{1f600}",
        "\ufffe",
      ),
    }),
  );

  test("stays text, whatever it is, and comes back as it was", () => {
    assert(
      property(anyText, (text) => {
        const [paper] = sampleCatalog().papers;
        if (!paper) throw new Error("no paper");
        const catalog = sampleCatalog({
          papers: [{ ...paper, title: text, venue: text, authors: [{ name: text }] }],
          digests: [],
          topics: [],
          site: { ...sampleSite, title: text, description: text, rights: text },
        });
        const feeds = makeFeeds(catalog);
        for (const xml of feeds.values()) parseXmlStrictly(xml);
        const [entry] = entriesOf(readFeed(feeds, "feed.atom.xml"));
        const kept = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd");
        expect(entry && textsOf(entry, "title")).toEqual([kept]);
      }),
      { numRuns: 300 },
    );
  });

  test("a check that would let bare text through is not one", () => {
    expect(() => parseXmlStrictly("<a><b></a></b>")).toThrow();
    expect(() => parseXmlStrictly("<a>x & y</a>")).toThrow();
    expect(() => parseXmlStrictly("<a>]]></a>")).toThrow();
    expect(() => parseXmlStrictly("<a>\u0001</a>")).toThrow();
    expect(parseXmlStrictly(`<a b="${escapeXml('"<&>')}">${escapeXml("]]>")}</a>`)).toMatchObject({
      attributes: { b: '"<&>' },
      text: "]]>",
    });
  });
});

test("a name-based UUID is the one of RFC 9562", () => {
  /* The namespace for domain names and the example of appendix A.4. */
  expect(uuidV5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
  expect(() => uuidV5("not a UUID", "x")).toThrow("no UUID");
});
