import { defineCheck } from "../contracts.ts";
import { abstractOffset } from "../model/body.ts";
import { createCutWordTest } from "../text/cut-words.ts";
import { languageOf } from "../text/language.ts";
import { plainParagraphs } from "../text/plain-markdown.ts";
import { maskFormulas } from "../text/tex/formulas.ts";

/** Most abstracts end like this, and nothing more needs to be known. */
const WHOLE = /[.!?。！？][”’"'»)\]*_]*$/u;

/** Not after `etc`, and not after a comma, where they go on with a list. */
const DOTS = /(?<!\betc)(?<!,\s*)(?:…|\.\.\.|\. \. \.)[”’"'»)\]*_]*$/u;

/** No sentence of English ends with one of these. Left out are those that may, as “the world we live in” and “and so on”. */
const WORDS =
  "a an the our its their his her my your of and or nor at for from with to by into onto upon via as than that which who whose whom when while where because although if but is are was were be been being can could should would may might must via using such between among per including we propose called e.g. i.e.";
const OPEN_WORD = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.~@_-])(?:${WORDS.replace(/\./gu, "\\.?").split(" ").join("|")})$`,
  "u",
);
const LAST_WORD = /(?<![\p{L}\p{N}/.~@_-])[a-z]+$/u;
const OPEN_MARK = /[,;:([{=<&–—]$|\p{L}-$/u;

/** So much of the end is looked through for a bracket that nobody closed. */
const SENTENCE = 400;

/** The words by which the end is shown. */
const SHOWN = /\S{1,30}(?:\s+\S{1,30}){0,3}$/u;

export default defineCheck({
  scope: "archive",
  severity: "warning",
  why: "A page or a capture often holds only the beginning of an abstract, and readers take it for the whole.",
  mend: "Complete the abstract from the paper; waive the finding if the authors end it so.",
  example: {
    bad: "We prune half of the weights without loss, and show that the",
    good: "We prune half of the weights without loss, and show that the rest can be trained again.",
  },
  check: ({ archive: { papers, files, site } }, report) => {
    const isCutWord = createCutWordTest(papers.map(({ abstract }) => abstract));
    for (const { abstract, language, file } of papers) {
      const said = findCut(abstract, languageOf(language ?? site.language) === "en", isCutWord);
      if (said === undefined) continue;
      const shown = SHOWN.exec(abstract)?.[0] ?? "";
      report.inBody(
        file,
        abstractOffset(files.get(file), abstract.length - shown.length),
        `found an abstract that ends with ${said}: “${shown}”; expected its last sentence whole: complete it from the paper, or waive this if it ends so`,
      );
    }
  },
});

/** What an abstract that was cut off ends with; undefined for one that is whole, or may be. */
function findCut(abstract: string, isEnglish: boolean, isCutWord: (word: string) => boolean): string | undefined {
  if (WHOLE.test(abstract)) return DOTS.test(abstract) ? "dots" : undefined;
  const text = maskFormulas(plainParagraphs(abstract).at(-1)?.text ?? "").trimEnd();
  if (text === "" || endsInFormula(abstract)) return undefined;
  if (DOTS.test(text)) return "dots";
  if (OPEN_MARK.test(text)) return "an open sentence";
  if (isEnglish && OPEN_WORD.test(text)) return "an open sentence";
  const last = isEnglish ? LAST_WORD.exec(text)?.[0] : undefined;
  if (last !== undefined && isCutWord(last)) return "half a word";
  return hasOpenBracket(text.slice(-SENTENCE)) ? "an open bracket" : undefined;
}

function endsInFormula(abstract: string): boolean {
  return abstract.endsWith("$") && !abstract.endsWith("\\$");
}

/** An address at the end may have lost the bracket behind it. */
function hasOpenBracket(end: string): boolean {
  return end.lastIndexOf("(") > end.lastIndexOf(")") && !/(?:https?:\/\/|www\.|[\w-]+\.[a-z]{2,}\/)\S*$/u.test(end);
}
