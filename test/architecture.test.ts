import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const home = fileURLToPath(new URL("..", import.meta.url));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = ["src", "templates"].flatMap((folder) =>
  readdirSync(join(home, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`),
);
const sources = new Map(files.map((file) => [file, readFileSync(join(home, file), "utf8")]));

const imports: readonly Import[] = [...sources].flatMap(([from, text]) =>
  [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)";/gmu)].map(([, type, to = ""]) => ({
    from,
    to: to.startsWith(".") ? normalize(join(dirname(from), to)) : to,
    isType: type !== undefined,
  })),
);

/** The part of the house a file stands in: `src/text`, `templates`. */
function partOf(file: string): string {
  return file.startsWith("src/") ? file.split("/").slice(0, 2).join("/") : (file.split("/")[0] ?? "");
}

const isOwn = (to: string): boolean => to.startsWith("src/") || to.startsWith("templates/");

/** What each part may import of ours, and why no more. */
const MAY_IMPORT: readonly (readonly [part: string, parts: readonly string[], why: string])[] = [
  ["src/model", ["src/model"], "the model says what things are: it must stand without anything that handles them"],
  ["src/text", ["src/text", "src/model"], "strings in, strings out: usable and testable alone"],
  ["src/contracts.ts", ["src/model"], "the page a newcomer reads first knows only what things are"],
  ["src/render", ["src/render", "src/text", "src/model"], "rendering takes data and gives text"],
  [
    "src/search",
    ["src/search", "src/text", "src/model"],
    "an index is bytes and a question is text: it runs in a browser",
  ],
  [
    "src/related",
    ["src/related", "src/text", "src/model"],
    "likeness is worked out from text and what people decided, nothing is read or written",
  ],
  [
    "src/browser",
    ["src/browser", "src/search", "src/render", "src/text", "src/model"],
    "what pages run carries no code that only builds need",
  ],
  ["src/topics", ["src/topics", "src/text", "src/model"], "membership is worked out from text alone"],
  [
    "src/normalize",
    ["src/normalize", "src/render", "src/text", "src/model"],
    "a draft becomes fields and Markdown, nothing is read or written",
  ],
  [
    "src/sources",
    ["src/sources", "src/contracts.ts", "src/text", "src/model"],
    "a source reads text and knows nothing of archives",
  ],
  ["src/checks", ["src/contracts.ts", "src/text", "src/model", "src/render"], "a rule is a function of the catalog"],
  [
    "src/pages",
    ["src/contracts.ts", "src/text", "src/model", "src/render", "templates"],
    "a page is a function of the catalog",
  ],
  [
    "src/exports",
    ["src/contracts.ts", "src/text", "src/model", "src/render", "src/search"],
    "an export is a function of the catalog",
  ],
  [
    "templates",
    ["templates", "src/model", "src/render", "src/contracts.ts"],
    "a template lays out; it decides nothing",
  ],
  [
    "src/archive",
    ["src/archive", "src/git", "src/issue", "src/contracts.ts", "src/model", "src/normalize", "src/render", "src/text"],
    "content on disk knows nothing of the site",
  ],
  [
    "src/preview",
    ["src/preview", "src/text"],
    "what judges a stranger's archive is small, and reads bytes alone: others write them down",
  ],
  [
    "src/issue",
    ["src/issue", "src/render", "src/text", "src/model"],
    "an issue is text, read as data: what it changes is worked out by who knows the archive",
  ],
  [
    "src/editor",
    ["src/editor", "src/archive", "src/text", "src/model"],
    "the browser editor reads and writes as the archive does, and knows nothing of the site",
  ],
  ["src/git", ["src/git", "src/model", "src/text"], "git knows files and commits, not papers"],
  [
    "src/review",
    ["src/review", "src/contracts.ts", "src/model", "src/normalize", "src/render", "src/report", "src/text"],
    "a review compares two catalogs that others read",
  ],
  [
    "src/report",
    ["src/report", "src/archive", "src/contracts.ts", "src/model", "src/normalize", "src/render", "src/text"],
    "reports tell what was found",
  ],
];

describe("who may import whom", () => {
  test.each(MAY_IMPORT)("%s", (part, allowed, why) => {
    const wrong = imports
      .filter(({ from, to }) => partOf(from) === part && isOwn(to) && !allowed.includes(partOf(to)))
      .map(({ from, to }) => `${from} imports ${to}: ${why}`);
    expect(wrong).toEqual([]);
  });

  test("no plugin imports its sibling: each can be read, tested and taken out alone", () => {
    const open = ["src/checks/", "src/commands/", "src/exports/", "src/pages/"];
    const wrong = imports.filter(({ from, to }) =>
      open.some((folder) => from.startsWith(folder) && to.startsWith(folder)),
    );
    expect(wrong).toEqual([]);
  });

  test("only src/site knows Eleventy, so that another can take its place", () => {
    const wrong = imports.filter(({ from, to }) => to.startsWith("@11ty/") && partOf(from) !== "src/site");
    expect(wrong).toEqual([]);
  });

  test("only archive, site, commands and the loaders touch the disk", () => {
    const allowed = new Set(["src/archive", "src/git", "src/site", "src/commands", "src/registry.ts"]);
    const wrong = imports.filter(
      ({ from, to }) => /^node:(?:fs|child_process|net|http)/u.test(to) && !allowed.has(partOf(from)),
    );
    expect(wrong).toEqual([]);
  });

  test("what pages run takes no package along but the stemmer: of rendering, it may use what is words alone", () => {
    const entries = [...sources.keys()].filter((file) => partOf(file) === "src/browser");
    const wrong = reachFrom(entries).flatMap((file) =>
      imports
        .filter(({ from, to, isType }) => from === file && !isType && !isOwn(to) && to !== "stemmer")
        .map(({ to }) => `${file} imports ${to}`),
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  test("nothing imports in a circle", () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, isType } of imports)
      if (isOwn(to) && !isType) edges.set(from, [...(edges.get(from) ?? []), to]);
    expect(findCircle(edges)).toBeUndefined();
  });
});

describe("same input, same bytes", () => {
  /* What the reader calls new hangs on when somebody was last there. It is no part of what is built. */
  const MAY_ASK_THE_CLOCK = ["src/browser/reader/walk.ts"];
  const FORBIDDEN: readonly (readonly [pattern: RegExp, what: string])[] = [
    [/\bnew Date\(\)|\bDate\.now\(/u, "the clock"],
    [/\bMath\.random\(/u, "chance"],
    [/\.toLocale\w+\(|\.localeCompare\(|\bIntl\.(?!Segmenter)/u, "the locale"],
  ];
  test.each(FORBIDDEN)("nothing that is built asks %s", (pattern, what) => {
    const asking = [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file);
    expect(asking).toEqual(what === "the clock" ? MAY_ASK_THE_CLOCK : []);
  });
});

describe("the feel of the code", () => {
  test("a file fits in a few screens", () => {
    const long = [...sources]
      .map(([file, text]) => [file, text.split("\n").length] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  test("no file is named for being handy", () => {
    expect(files.filter((file) => /(?:util|helper|manager|common|misc)/u.test(file))).toEqual([]);
  });
});

/** Files that run when these do. */
function reachFrom(entries: readonly string[]): readonly string[] {
  const reached = new Set(entries);
  for (const file of reached)
    for (const { from, to, isType } of imports) if (from === file && !isType && isOwn(to)) reached.add(to);
  return [...reached];
}

/** A path that comes back to where it began. */
function findCircle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of edges.get(file) ?? []) {
      const circle = visit(next, [...trail, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}
