import { symbolKind } from "./piece.ts";
import {
  endsOperand,
  isLetter,
  isMark,
  isNumber,
  isVariable,
  type Site,
  startsInterval,
  startsOperand,
  startsSet,
} from "./site.ts";
import { findSymbol, namesOfKind } from "./symbols.ts";

/** Tells whether a name at a place is a command that lost its backslash. */
export type NameRule = (site: Site) => boolean;

const ENGLISH_UNITS = /^(?:[a-z]{3,}|[A-Z][a-z]{2,})$/;

/** `\times` in a multiplicity, a size or a product; “3 times faster” is English. */
function isTimes(site: Site): boolean {
  const { left, leftGap, right, rightGap, beforeLeft, afterRight } = site;
  if (isMark(left, "{") && isMark(right, "}")) return true;
  if (left && !leftGap && (isNumber(left) || isMark(left, ")]}|") || left.kind === "math" || left.kind === "symbol"))
    return true;
  if (left && !leftGap && left.kind === "word") {
    if (left.text.length === 1) return startsOperand(right) || rightGap || !right || right.kind === "mark";
    const isInside = right?.kind === "word" && !rightGap && right.text.length >= 3 && left.text.length >= 3;
    return isInside
      ? !/^(?:tamp|tep|cale|pan|eries|lot|aving)/.test(right.text)
      : /[A-Z]$/.test(left.text) && startsOperand(right);
  }
  if (isNumber(right) && !rightGap) return left === undefined || leftGap || isMark(left, "(~");
  if (!leftGap || !rightGap) return false;
  if (isVariable(left) && isVariable(right)) return !isNumber(beforeLeft) && !isMark(afterRight, "-");
  if (isMark(left, ")]}") && (isVariable(right) || isMark(right, "([{"))) return true;
  if (isNumber(left) && isNumber(right))
    return isMark(afterRight, "^") || left?.text === right?.text || (site.isDamaged && isMark(beforeLeft, "(^"));
  return isVariable(left) && isNumber(right) && site.isDamaged;
}

/** `\sim` before a number (“about”), or between a variable and its distribution; `sim2real` is a word. */
function isSim({ left, leftGap, right, rightGap, afterRight, beforeLeft, farRight, isDamaged }: Site): boolean {
  if (isMark(left, "{") && isMark(right, "}")) return true;
  if (left?.kind === "word" && !leftGap && left.text.length > 1) return false;
  if (isMark(right, "!") && isNumber(afterRight)) return true;
  if (isNumber(right) && !rightGap) return !(afterRight?.kind === "word" && ENGLISH_UNITS.test(afterRight.text));
  if (isNumber(right)) {
    const isUnit =
      farRight?.text === "%" ||
      farRight?.kind === "command" ||
      isMark(afterRight, "^") ||
      /^[KMBGTx]$/.test(afterRight?.text ?? "");
    return isMark(left, "(") || isUnit || isNumber(left) || left?.text === "%" || left?.kind === "symbol" || isDamaged;
  }
  const isDistributed = isVariable(left) || (isNumber(left) && isMark(beforeLeft, "_"));
  if (isDistributed && right?.kind === "word" && /^[A-Z][a-z]+/.test(right.text) && isMark(afterRight, "("))
    return true;
  if (isDistributed && isMark(beforeLeft, "_") && isVariable(right)) return true;
  return endsOperand(left) && !isNumber(left) && startsOperand(right) && (isDamaged || isMark(afterRight, "(^_"));
}

/** `\pm` beside a number: `82.3 pm 0.4`, `(pm1)`; 5 pm is an hour, pm2.5 a dust. */
function isPlusMinus({ left, leftGap, right, rightGap, isDamaged }: Site): boolean {
  if (isNumber(right) && !rightGap)
    return !(/^(?:2[.,]5|10)$/.test(right?.text ?? "") && (left === undefined || leftGap));
  if (isNumber(left) && isNumber(right)) return !leftGap || /[.]/.test(left?.text ?? "");
  if (isNumber(right) && (isMark(left, "{(") || left?.text === "%")) return true;
  return isDamaged && endsOperand(left) && startsOperand(right);
}

function isBetween({ left, right }: Site): boolean {
  return endsOperand(left) && startsOperand(right);
}

function isElement(site: Site): boolean {
  const { left, right, leftGap, rightGap, isDamaged, afterRight, beforeLeft, farLeft, farRight } = site;
  /* “le epsilon in O(n) queries”: the comparison is over, and so is the formula. */
  if (symbolKind(farLeft) === "relation" || isMark(farLeft, "=<>") || isMark(farRight, "=")) return false;
  if (isMark(left, "}") && isMark(beforeLeft, ")")) return false;
  const isScripted = isMark(beforeLeft, "_^") && !leftGap && isNumber(left);
  const isStrong =
    isMark(right, "[") || isMark(afterRight, "^") || (right?.kind === "word" && right.text.startsWith("mathbb"));
  const isElementLeft =
    isVariable(left) ||
    isScripted ||
    (isStrong && isLetter(left)) ||
    isMark(left, "'’})*") ||
    left?.kind === "symbol" ||
    (!leftGap && isLetter(left)) ||
    (left?.kind === "word" && findSymbol(left.text)?.kind === "greek");
  if (!isElementLeft || (isMark(left, ")") && !isLetter(beforeLeft) && !isNumber(beforeLeft))) return false;
  if (isMark(left, "}*") && !isDamaged && !isStrong) return false;
  if (farLeft?.kind === "blank") return false;
  if (startsSet(site))
    return (
      !isMark(right, "(") ||
      startsInterval(site) ||
      isDamaged ||
      left?.kind === "symbol" ||
      findSymbol(left?.text ?? "")?.kind === "greek"
    );
  if (!rightGap && !(right?.kind === "symbol")) return false;
  return (
    isDamaged &&
    ((right?.kind === "symbol" && /^[A-Z]/.test(right.name ?? "")) ||
      (/^[A-Z]$/.test(right?.text ?? "") &&
        right?.text !== "A" &&
        right?.text !== "I" &&
        afterRight?.kind !== "word" &&
        !isMark(afterRight, "(")))
  );
}

/** Words of English that are a letter and the name of a command. */
const COMPARED = ({ left, leftGap, right, rightGap }: Site): boolean =>
  (isMark(left, "(") && !leftGap && rightGap && isNumber(right)) ||
  ((isNumber(left) ||
    isVariable(left) ||
    isMark(left, ")]}|'’*") ||
    left?.kind === "symbol" ||
    (!leftGap && isLetter(left)) ||
    (left?.kind === "word" && findSymbol(left.text)?.kind === "greek")) &&
    (isNumber(right) ||
      isVariable(right) ||
      right?.kind === "symbol" ||
      isMark(right, "|({[") ||
      (right?.kind === "word" && findSymbol(right.text) !== undefined)));

function isNear({ right, rightGap, left, leftGap }: Site): boolean {
  if (isMark(right, ".") && !rightGap) return !leftGap && endsOperand(left);
  return !(
    right?.kind === "word" &&
    !rightGap &&
    right.text.length > 1 &&
    findSymbol(right.text) === undefined &&
    !/^(?:log|frac|sqrt|math|left|tilde|wide)/.test(right.text)
  );
}

function isScript({ left, leftGap, beforeLeft }: Site): boolean {
  return !leftGap && (isMark(left, "^_") || (isMark(left, "{") && isMark(beforeLeft, "^_")));
}

function hasScript({ right, rightGap }: Site): boolean {
  return !rightGap && isMark(right, "^_");
}

const INFIX_OF_SETS: NameRule = ({ left, right, beforeLeft, leftGap, isDamaged }) => {
  /* The 100K subset of something is a number and a word. */
  const isName = /^[A-Z]$/.test(left?.text ?? "") && left?.text !== "A" && !isNumber(beforeLeft);
  const isLeft = isName || left?.kind === "symbol" || isMark(left, ")]}") || (!leftGap && isLetter(left));
  const isRight =
    /^[A-Z]$/.test(right?.text ?? "") ||
    right?.kind === "symbol" ||
    isMark(right, "[{") ||
    (isDamaged && (isMark(right, "(") || isLetter(right)));
  return isLeft && isRight && (isName || isDamaged);
};

/** `f: X to Y`, `R^q to Y`. */
function isMap({ left, leftGap, right, beforeLeft, farLeft, isDamaged }: Site): boolean {
  const isTarget = /^[A-Z]$/.test(right?.text ?? "") || isMark(right, "[{");
  if (!isTarget || !isVariable(left)) return false;
  return farLeft?.text === ":" || (isDamaged && (isMark(beforeLeft, "^") || !leftGap));
}

const RULES: ReadonlyMap<string, NameRule> = new Map(
  Object.entries<NameRule>({
    times: isTimes,
    sim: isSim,
    pm: isPlusMinus,
    mp: ({ left, right }) => isNumber(left) && isNumber(right),
    in: isElement,
    notin: isElement,
    approx: isNear,
    leq: isNear,
    geq: isNear,
    neq: isNear,
    le: COMPARED,
    ge: COMPARED,
    ne: COMPARED,
    ll: COMPARED,
    gg: COMPARED,
    to: (site) =>
      /^(?:∞|infty)$/.test(site.right?.text ?? "") ||
      (isMark(site.right, "-") && /^(?:∞|infty)$/.test(site.afterRight?.text ?? "")) ||
      ((site.left?.kind === "symbol" || site.isDamaged) &&
        endsOperand(site.left) &&
        /^(?:0|-)$/.test(site.right?.text ?? "")) ||
      (site.left?.kind === "symbol" && startsSet(site)) ||
      isMap(site),
    mid: (site) =>
      (isBetween(site) || (isVariable(site.left) && isMark(site.afterRight, "("))) &&
      !isNumber(site.left) &&
      !isNumber(site.right),
    ell: ({ left, leftGap }) => leftGap || left?.kind !== "word",
    top: isScript,
    perp: (site) =>
      isScript(site) ||
      (!site.rightGap && /^[A-Z]/.test(site.right?.text ?? "") && site.right?.kind === "word") ||
      (isBetween(site) && isVariable(site.left) && isVariable(site.right)),
    bot: isScript,
    dagger: isScript,
    dag: isScript,
    star: isScript,
    ast: (site) => isScript(site) || (isVariable(site.left) && isVariable(site.right)),
    prime: isScript,
    circ: (site) => isScript(site) || (isVariable(site.left) && isVariable(site.right)),
    parallel: (site) =>
      isScript(site) ||
      (isVariable(site.left) && isVariable(site.right)) ||
      (site.isDamaged &&
        (hasScript(site) || (!site.leftGap && (isVariable(site.left) || site.left?.kind === "symbol")))),
    bullet: ({ left, leftGap, right, rightGap }) =>
      rightGap && leftGap && isMark(left, ".:;?!") && /^\p{Lu}/u.test(right?.text ?? ""),
    sum: hasScript,
    prod: hasScript,
    int: (site) => hasScript(site) && isMark(site.right, "_^"),
    partial: (site) => hasScript(site) || (site.isDamaged && isVariable(site.right) && !isMark(site.left, ".")),
    forall: () => true,
    exists: ({ right, isDamaged }) => isDamaged && isVariable(right),
    dots: ({ left, right }) =>
      isMark(left, ",{[(+") && isMark(right, ",)}]+") && (isMark(left, ",+") || isMark(right, ",+")),
    subset: INFIX_OF_SETS,
    supset: INFIX_OF_SETS,
    cap: INFIX_OF_SETS,
    cup: INFIX_OF_SETS,
    wedge: INFIX_OF_SETS,
    vee: INFIX_OF_SETS,
    asymp: isBetween,
    colon: (site) => site.isDamaged && isVariable(site.left) && isVariable(site.right),
    vert: (site) => site.isDamaged && (endsOperand(site.left) || startsOperand(site.right)),
    lvert: ({ isDamaged, right }) => isDamaged || isVariable(right),
    rvert: ({ isDamaged, left }) => isDamaged || isVariable(left),
    odot: (site) => isScript(site) || isBetween(site),
    uplus: isBetween,
    equiv: isBetween,
    cong: isBetween,
    prec: isBetween,
    succ: isBetween,
    div: (site) => isNumber(site.left) && isNumber(site.right),
    hbar: () => true,
    neg: ({ right, rightGap }) => rightGap && /^[A-Z]$/.test(right?.text ?? ""),
    degree: ({ left, leftGap }) => isNumber(left) && !leftGap,
    deg: (site) => isScript(site),
  }),
);

/** The rule for a name that English has, too; undefined for any other. */
export function ruleFor(name: string): NameRule | undefined {
  return RULES.get(name);
}

const NOT_SURE = new Set([
  ...RULES.keys(),
  "mod",
  "det",
  "dim",
  "arg",
  "max",
  "min",
  "sup",
  "inf",
  "lim",
  "hom",
  "ker",
]);

/** Names of commands that no word of English holds, the longest first: found anywhere in a run of letters. */
const SURE = [
  ...namesOfKind("relation", "arrow", "operator", "big", "delimiter", "dots", "letter"),
  ..."varepsilon varphi vartheta varrho varsigma textpm texttimes textmu textdegree checkmark".split(" "),
]
  .filter(
    (name) =>
      name.length >= 4 &&
      !NOT_SURE.has(name) &&
      !/^(?:models|colon|complement|amalg|coprod|lvert|rvert|rangle|aleph|ltimes|rtimes|ngeq|nleq|nsubseteq|notin|nparallel|nmid|uplus|odot|vert|Vert|natural|sharp|flat|diamond|bowtie|leadsto|gets|implies|impliedby|asymp|wedge|land|dots|euro|imath|jmath|beth|prec|succ|surd|iint|oint)$/.test(
        name,
      ),
  )
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** How each of them begins: told fast, and seldom found. */
export const SURE_START = new RegExp([...new Set(SURE.map((name) => name.slice(0, 4)))].join("|"));

export const SURE_NAME = new RegExp(SURE.map((name) => (name === "cdot" ? "(?<![Aa]ne)cdot" : name)).join("|"), "g");

/** Names that stand at an end of a run of letters and are sure enough with what is around them. */
const GLUED = [...RULES.keys()]
  .filter((name) => !["div", "degree", "deg", "neg", "hbar", "exists", "forall", "dots", "bullet", "mp"].includes(name))
  .sort((a, b) => b.length - a.length);

/** An operand, a name, and what follows them in one run of letters. */
export const GLUED_NAME = new RegExp(`^(.{0,12}?)(${GLUED.join("|")})(.{0,24})$`);
