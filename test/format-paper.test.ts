import * as fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Document, isScalar, parseDocument, stringify, visit } from "yaml";
import { formatPaperFile } from "../src/archive/format-paper.ts";
import { ownerOf } from "../src/archive/ownership.ts";
import { notesStart, readPaper } from "../src/archive/read-paper.ts";
import { renderPaperFile } from "../src/archive/render-file.ts";
import type { Paper } from "../src/model/paper.ts";
import { fingerprintOf } from "../src/text/hash.ts";
import { paper as anyPaper } from "./properties/papers.ts";
import { assertAlways } from "./properties/tries.ts";

const papers = fileURLToPath(new URL("../content/papers", import.meta.url));
const real: readonly string[] = readdirSync(papers, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => readFileSync(`${papers}/${name}`, "utf8"));

/** A file's front matter and all that follows its fence. */
function parts(text: string): readonly [front: string, rest: string] {
  const end = text.indexOf("\n---\n") + 1;
  return [text.slice(4, end), text.slice(end)];
}

/** Ways in which other editors write the same front matter. */
const STYLES: readonly (readonly [name: string, write: (front: string) => string])[] = [
  ["in double quotes", (front) => restyle(front, { defaultStringType: "QUOTE_DOUBLE" })],
  ["in single quotes", (front) => restyle(front, { defaultStringType: "QUOTE_SINGLE", singleQuote: true })],
  ["with folded lines", (front) => restyle(front, { lineWidth: 40 })],
  ["four blanks in", (front) => restyle(front, { indent: 4, flowCollectionPadding: false })],
  ["with all in braces", (front) => setFlow(front, true)],
  ["with nothing in braces", (front) => setFlow(front, false)],
  ["with its keys the other way round", (front) => reverseKeys(front)],
  ["as JSON", (front) => `${JSON.stringify(valueOf(front))}\n`],
  ["with lines of Windows", (front) => front.replaceAll("\n", "\r\n")],
  [
    "with blank lines and blanks",
    (front) => `\n${front.replace(/^(?=[a-z])/gmu, "\n").replace(/$(?<=[a-z])/gmu, "  ")}\n`,
  ],
];

function valueOf(front: string): unknown {
  return parseDocument(front, { schema: "failsafe" }).toJS();
}

type Style = Readonly<Record<string, string | number | boolean>>;

function restyle(front: string, style: Style): string {
  return stringify(valueOf(front), { schema: "failsafe", lineWidth: 0, ...style });
}

function setFlow(front: string, flow: boolean): string {
  const document = new Document(valueOf(front), { schema: "failsafe" });
  visit(document, {
    Collection: (_key, node) => {
      node.flow = flow;
    },
    Scalar: (_key, node) => {
      if (flow && isScalar(node) && /\n/u.test(String(node.value))) node.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0 });
}

function reverseKeys(front: string): string {
  const document = parseDocument(front, { schema: "failsafe" });
  visit(document, { Map: (_key, node) => void node.items.reverse() });
  return document.toString({ lineWidth: 0 });
}

/** A topic pinned twice is mended, and has tests of its own. */
const paper = anyPaper.map((value) => ({
  ...value,
  topics: [...new Set(value.topics)],
  notTopics: [...new Set(value.notTopics)],
}));

function readIt(text: string): Paper | undefined {
  const id = /^id: "?([a-z0-9-]+)/mu.exec(text)?.[1] ?? "";
  return readPaper(`content/papers/${id.slice(0, 2)}/${id}.md`, Buffer.from(text), [])?.paper;
}

describe("the real archive", () => {
  test("is in canonical form, every file", () => {
    expect(real.length).toBeGreaterThan(100);
    for (const text of real) expect(formatPaperFile(text)).toEqual({ text, changes: [] });
  });

  test.each(STYLES)("comes back to its bytes from front matter written %s", (_name, write) => {
    for (const text of real) {
      const [front, rest] = parts(text);
      expect(formatPaperFile(`---\n${write(front)}${rest}`)?.text).toBe(text);
    }
  });
});

describe("any paper", () => {
  test("as our writer writes it is in canonical form", () => {
    assertAlways(
      fc.property(paper, (value) => {
        const text = renderPaperFile(value);
        expect(formatPaperFile(text)).toEqual({ text, changes: [] });
      }),
    );
  });

  test("in any style becomes what our writer writes, says so, and a second time nothing changes", () => {
    assertAlways(
      fc.property(paper, fc.constantFrom(...STYLES), (value, [, write]) => {
        const text = renderPaperFile(value);
        const [front, rest] = parts(text);
        const styled = `---\n${write(front)}${rest}`;
        const formatted = formatPaperFile(styled);
        expect(formatted?.text).toBe(text);
        expect((formatted?.changes.length ?? 0) > 0).toBe(styled !== text);
        expect(formatPaperFile(text)).toEqual({ text, changes: [] });
      }),
    );
  });

  const raw = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(..." \t\n\r#:-'\"|>e\u0301\u00A0\u2028\u0085\uFEFF[{,}]&*!%@`~\\"),
      maxLength: 8,
    }),
  );

  test("with any text of a person's, in quotes or without, says the same after, but for its accents", () => {
    const quoted = fc.tuple(raw, raw, fc.boolean()).map(([title, venue, isPlain]) => {
      const write = (text: string): string => (isPlain ? text.replace(/[\r\n]/gu, " ") : JSON.stringify(text));
      return `---\ntitle: ${write(title)}\nid: abc\nvenue: ${write(venue)}\n---\n\nShort.\n`;
    });
    assertAlways(
      fc.property(quoted, (text) => {
        const formatted = formatPaperFile(text);
        const read = readIt(text);
        expect(formatted === undefined).toBe(read === undefined);
        if (!formatted) return;
        const [after, again] = [readIt(formatted.text), formatPaperFile(formatted.text)];
        expect(after && [after.title, after.venue].map((value) => value?.normalize("NFC"))).toEqual(
          read && [read.title, read.venue].map((value) => value?.normalize("NFC")),
        );
        expect(again).toEqual({ text: formatted.text, changes: [] });
      }),
    );
  });

  const body = fc
    .array(
      fc.constantFrom("One.", "  ", "\n", "\r\n", "## Notes\r\n", "```\n", "## x", "\r", "$a$  \n", "\u00A0", "end"),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.join(""));
  const comment = fc.constantFrom("", "# by hand\n", "# one\r\n\n");

  test("with any body and comments keeps its meaning, its comments and every byte of the lab's sections", () => {
    assertAlways(
      fc.property(paper, body, comment, fc.constantFrom("", "\uFEFF"), (value, after, remark, mark) => {
        const [front] = parts(renderPaperFile(value));
        const text = `${mark}---\n${remark}${front}---\n${after}`;
        const formatted = formatPaperFile(text)?.text ?? "";
        expect(readIt(formatted)).toEqual(readIt(text));
        expect(formatted.endsWith(after.slice(notesStart(after)))).toBe(true);
        expect(formatted).toContain(remark.trim());
        expect(formatPaperFile(formatted)).toEqual({ text: formatted, changes: [] });
      }),
    );
  });
});

const hand = (front: string, body = "\nShort.\n"): string => `---\n${front}---\n${body}`;
const base = "title: A Letter\nid: abc\n";

/** What is mended in a front matter, and what is said of it. */
function mend(front: string): { readonly front: string | undefined; readonly said: readonly string[] } {
  const formatted = formatPaperFile(hand(base + front));
  const said = formatted?.changes.map(({ line, column, message, rule }) => `${line}:${column} ${message} ${rule}`);
  return { front: formatted && parts(formatted.text)[0].slice(base.length), said: said ?? [] };
}

describe("values", () => {
  test.each([
    ["arxiv: https://arxiv.org/abs/2310.10636v2", "arxiv: 2310.10636"],
    ["arxiv: http://www.arxiv.org/pdf/2310.10636v12.pdf", "arxiv: 2310.10636"],
    ["arxiv: arXiv:2310.10636", "arxiv: 2310.10636"],
    ["arxiv: hep-th/9901001v3", "arxiv: hep-th/9901001"],
    ["doi: https://doi.org/10.1145/3292500.3330701", "doi: 10.1145/3292500.3330701"],
    ["doi: http://dx.doi.org/10.1000/%28x%29", "doi: 10.1000/(x)"],
    ["doi: doi:10.1000/a%b", "doi: 10.1000/a%b"],
  ])("%s becomes %s", (found, expected) => {
    const { front, said } = mend(`links:\n  ${found}\n`);
    expect(front).toMatch(new RegExp(`^ {2}${expected.replace(/[().]/gu, "\\$&").replace(": ", ': "?')}"?$`, "mu"));
    expect(said).toEqual([expect.stringMatching(/^5:\d+ found “.*” for “links\.\w+”; wrote “.*” bad-id$/u)]);
  });

  test.each([
    "0000-0002-1825-0097",
    "http://orcid.org/0000-0002-1825-0097/",
    "https://www.orcid.org/0000-0002-1825-0097",
  ])("the ORCID %s becomes the person's address", (found) => {
    expect(mend(`authors:\n  - { name: A B, orcid: "${found}" }\n`).front).toBe(
      "authors:\n  - { name: A B, orcid: https://orcid.org/0000-0002-1825-0097 }\n",
    );
  });

  test.each([
    "links: { arxiv: https://arxiv.example/abs/2310.10636 }\n",
    "links: { arxiv: https://arxiv.org/abs/2313.10636 }\n",
    "links: { arxiv: https://arxiv.org/list/2310.10636 }\n",
    'links: { doi: "https://doi.org/10.1000/x?y" }\n',
    'links: { doi: "https://doi.org/10.1000/x#y" }\n',
    "links: { doi: https://doi.org/10.1000/%00x }\n",
    "links: { doi: https://doi.org/10.1000/%zz }\n",
    "authors:\n  - { name: A B, orcid: 0000-0002-1825-0098 }\n",
  ])("%s is nobody's id for certain, and stays an error", (front) => {
    expect(formatPaperFile(hand(base + front))).toBeUndefined();
  });

  test("a topic pinned twice is pinned once", () => {
    const { front, said } = mend("topics: [ maps, trees, maps ]\nnotTopics: [ a, a ]\n");
    expect(front).toBe("topics: [ maps, trees ]\nnotTopics: [ a ]\n");
    expect(said).toEqual([
      "4:24 found “maps” twice in “topics”; wrote it once canonical-form",
      "5:17 found “a” twice in “notTopics”; wrote it once canonical-form",
    ]);
  });

  test("an accent joins its letter; a sign that stands alone stays what it is, and so do the lab's sections and the abstract", () => {
    const body = "\nCafe\u0301.\n\n## Notes\n\nCafe\u0301.\n";
    const text = hand("title: Cafe\u0301 in \u212B, \uD55C or \u1112\u1161\u11AB\nid: abc\n", body);
    expect(formatPaperFile(text)?.text).toBe(hand("title: Caf\u00E9 in \u212B, \uD55C or \uD55C\nid: abc\n", body));
  });

  test("what is the machine's stays the machine's; what an editor made another value of becomes the machine's again", () => {
    const apart = "Cafe\u0301";
    const file = (print: string): string =>
      hand(`title: ${apart}\nid: abc\nfingerprints: title:${fingerprintOf(print)}\n`);
    const owner = (text: string | undefined): string | undefined => {
      const read = readIt(text ?? "");
      return read && ownerOf(read, "title");
    };
    expect(formatPaperFile(file(apart))?.text).toBe(file(apart));
    expect(owner(formatPaperFile(file("Caf\u00E9"))?.text)).toBe("machine");
  });
});

describe("a file with comments", () => {
  const front = `# Read by hand.
id: abc
title: 'A Letter'   # as printed

links:
    arxiv: https://arxiv.org/abs/2310.10636v2 # ask Ada
`;

  test("keeps its lines and their order; ids, line ends and blanks are mended in them", () => {
    const text = `\uFEFF${hand(front.replace("printed", "printed  "), "\n\nShort.").replaceAll("\n", "\r\n")}`;
    const formatted = formatPaperFile(text);
    expect(formatted?.text).toBe(
      hand(
        front
          .replace("    arxiv: https://arxiv.org/abs/2310.10636v2 # ask Ada", '  arxiv: "2310.10636"')
          .replace("links:", "# ask Ada\nlinks:"),
      ),
    );
    expect(formatted?.changes.map(({ line, message }) => `${line} ${message}`)).toEqual([
      "1 found a byte order mark; took it out",
      "1 found 10 line ends of Windows; wrote those of Unix",
      "4 found blanks at the end of a line; took such out",
      "7 found “https://arxiv.org/abs/2310.10636v2” for “links.arxiv”; wrote “2310.10636”",
      "9 found other blank lines around the text; wrote one before and a line end after",
    ]);
    expect(formatPaperFile(formatted?.text ?? "")?.changes).toEqual([]);
  });

  test("a sign in quotes is no comment", () => {
    expect(formatPaperFile(hand('id: abc\ntitle: "A # Letter"\n'))?.text).toBe(hand('title: "A # Letter"\nid: abc\n'));
    expect(formatPaperFile(hand("id: abc\ntitle: A#Letter\n"))?.text).toBe(hand('title: "A#Letter"\nid: abc\n'));
  });

  test("lines that somebody asked to keep stay as well", () => {
    const text = hand("id: abc\ntitle: 'A Letter'\n");
    expect(formatPaperFile(text, true)?.text).toBe(text);
  });
});

test.each([
  ["no front matter", "Short.\n"],
  ["an unknown key", hand(`${base}colour: red\n`)],
  ["a merge's marker", hand(base, "\n<<<<<<< ours\n")],
  ["an alias of YAML", hand(`${base}venue: &a x\n`)],
  ["a control character", hand(`${base}venue: "\u0007"\n`)],
])("a file with %s is not touched", (_name, text) => {
  expect(formatPaperFile(text)).toBeUndefined();
});
