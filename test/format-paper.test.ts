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
import { paper } from "./properties/papers.ts";
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

type Style = Exclude<ConstructorParameters<typeof Document>[2], undefined> & Parameters<typeof stringify>[2];

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

function readIt(text: string): Paper | undefined {
  const id = /^id: "?([a-z0-9-]+)/mu.exec(text)?.[1] ?? "";
  return readPaper(`content/papers/${id.slice(0, 2)}/${id}.md`, Buffer.from(text), [])?.paper;
}

const hand = (front: string, body = "\nShort.\n"): string => `---\n${front}---\n${body}`;

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
