import { findSymbol, namesOfKind, type SymbolKind } from "./symbols.ts";

/** What a piece of a formula is beside its neighbours: the classes of The TeXbook, chapter 17, and a few of a line's own. */
type AtomKind =
  | "ordinary"
  /** A function or word, which stands apart from letters beside it: `log`, `softmax`, `∑`. */
  | "word"
  | "binary"
  | "relation"
  | "open"
  | "close"
  /** Opens or closes: `|`. */
  | "fence"
  | "punctuation"
  | "fraction"
  /** A blank as typed, which may go. */
  | "blank"
  /** A blank that the formula asks for. */
  | "space";

/** A piece of a formula in Unicode. */
export interface Atom {
  readonly kind: AtomKind;
  readonly text: string;
  /** Ends in what a letter or digit right after it would seem to belong to: `x_i`, `√n`. */
  readonly isOpenEnded?: boolean;
}

const KINDS: Readonly<Record<SymbolKind, AtomKind>> = {
  greek: "ordinary",
  letter: "ordinary",
  relation: "relation",
  arrow: "relation",
  operator: "binary",
  big: "word",
  delimiter: "ordinary",
  dots: "ordinary",
  mark: "ordinary",
  function: "word",
  space: "space",
};

const TYPED: readonly (readonly [characters: string, kind: AtomKind])[] = [
  ["<>=", "relation"],
  ["+-*−", "binary"],
  ["([{⟨⌈⌊⟦⌜", "open"],
  [")]}⟩⌉⌋⟧⌝", "close"],
  ["|‖∥∣", "fence"],
  [",;", "punctuation"],
];

const CHARACTER_KINDS: ReadonlyMap<string, AtomKind> = new Map([
  ...namesOfKind("relation", "arrow", "operator", "big").map((name): [string, AtomKind] => {
    const symbol = findSymbol(name);
    return [symbol?.unicode ?? "", symbol ? KINDS[symbol.kind] : "ordinary"];
  }),
  [":", "ordinary"] as const,
  ...TYPED.flatMap(([characters, kind]) => [...characters].map((character): [string, AtomKind] => [character, kind])),
]);

/** A character of a formula as it stands. */
export function atomOfCharacter(character: string): Atom {
  return { kind: CHARACTER_KINDS.get(character) ?? "ordinary", text: character };
}

/** What a command stands for; undefined for one that is no symbol. */
export function atomOfSymbol(name: string): Atom | undefined {
  if (name === "colon") return { kind: "punctuation", text: ":" };
  const symbol = findSymbol(name);
  if (!symbol) return undefined;
  if (name === "mid") return { kind: "relation", text: symbol.unicode };
  const kind = symbol.kind === "space" ? "space" : (CHARACTER_KINDS.get(symbol.unicode) ?? KINDS[symbol.kind]);
  return { kind, text: symbol.unicode };
}

const BLANK = new Set<AtomKind>(["blank", "space"]);
const NO_LEFT = new Set<AtomKind>(["open", "binary", "relation", "punctuation"]);
const NO_RIGHT = new Set<AtomKind>(["close", "binary", "relation", "punctuation"]);

/**
 * Pieces → one line, with the blanks that a formula is set with: around relations and operators that have something on both sides, after
 * commas, beside words. In a script (`isTight`) those around signs go.
 */
export function joinAtoms(atoms: readonly Atom[], isTight: boolean): string {
  const parts: string[] = [];
  let before: Atom | undefined;
  let isBeforeSpaced = false;
  let gap: AtomKind | undefined;
  let fences = 0;
  for (let index = 0; index < atoms.length; index += 1) {
    const atom = atoms[index];
    if (!atom || atom.text === "") continue;
    if (BLANK.has(atom.kind)) {
      if (gap !== "space") gap = atom.kind;
      continue;
    }
    const kind = atom.kind === "fence" ? (fences++ % 2 === 0 ? "open" : "close") : atom.kind;
    const isSign = kind === "binary" || kind === "relation";
    const isSpaced = isSign && !isTight && before !== undefined && !NO_LEFT.has(before.kind) && hasRight(atoms, index);
    if (before && (isSpaced || isBeforeSpaced || needsBlank(before, atom, gap, isTight))) parts.push(" ");
    parts.push(atom.text);
    before = atom.kind === "fence" ? { ...atom, kind: kind === "open" ? "open" : "fence" } : atom;
    isBeforeSpaced = isSpaced;
    gap = undefined;
  }
  return parts.join("");
}

/** What follows a sign is something for it to stand before; a minus may stand between: `x = -1`. */
function hasRight(atoms: readonly Atom[], index: number): boolean {
  for (let next = index + 1; next < atoms.length; next += 1) {
    const atom = atoms[next];
    if (!atom || atom.text === "" || BLANK.has(atom.kind)) continue;
    return !NO_RIGHT.has(atom.kind) || /^[-+−±∓]$/u.test(atom.text);
  }
  return false;
}

function needsBlank(before: Atom, atom: Atom, gap: AtomKind | undefined, isTight: boolean): boolean {
  if (before.kind === "open" || atom.kind === "close" || atom.kind === "punctuation") return false;
  if (gap === "space") return true;
  if (before.kind === "punctuation") return !isTight && (gap !== undefined || !/^\d/u.test(atom.text));
  if (before.kind === "binary" || before.kind === "relation") return false;
  if (atom.kind === "binary" || atom.kind === "relation") return gap !== undefined && !isTight;
  if (atom.kind === "open" && before.kind !== "word" && before.kind !== "fraction") return false;
  const [left, right] = [isSolid(before), isSolid(atom)];
  if (before.kind === "word" || before.kind === "fraction") {
    if (right || (before.kind === "fraction" && atom.kind === "open")) return true;
  }
  if ((atom.kind === "word" || atom.kind === "fraction") && (left || before.kind === "close")) return true;
  if (before.isOpenEnded === true && /^[\p{L}\p{N}]/u.test(atom.text)) return true;
  return gap !== undefined;
}

function isSolid({ kind, text }: Atom): boolean {
  if (text === "/") return false;
  return kind === "ordinary" || kind === "word" || kind === "fraction";
}
