/** A name taken apart, where its form leaves no doubt; else as a whole. */
export type PersonName =
  | {
      readonly given: string;
      /** `van der`, kept with the family name. */
      readonly particle?: string | undefined;
      readonly family: string;
      /** `Jr.`, `III` */
      readonly suffix?: string | undefined;
    }
  | { readonly literal: string };

/** Words that no person is called: many sign as one. */
const GROUP =
  /\b(?:collaboration|consortium|teams?|groups?|labs?|laborator(?:y|ies)|institute|university|project|community|initiative|network|foundation|research|others)\b/iu;

const SUFFIX = /^(?:[JS]r\.?|II|III|IV)$/u;

/** Particles of family names in Dutch, German, French, Italian, Spanish, Portuguese, Arabic and the Nordic languages. */
const PARTICLES: ReadonlySet<string> = new Set(
  "van von der den de del della di da do dos das du la le ten ter zu zum zur af av al el bin ibn".split(" "),
);

/** `Ada`, `Chi-Ming`, `O’Brien`, `Ødegård`: a capital, then mostly small letters; in Latin script alone, where given names stand first. */
const WORD = /^(?:\p{Script=Latin}\p{M}*['’])?\p{Lu}[\p{Script=Latin}\p{M}'’-]*\p{Ll}\p{M}*$/u;
const LATIN = /^[\p{Script=Latin}\p{M}'’. -]+$/u;
const INITIALS = /^(?:\p{Lu}\p{M}*\.-?)+$|^\p{Lu}\p{M}*$/u;

/**
 * Takes a name as its bearer writes it apart into given and family name: `Ada Lindqvist`, `J. R. Roe`, `Bo van der Berg`, `Chi Okafor, Jr.`
 * A name of one word or of three full ones, in another script, with a comma, in capitals, or of a group stays whole: to cut it were to guess.
 */
export function parsePersonName(name: string): PersonName {
  const literal = name.replace(/\s+/gu, " ").trim();
  const words = literal.replace(/,(?= (?:[JS]r\.?|II|III|IV)$)/u, "").split(" ");
  const suffix = SUFFIX.test(words.at(-1) ?? "") ? words.pop() : undefined;
  if (!LATIN.test(words.join(" ")) || GROUP.test(literal)) return { literal };
  const family = words.pop() ?? "";
  const first = words.findIndex((word) => PARTICLES.has(word));
  const particles = first < 0 ? [] : words.splice(first);
  const hasGiven = words.length > 0 && words.every((word, index) => isGiven(word, index));
  if (!hasGiven || !WORD.test(family) || !particles.every((word) => PARTICLES.has(word))) return { literal };
  return {
    given: words.join(" "),
    ...(particles.length > 0 && { particle: particles.join(" ") }),
    family,
    ...(suffix !== undefined && { suffix }),
  };
}

/** Whether a name that {@link parsePersonName} leaves whole has the form that BibTeX knows how to take apart: several words, the last a full one. */
export function hasNaturalOrder(literal: string): boolean {
  const words = literal.split(" ");
  const isName = words.length > 1 && words.every((word) => WORD.test(word) || INITIALS.test(word));
  return isName && !GROUP.test(literal) && WORD.test(words.at(-1) ?? "") && !SUFFIX.test(words.at(-1) ?? "");
}

/** The first word, or an initial: a second full word may belong to the family name. */
function isGiven(word: string, index: number): boolean {
  return INITIALS.test(word) || (index === 0 && WORD.test(word));
}
