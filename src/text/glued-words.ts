import { maskCode } from "./markdown-marks.ts";
import { maskFormulas } from "./tex/formulas.ts";

/*
 * Words of English that run together, told by what no writer writes: a sentence that begins right behind the full stop of another, a comma
 * or bracket with a function word right behind it, a function word that a capital or another function word is stuck to. Names in mixed case
 * (PyTorch, iPhone, nuScenes), addresses, versions, code and formulas are none of these.
 */

export interface GluedWords {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly found: string;
  /** The same with its blank. */
  readonly expected: string;
}

/** After a word in lower case, as `learning.We`; not the names of sites, files and modules, as `booking.Com` or `torch.Tensor`. */
const SENTENCE =
  /(?<![\p{L}\p{N}_.-])(?<left>[a-z]{3,}[.!?])(?<right>(?!(?:Com|Net|Org|Js|Py|Tensor|Array|Module)\b)(?:[A-Z][a-z]{2,}|(?:We|In|It|To|On|As|By|If|An|At)(?![\p{L}\p{N}]))(?![\p{L}\p{N}_(.]))/gu;

/** `however,the`, `obtained,by`, `(CNN)for`; nothing stuck to a bracket that only opens a word, as in `(with)in`. */
const COMMA =
  /(?<![\p{L}\p{N}_,&])(?<left>[A-Za-z]{3,}[,;])(?<right>(?:the|we|this|our|it|which|where|with|and|whose|that|these|their|to|in|of|for|is|are|by|while|but|such|as|an|resulting|leading|including)(?![\p{L}\p{N}_,'’-]))/gu;
const BRACKET =
  /(?<![\p{L}\p{N}(])(?<left>(?!\((?:with|there|where|here|in|on|un|al|up)\))\(?[A-Za-z]{2,}\))(?<right>(?:and|is|are|of|the|to|for|with|in|which|that|by|from|we|as|on|can|has|have|or)(?![\p{L}\p{N}_-]))/gu;

/** `ofthe`, `betweenthese`. */
const PAIR =
  /(?<![\p{L}\p{N}_'’-])(?<left>of|in|on|to|and|for|from|with|that|by|is|at|are|we|can|has|have|over|into|between|In|For|To|On)(?<right>(?:the|this|our|their|these|which|its)(?![\p{L}\p{N}_'’-]))/gu;

/** `samplesfrom`, `modelswhich`; not `therefrom`, `herewith` or `bandwith`. */
const END =
  /(?<![\p{L}\p{N}_-])(?<left>(?!(?:there|where|here|forth|band)(?:from|with))[a-z]{4,})(?<right>(?:from|with|which)(?![\p{L}\p{N}_-]))/gu;

/** `theModel`, `andGaussian`: words so frequent that no name begins with them. */
const CAPITAL =
  /(?<![\p{L}\p{N}_./-])(?<left>the|and|with|from|that|this|our|these|which)(?<right>[A-Z][a-z]{3,}[A-Za-z]*)/gu;
/** `inText`, `ofNature`: names may begin like this (`onLine`), so the word must stand in the text alone as well. */
const SHORT = /(?<![\p{L}\p{N}_./-])(?<left>in|on|of|to|by|for|is|are|via)(?<right>[A-Z][a-z]{3,}[A-Za-z]*)/gu;

const PATTERNS = [SENTENCE, COMMA, BRACKET, PAIR, END, CAPITAL, SHORT];

/** A text without any of this, which nearly all are, has nothing to look at more closely; several quick looks cost less than one. */
const MAY: readonly ((text: string) => boolean)[] = [
  (text) => /[,;)][a-z]|[.!?][A-Z][a-z]/.test(text),
  (text) => /[a-z](?:from|with|which) /.test(text),
  (text) =>
    / (?:of|in|on|to|and|for|from|with|that|by|is|at|are|we|can|has|have|over|into|between|In|For|To|On)(?:the|this|our|their|these|which|its)\b/.test(
      text,
    ),
  (text) =>
    /[a-z][A-Z][a-z]{3}/.test(text) && /(?:he|nd|th|om|at|is|ur|se|ch|in|on|of|to|by|or|re|ia)[A-Z][a-z]{3}/.test(text),
];

const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{1,63}\.[a-z]{2,24}\/\S+|(?<!\S)\S{1,100}@\S+/gu;

/** Words that run together in a text of English Markdown, in order; `beside` is more text of the same paper, which may bear a name out. */
export function findGluedWords(markdown: string, beside = ""): readonly GluedWords[] {
  if (!MAY.some((look) => look(markdown))) return [];
  const text = maskFormulas(maskCode(markdown)).replace(ADDRESS, (address) => " ".repeat(address.length));
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ index, groups }) => {
      const { left = "", right = "" } = groups ?? {};
      const found = left + right;
      if ((pattern === CAPITAL || pattern === SHORT) && isName(found, right, pattern === SHORT, `${text} ${beside}`))
        return [];
      return [{ at: index, found, expected: `${left} ${right}` }];
    }),
  ).sort((a, b) => a.at - b.at);
}

/** A word in mixed case that comes again is a name; one that begins with a short word needs the rest of it alone elsewhere to be none. */
function isName(word: string, rest: string, isShort: boolean, text: string): boolean {
  if (text.split(word).length > 2) return true;
  return isShort && !new RegExp(String.raw`(?<![\p{L}\p{N}])${rest}(?![\p{L}\p{N}])`, "u").test(text);
}
