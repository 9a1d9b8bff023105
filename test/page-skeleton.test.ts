import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { PageContext, PageType } from "../src/contracts.ts";
import type { Catalog } from "../src/model/catalog.ts";
import type { Paper } from "../src/model/paper.ts";
import type { CapturedEntry, Repair } from "../src/model/repair.ts";
import { loadPlugins } from "../src/registry.ts";
import { createMarkdownRenderer } from "../src/render/markdown-html.ts";
import { paragraphsToMarkdown } from "../src/render/markdown.ts";
import { sampleCatalog, sampleSite } from "./sample-catalog.ts";
import { sampleDigests, samplePapers, sampleTopics } from "./sample-content.ts";

const pages = await loadPlugins<PageType>("pages");

/** Puts a text into every place where a stranger's, or a hurried editor's, words can stand. */
function fill(text: string): Catalog {
  const block = paragraphsToMarkdown([text]);
  const papers = samplePapers.map(({ paper }): Paper => fillPaper(paper, text, block));
  return fillPeople({
    site: { ...sampleSite, title: text, description: text, rights: text },
    papers,
    topics: sampleTopics.map((topic) => ({ ...topic, title: text, description: text, introduction: block })),
    digests: sampleDigests.map((digest) => ({
      ...digest,
      title: `${text} of 1 May`,
      note: block,
      entries: digest.entries.map((entry) => (entry.omitted === undefined ? entry : { ...entry, omitted: text })),
      capture: { ...digest.capture, removed: { date: "2025-12-01", reason: text } },
    })),
    pages: [{ slug: "about", file: "content/pages/about.md", title: text, description: text, body: block }],
    removed: [{ id: "gone", title: text, date: "2025-01-01", reason: text, replacedBy: "folded-weights" }],
    topicsOf: new Map(
      samplePapers.map(({ paper, topics }) => [paper.id, topics.map(({ slug }) => ({ slug, why: text }))]),
    ),
  });
}

/** All are called alike here; what their addresses are made of is no question of the pages. */
function fillPeople(parts: Parameters<typeof sampleCatalog>[0]): Catalog {
  const catalog = sampleCatalog(parts);
  const authors = catalog.authors.slice(0, 1).map((one) => ({ ...one, slug: "somebody", formerSlugs: [], order: "x" }));
  return {
    ...catalog,
    authors,
    namesakes: [{ slug: "shared", formerSlugs: ["formerly"], people: authors, papers: catalog.papers }],
    authorOf: () => authors[0],
  };
}

function fillPaper(paper: Paper, text: string, block: string): Paper {
  return {
    ...paper,
    title: text,
    abstract: block,
    notes: paper.notes === "" ? "" : `## Notes\n\n${block}`,
    authors: paper.authors.map((author) => ({ ...author, name: text, affiliation: author.affiliation && text })),
    organization: paper.organization && { handle: "Lantern", ...paper.organization, name: text },
    venue: paper.venue && text,
    status: paper.status.map((status) => ({ ...status, reason: text })),
    sources: paper.sources.map((sighting) => ({ ...sighting, capture: `${text}${sighting.capture}` })),
    guessed: paper.guessed.length > 0 ? ["published", text] : [],
  };
}

/** Elements and names of attributes, in order, as a lenient parser finds them. `bdi` stands around a word that runs from right to left. */
function skeletonOf(document: string): string {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name !== "bdi") found.push(`<${name} ${Object.keys(attributes).join(" ")}>`);
    },
    onclosetag(name) {
      if (name !== "bdi") found.push(`</${name}>`);
    },
  });
  parser.end(document);
  return found.join("");
}

/** What a capture says, and what became of it, in every place of the view of repairs. */
function fillCaptured(text: string): readonly CapturedEntry[] {
  const repair: Repair = { field: "title", line: 1, column: 2, from: text, to: text, rule: text };
  return [{ capture: text, lines: [1, 2], text: [{ line: 1, text: `x${text}y` }], repairs: [repair] }];
}

function renderAll(catalog: Catalog, captured = "x"): ReadonlyMap<string, string> {
  const context: PageContext = {
    catalog,
    baseUrl: sampleSite.baseUrl,
    renderMarkdown: createMarkdownRenderer(),
    listedPages: () => [],
    asCaptured: () => fillCaptured(captured),
  };
  return new Map(
    [...pages].flatMap(([id, type]) =>
      /* A title's first letter is in an address, and no more of it. */
      [...type.list(catalog)].map((item) => [
        `${id} ${item.path.replace(/^titles\/(?:[a-z]|0-9|other)\/$/, "titles/…/")}`,
        type.render(item, context),
      ]),
    ),
  );
}

const plain = renderAll(fill("x"));

function expectSameSkeletons(text: string): void {
  const filled = renderAll(fill(text), text);
  expect([...filled.keys()]).toEqual([...plain.keys()]);
  for (const [page, document] of filled) expect(skeletonOf(document), page).toBe(skeletonOf(plain.get(page) ?? ""));
}

describe("strangers' text is text", () => {
  test.each([
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "</textarea></pre></svg><b>",
    "<!-- ",
    "]]>",
    "{{ 7*7 }} {% raw %} <%= 1 %> ${1} #{1}",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "--- \n---\ntitle: x",
    "# heading\n\n- list\n> quote\n\n```\ncode",
    "[a](javascript:alert(1)) ![b](//evil.example/x.png) <javascript:alert(1)>",
    "\u202e\u2066 bidi \u0000 nul \ud800 half \u2028 line",
    "javascript:alert(1)",
    "../../etc/passwd",
  ])("%j", (text) => {
    expectSameSkeletons(text);
  });

  test("for any text, on every page", () => {
    const texts = fc
      .oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>\"'&=/ {}$%`*_[]()!#-\\ \nax") }))
      .filter((text) => text.trim() !== "" && !/https?:\/\//i.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        expectSameSkeletons(text);
      }),
      { numRuns: 60 },
    );
  });

  test("the comparison finds a planted hole", () => {
    expect(skeletonOf('<p title="x">x</p>')).not.toBe(skeletonOf('<p title=""><b>x</b></p>'));
    expect(skeletonOf("<p>x</p>")).not.toBe(skeletonOf("<p onclick=x>x</p>"));
  });
});

test("no link of any page leads to a scheme that runs code, or to another host by stealth", () => {
  const evil = [
    "javascript:alert(1)",
    "//evil.example/x",
    "/\\evil.example",
    "data:text/html,x",
    "vbscript:x",
    " javascript:x",
  ];
  const papers = samplePapers.map(({ paper }, index): Paper => ({
    ...paper,
    abstract: evil.map((url) => `[x](${url}) <${url}> ![x](${url})`).join("\n\n"),
    links: { pdf: evil[index % evil.length], project: evil[0], huggingface: evil[1], code: evil, other: evil },
    authors: [{ name: "x", orcid: evil[index % evil.length] }],
  }));
  for (const [page, document] of renderAll(sampleCatalog({ papers }))) {
    new Parser({
      onopentag: (name, attributes) => {
        expect(
          Object.keys(attributes).filter((key) => key === "style" || key.startsWith("on")),
          page,
        ).toEqual([]);
        for (const key of ["href", "src", "action"]) {
          const url = attributes[key];
          if (url !== undefined)
            expect(url, `${page}: <${name} ${key}>`).toMatch(/^(?:https?:\/\/|mailto:|#|\.\.?\/|[a-z0-9])/);
          if (url !== undefined) expect(url, page).not.toMatch(/^(?:javascript|data|vbscript):|evil/i);
        }
      },
    }).end(document);
  }
});

test("no page has a script within it, or loads anything from another origin", () => {
  for (const [page, document] of plain) {
    expect(document, page).not.toMatch(/<iframe|<object|<embed|\sstyle=/i);
    const scripts = (document.match(/<script[\s\S]*?<\/script>/gi) ?? []).filter(
      (script) => !script.startsWith('<script type="application/ld+json">'),
    );
    for (const script of scripts)
      expect(script, page).toMatch(/^<script type="module" src="(?:\.\.\/)*assets\/[a-z-]+\.js"><\/script>$/);
    expect(document.includes("script-src"), page).toBe(scripts.length > 0);
    expect(document, page).toContain("Content-Security-Policy");
    for (const [, url = ""] of document.matchAll(
      /<(?:link rel="(?:stylesheet|preload|icon)"|img|script)[^>]*?(?:href|src)="([^"]*)"/g,
    ))
      expect(url.replace(sampleSite.baseUrl, ""), page).toMatch(/^[./]*assets\//);
  }
});
