import * as fc from "fast-check";
import type { Paragraph as ParagraphNode, PhrasingContent } from "mdast";
import { describe, expect, test } from "vitest";
import type { Inline } from "../../src/model/repair.ts";
import { markdownToText, paragraphsToMarkdown, parseMarkdown, stringifyMarkdown } from "../../src/render/markdown.ts";
import { maskCode } from "../../src/text/markdown-marks.ts";
import { findFormulas, fitsDollars, tidyTex } from "../../src/text/tex/formulas.ts";
import { cleanText } from "../../src/text/unicode.ts";
import { TRIES } from "../properties/arbitraries.ts";

/** What stands in the first paragraph: `text:…` and `maths:…`, other nodes by their type. */
function piecesOf(markdown: string): readonly string[] {
  const [paragraph] = parseMarkdown(markdown).children;
  return paragraph?.type === "paragraph" ? paragraph.children.map(describeNode) : [];
}

function describeNode(node: PhrasingContent): string {
  if (node.type === "text") return `text:${node.value}`;
  return node.type === "inlineMath" ? `maths:${node.value}` : node.type;
}

describe("dollars that hold maths, by Pandoc's rule", () => {
  test.each([
    ["$x$", ["maths:x"]],
    ["a $x_1$, b", ["text:a ", "maths:x_1", "text:, b"]],
    ["$a < b$ and *c*", ["maths:a < b", "text: and ", "emphasis"]],
    ["$a*b*c$", ["maths:a*b*c"]],
    ["$x$$y$", ["maths:x", "maths:y"]],
    ["($n$-gram)", ["text:(", "maths:n", "text:-gram)"]],
    [String.raw`$\$5$`, [String.raw`maths:\$5`]],
    [String.raw`$a\\$`, [String.raw`maths:a\\`]],
    [String.raw`$a\ $`, [String.raw`maths:a\ `]],
    [String.raw`\$$x$`, ["text:$", "maths:x"]],
    ["$a\nb$", ["maths:a\nb"]],
    ["*$x$*", ["emphasis"]],
    ["$[a]$(b)", ["maths:[a]", "text:(b)"]],
    ["$`$ and `$`", ["maths:`", "text: and ", "inlineCode"]],
  ])("%j", (markdown, pieces) => {
    expect(piecesOf(markdown)).toEqual(pieces);
  });

  test.each([
    "$",
    "$$",
    "$$x$$",
    "$25",
    "$5 and $10",
    "from $5 to $10, $x",
    "$ x$",
    "$x $",
    "$x$5",
    "a $x",
    "$x\n$",
    "US$ and A$ and",
    "$\u00a0x$",
  ])("none in %j", (markdown) => {
    expect(piecesOf(markdown)).toEqual([`text:${markdown}`]);
  });

  test.each([
    [String.raw`\$x$`, "text:$x$"],
    [String.raw`$x\$`, "text:$x$"],
  ])("nor in %j, where one is escaped", (markdown, text) => {
    expect(piecesOf(markdown)).toEqual([text]);
  });

  test("a formula ends with its paragraph", () => {
    expect(piecesOf("$a\n\nb$")).toEqual(["text:$a"]);
  });
});

const dollars = fc
  .array(
    fc.constantFrom("$", "$$", "\\", "\\$", "a", "5", " ", "_", "*", "`", "[", "](b)", "<b>", "x_1", "^2", "é", "😀"),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const text = fc.oneof(dollars, fc.string({ unit: "grapheme" })).map((value) => cleanText(value).text);
const tex = fc.oneof(dollars, fc.string()).filter(fitsDollars);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text.map((value): Inline => ({ kind: "text", value })),
  tex.map((value): Inline => ({ kind: "math", tex: value })),
);
/** A paragraph neither begins nor ends with a blank, and is not nothing. */
const paragraph = fc.array(inline, { minLength: 1, maxLength: 6 }).map((inlines) => {
  const solid = inlines.filter((piece) => piece.kind === "math" || piece.value !== "");
  return solid.length === 0 ? [{ kind: "text" as const, value: "a" }] : solid;
});

/** Pieces as `piecesOf` names them, texts in a row joined. */
function expectedPieces(inlines: readonly Inline[]): readonly string[] {
  const pieces: string[] = [];
  for (const piece of inlines) {
    if (piece.kind === "math") pieces.push(`maths:${tidyTex(piece.tex)}`);
    else if (pieces.at(-1)?.startsWith("text:")) pieces.push(`${pieces.pop()}${piece.value}`);
    else pieces.push(`text:${piece.value}`);
  }
  return pieces;
}

function keepsPieces(write: (inlines: readonly Inline[]) => string): void {
  fc.assert(
    fc.property(paragraph, (inlines) => {
      expect(piecesOf(write(inlines))).toEqual(expectedPieces(inlines));
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}: text and maths, written and read again`, () => {
  test("are the same", () => {
    keepsPieces((inlines) => paragraphsToMarkdown([inlines]));
  });

  test("and whatever was read is the same when written and read once more", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          dollars,
          dollars.map((value) => `- ${value}\n  ${value}`),
        ),
        (markdown) => {
          const once = stringifyMarkdown(parseMarkdown(markdown));
          expect(stringifyMarkdown(parseMarkdown(once))).toBe(once);
        },
      ),
      TRIES,
    );
  });

  test.each<[string, (inlines: readonly Inline[]) => string]>([
    [
      "a dollar that is not escaped",
      (inlines) => inlines.map((piece) => (piece.kind === "math" ? `$${piece.tex}$` : piece.value)).join(""),
    ],
    ["maths right before a digit", (inlines) => paragraphsToMarkdown([inlines]).replace(/\$&#x3(\d);/gu, "$$$1")],
  ])("the promise would catch %s", (_name, write) => {
    const unlucky: Inline[] = [
      { kind: "math", tex: "x" },
      { kind: "text", value: "5 and $y" },
    ];
    expect(piecesOf(paragraphsToMarkdown([unlucky]))).toEqual(expectedPieces(unlucky));
    expect(piecesOf(write(unlucky))).not.toEqual(expectedPieces(unlucky));
  });

  test("the finder of formulas and the parser agree where there is nothing else to parse", () => {
    const plain = fc.array(fc.constantFrom("$", "$$", "\\", "\\$", "a", "5", " ", "b c", "é"), { maxLength: 14 });
    fc.assert(
      fc.property(plain, (parts) => {
        const markdown = `a${parts.join("")}z`;
        const maths = piecesOf(markdown).filter((piece) => piece.startsWith("maths:"));
        expect(findFormulas(maskCode(markdown)).map((formula) => `maths:${formula.tex}`)).toEqual(maths);
      }),
      TRIES,
    );
  });
});

describe("TeX that cannot stand between dollars", () => {
  test.each(["a$b", "a\\", "", " x", "x ", "a\nb", "a\0"])("%j does not fit", (value) => {
    expect(fitsDollars(value)).toBe(false);
  });

  test.each([
    ["a$b", String.raw`\$a\$b\$`],
    ["a\\", String.raw`\$a\\\$`],
    ["", ""],
    [" x ", "$x$"],
  ])("%j becomes %s", (value, markdown) => {
    expect(paragraphsToMarkdown([[{ kind: "math", tex: value }]])).toBe(markdown);
  });

  test("is written as text by the writer, too; the end of a line in it is a blank", () => {
    const write = (value: string): string => {
      const paragraph: ParagraphNode = { type: "paragraph", children: [{ type: "inlineMath", value }] };
      return stringifyMarkdown({ type: "root", children: [paragraph] });
    };
    expect(piecesOf(write("a$b"))).toEqual(["text:$a$b$"]);
    expect(write("a\n# b")).toBe("$a # b$\n");
  });
});

test("maths in plain text is Unicode", () => {
  expect(markdownToText("Takes $O(n \\log n)$ for $x \\in \\mathbb{R}^d$,\n*or $\\sqrt{n}$*, not \\$5.")).toBe(
    "Takes O(n log n) for x ∈ R^d,\nor √n, not $5.",
  );
});

test("a megabyte of dollars takes no more than its share of time", () => {
  /* Where escapes stand between, the parser itself takes time that grows with their square. */
  const signs: readonly (readonly [string, number])[] = [
    ["$", 1_000_000],
    ["$a ", 300_000],
    ["$5", 300_000],
    ["$x$", 100_000],
    ["$a\\$ ", 30_000],
  ];
  for (const [sign, length] of signs) {
    const markdown = sign.repeat(length / sign.length);
    const start = performance.now();
    parseMarkdown(markdown);
    expect(performance.now() - start, JSON.stringify(sign)).toBeLessThan(5000);
  }
  for (const sign of ["$", "$a ", "$a\\$ ", "$5", "\\$", "$x$", "$\\\\", "a$\n", "$x", "$\n"]) {
    const start = performance.now();
    findFormulas(sign.repeat(1_000_000 / sign.length));
    expect(performance.now() - start, JSON.stringify(sign)).toBeLessThan(1000);
  }
});
