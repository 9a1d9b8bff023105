import { defineCheck } from "../contracts.ts";
import { bodyOf } from "../model/body.ts";
import { maskCode } from "../text/markdown-marks.ts";
import { findFormulas } from "../text/tex/formulas.ts";
import { texToMathml } from "../text/tex/mathml.ts";

/** So much of a formula is shown. */
const SHOWN = 60;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "TeX that cannot be typeset is shown to readers as it is typed.",
  mend: "Write the formula with commands of LaTeX and amsmath, or put a backslash before each “$” where no maths is meant.",
  example: {
    bad: String.raw`The error falls as $\frac{1}{n$ with the number of samples.`,
    good: String.raw`The error falls as $\frac{1}{n}$ with the number of samples.`,
  },
  check: ({ archive: { files } }, report) => {
    for (const file of files.values()) {
      if (!file.path.endsWith(".md") || !file.text.includes("$")) continue;
      for (const { at, tex } of findFormulas(maskCode(bodyOf(file)))) {
        const result = texToMathml(tex);
        if (!("error" in result)) continue;
        const shown = tex.length > SHOWN ? `${tex.slice(0, SHOWN)}…` : tex;
        report.inBody(
          file.path,
          at,
          `found ${result.error}, in the formula “$${shown.replace(/\s+/gu, " ")}$”; expected TeX that can be typeset: write it with commands of LaTeX, or put a backslash before each “$” if no maths is meant`,
        );
      }
    }
  },
});
