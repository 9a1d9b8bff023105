import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { Parser } from "htmlparser2";
import { beforeAll, describe, expect, test } from "vitest";
import { apiUrls } from "../../src/model/url.ts";
import { buildSite } from "../../src/site/build.ts";
import { isOutputPath } from "../../src/site/output-path.ts";
import { readBibtex } from "../bibtex-reader.ts";
import { checkFeed } from "../feed-check.ts";
import { ARABIC_TITLE, CHINESE_TITLE, HEBREW_TITLE, HOSTILE, hostileFiles, LONG_TITLE } from "../hostile-archive.ts";
import { checkLinks } from "../link-check.ts";
import { readRis } from "../ris-reader.ts";
import { makeArchive } from "../temporary-archive.ts";
import { parseXmlStrictly } from "../xml-check.ts";

const BASE_URL = "https://odd.example/room/";
const root = makeArchive(hostileFiles(BASE_URL));
const site = join(root, "_site");
let files: readonly string[] = [];
beforeAll(async () => {
  await buildSite(root);
  files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
    .filter((file) => !file.startsWith(".offprint/"));
});

const read = (file: string): string => readFileSync(join(site, file), "utf8");
const ending = (pattern: RegExp): readonly string[] => files.filter((file) => pattern.test(file));

test("the site is made, every file of it inside its folder and nothing beside it", () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => !isOutputPath(file))).toEqual([]);
  expect(readdirSync(root).sort()).toEqual([".offprint", "_site", "content"]);
  expect(files.filter((file) => file.split("/").some((segment) => segment.length > 120))).toEqual([]);
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { "doctype-style": "off", "long-title": "off" },
  });
  const wrong: string[] = [];
  for (const file of ending(/\.html$/u)) {
    const { results } = await validator.validateString(read(file));
    for (const { messages } of results)
      wrong.push(...messages.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`));
  }
  expect(wrong).toEqual([]);
});

test("nothing of it becomes markup: no script, no handler, no image, no link but to pages and the web", () => {
  const wrong: string[] = [];
  for (const file of ending(/\.html$/u)) {
    const parser = new Parser({
      onopentag(name, attributes) {
        const { href, src, content, type } = attributes;
        const isData = name === "script" && type === "application/ld+json";
        if (!isData && /^(?:script|style|img|iframe|object|embed|base)$/u.test(name) && src === undefined)
          wrong.push(`${file}: ${name}`);
        if (src !== undefined && /^[a-z]+:|^\/\//iu.test(src)) wrong.push(`${file}: ${name} from ${src}`);
        if (href !== undefined && /^(?!https?:|mailto:)[a-z]+:/iu.test(href)) wrong.push(`${file}: ${href}`);
        if (name === "meta" && /^\d+;/u.test(content ?? "") && !/^0; url=(?:\.\.\/)/u.test(content ?? ""))
          wrong.push(`${file}: ${content}`);
        wrong.push(
          ...Object.keys(attributes)
            .filter((key) => /^on|^style$|^srcdoc$/u.test(key))
            .map((key) => `${file}: ${key}`),
        );
      },
    });
    parser.end(read(file));
  }
  expect(wrong).toEqual([]);
});

/** The text of an element, blanks in a row as one. */
function textOf(html: string, element: string): string {
  let depth = 0;
  let text = "";
  const parser = new Parser({
    onopentag: (name) => void (depth += name === element || depth > 0 ? 1 : 0),
    ontext: (piece) => void (text += depth > 0 ? piece : ""),
    onclosetag: () => void (depth -= depth > 0 ? 1 : 0),
  });
  parser.end(html);
  return text.replace(/\s+/gu, " ").trim();
}

test.each([
  ["papers/hostile/", "h1"],
  ["papers/hostile/", "title"],
  ["papers/hostile-once/", "h1"],
  ["topics/everything/", "h1"],
  ["digests/2024-05-10-odd/", "h1"],
  ["about/", "h1"],
  ["papers/gone-for-good/", "h1"],
])("at /%s it stands in the %s as it was written, and in no template was it run", (path, element) => {
  const html = read(`${path}index.html`);
  expect(textOf(html, element)).toContain(HOSTILE);
  expect(textOf(html, "html")).not.toMatch(/\b49\b/u);
  expect(read(`${path}index.md`)).not.toMatch(/\b49\b/u);
});

test("every page links to files that are there", () => {
  expect(checkLinks(site, { baseUrl: BASE_URL }).broken).toEqual([]);
});

describe("what programs read", () => {
  test("is XML and feeds by the rules", () => {
    for (const file of ending(/\.(?:xml|opml)$/u)) expect(() => parseXmlStrictly(read(file)), file).not.toThrow();
    const feeds = ending(/feed[^/]*\.(?:xml|json)$|\.opml$/u);
    expect(feeds.length).toBeGreaterThan(30);
    expect(feeds.flatMap((file) => checkFeed(read(file)).map((rule) => `${file}: ${rule}`))).toEqual([]);
  });

  test("is JSON, and could stand in a page's script", () => {
    const json = ending(/\.json$/u);
    for (const file of json) expect(() => JSON.parse(read(file)) as unknown, file).not.toThrow();
    const open = [...json, apiUrls.dump].filter(
      (file) => /^api|feed/u.test(file) && /<\/?script|<!--/iu.test(read(file)),
    );
    expect(open).toEqual([]);
    const { title, authors, venue } = JSON.parse(read(apiUrls.paper("hostile"))) as Record<string, unknown>;
    expect([title, venue]).toEqual([HOSTILE, HOSTILE]);
    expect(authors).toMatchObject([{ name: `Ada ${HOSTILE}` }]);
  });

  test("is BibTeX and RIS with every paper in it", () => {
    const count = read(apiUrls.dump).trimEnd().split("\n").length;
    expect(readBibtex(read("papers.bib"))).toHaveLength(count);
    expect(readRis(read("papers.ris"))).toHaveLength(count);
    const csl = JSON.parse(read("papers.csl.json")) as readonly { readonly id: string }[];
    expect(csl).toHaveLength(count);
  });

  test("has the titles whole, however long and in whatever script", () => {
    const titles = read(apiUrls.dump)
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { title: string }).title);
    expect(titles).toEqual(expect.arrayContaining([LONG_TITLE, HEBREW_TITLE, ARABIC_TITLE, CHINESE_TITLE, HOSTILE]));
  });
});

describe("text from right to left", () => {
  test("says its language, if known, and takes its own direction", () => {
    expect(read("papers/hebrew/index.html")).toMatch(`<h1 dir="auto" lang="he">${HEBREW_TITLE}</h1>`);
    expect(read("papers/hebrew/index.html")).toMatch('<div class="abstract" dir="auto" lang="he">');
    expect(read("papers/arabic-unmarked/index.html")).toContain(`<h1 dir="auto">${ARABIC_TITLE}</h1>`);
    expect(read("digests/2024-05-10-odd/index.html")).toContain('<h2 dir="auto" lang="he"><a');
  });

  test("does not turn round the names beside it", () => {
    expect(read("papers/hebrew/index.html")).toMatch(
      /<bdi>דנה לוי<\/bdi><\/a> \(<bdi>הטכניון<\/bdi>\), <a [^>]*>Avi Cohen<\/a>, <a [^>]*><bdi>יוסי כהן<\/bdi>/u,
    );
  });
});

test("a name too long for a file has a shorter one", () => {
  const [folder = ""] = ending(/^organizations\/institute-of-long-names-.*\/index\.html$/u);
  expect(folder.split("/")[1]).toMatch(/^institute-of-long-names-[a-z-]*-[0-9a-f]{6}$/u);
  expect(folder.split("/")[1]?.length).toBeLessThanOrEqual(80);
});

test("all nine hundred authors are named", () => {
  const text = textOf(read("papers/many-authors/index.html"), "article");
  for (const number of [1, 450, 900]) expect(text).toContain(`Wolfeschlegelsteinhausen ${number}`);
});

test("a second build changes nothing", async () => {
  expect(await buildSite(root)).toMatchObject({ written: [], removed: [] });
});
