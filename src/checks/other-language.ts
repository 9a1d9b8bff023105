import { defineCheck } from "../contracts.ts";
import { abstractOffset } from "../model/body.ts";
import { findOtherLanguage } from "../text/language.ts";
import { maskCode } from "../text/markdown-marks.ts";
import { maskFormulas } from "../text/tex/formulas.ts";

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A page says what language its text is in: read aloud, hyphenated or searched as another one, it is gibberish.",
  mend: "Write “language: …” in the paper's front matter, or put the text there that was meant.",
  example: {
    bad: "# content/site.yaml says “language: en”\ntitle: Muscheln nach Gezeiten sortieren\nid: muscheln-nach-gezeiten-sortieren",
    good: "title: Muscheln nach Gezeiten sortieren\nid: muscheln-nach-gezeiten-sortieren\nlanguage: de",
  },
  check: ({ archive: { papers, files, site } }, report) => {
    for (const { abstract, language, file } of papers) {
      const expected = language ?? site.language;
      const found =
        findOtherLanguage(abstract, expected) && findOtherLanguage(maskFormulas(maskCode(abstract)), expected);
      if (!found) continue;
      const mend = found.tag === undefined ? "write its language under “language”" : `write “language: ${found.tag}”`;
      report.inBody(
        file,
        abstractOffset(files.get(file), 0),
        `found an abstract in ${found.name}; expected “${expected}”, ${language === undefined ? "the site's language" : "as “language” says"}: ${mend}, or put in the abstract that was meant`,
      );
    }
  },
});
