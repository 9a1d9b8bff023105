import { defineCheck } from "../contracts.ts";

const WORD = /\p{Lu}{2,}/gu;
/** One word with a letter of lower case shows that capitals were a choice; a letter alone may be maths, as in `O(n)`. */
const LOWER = /\p{Ll}\p{L}|\p{L}\p{Ll}/u;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A title in capitals is a habit of a page, not of the paper: names lose their spelling in it, and lists look uneven.",
  mend: "Write the title as the paper's own page or arXiv does.",
  example: {
    bad: "title: A STRUCTURED SELF-ATTENTIVE SENTENCE EMBEDDING",
    good: "title: A Structured Self-Attentive Sentence Embedding",
  },
  check: ({ archive: { papers } }, report) => {
    for (const { title, file } of papers) {
      if (!isShouted(title)) continue;
      report.at(
        file,
        ["title"],
        "found a title in capitals; expected capitals where the paper has them: write it as its own page or arXiv does, or waive this if it is so there",
      );
    }
  },
});

/** Names and acronyms (`BERT`, `GPT-4 VS. LLAMA`) are short and few: two long words or five of any length are none. */
function isShouted(title: string): boolean {
  if (LOWER.test(title)) return false;
  const words = title.match(WORD) ?? [];
  return words.length >= 3 && (words.length >= 5 || words.filter(({ length }) => length >= 6).length >= 2);
}
