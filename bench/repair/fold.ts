/** A piece of text that belongs to one segment. */
export interface OwnedText {
  readonly text: string;
  readonly owner: number;
}

/** Text in the form that is compared, character by character, each with where it came from. */
export interface Folded {
  readonly characters: readonly string[];
  /** Index of the segment that each character belongs to. */
  readonly owners: readonly number[];
  /** Offset of each character in the text that was folded. */
  readonly at: readonly number[];
}

/* Not told apart: forms of one letter, kinds of dashes, quotes, bars and dots. A blank stands for what is not compared at all. */
const SAME: ReadonlyMap<string, string> = new Map([
  ...spread("ϵε ϕφ ϑθ ϱρ ϖπ ςσ µμ"),
  ...spread(
    "∆Δ ∗* −- –- —- ‑- ‐- ―- ～∼ ~∼ “\" ”\" „\" ″\" ‘' ’' ′' ʼ' ‵' ∣| ‖| ∥| 〈⟨ 〉⟩ ⌀∅ ⩽≤ ⩾≥ ≦≤ ≧≥ ⟶→ ⟵← ⟹⇒ ⟸⇐ ⟺⇔ ⟷↔ ★⋆ ☆⋆",
  ),
  ...spread(
    "⋅· ∙· ‧· º° ˚° ⁄/ ∕/ ℝR ℕN ℤZ ℚQ ℂC ℙP ℍH ℒL ℋH ℱF ℬB ℰE ℳM ℛR ℐI ℎh ℊg ℯe ℴo ℜR ℑI ℨZ ℭC ⊺⊤ ⪅≲ ⪆≳ ⋃∪ ⋂∩ ⨁⊕ ⨂⊗ ⨀⊙ ⋁∨ ⋀∧",
  ),
  ...(["…", "⋯"] as const).map((dots) => [dots, "..."] as const),
  ...[..."½⅓¼¾⅔"].map((fraction, index) => [fraction, ["1/2", "1/3", "1/4", "3/4", "2/3"][index] ?? ""] as const),
  ["ﬁ", "fi"],
  ["ﬂ", "fl"],
  ["≔", ":="],
  ["≕", "=:"],
  ["∛", "√[3]"],
  ["‴", "'''"],
]);

const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ...[..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"].map((sign, index) => [sign, `^${"0123456789+-=()ni"[index] ?? ""}`] as const),
  ...[..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₖₙₜᵢⱼ"].map(
    (sign, index) => [sign, `_${"0123456789+-=()aeoxkntij"[index] ?? ""}`] as const,
  ),
  ["ᵀ", "^T"],
]);

const NOT_COMPARED = /[\s\u200b-\u200d\u2060-\u2064\ufeff${}]/u;
const MATHS_LETTER = /[\u{1D400}-\u{1D7FF}]/u;

function spread(pairs: string): readonly (readonly [string, string])[] {
  return pairs.split(" ").map((pair) => {
    const [from = "", ...to] = pair;
    return [from, to.join("")];
  });
}

/** Text → the form that is compared: without blanks, dollars and braces, with one sort of dash, quote and bar. */
export function foldText(pieces: readonly OwnedText[]): Folded {
  const characters: string[] = [];
  const owners: number[] = [];
  const at: number[] = [];
  const push = (character: string, owner: number, offset: number): void => {
    const last = characters.at(-1);
    if (character === "-" && last === "-") return;
    if (character === "°" && last !== "^") push("^", owner, offset);
    if (character === "∘" && last === "^") return push("°", owner, offset);
    characters.push(character);
    owners.push(owner);
    at.push(offset);
  };
  let offset = 0;
  let lastMark = "";
  for (const { text, owner } of pieces) {
    for (const character of text) {
      if (!NOT_COMPARED.test(character)) {
        const script = SCRIPTS.get(character);
        const known = script ?? SAME.get(character) ?? character;
        const plain = MATHS_LETTER.test(known) ? known.normalize("NFKD") : known;
        /* `¹⁰` is one exponent. */
        const written = script !== undefined && lastMark === script[0] ? plain.slice(1) : plain;
        lastMark = script?.[0] ?? "";
        for (const folded of written) push(folded, owner, offset);
      }
      offset += character.length;
    }
  }
  return { characters, owners, at };
}

/** The form that is compared, of a text that belongs to no segment. */
export function foldPlain(text: string): string {
  return foldText([{ text, owner: 0 }]).characters.join("");
}
