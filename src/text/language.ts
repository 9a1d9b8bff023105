/** The language of a BCP 47 tag, without script and region: `zh` of `zh-Hans-CN`. */
export function languageOf(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? "";
}

/** Scripts by their Unicode name, and the languages written in each that an archive may name. */
const SCRIPTS: readonly (readonly [script: string, pattern: RegExp, languages: string])[] = [
  ["Chinese characters", /\p{Script=Han}/gu, "zh ja ko yue wuu lzh"],
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  ["Hangul", /\p{Script=Hangul}/gu, "ko"],
  ["Cyrillic letters", /\p{Script=Cyrillic}/gu, "ru uk be bg sr mk kk ky mn tg tt"],
  ["Arabic letters", /\p{Script=Arabic}/gu, "ar fa ur ps ku ug sd"],
  ["Hebrew letters", /\p{Script=Hebrew}/gu, "he yi"],
  ["Greek letters", /\p{Script=Greek}/gu, "el grc"],
  ["Devanagari", /\p{Script=Devanagari}/gu, "hi mr ne sa"],
  ["Thai letters", /\p{Script=Thai}/gu, "th"],
  ["Latin letters", /\p{Script=Latin}/gu, ""],
];

/** Languages of which nothing is known but that they are not in this list are left alone. */
const LATIN = new Set(
  "en de fr es it pt nl sv da nb nn no fi is pl cs sk sl hr ro hu tr vi id ms ca eu gl et lv lt sq sw tl af ga cy la eo".split(
    " ",
  ),
);

/** Frequent words that few other languages have. */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: "the of and to in is that for with we this are by on as be from an which our can it not have these",
    de: "der die das und ist nicht ein eine einer eines einen mit für von den dem des auf wird werden sich wir dass durch auch sind zur zum über",
    fr: "le la les des une est et du dans pour que qui sur par avec nous cette ces sont aux au plus ne pas entre leur",
    es: "el los las una que para con por del como este esta estos son más se su sus entre nos sobre también",
    pt: "os uma que para com por dos das como este esta são mais não seu sua entre também ao pela pelo um",
    it: "il gli della delle dei una che per con sono questo questa nel nella dal dalla anche più è degli del",
    nl: "het een van en dat niet zijn voor met wordt worden deze op aan door bij ook naar wij",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);
const NAMES: Readonly<Record<string, string>> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
  pt: "Portuguese",
  it: "Italian",
  nl: "Dutch",
};

/** What a text seems to be written in: its name, and its tag where it is sure. */
export interface OtherLanguage {
  readonly name: string;
  readonly tag?: string | undefined;
}

/** So much of a text tells its language. */
const ENOUGH = 2000;
/** Letters, of which two in three must be of a foreign script; words, of which so many and so large a part must be another language's. */
const LEAST_LETTERS = 20;
const LEAST_WORDS = 40;
const LEAST_SHARE = 0.2;
/** So many characters at the beginning, with so many words of a language, are in it. */
const GLANCE = 400;
const AT_A_GLANCE = 6;

/**
 * The language that a plain text without maths is plainly in, when it is not the one its tag says; undefined when it is, or cannot be told. A foreign script
 * is told by its share of letters, another language in Latin letters by its frequent words, of which the expected one's must be nearly absent.
 */
export function findOtherLanguage(text: string, tag: string): OtherLanguage | undefined {
  const expected = languageOf(tag);
  if (startsIn(text, WORDS[expected])) return undefined;
  const start = text.slice(0, ENOUGH);
  return findScript(start, expected) ?? findWords(start, expected);
}

/** Tells at a glance what nearly every text of an archive is: in the language it should be in. */
function startsIn(text: string, own: ReadonlySet<string> | undefined): boolean {
  if (!own) return false;
  let count = 0;
  for (const word of text.slice(0, GLANCE).split(" ")) if (own.has(word)) count += 1;
  return count >= AT_A_GLANCE;
}

function findScript(text: string, expected: string): OtherLanguage | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS) return undefined;
  const known = LATIN.has(expected) || SCRIPTS.some(([, , languages]) => languages.split(" ").includes(expected));
  if (!known) return undefined;
  for (const [name, pattern, languages] of SCRIPTS) {
    const isOwn = languages === "" ? LATIN.has(expected) : languages.split(" ").includes(expected);
    if (isOwn) continue;
    const count = text.match(pattern)?.length ?? 0;
    if (count * 3 > letters * 2) return { name };
  }
  return undefined;
}

function findWords(text: string, expected: string): OtherLanguage | undefined {
  const own = WORDS[expected];
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (!own || words.length < LEAST_WORDS) return undefined;
  const count = (set: ReadonlySet<string>): number => words.reduce((sum, word) => sum + (set.has(word) ? 1 : 0), 0);
  const ownCount = count(own);
  let best: OtherLanguage | undefined;
  let most = Math.max(words.length * LEAST_SHARE, ownCount * 4);
  for (const [language, set] of Object.entries(WORDS)) {
    const found = language === expected ? 0 : count(set);
    if (found > most) [best, most] = [{ name: NAMES[language] ?? language, tag: language }, found];
  }
  return best;
}
