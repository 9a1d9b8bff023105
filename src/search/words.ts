import { stemmer } from "stemmer";
import { foldToAscii } from "../text/fold-letters.ts";

/** A word of a text or of a question. */
export interface Word {
  /** Folded: case, accents, Greek, compatibility forms. */
  readonly form: string;
  /** Where the word stands: UTF-16 units of the text, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** It is the rest of a run of Chinese, Japanese or Korean characters that the word before began. */
  readonly isContinued: boolean;
  /** It is one such character, the only one of its run, or the last. */
  readonly isLone: boolean;
}

/** Plain text → its words, in order. Remembers forms: make one for many texts. */
export type WordReader = (text: string) => readonly Word[];

/** Longest form, in UTF-16 units: what is longer is no word that somebody types. */
const MOST_LETTERS = 48;

const PART = String.raw`\p{L}\p{N}\p{M}`;
const PAIRED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー`;
const INFINITY = String.raw`∞|\\?inf(?:ty|inity)?`;

/*
 * In the order tried: the norms ℓ_∞, l-2, L infinity; a letter with one script, x_i, R^{n}; infinity; a run of characters that are paired;
 * a Greek letter with raised or lowered digits, which are a word of their own; any other row of letters and digits.
 */
const WORD = new RegExp(
  [
    String.raw`(?<![${PART}])(?<norm>(?:ell|[lLℓ])(?:[-‐‑_^]\{?(?<norms>\p{N}+|${INFINITY})\}?|[ ]?(?:∞|inf(?:ty|inity))|(?<=ell)\p{N}+)(?![${PART}]))`,
    String.raw`(?<![${PART}])(?<base>ell|(?![\p{Script=Greek}${PAIRED}])\p{L})\p{M}*[_^]\{?(?<script>\p{L}|\p{N}+|${INFINITY})\}?(?![${PART}])`,
    String.raw`(?<infinity>∞)`,
    String.raw`(?<run>(?:[${PAIRED}]\p{M}*)+)`,
    String.raw`(?<greek>\p{Script=Greek}+)(?=[⁰¹²³⁴-⁹₀-₉])`,
    String.raw`(?:(?![${PAIRED}])[${PART}])+`,
  ].join("|"),
  "gu",
);

/** True for a text in which {@link WORD} finds rows of ASCII letters and digits alone. */
const isPlain = (text: string): boolean =>
  !/[^\x00-\x7f]|[_^]/.test(text) && !/\b(?:ell\d|l[- ](?:inf|\d))/i.test(text);

const ROW = /[A-Za-z0-9]+/g;

/**
 * Makes a {@link WordReader}. Hyphens and other signs part words. Scripts are joined to a single letter before them, so that `ell_2`, `l2`
 * and `ℓ₂` are one word. Runs of Chinese, Japanese and Korean are read as overlapping pairs of characters; a run in a text ends in its
 * last character alone too, so that each single one begins a word.
 */
export function createWordReader(): WordReader {
  const known = new Map<string, string>();
  const fold = (word: string): string => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const form = cutForm(foldToAscii(word).normalize("NFC"));
    known.set(word, form);
    return form;
  };
  return (text) => {
    const words: Word[] = [];
    const add = (form: string, from: number, to: number, isContinued = false, isLone = false): void => {
      if (form !== "") words.push({ form, from, to, isContinued, isLone });
    };
    if (isPlain(text)) {
      for (const { 0: word, index } of text.matchAll(ROW)) add(fold(word), index, index + word.length);
      return words;
    }
    for (const { 0: word, index, groups } of text.matchAll(WORD)) {
      const end = index + word.length;
      if (groups?.["run"] === undefined) add(readForm(word, groups ?? {}, fold), index, end);
      else
        for (const { text: pair, from, isLone } of pairUp(word))
          add(fold(pair), index + from, index + from + pair.length, from > 0, isLone);
    }
    return words;
  };
}

function readForm(
  word: string,
  groups: Readonly<Record<string, string | undefined>>,
  fold: (word: string) => string,
): string {
  const { norm, base, script, infinity } = groups;
  if (norm !== undefined) {
    const order = norm.replace(/^(?:ell|[lLℓ])[-‐‑_^ ]?\{?|\}$/gu, "");
    return `l${foldScript(order, fold)}`;
  }
  if (base !== undefined) return cutForm(`${base === "ell" ? "l" : fold(base)}${foldScript(script ?? "", fold)}`);
  return infinity === undefined ? fold(word) : "infinity";
}

function foldScript(script: string, fold: (word: string) => string): string {
  return /^(?:∞|\\?inf)/iu.test(script) ? "inf" : fold(script);
}

function pairUp(run: string): readonly { readonly text: string; readonly from: number; readonly isLone: boolean }[] {
  const characters = Array.from(
    run.matchAll(new RegExp(String.raw`[${PAIRED}]\p{M}*`, "gu")),
    ({ 0: text, index }) => ({ text, from: index }),
  );
  return characters.map(({ text, from }, index) => {
    const next = characters[index + 1];
    return { text: text + (next?.text ?? ""), from, isLone: next === undefined };
  });
}

/** At most {@link MOST_LETTERS} units, no half of a pair at the end. */
function cutForm(form: string): string {
  return form.length <= MOST_LETTERS ? form : form.slice(0, MOST_LETTERS).replace(/[\ud800-\udbff]$/u, "");
}

/** The stem of a form: English (Porter); what is no row of the letters a to z is its own. */
export function stemOf(form: string): string {
  return /^[a-z]+$/.test(form) ? stemmer(form) : form;
}
