import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { editFile } from "../src/archive/edit-file.ts";
import { splitFrontMatter } from "../src/archive/front-matter.ts";
import { PAPER_KEYS } from "../src/archive/render-file.ts";

const FILE = `---
# Read by hand in spring.
title: 'A  Paper'   # as printed
"id": a-paper
published: 2023-10-16 # the page says so

sources:
  # seen first
  - { capture: a.txt, lines: 13-19 }
  - { capture: b.txt,   lines: 21-27 } # and again
fingerprints: title:00000000
---

The abstract,   with *marks*.

## Notes

Ours, with a --- in it.
`;

function edit(text: string, keys: Readonly<Record<string, string>>, abstract?: string): string {
  return editFile(text, PAPER_KEYS, { keys: new Map(Object.entries(keys)), abstract });
}

describe("a change of one key", () => {
  test("touches its value and keeps the comment behind it", () => {
    expect(edit(FILE, { published: "published: 2024-01-02\n" })).toBe(FILE.replace("2023-10-16", "2024-01-02"));
    expect(edit(FILE, { title: 'title: "B"\n' })).toBe(FILE.replace("'A  Paper'", '"B"'));
    expect(edit(FILE, { id: "id: b\n" })).toBe(FILE.replace('"id": a-paper', "id: b"));
  });

  test("adds a line to a list and keeps what a person wrote at the others", () => {
    const lines = "sources:\n  - { capture: a.txt, lines: 13-19 }\n  - { capture: c.txt, lines: 1-2 }\n";
    const expected = FILE.replace(/ {2}- \{ capture: b.txt.*\n/u, "  - { capture: c.txt, lines: 1-2 }\n").replace(
      "sources:",
      "# and again\nsources:",
    );
    expect(edit(FILE, { sources: lines })).toBe(expected);
    const more =
      "sources:\n  - { capture: a.txt, lines: 13-19 }\n  - { capture: b.txt, lines: 21-27 }\n  - { capture: c.txt, lines: 1-2 }\n";
    expect(edit(FILE, { sources: more })).toBe(
      FILE.replace("# and again\n", "# and again\n  - { capture: c.txt, lines: 1-2 }\n").replace(
        "b.txt,   lines",
        "b.txt,   lines",
      ),
    );
  });

  test("has the line ends of the front matter, whatever those of the lab's sections are", () => {
    const text = FILE.replace("Ours, with a --- in it.\n", "Ours.\r\n");
    expect(edit(text, { authorCount: "authorCount: 4\n" })).toBe(text.replace("so\n", "so\nauthorCount: 4\n"));
    const windows = FILE.replaceAll("\n", "\r\n");
    expect(edit(windows, { authorCount: "authorCount: 4\n" })).toContain("so\r\nauthorCount: 4\r\n");
  });

  test("takes no line for kept that only looks alike", () => {
    const text =
      '---\nid: x\nauthors:\n  - name: "A  B" # sic\nproposed:\n  abstract: |-\n    One # two\n\n    # Three\n---\n';
    const authors = 'authors:\n  - name: "A B"\n';
    expect(edit(text, { authors })).toBe(text.replace('"A  B" # sic', '"A B"').replace("authors:", "# sic\nauthors:"));
    const proposed = "proposed:\n  abstract: |-\n    One\n\n    # Three\n";
    expect(edit(text, { proposed })).toBe(text.replace("One # two", "One"));
  });

  test("puts a new key behind the nearest that stands before it, and takes one out with its line, but not the comment on it", () => {
    expect(edit(FILE, { authorCount: "authorCount: 4\n" })).toBe(FILE.replace("so\n", "so\nauthorCount: 4\n"));
    expect(edit(FILE, { proposed: "proposed:\n  title: B\n" })).toBe(
      FILE.replace("00000000\n", "00000000\nproposed:\n  title: B\n"),
    );
    expect(edit(FILE, { published: "" })).toBe(FILE.replace(/published.*#/u, "#"));
  });

  test("moves a comment above a value that becomes many lines: at its end it could become part of it", () => {
    const text = "---\nid: x\nproposed: { title: B } # ask Ada\n---\n";
    const lines = "proposed:\n  abstract: |-\n    One.\n\n    Two.\n";
    expect(edit(text, { proposed: lines })).toBe(
      "---\nid: x\n# ask Ada\nproposed:\n  abstract: |-\n    One.\n\n    Two.\n---\n",
    );
  });

  test("keeps line ends, a byte order mark and a missing final newline", () => {
    const text = `\uFEFF${FILE.trimEnd().replaceAll("\n", "\r\n")}`;
    const expected = text.replace("2023-10-16", "2024-01-02");
    expect(edit(text, { published: "published: 2024-01-02\n" })).toBe(expected);
    expect(edit(text, { links: "links:\n  code:\n    - https://x.example/\n" })).toBe(
      text.replace("\r\n\r\nsources", "\r\nlinks:\r\n  code:\r\n    - https://x.example/\r\n\r\nsources"),
    );
  });

  test("also where the front matter is laid out in an unusual way", () => {
    for (const front of [
      "{ title: A, id: a-paper }",
      "  title: A\n  id: a-paper",
      "? title\n: A\n? id\n: a-paper",
      "title: A\n# last\nid: a-paper\n...",
    ]) {
      const text = `---\n${front}\n---\n\nThe abstract.\n`;
      const after = edit(text, { title: "title: B\n", authorCount: "authorCount: 4\n" });
      const split = splitFrontMatter(after);
      if ("rule" in split) throw new Error(split.message);
      expect(parse(after.slice(...split.front), { schema: "failsafe" })).toEqual({
        title: "B",
        authorCount: "4",
        id: "a-paper",
      });
      expect(after.slice(split.body[0])).toBe("\nThe abstract.\n");
    }
  });
});

describe("a change of the abstract", () => {
  test("leaves the lab's sections and the blank lines as they are", () => {
    expect(edit(FILE, {}, "Other.")).toBe(FILE.replace("The abstract,   with *marks*.", "Other."));
    const text = "---\nid: x\n---\n\n\n  Old.\nOld.  \n\n\n## Notes\n\n\n";
    expect(edit(text, {}, "New.")).toBe("---\nid: x\n---\n\n\nNew.\n\n\n## Notes\n\n\n");
  });

  test("goes in where there was none", () => {
    expect(edit("---\nid: x\n---\n", {}, "New.")).toBe("---\nid: x\n---\n\nNew.\n");
    expect(edit("---\nid: x\n---", {}, "New.")).toBe("---\nid: x\n---\n\nNew.\n");
    expect(edit("---\nid: x\n---\n\n## Notes\n", {}, "New.")).toBe("---\nid: x\n---\n\nNew.\n\n## Notes\n");
  });

  test("does not take a heading in a code block for the lab's", () => {
    const text = "---\nid: x\n---\n\nOld.\n\n```\n## no heading\n```\n\n## Notes\n";
    expect(edit(text, {}, "New.")).toBe("---\nid: x\n---\n\nNew.\n\n## Notes\n");
  });
});

/** Ways in which people write a value, each with its key: the lines that are the key's, and what may stand on the last. */
const scalar = fc.constantFrom(
  "x",
  '"x: y"',
  "'it''s # x'",
  "a b c",
  "[a, b]",
  "{ a: b }",
  "|-\n  one\n\n  two",
  ">\n  folded\n  text",
  "\n  - one\n  - two",
  "",
);
const comment = fc.constantFrom("", " # said", "   # said, with: colon");
const above = fc.constantFrom("", "# above\n", "\n", "# one\n\n# two\n");

describe("for any file and any change", () => {
  const keys = fc.shuffledSubarray(["title", "id", "published", "authorCount", "venue", "links", "topics", "sources"], {
    minLength: 2,
  });
  const parts = keys.chain((names) =>
    fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), scalar, comment, above }).map(renderable))),
  );

  test("what is not the key's stays byte for byte", () => {
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.boolean(),
        fc.constantFrom("", "\n", "\n\nText.", "\n\nText.\n\n## Notes\n\nOurs.\n"),
        (list, pick, crlf, body) => {
          const chosen = list[pick % list.length];
          if (!chosen) return;
          const toEol = (text: string): string => (crlf ? text.replaceAll("\n", "\r\n") : text);
          const render = (value: string): string =>
            `---\n${list.map((part) => renderPart(part, part === chosen ? value : part.scalar)).join("")}---${body}`;
          const before = toEol(render(chosen.scalar));
          const after = edit(before, { [chosen.name]: `${chosen.name}: new\n` });
          expect(after).toBe(toEol(render("new")));
          expect(edit(after, {})).toBe(after);
        },
      ),
      { numRuns: 300, seed: 20_251_031 },
    );
  });
});

interface Part {
  readonly name: string;
  readonly scalar: string;
  readonly comment: string;
  readonly above: string;
}

/** Behind a value of many lines stands no comment; behind none it would be taken for the next one's. */
function renderable(part: Part): Part {
  return /\n/u.test(part.scalar) || part.scalar === "" ? { ...part, comment: "" } : part;
}

function renderPart({ name, comment, above }: Part, value: string): string {
  return `${above}${name}:${value === "" || value.startsWith("\n") ? "" : " "}${value}${comment}\n`;
}
