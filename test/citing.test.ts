import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exporter, PageContext } from "../src/contracts.ts";
import type { Paper } from "../src/model/paper.ts";
import { loadPlugins } from "../src/registry.ts";
import { citePaper } from "../src/render/citation.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { markdownToText } from "../src/render/markdown.ts";
import { flattenFormulas } from "../src/text/tex/flatten.ts";
import { readBibtex, readNames, readTex } from "./bibtex-reader.ts";
import { readRis, type RisEntry } from "./ris-reader.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { makePaper, samplePapers, sampleTopics } from "./sample-content.ts";

/*
 * What is exported is read back, by readers of our own that forgive nothing (none is among the installed packages), and compared with the paper.
 */
const exporters = await loadPlugins<Exporter>("exports");
const renderMarkdown = createMarkdownRenderer();
const whole = makeContext({});

function makeContext(change: Parameters<typeof sampleCatalog>[0]): PageContext {
  return { catalog: sampleCatalog(change), baseUrl: sampleSite.baseUrl, renderMarkdown };
}

function exportText(id: string, papers: readonly Paper[], context = whole): string {
  return [...(exporters.get(id)?.lines?.(context, papers) ?? [])].join("");
}

const oneLine = (text: string): string => text.replace(/[\s\u0085\p{Cc}]+/gu, " ").trim();

/** What every format must say of a paper. */
function factsOf(paper: Paper, context = whole): Readonly<Record<string, unknown>> {
  const { date, url, note } = citePaper(paper, context);
  return {
    id: paper.id,
    title: oneLine(flattenFormulas(paper.title)),
    authors: paper.authors.map(({ name }) => oneLine(name.replaceAll(",", ""))),
    date: [date?.year, date?.month, date?.day].filter((part) => part !== undefined).map(Number),
    doi: paper.links.doi,
    arxiv: paper.links.arxiv,
    url,
    venue: paper.venue === undefined ? undefined : oneLine(paper.venue) || undefined,
    abstract: oneLine(markdownToText(paper.abstract)) || undefined,
    note: note || undefined,
  };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `[family, given, suffix]` as one would say it. */
function sayName([family = "", given = "", suffix = ""]: readonly string[]): string {
  return oneLine(`${given} ${family} ${suffix}`.replaceAll(",", ""));
}

function factsOfBibtex(text: string): readonly Readonly<Record<string, unknown>>[] {
  return readBibtex(text).map(({ type, key, fields }) => {
    expect(type).toBe("misc");
    const plain = (name: string): string | undefined => {
      const value = fields.get(name);
      return value === undefined ? undefined : readTex(value);
    };
    const title = fields.get("title")?.replace(/^\{|\}$/g, "") ?? "";
    const month = MONTHS.indexOf(fields.get("month") ?? "") + 1 || undefined;
    const author = fields.get("author");
    return {
      id: key,
      title: title.includes("$\\") ? flattenFormulas(title) : oneLine(readTex(title)),
      authors: author === undefined ? [] : readNames(author).map(sayName),
      date: [fields.get("year"), month, fields.get("day")].filter((part) => part !== undefined).map(Number),
      doi: fields.get("doi"),
      arxiv: fields.get("eprint"),
      url: fields.get("url"),
      venue: plain("howpublished"),
      abstract: plain("abstract"),
      note: plain("note"),
    };
  });
}

function factsOfRis(text: string): readonly Readonly<Record<string, unknown>>[] {
  return readRis(text).map((entry: RisEntry) => {
    const all = (tag: string): readonly string[] => entry.flatMap(([name, value]) => (name === tag ? [value] : []));
    const date = all("DA")[0]?.split("/").map(Number) ?? [];
    expect(all("PY").map(Number)).toEqual(date.slice(0, 1));
    return {
      id: all("ID")[0],
      title: all("TI")[0] ?? "",
      authors: all("AU").map((name) => {
        const parts = name.split(", ");
        return parts.length > 1 && /^(?:Okafor|Lindqvist|Ferreira|Odegard|Ødegård)$/.test(parts[0] ?? "")
          ? sayName(parts)
          : oneLine(name.replaceAll(",", ""));
      }),
      date,
      doi: all("DO")[0],
      arxiv: all("AN")[0]?.replace("arXiv:", ""),
      url: all("UR")[0],
      venue: all("T2")[0],
      abstract: all("AB")[0],
      note: all("N1").find((note) => !note.startsWith("Organization: ")),
    };
  });
}

interface CslItem {
  readonly [key: string]: unknown;
  readonly title: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly number?: string;
  readonly note?: string;
}

function factsOfCsl(text: string): readonly Readonly<Record<string, unknown>>[] {
  return (JSON.parse(text) as readonly CslItem[]).map((item) => ({
    id: item["id"],
    title: oneLine(item.title),
    authors: (item.author ?? []).map(({ literal, family, given, suffix, "non-dropping-particle": particle }) =>
      oneLine(
        [literal, given, particle, family, suffix]
          .filter((part) => part !== undefined)
          .join(" ")
          .replaceAll(",", ""),
      ),
    ),
    date: item.issued?.["date-parts"][0] ?? [],
    doi: item["DOI"],
    arxiv: item.number?.replace("arXiv:", ""),
    url: item["URL"],
    venue: typeof item["container-title"] === "string" ? oneLine(item["container-title"]) || undefined : undefined,
    abstract: item["abstract"],
    note: item.note?.replace(/(?:^|\. )Organization: .*$/, "") || undefined,
  }));
}

const READERS = { bibtex: factsOfBibtex, ris: factsOfRis, "csl-json": factsOfCsl } as const;
const ids = Object.keys(READERS) as readonly (keyof typeof READERS)[];

describe.each(ids)("%s", (id) => {
  const read = READERS[id];

  test("gives back what every sample paper says", () => {
    const papers = samplePapers.map(({ paper }) => paper);
    expect(read(exportText(id, papers))).toEqual(papers.map((paper) => factsOf(paper)));
  });

  test("gives back whatever strangers wrote, and nothing of it as anything else", () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          ..."{}\\$%#_~^&@\"'<>|,-=; aé李ℓ₂\n\r\t",
          "\r\nER  - \r\nTY  - JOUR",
          "}\n@misc{y,",
          "\\input{x}",
          " and ",
          "</script>",
          "{{7*7}}",
          "\u2028",
          "\u0085",
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((pieces) => `T${pieces.join("")}T`);
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, name, venue) => {
        /* Maths is looked at below: what is and is not maths is no matter of the format. */
        const paper = makePaper({
          id: "x",
          title: title.replaceAll("$", "¤"),
          venue,
          authors: [{ name: `9 ${name}` }, { name: "Bo Ferreira" }],
          abstract: "One. Two.",
        });
        expect(read(exportText(id, [paper, paper]))).toEqual([factsOf(paper), factsOf(paper)]);
      }),
    );
  });

  test("never dates a paper by a guess, and says so", () => {
    const paper = makePaper({ id: "x", title: "T", published: "2025-09-26", guessed: ["published"], authorCount: 2 });
    const [facts] = read(exportText(id, [paper]));
    expect(facts).toMatchObject({
      date: [],
      note: "Dated 26 September 2025 (year inferred). 2 authors, names not captured",
    });
  });

  test("never makes an author of an organisation, and names it all the same", () => {
    const text = exportText(id, [makePaper({ id: "x", title: "T", organization: { name: "MTSAIR" } })]);
    expect(read(text)).toMatchObject([{ authors: [] }]);
    expect(text).toContain("MTSAIR");
  });

  test("has maths of titles and abstracts", () => {
    const paper = makePaper({
      id: "x",
      title: "Bounds for $\\ell_p$ and ℓ₂",
      abstract: "With $\\alpha \\leq 1$, for $5.",
    });
    expect(read(exportText(id, [paper]))).toMatchObject([
      { title: "Bounds for ℓ_p and ℓ₂", abstract: "With α ≤ 1, for $5." },
    ]);
  });

  test("of no papers at all can be read", () => {
    expect(read(exportText(id, []))).toEqual([]);
  });

  test("stands beside each paper, also under its former ids, and beside each listing, with all its papers", () => {
    const files = new Map<string, string>(
      [...(exporters.get(id)?.files?.(whole) ?? [])].map(({ path, content }) => [path, content]),
    );
    const ending = { bibtex: "bib", ris: "ris", "csl-json": "csl.json" }[id];
    const idsIn = (path: string) => read(files.get(`${path}.${ending}`) ?? "").map((facts) => facts["id"]);
    for (const { paper } of samplePapers)
      for (const name of [paper.id, ...paper.aliases]) expect(idsIn(`papers/${name}/cite`)).toEqual([paper.id]);
    const { catalog } = whole;
    const listings = [
      ["", catalog.papers],
      ...catalog.topics.map(({ topic, papers }) => [`topics/${topic.slug}/`, papers] as const),
      ["topics/sparsity/", catalog.topicBySlug.get("pruning")?.papers ?? []],
      ...catalog.organizations.map(({ slug, papers }) => [`organizations/${slug}/`, papers] as const),
      ...catalog.years.map(({ key, papers }) => [`archive/${key}/`, papers] as const),
      ["archive/undated/", catalog.undated],
    ] as const;
    for (const [folder, papers] of listings)
      expect(idsIn(`${folder}papers`), folder).toEqual(papers.map((one) => one.id));
    expect(idsIn("digests/2025-12-17-winter/papers")).toEqual([
      "folded-weights",
      "patient-gradients",
      "thin-attention",
    ]);
  });
});

test("no mark of HTML stands in CSL-JSON, which may be put into a page", () => {
  const text = exportText("csl-json", [makePaper({ id: "x", title: "</script><!--" })]);
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toMatchObject([{ title: "</script><!--" }]);
});

test("a file that two would leave behind is left once, and none is put where a paper is", () => {
  const papers = [makePaper({ id: "a", aliases: ["old", "b", "old"] }), makePaper({ id: "b", aliases: ["old"] })];
  const topics = sampleTopics.slice(0, 2).map((topic) => ({ ...topic, aliases: ["old", "old", "attention"] }));
  const context = makeContext({ papers, topics, digests: [], topicsOf: new Map() });
  for (const id of ids) {
    const paths = [...(exporters.get(id)?.files?.(context) ?? [])].map(({ path }) => path);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
    expect(paths.filter((path) => path.startsWith("papers/"))).toHaveLength(3);
  }
});
