const GREEK =
  "(?:var)?(?:[Aa]lpha|[Bb]eta|[Gg]amma|[Dd]elta|epsilon|zeta|eta|[Tt]heta|iota|kappa|[Ll]ambda|mu|nu|[Xx]i|[Pp]i|rho|[Ss]igma|tau|[Uu]psilon|[Pp]hi|chi|[Pp]si|[Oo]mega)";

/** Marks of TeX, and quotation marks as it writes them. */
const MARKS = /[\\$^_{}~`]|''/;

/**
 * Words of English that are a letter and a name; most texts have one. No rule takes them apart: not `ell` behind a letter, nor the others,
 * which glued-names.ts lists, nor “times” between words. Letters beyond Latin-1 need not be looked for behind them: they are cues themselves.
 */
const ENGLISH =
  "(?:[A-Za-z]ell|[Oo]ne|[Aa]ll|[Aa]ge|[Ii]ll|[Ee]gg|[Nn]ull|[Pp]ile|nuScenes)(?![A-Za-zÀ-ÿﬀ-ﬆ])|(?<=[a-z0-9%] )times(?= [a-z]{2})";

/** Names that stand as words of their own, or at the end of one that begins with a letter or two. */
const WORDS = new RegExp(
  `(?<![A-Za-z])(?!${ENGLISH})(?:${GREEK}(?:[A-Z]|(?![a-z]))|(?:[A-Za-z]?|${GREEK})'?(?:leq|geq|neq|approx|ell|pm|mid|perp|ll|gg|le|ge|ne|sim|bullet|times)(?![a-z])|[a-zA-Z]'?in (?:[A-Z][\\^_]|[[{(]|math)|times\\d|sim\\d|pm\\d|perp[A-Z]|ho ?=|mu[PT]|(?:hat|bar|vec)(?:[A-Z]|ell|${GREEK}))`,
);

/** Parts that no word of English has. */
const PARTS =
  /cdot|(?<!(?<![A-Za-z])n)arrow|infty|math(?:cal|bb|bf|rm|frak|sf|it|scr)|propto|nabla|langle|[lr](?:ceil|floor)|subseteq|supseteq|emptyset|varnothing|textpm|texttimes|boldsymbol|operatorname|wide(?:hat|tilde)|oplus|otimes|simeq|(?:prec|succ)eq|lesssim|gtrsim|mapsto|sqrt|frac(?!t)|tilde|ldots|big(?:cup|cap)|times(?=[a-z]{4})(?<=[a-z]{4}times)|x20[12][0-9a-f]|neq(?![a-z])|approx(?![a-z])|asymp(?!tot)|(?:left|right|big)[([{|)\]}]| space(?<=\d space) [bmt]|[lr]vert|vee|limits_/;

/** Signs beyond Latin and punctuation, and the keys of citations. */
const SIGNS = /[^ -~ ¡-¬®-ÿ‐-‧“”‘’ﬀ-ﬆ]/;
const KEYS = /[A-Z][a-z]+(?:19|20)\d\d[A-Z]/;

/** False for a text that has nothing of what the repairer looks for: most texts have none of it, and this is told much faster. */
export function mayNeedMending(text: string): boolean {
  return MARKS.test(text) || SIGNS.test(text) || KEYS.test(text) || PARTS.test(text) || WORDS.test(text);
}
