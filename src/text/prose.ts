import { parsePrintedDate } from "./printed-date.ts";

/** What a line looks like, told from its words: evidence for what it is, never proof. */
export interface LineShape {
  readonly words: number;
  /** Ends as a sentence does, or in a link. */
  readonly endsSentence: boolean;
  /** One sentence ends and another begins inside it. */
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
      /[.!?…。][)\]"'”’}*]*$/u.test(line) ||
      /https?:\/\/\S+$/u.test(line) ||
      /\bgit(?:hub|lab)\.com\/\S+$/iu.test(line),
    hasSentenceBreak: /[\p{Ll}\p{N})\]%}][.!?]["')\]”’]* +["'(“‘]?[\p{Lu}\p{N}]/u.test(line),
    startsLower: /^[\p{Ll}]/u.test(line),
    startsAsProse:
      /^(?:we|our|in this (?:paper|work|article)|in contrast|this (?:paper|work|article|is)|these|however|it is|moreover|furthermore)\b/iu.test(
        line,
      ),
    hasLink: /https?:\/\//u.test(line),
    isDate: parsePrintedDate(line) !== undefined || /^(?:\d{4}-\d\d-\d\d|(?:19|20)\d\d)$/u.test(line),
    isNumber: /^(?:-|[\d.,]+)$/u.test(line),
    isHeading: HEADINGS.has(line.replace(/[:.]$/u, "").toLowerCase()),
  };
}

/** Running text: whole sentences, or more words in a row than a title has. */
export function isProse(shape: LineShape): boolean {
  return (shape.endsSentence && shape.words >= 4) || shape.hasSentenceBreak || shape.words >= 25;
}
