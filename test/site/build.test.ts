import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { definePage, type PageType } from "../../src/contracts.ts";
import { urls } from "../../src/model/url.ts";
import { buildSite } from "../../src/site/build.ts";
import { BuildError } from "../../src/site/build-error.ts";
import { loadParts, type SiteParts } from "../../src/site/parts.ts";
import { UsageError } from "../../src/usage-error.ts";
import { checkLinks } from "../link-check.ts";
import { run } from "../run.ts";
import { makeArchive, makeFolder, readTree, writeTree } from "../temporary-archive.ts";
import { paperFile, sampleFiles, SITE_URL } from "./sample-files.ts";

const parts = await loadParts();

const build = async (root: string, options = {}, used: SiteParts = parts) =>
  await buildSite(root, options, undefined, used);

/** Every file of the site with its bytes. */
const site = (root: string): Readonly<Record<string, string>> => readTree(root, "_site");

function timesOf(root: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.keys(site(root)).map((file) => [file, statSync(join(root, file)).mtimeMs]));
}

function withPage<View>(id: string, page: PageType<View>): SiteParts {
  return { ...parts, pageTypes: new Map([...parts.pageTypes, [id, page as PageType]]) };
}

describe("a build", () => {
  const root = makeArchive(sampleFiles());

  test("makes the pages, twins, feeds, sitemap and assets", async () => {
    const report = await build(root);
    const files = Object.keys(site(root)).map((file) => file.replace("_site/", ""));
    expect(files).toEqual(
      expect.arrayContaining([
        "index.html",
        "index.md",
        "papers/sorting-slowly/index.html",
        "papers/sorting-slowly/index.md",
        "papers/sorting-fast/index.html",
        "papers/gone-for-good/index.html",
        "topics/sorting/index.html",
        "topics/sorting/feed.atom.xml",
        "papers.bib",
        "papers/sorting-slowly/cite.ris",
        "papers/sorting-fast/cite.csl.json",
        "topics/sorting/papers.csl.json",
        "digests/2025-03-05-spring/index.html",
        "archive/2024/02/index.html",
        "organizations/lakelab/index.html",
        "arxiv/2411.00001/index.html",
        "doi/10.5555/ear.1/index.html",
        "about/index.html",
        "404.html",
        "feed.atom.xml",
        "sitemap.xml",
        "robots.txt",
        "assets/style.css",
        "assets/feed.css",
      ]),
    );
    expect(report.pages).toBeGreaterThan(15);
    expect(report.written).toHaveLength(files.filter((file) => !file.startsWith(".offprint/")).length);
  });

  test("leaves no link or fragment that leads nowhere, under any prefix", () => {
    const report = checkLinks(join(root, "_site"), { baseUrl: SITE_URL });
    expect(report.broken).toEqual([]);
    expect(report.links).toBeGreaterThan(200);
  });

  test("writes nothing the second time", async () => {
    const before = timesOf(root);
    const report = await build(root);
    expect(report.written).toEqual([]);
    expect(report.removed).toEqual([]);
    expect(timesOf(root)).toEqual(before);
  });

  test("names no page in the sitemap that nobody looks for", () => {
    const map = readFileSync(join(root, "_site/sitemap-1.xml"), "utf8");
    expect(map).toContain(`${SITE_URL}papers/sorting-slowly/<`);
    for (const path of ["papers/sorting-fast/", "arxiv/", "doi/", "404.html", "papers/gone-for-good/"])
      expect(map).not.toContain(path);
  });

  test("shows strangers' text as text", () => {
    const elements = new Set<string>();
    const handlers: string[] = [];
    const seen: string[] = [];
    const parser = new Parser({
      onopentag(name, attributes) {
        const isOurs =
          /^[./]*assets\/[a-z]+\.js$/u.test(attributes["src"] ?? "") || attributes["type"] === "application/ld+json";
        if (name !== "script" || !isOurs) elements.add(name);
        handlers.push(...Object.keys(attributes).filter((key) => key.startsWith("on")));
      },
      ontext: (text) => seen.push(text),
    });
    parser.end(readFileSync(join(root, "_site/papers/hostile/index.html"), "utf8"));
    expect([...elements].filter((name) => ["script", "img", "iframe"].includes(name))).toEqual([]);
    expect(handlers).toEqual([]);
    expect(seen.join("")).toContain("{{ 7*7 }} ${7*7} <%= 7*7 %>");
    /* RIS is plain text that knows no escapes; assets are ours. */
    const files = Object.entries(site(root)).filter(
      ([file]) => !/\.ris$|^_site\/(?:assets|reader)\/.*\.js$|^_site\/assets\//.test(file),
    );
    expect(
      files
        .filter(([, text]) =>
          /(?<!\\)<script(?! type="(?:module" src="[./]*assets\/|application\/ld\+json"))/.test(text),
        )
        .map(([file]) => file),
    ).toEqual([]);
  });

  test("is the same as a clean one after any change", async () => {
    rmSync(join(root, "content/papers/co/cold-starts.md"));
    writeTree(root, paperFile({ id: "a-new-one", title: "A new one", published: "2025-03-01" }));
    const report = await build(root);
    expect(report.removed).toContain("papers/cold-starts/index.html");
    expect(existsSync(join(root, "_site/papers/cold-starts"))).toBe(false);
    const incremental = site(root);
    rmSync(join(root, "_site"), { recursive: true });
    await build(root, { clean: true });
    expect(site(root)).toEqual(incremental);
    await build(root, { release: true });
    expect(site(root)).toEqual(incremental);
  });

  test("takes another base URL for what must be absolute, and nothing else", async () => {
    const before = site(root);
    const report = await build(root, { baseUrl: "http://localhost:8080/x" });
    expect(readFileSync(join(root, "_site/robots.txt"), "utf8")).toContain("http://localhost:8080/x/sitemap.xml");
    expect(JSON.stringify(Object.entries(site(root)))).not.toContain(SITE_URL);
    expect(report.written.filter((file) => file.endsWith(".woff2") || file.endsWith(".css"))).toEqual([]);
    await build(root);
    expect(site(root)).toEqual(before);
    await expect(build(root, { baseUrl: "ftp://x" })).rejects.toThrow(UsageError);
    await expect(build(root, { baseUrl: "https://x.example/?a=1" })).rejects.toThrow("without query");
  });
});

describe("an output folder", () => {
  test("keeps what no build made", async () => {
    const root = makeArchive(sampleFiles());
    await build(root);
    writeTree(root, { "_site/CNAME": "small.example\n", "_site/papers/mine/note.txt": "mine\n" });
    rmSync(join(root, "content/papers/co/cold-starts.md"));
    for (const options of [{}, { clean: true }, { release: true }, {}]) {
      await build(root, options);
      expect(readFileSync(join(root, "_site/CNAME"), "utf8")).toBe("small.example\n");
      expect(readFileSync(join(root, "_site/papers/mine/note.txt"), "utf8")).toBe("mine\n");
    }
  });

  test("is refused when it is not empty and no build made it", async () => {
    const root = makeArchive({ ...sampleFiles(), "_site/precious.txt": "mine" });
    await expect(build(root)).rejects.toThrow(/no build made .* \(precious\.txt\); expected an empty folder/);
    expect(Object.keys(site(root))).toEqual(["_site/precious.txt"]);
  });

  test.each([".", "..", "content", "content/papers", "content/site.yaml", "src", ".git", "link-to-content"])(
    "is refused at %s",
    async (out) => {
      const root = makeArchive(sampleFiles());
      mkdirSync(join(root, "src"));
      mkdirSync(join(root, ".git"));
      symlinkSync(join(root, "content"), join(root, "link-to-content"));
      const before = readTree(root, ".");
      await expect(build(root, { out })).rejects.toThrow(UsageError);
      expect(readTree(root, ".")).toEqual(before);
    },
  );

  test("is refused when a link in it leads elsewhere, or somebody's file is in the way", async () => {
    const root = makeArchive(sampleFiles());
    const elsewhere = makeFolder();
    await build(root);
    rmSync(join(root, "_site/topics"), { recursive: true });
    symlinkSync(elsewhere, join(root, "_site/topics"));
    await expect(build(root)).rejects.toThrow(/topics.*no build made/);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(join(root, "_site/topics"));
    writeTree(root, { "_site/papers/a-new-one/index.html": "mine", ...paperFile({ id: "a-new-one", title: "New" }) });
    await expect(build(root)).rejects.toThrow(/a-new-one\/index\.html.*no build made/);
    expect(readFileSync(join(root, "_site/papers/a-new-one/index.html"), "utf8")).toBe("mine");
  });

  test("is refused when its manifest could remove other files", async () => {
    const root = makeArchive({ ...sampleFiles(), "precious.txt": "mine" });
    await build(root);
    const manifest = join(root, "_site/.offprint/manifest.txt");
    writeFileSync(manifest, `${readFileSync(manifest, "utf8").split("\n")[0]}\n../\tprecious.txt\n`);
    await expect(build(root)).rejects.toThrow("manifest.txt damaged");
    expect(existsSync(join(root, "precious.txt"))).toBe(true);
  });

  test("may be a link to a folder", async () => {
    const root = makeArchive(sampleFiles());
    const real = makeFolder();
    symlinkSync(real, join(root, "_site"));
    await build(root);
    await build(root, { release: true });
    expect(existsSync(join(real, "index.html"))).toBe(true);
  });
});

describe("what cannot be built", () => {
  test("an error in content is listed, and the old site stays as it is", async () => {
    const root = makeArchive(sampleFiles());
    await build(root);
    const before = site(root);
    writeTree(root, paperFile({ id: "broken", title: "Broken", more: "colour: blue" }));
    const { status, out, err } = await run(["build", "--json", "--root", root]);
    expect(status).toBe(1);
    expect(err).toMatch(/content\/papers\/br\/broken\.md:4:\d+ {2}error {2}.*colour/);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ file: "content/papers/br/broken.md", severity: "error" }] });
    expect(site(root)).toEqual(before);
    expect((await run(["build", "--root", root])).out).toBe("");
  });

  test("a page that throws is named with its paper, and the old site stays as it is", async () => {
    const root = makeArchive(sampleFiles());
    await build(root);
    const before = site(root);
    writeTree(root, paperFile({ id: "a-new-one", title: "A new one" }));
    const paper = parts.pageTypes.get("paper");
    if (!paper) throw new Error("no page type paper");
    const broken: PageType = {
      ...paper,
      render: (item, context) => {
        if (item.path.includes("sorting-by-ear")) throw new Error("authors[1] is not there");
        return paper.render(item, context);
      },
    };
    await expect(build(root, {}, withPage("paper", broken))).rejects.toThrow(
      "page type paper (/papers/sorting-by-ear/, from content/papers/so/sorting-by-ear.md) cannot be rendered: authors[1] is not there",
    );
    expect(site(root)).toEqual(before);
    expect(existsSync(join(root, "_site/.offprint/stage"))).toBe(false);
  });

  test.each(["about", "About"])("two pages in one place are both named (%s)", async (slug) => {
    const root = makeArchive(sampleFiles());
    const twice = definePage<undefined>({
      list: () => [{ path: urls.page(slug), view: undefined }],
      render: () => "<p>x</p>",
    });
    const failure = build(root, {}, withPage("twice", twice));
    await expect(failure).rejects.toThrow(BuildError);
    await expect(failure).rejects.toThrow(/hand-page \(\/about\/\) and page type twice \(\/[Aa]bout\/\) both make/);
    expect(existsSync(join(root, "_site/index.html"))).toBe(false);
  });

  test("a path that leaves the site is refused", async () => {
    const root = makeArchive(sampleFiles());
    const astray = definePage<undefined>({
      list: () => [{ path: urls.page("../.."), view: undefined }],
      render: () => "x",
    });
    await expect(build(root, {}, withPage("astray", astray))).rejects.toThrow("no path inside a site");
    expect(existsSync(join(root, "../index.html"))).toBe(false);
  });
});

describe("an archive without papers", () => {
  test("has a site all the same", async () => {
    const root = makeArchive();
    await build(root);
    expect(checkLinks(join(root, "_site"), { baseUrl: "https://small.example/" }).broken).toEqual([]);
    expect(readFileSync(join(root, "_site/feed.atom.xml"), "utf8")).toContain(
      "<updated>2025-01-01T00:00:00Z</updated>",
    );
  });
});
