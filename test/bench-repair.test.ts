import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRepair } from "../bench/repair/compare.ts";
import { damageText } from "../bench/repair/damage.ts";
import { isSound } from "../bench/repair/sound.ts";
import { lineOfTex, readSource } from "../bench/repair/source-text.ts";
import type { Segment } from "../bench/repair/segment.ts";

describe("damage", () => {
  test.each([
    ["a command with a group leaves its content", String.raw`\textbf{D}ual \url{https://a.b/c}`, "Dual https://a.b/c"],
    ["up to the first closing brace", String.raw`\textbf{\color{red}D}`, String.raw`\color{redD}`],
    ["a root leaves no trace", String.raw`$O(\sqrt{n})$`, "O(n)"],
    ["of two groups the first loses its braces", String.raw`\href{u}{t} and $\frac{a}{b}$`, "u{t} and a{b}"],
    ["between dollars backslashes go", String.raw`$3\times$ and $x \in \{1,\,2\}$`, "3times and x in {1,,2}"],
    ["elsewhere they stay", String.raw`5\% of \LaTeX{} users~(all)`, String.raw`5\% of  users~(all)`],
    ["dollars pair blindly", String.raw`\$1 and \$2 or \$3`, String.raw`\1 and 2 or \$3`],
    ["no command, no damage", "3 times $5", "3 times $5"],
  ])("%s", (_, source, damaged) => {
    expect(damageText(source)).toBe(damaged);
  });

  test("with arXiv's Greek letters, one blank is eaten", () => {
    expect(damageText(String.raw`$\rho \approx 0.1, \varepsilon \to \alpha_1$`, true)).toBe(
      "ρapprox 0.1, varepsilon to α_1",
    );
  });
});

describe("the ideal repair of a source", () => {
  test.each([
    ["symbols", String.raw`$n\times d$, $\ell_2 \leq 1$`, "n× d, ℓ_2 ≤ 1"],
    ["fonts vanish", String.raw`{\em maximin} $\mathbf x$ \texttt{D}`, "{ maximin}  x D"],
    ["a lost root stays lost", String.raw`$1/\sqrt{d}$, but $\sqrt d$`, "1/d, but √ d"],
    ["fractions without braces", String.raw`$\frac12$ and $\frac 1 \epsilon$`, "1/2 and  1/ ϵ"],
    ["accents", String.raw`Pl\"ucker, Erd\H{o}s, $\tilde O(n)$, $\hat\theta$`, "Plücker, Erdos, Õ(n), θ̂"],
    ["words", "``quoted'' models~(LLMs) at 5\\% \\& more, ~30", '"quoted" models(LLMs) at 5% & more, ∼30'],
    ["URLs stay", "at https://a.b/~me/x_y now", "at https://a.b/~me/x_y now"],
    ["sizes vanish", String.raw`$O\left(\log n\right)$`, "O(log n)"],
  ])("%s", (_, source, ideal) => {
    expect(
      segmentsOf(source)
        .map((segment) => segment.ideal)
        .join(""),
    ).toBe(ideal);
  });

  test.each([
    ["an odd dollar", "costs $5 a day"],
    [
      "prose between two prices",
      "costs $5 a day, and then for all the other people who come here later it is $10 each",
    ],
    ["a macro that nobody defines", String.raw`we show \ourbound for all`],
    ["maths that lost its backslashes before", "at most $O(sqrt{n} epsilon)$"],
  ])("%s tells nothing about repairs", (_, source) => {
    expect(readSource(source)).toHaveProperty("sloppy");
  });

  test("a command alone among words, whose name is a word, is a kind of its own", () => {
    const kindOf = (source: string): string | undefined =>
      segmentsOf(source).find(({ kind }) => kind !== undefined)?.kind;
    expect(kindOf(String.raw`an $\epsilon$-greedy policy`)).toBe("greek word");
    expect(kindOf(String.raw`an $(\epsilon, 1)$ policy`)).toBe("greek");
    expect(kindOf(String.raw`up to 72 $\times$, at most`)).toBe("english word");
    expect(kindOf(String.raw`of 3 $\times$ 3 cells`)).toBe("times");
  });

  test("a broken fraction is not judged", () => {
    const segments = segmentsOf(String.raw`is $\Theta(\sqrt{\frac{\log n}{d}})$ now`);
    expect(segments.filter(({ isLossy }) => isLossy).map(({ damaged }) => damaged)).toEqual(["frac{log n{d}}"]);
    expect(verdicts(segments, "is Θ(anything) now")).toEqual(["found greek"]);
  });

  test("its damage is the damage of the source, whatever the source", () => {
    const token = constantFrom(
      ..."\\ $ { } _ ^ ~ ` ' x 1 % . ( \\times \\frac \\sqrt{ \\textbf{ \\cite{k} \\href{u}{t} \\hat \\left( \\{".split(
        " ",
      ),
      " ",
    );
    assert(
      property(array(token, { maxLength: 30 }), (tokens) => {
        const source = tokens.join("");
        const read = readSource(source);
        if ("sloppy" in read) expect(read.sloppy).not.toBe("read otherwise than it is damaged");
        else expect(read.segments.map(({ damaged }) => damaged).join("")).toBe(damageText(source));
      }),
      { numRuns: 300 },
    );
  });
});

describe("comparing a repair", () => {
  const source = String.raw`We get $1.8\times$ at 5\% for $\epsilon \leq 1$ in $\{1,2\}$.`;
  const segments = segmentsOf(source);

  test("the ideal finds all, the damaged text nothing", () => {
    const all = ["times", "percent", "greek", "relation"];
    expect(verdicts(segments, "We get 1.8× at 5% for ϵ ≤ 1 in {1,2}.")).toEqual(all.map((kind) => `found ${kind}`));
    expect(verdicts(segments, damageText(source))).toEqual(all.map((kind) => `left ${kind}`));
  });

  test("blanks, braces, dashes and forms of one letter are the same", () => {
    expect(verdicts(segments, "We get $1.8 ×$ at 5% for $ε⩽1$ in 1,2.")).toEqual([
      "found times",
      "found percent",
      "found greek",
      "found relation",
    ]);
  });

  test("another change of a damaged place is wrong", () => {
    expect(verdicts(segments, "We get 1.8÷ at 5% for ϵ ≤ 1 in {1,2}.")).toContain("wrong times");
  });

  test("a change of sound text is a harm", () => {
    expect(verdicts(segments, "We get 1.8× at 5% for ϵ ≤ 1 ∈ {1,2}.")).toContain("harm typed");
    expect(verdicts(segmentsOf(String.raw`done in time for $\epsilon$`), "done ∈ time for ϵ")).toEqual([
      "harm sound",
      "found greek word",
    ]);
    expect(verdicts(segmentsOf(String.raw`as well as $\alpha$`), "as wℓ as α")).toEqual([
      "harm sound",
      "found greek word",
    ]);
    expect(verdicts(segmentsOf(String.raw`as well as $\alpha$`), "as well as α.")).toContain("harm sound");
  });

  test("a name that the authors wrote out, read as a command, is told apart", () => {
    expect(verdicts(segmentsOf(String.raw`the gamma rays of $\epsilon$`), "the γ rays of ϵ")).toEqual([
      "harm typed",
      "found greek word",
    ]);
  });

  test("tells where it was, in the three texts", () => {
    const outcome = compareRepair(segments, damageText(source)).find(({ kind }) => kind === "percent");
    expect(outcome?.damaged).toContain(String.raw`at 5\% for`);
    expect(outcome?.mended).toContain(String.raw`at 5\% for`);
    expect(outcome?.ideal).toContain("at 5% for");
  });

  test("a false comma of a thin space, and a fraction's bar, may be there or not", () => {
    const spaced = segmentsOf(String.raw`in $5\,ms$ or $\frac{a}{b}$`);
    for (const text of ["in 5,ms or a{b}", "in 5 ms or a{b}", "in 5 ms or a/b"])
      expect(verdicts(spaced, text)).toEqual([]);
  });

  test("the ideal itself is never a harm", () => {
    const piece = constantFrom(
      "so ",
      "$\\alpha$ ",
      "$x\\leq y$, ",
      "``a'' ",
      "5\\% ",
      "\\url{u} ",
      "$\\hat x$ ",
      "in ",
      "$\\frac12$ ",
      "{\\em e} ",
    );
    assert(
      property(array(piece, { maxLength: 40 }), (pieces) => {
        const random = segmentsOf(pieces.join(""));
        const found = verdicts(random, random.map(({ ideal }) => ideal).join(""));
        expect(found.filter((verdict) => !verdict.startsWith("found"))).toEqual([]);
        const left = verdicts(random, random.map(({ damaged }) => damaged).join(""));
        expect(left.filter((verdict) => !verdict.startsWith("left"))).toEqual([]);
        expect(left).toHaveLength(found.length);
      }),
      { numRuns: 300 },
    );
  });
});

test("a formula as one line of Unicode, fonts dropped", () => {
  expect(lineOfTex(String.raw`\mathcal{O}(\sqrt{n} \cdot \frac{a}{b})`)).toBe("{O}(√{n} · {a}/{b})");
  expect(lineOfTex(String.raw`\nobody`)).toBe(String.raw`\nobody`);
});

test("sound is what has no sign of TeX", () => {
  expect(isSound("It is 3 times faster in 10 cases, similar to max pooling.")).toBe(true);
  for (const text of ["3times", "approx13%", "a_b", "5\\%", "is leq 1", "textbf word", "`x'"])
    expect(isSound(text)).toBe(false);
});

function segmentsOf(source: string): readonly Segment[] {
  const read = readSource(source);
  if ("sloppy" in read) throw new Error(read.sloppy);
  return read.segments;
}

function verdicts(segments: readonly Segment[], mended: string): readonly string[] {
  return compareRepair(segments, mended).map(({ verdict, kind }) => `${verdict} ${kind}`);
}
