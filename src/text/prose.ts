import { parsePrintedDate } from "./printed-date.ts";

/** What a line looks like, told from its words: evidence for what it is, never proof. */
export interface LineShape {
  readonly words: number;
  /** Ends as a sentence does, or in a link. */
  readonly endsSentence: boolean;
  /** One sentence ends with a full stop and another begins inside it; titles ask and exclaim, too. */
  readonly hasSentenceBreak: boolean;
  readonly startsLower: boolean;
  /** Starts as a sentence about the paper does: "We propose", "In this paper". */
  readonly startsAsProse: boolean;
  readonly hasLink: boolean;
  readonly isDate: boolean;
  /** A whole number, or `-`: votes, counts, page numbers. */
  readonly isNumber: boolean;
  /** A heading inside an abstract: "Background", "Methods:". */
  readonly isHeading: boolean;
}

/** Days as other pages print them: `2023-10-16`, `16 October 2023`, `October 16th, 2023`, `2023`. */
const OTHER_DATE =
  /^(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}|(?:19|20)\d\d|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})$/u;

/** Not behind abbreviations. */
const SENTENCE_BREAK =
  /(?<!\b(?:vs|al|etc|cf|eg|ie|[Nn]o|[Ff]ig|Eq|Dr|St)|\.\p{L})(?<=[\p{Ll}\p{N})\]%}])\.["')\]”’]* +["'(“‘]?[\p{Lu}\p{N}]/u;

const HEADINGS = new Set(
  (
    "abstract aim aims approach background code conclusion conclusions context contribution contributions data discussion evaluation " +
    "experiments findings impact introduction keywords limitations method methods methodology motivation objective objectives " +
    "overview problem purpose result results setting significance summary"
  ).split(" "),
);

/** Measures a line of clean text. */
export function shapeOf(line: string): LineShape {
  const words = line === "" ? 0 : line.split(" ").length;
  return {
    words,
    endsSentence:
      (/[.!?…。][)\]"'”’}*]*$/u.test(line) && !endsInAbbreviation(line)) ||
      /https?:\/\/\S|\bgit(?:hub|lab)\.com\/\S/iu.test(lastWord(line)),
    hasSentenceBreak: SENTENCE_BREAK.test(line),
    startsLower: /^[\p{Ll}]/u.test(line),
    startsAsProse:
      /^(?:we|our|in this (?:paper|work|article)|in contrast|this (?:paper|work|article|is)|these|however|it is|moreover|furthermore)\b/iu.test(
        line,
      ),
    hasLink: /https?:\/\//u.test(line),
    isDate: parsePrintedDate(line) !== undefined || OTHER_DATE.test(line),
    isNumber: /^(?:-|[\d.,]+)$/u.test(line),
    isHeading: HEADINGS.has(line.replace(/[:.]$/u, "").toLowerCase()),
  };
}

/** Ends in a full stop that ends no sentence: more follows on the next line. */
export function endsInAbbreviation(line: string): boolean {
  return /(?:^|[\s(])(?:vs|cf|e\.g|i\.e)\.$/iu.test(line);
}

function lastWord(line: string): string {
  return line.slice(line.lastIndexOf(" ") + 1);
}

/** Running text: whole sentences, or more words in a row than a title has. */
export function isProse(shape: LineShape): boolean {
  return (shape.endsSentence && shape.words >= 4) || shape.hasSentenceBreak || shape.words >= 25;
}
