import { defineCheck } from "../contracts.ts";
import { abstractOffset } from "../model/body.ts";
import { findGluedWords, type GluedWords } from "../text/glued-words.ts";
import { languageOf } from "../text/language.ts";

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "Where a line break was lost, two words run together: neither is found by a search, and readers stumble.",
  mend: "Put the blank back; waive the finding if the word is a name.",
  example: {
    bad: "We study the cost of learning.We show that theModel ofthe tide needs fewer samples.",
    good: "We study the cost of learning. We show that the Model of the tide needs fewer samples.",
  },
  check: ({ archive: { papers, files, site } }, report) => {
    for (const { title, abstract, language, file } of papers) {
      if (languageOf(language ?? site.language) !== "en") continue;
      const [inTitle] = findGluedWords(title, abstract);
      if (inTitle) report.at(file, ["title"], tell(inTitle, 0));
      const [first, ...others] = findGluedWords(abstract, title);
      if (first) report.inBody(file, abstractOffset(files.get(file), first.at), tell(first, others.length));
    }
  },
});

function tell({ found, expected }: GluedWords, more: number): string {
  const others = more === 0 ? "" : `, and ${more} more in this text`;
  return `found “${found}”${others}; expected “${expected}”: put the blank back, or waive this if it is a name`;
}
