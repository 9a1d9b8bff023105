import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { CORE_ATTRIBUTES, CORE_TAGS, MATH_CLASSES } from "../../src/text/tex/core-mathml.ts";
import { texToMathml } from "../../src/text/tex/mathml.ts";
import { TRIES } from "../properties/arbitraries.ts";

const raw = String.raw;

/** Without the wrapping that every formula has. */
function rowOf(tex: string): string {
  const result = texToMathml(tex);
  return "error" in result ? result.error : result.mathml.replace(/^<math><semantics>|<annotation.*$/gsu, "");
}

describe("TeX as MathML", () => {
  test("carries the TeX it was made of", () => {
    expect(texToMathml("x<1")).toEqual({
      mathml:
        '<math><semantics><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">x&lt;1</annotation></semantics></math>',
    });
  });

  test.each([
    ["n^2", "<msup><mi>n</mi><mn>2</mn></msup>"],
    [raw`\frac{a}{b}`, "<mfrac><mi>a</mi><mi>b</mi></mfrac>"],
    [raw`\overline{AB}`, '<mrow class="m-over"><mrow><mi>A</mi><mi>B</mi></mrow></mrow>'],
    [raw`\bar{x}`, '<mrow class="m-over"><mi>x</mi></mrow>'],
    [raw`\cancel{x}`, '<mrow class="m-strike"><mi>x</mi><mrow></mrow></mrow>'],
    [raw`1.8\times`, '<mrow><mn>1.8</mn><mo lspace="0" rspace="0">×</mo></mrow>'],
    [raw`\nicefrac{1}{2}`, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"],
    [raw`\color{red}x`, "<mrow><mi>x</mi></mrow>"],
  ])("%s", (tex, row) => {
    expect(rowOf(tex)).toBe(row);
  });

  test("what LaTeX takes without braces is taken, and keeps the TeX as written", () => {
    for (const tex of [raw`\tilde \mathcal{O}(n)`, raw`y^\max`, raw`\sqrt\log n`, raw`x_\mathbf{k}`]) {
      const result = texToMathml(tex);
      expect(result, tex).toHaveProperty("mathml");
      expect("mathml" in result && result.mathml).toContain(`>${tex}</annotation>`);
    }
  });
});

describe("TeX that is refused", () => {
  test.each([
    [raw`x + \foo`, raw`the unknown command \foo`, 4],
    [raw`\def\x{y}\x`, raw`the command \def, which no formula may use`, 0],
    [raw`\newcommand{\x}{y}`, raw`the command \newcommand, which no formula may use`, 0],
    [raw`a\let\x=y`, raw`the command \let, which no formula may use`, 1],
    [raw`\input{/etc/passwd}`, raw`the command \input, which no formula may use`, 0],
    [raw`\includegraphics{x}`, raw`the command \includegraphics, which no formula may use`, 0],
    [raw`\href{javascript:alert(1)}{x}`, raw`the command \href, which no formula may use`, 0],
    [raw`\htmlStyle{color:red}{x}`, raw`the command \htmlStyle, which no formula may use`, 0],
    [raw`\class{a}{x}`, raw`the command \class, which no formula may use`, 0],
    ["x\u0007", "a control character", 1],
    ["x\u202ey", "a control character", 1],
    ["x_a_b", "TeX that cannot be read (Double subscript)", 3],
    ["x".repeat(5000), "5000 characters; a formula has at most 4000", undefined],
    [`${"{".repeat(300)}x${"}".repeat(300)}`, "groups nested more than 200 deep", undefined],
    ["(".repeat(3000), "TeX that cannot be read", undefined],
    ["", "no TeX", undefined],
  ])("%j", (tex, error, at) => {
    expect(texToMathml(tex)).toEqual(at === undefined ? { error } : { error, at });
  });

  test("but not what only begins like it", () => {
    expect(texToMathml(raw`\left(\leq \delta\right) \implies \inf`)).toHaveProperty("mathml");
  });

  test("nothing is remembered from one formula to the next", () => {
    const before = texToMathml(raw`\sqrt{x}`);
    texToMathml(raw`\gdef\sqrt{y}`);
    texToMathml(raw`\foo \bar{x`);
    expect(texToMathml(raw`\sqrt{x}`)).toEqual(before);
    expect(texToMathml(raw`\mbox{a}`)).toEqual(texToMathml(raw`\mbox{a}`));
  });
});

const piece = fc.constantFrom(
  ..."x 1 + - = < > ( ) { } [ ] _ ^ ' | & , . \" <b> é 😀".split(" "),
  ..."\\frac \\sqrt \\hat \\overline \\left( \\right) \\text{a} \\mathbf \\mathcal \\boxed \\cancel \\color{red} \\underbrace \\widetilde".split(
    " ",
  ),
  ..."\\alpha \\leq \\times \\sum \\log \\operatorname{tr} \\, \\! \\quad \\\\ \\begin{cases} \\end{cases} \\bm \\phase \\angl \\sout \\vec".split(
    " ",
  ),
  ..."\\rule{1em}{1em} \\raise1em{x} \\mathchoice{a}{b}{c}{d} \\tag{1} \\hline \\bordermatrix{a&b} \\xrightarrow{x} \\prescript{a}{b}{c}".split(
    " ",
  ),
);
const formula = fc.array(piece, { maxLength: 10 }).map((parts) => parts.join(" "));

function isCore(render: (tex: string) => string): void {
  const [tags, attributes, classes] = [
    new Set(CORE_TAGS),
    new Set([...CORE_ATTRIBUTES, "class"]),
    new Set(MATH_CLASSES),
  ];
  fc.assert(
    fc.property(formula, (tex) => {
      const markup = render(tex);
      const open: string[] = [];
      const parser = new Parser(
        {
          onopentag(name, found) {
            expect(tags).toContain(name);
            for (const attribute of Object.keys(found)) expect(attributes).toContain(attribute);
            for (const className of (found["class"] ?? "").split(" ").filter(Boolean))
              expect(classes).toContain(className);
            open.push(name);
          },
          onclosetag(name) {
            expect(open.pop()).toBe(name);
          },
        },
        { xmlMode: true },
      );
      parser.end(markup);
    }),
    TRIES,
  );
}

describe(`seed ${TRIES.seed}: whatever is typeset`, () => {
  const render = (tex: string): string => {
    const result = texToMathml(tex);
    return "error" in result ? "" : result.mathml;
  };

  test("is MathML Core, without styles, links and handlers", () => {
    isCore(render);
  });

  test.each([
    ["a style", (tex: string) => render(tex).replace("<mi>", '<mi style="color:red">')],
    ["an element of MathML 3", (tex: string) => render(tex).replaceAll("mrow", "menclose")],
  ])("the promise would catch %s", (_name, spoilt) => {
    expect(() => isCore(spoilt)).toThrow("Property failed");
  });

  test("takes little time, however it nests", () => {
    const nests = [
      ["{", "}"],
      ["\\sqrt{", "}"],
      ["\\frac{1}{", "}"],
      ["\\text{$", "$}"],
      ["\\left(", "\\right)"],
      ["a_{", "}"],
      ["\\boxed{", "}"],
    ];
    for (const [open = "", close = ""] of nests) {
      const start = performance.now();
      texToMathml(open.repeat(100) + "x" + close.repeat(100));
      expect(performance.now() - start, open).toBeLessThan(2000);
    }
    const start = performance.now();
    texToMathml("_".repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
