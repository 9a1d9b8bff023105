import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { readArchive } from "../src/archive/read.ts";
import atom from "../src/exports/atom.ts";
import type { Catalog } from "../src/model/catalog.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { manyPapers } from "./sample-content.ts";

const home = new URL("fixtures/feed-check/", import.meta.url);
const grammar = readFileSync(new URL("atom.rng", home), "utf8");

interface XmlFile {
  readonly fileName: string;
  readonly contents: string;
}

/** What libxml2 finds wrong in some documents by the grammar, as `file: message`. */
async function findFaults(xml: readonly XmlFile[]): Promise<readonly string[]> {
  const { errors, valid } = await validateXML({
    xml: [...xml],
    schema: [{ fileName: "atom.rng", contents: grammar }],
    extension: "relaxng",
    initialMemoryPages: 1024,
    maxMemoryPages: 16_384,
  });
  expect(errors.length === 0).toBe(valid);
  return errors.map(({ loc, message }) => `${loc?.fileName ?? ""}: ${message}`);
}

function atomFiles(catalog: Catalog): readonly XmlFile[] {
  const files = atom.files?.({ catalog, baseUrl: sampleSite.baseUrl, renderMarkdown: createMarkdownRenderer() }) ?? [];
  return [...files].map(({ path, content }) => ({ fileName: path.replaceAll("/", "-"), contents: content }));
}

function fixtures(folder: string): readonly XmlFile[] {
  const place = new URL(`${folder}/`, home);
  return readdirSync(place)
    .filter((name) => name.startsWith("atom-"))
    .sort()
    .map((name) => ({ fileName: name, contents: readFileSync(new URL(name, place), "utf8") }));
}

describe("the grammar of RFC 4287", () => {
  test("lets every good feed through", async () => {
    expect(await findFaults(fixtures("good"))).toEqual([]);
  });

  test.each(fixtures("bad").map((file) => [file.fileName, file] as const))(
    "finds %s, or it is a rule that no grammar can say",
    async (name, file) => {
      /* What counts elements, compares them or asks for an address of its own is feed-check's; what the contract asks for is no rule of Atom. */
      const beyond = /^atom-(?:alternate|archive|author|content|id-twice|order|published|relative|self|iri|href)\b/;
      expect((await findFaults([file])).length > 0, name).toBe(!beyond.test(name));
    },
  );

  test.each([
    ["an element that Atom has not", (text: string) => text.replace("<updated>", "<modified>x</modified><updated>")],
    ["a second title", (text: string) => text.replace("<title>", "<title>x</title><title>")],
    ["an attribute without a namespace", (text: string) => text.replace("<title>", '<title kind="x">')],
    ["a date in words", (text: string) => text.replace(/<updated>[^<]*/, "<updated>1 May 2025")],
    [
      "a date without its zone",
      (text: string) => text.replace(/<updated>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z/, "<updated>$1"),
    ],
    ["an author without a name", (text: string) => text.replace(/<author>\s*<name>[^<]*<\/name>/, "<author>")],
    ["a link without an address", (text: string) => text.replace(/(<link [^>]*)href="[^"]*"/, "$1")],
    ["a category without a term", (text: string) => text.replace(/(<category )term="[^"]*"/, "$1")],
    ["text among the elements", (text: string) => text.replace("</updated>", "</updated>x")],
  ])("finds %s planted in a feed of ours", async (_what, damage) => {
    const file = atomFiles(sampleCatalog()).find(({ contents }) => contents.includes("<category"));
    const contents = damage(file?.contents ?? "");
    expect(contents).not.toBe(file?.contents);
    expect(await findFaults([{ fileName: "damaged.xml", contents }])).not.toEqual([]);
  });
});

describe("what the site writes in Atom", () => {
  test("is valid, archive documents and extensions included", async () => {
    const long = sampleCatalog({ papers: manyPapers(250), digests: [], topics: [], topicsOf: new Map() });
    const files = [...atomFiles(sampleCatalog()), ...atomFiles(long)];
    expect(files.filter(({ contents }) => contents.includes("fh:archive/>")).length).toBeGreaterThan(0);
    expect(files.filter(({ contents }) => contents.includes("dcterms:issued>")).length).toBeGreaterThan(0);
    expect(await findFaults(files.map((file, index) => ({ ...file, fileName: `${index}-${file.fileName}` })))).toEqual(
      [],
    );
  });

  test("is valid for every feed of the real archive", async () => {
    const archive = await readArchive(fileURLToPath(new URL("..", import.meta.url)));
    const files = atomFiles(buildCatalog(archive));
    expect(files.length).toBeGreaterThan(40);
    expect(await findFaults(files)).toEqual([]);
  });
});
