import { findSymbol, type SymbolKind } from "./symbols.ts";

/** What a piece of a text is to the repairer. */
type PieceKind = "word" | "number" | "mark" | "blank" | "opaque" | "math" | "symbol" | "command" | "text";

/**
 * A piece of the text: what stood at `at` up to `end`, and what it is now. The pieces of a text follow each other without gaps, so that
 * nothing can be lost without a rule that says so.
 */
export interface Piece {
  kind: PieceKind;
  readonly at: number;
  readonly end: number;
  /** What it reads as in plain text. */
  text: string;
  /** TeX inside maths, where it differs from the text. */
  tex?: string | undefined;
  /** Of a symbol or a command: its name without the backslash. */
  name?: string | undefined;
  /** The rule that changed it; none: it stands as it was. */
  rule?: string | undefined;
}

/** A character of Unicode that is a symbol of maths → the name of its command. */
const NAME_OF: ReadonlyMap<string, string> = new Map(
  (
    "× times ≈ approx ∼ sim ≤ leq ≥ geq ≠ neq ≪ ll ≫ gg ∝ propto ≡ equiv ≃ simeq ≅ cong ± pm ∓ mp · cdot ⋅ cdot ∈ in ∉ notin ⊂ subset ⊆ subseteq " +
    "∪ cup ∩ cap ∅ varnothing ∞ infty → to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇔ Leftrightarrow ↦ mapsto ⊤ top ⊥ perp † dagger ∇ nabla ∂ partial " +
    "∑ sum ∏ prod ∫ int √ surd ℓ ell ⟨ langle ⟩ rangle ⌈ lceil ⌉ rceil ⌊ lfloor ⌋ rfloor ⊕ oplus ⊗ otimes ⊙ odot ∗ ast ⋆ star ∘ circ ∣ mid ∥ parallel " +
    "α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau " +
    "υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega"
  )
    .split(" ")
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 1) pairs.push([words[index - 1] ?? "", word]);
      return pairs;
    }, []),
);

/** The command that writes a character of Unicode, if it is a symbol of maths. */
export function commandOf(character: string): string | undefined {
  return NAME_OF.get(character);
}

/** The kind of symbol that a piece is; undefined for anything else. */
export function symbolKind(piece: Piece | undefined): SymbolKind | undefined {
  return piece?.kind === "symbol" && piece.name !== undefined ? findSymbol(piece.name)?.kind : undefined;
}

/** Kinds of commands that all can stand in maths; of the marks only some can, the others are text commands. */
const MATHS_KINDS = new Set(["greek", "letter", "relation", "arrow", "operator", "big", "delimiter", "function"]);
const MATHS_MARKS = new Set(
  "top bot dagger ddagger prime forall exists nexists neg lnot angle triangle square sharp flat natural dots ldots cdots vdots ddots".split(
    " ",
  ),
);

/** Text commands whose signs maths has, too. */
const IN_MATHS: ReadonlyMap<string, string> = new Map([
  ["textpm", "pm"],
  ["texttimes", "times"],
  ["textdiv", "div"],
  ["textmu", "mu"],
  ["textbullet", "bullet"],
  ["textellipsis", "ldots"],
]);

/** Turns a piece into the symbol that a command stands for. */
export function makeSymbol(piece: Piece, command: string, rule: string): void {
  const name = IN_MATHS.get(command) ?? command;
  piece.kind = "symbol";
  piece.name = name;
  piece.text = findSymbol(name)?.unicode ?? name;
  piece.tex = MATHS_KINDS.has(findSymbol(name)?.kind ?? "mark") || MATHS_MARKS.has(name) ? `\\${name}` : piece.text;
  piece.rule = rule;
}

/** Takes a piece out of the text. */
export function drop(piece: Piece, rule: string): void {
  piece.kind = "text";
  piece.text = "";
  piece.tex = "";
  piece.rule = rule;
}

/** Lets a piece read as plain text. */
export function rewrite(piece: Piece, text: string, rule: string): void {
  piece.kind = "text";
  piece.text = text;
  piece.rule = rule;
}

/** Cuts a word into pieces at offsets of its text; the piece itself is replaced in the list by the caller. */
export function splitWord(piece: Piece, lengths: readonly number[]): readonly Piece[] {
  let from = 0;
  return lengths.map((length) => {
    const part = {
      kind: piece.kind,
      at: piece.at + from,
      end: piece.at + from + length,
      text: piece.text.slice(from, from + length),
    };
    from += length;
    return part;
  });
}
