/** What a TeX command is, as far as telling maths from words and writing it in Unicode needs. */
export type SymbolKind =
  | "greek"
  | "letter"
  | "relation"
  | "arrow"
  | "operator"
  | "big"
  | "delimiter"
  | "dots"
  | "mark"
  | "function"
  | "space";

/** A command that stands for a character or a word. */
export interface TexSymbol {
  readonly kind: SymbolKind;
  /** Its plain form. */
  readonly unicode: string;
}

/*
 * The commands of LaTeX, amsmath and amssymb that abstracts use, with the characters of Unicode Technical Report #25, §2.
 */
const TABLE: Readonly<Record<SymbolKind, string>> = {
  greek:
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ " +
    "omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ " +
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω " +
    "varGamma Γ varDelta Δ varTheta Θ varLambda Λ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω",
  letter:
    "ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ nabla ∇ partial ∂ infty ∞ emptyset ∅ varnothing ∅ eth ð Bbbk 𝕜 complement ∁",
  relation:
    "leq ≤ le ≤ leqslant ≤ leqq ≤ geq ≥ ge ≥ geqslant ≥ geqq ≥ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ approx ≈ approxeq ≊ sim ∼ simeq ≃ " +
    "cong ≅ equiv ≡ propto ∝ varpropto ∝ asymp ≍ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ in ∈ notin ∉ ni ∋ " +
    "subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ models ⊨ vdash ⊢ dashv ⊣ Vdash ⊩ " +
    "parallel ∥ nparallel ∦ mid ∣ nmid ∤ perp ⊥ doteq ≐ triangleq ≜ coloneqq ≔ eqqcolon ≕ lt < gt > nleq ≰ ngeq ≱ trianglelefteq ⊴ " +
    "lessapprox ⪅ gtrapprox ⪆ nsubseteq ⊈ colon : bowtie ⋈",
  arrow:
    "to → rightarrow → longrightarrow → gets ← leftarrow ← longleftarrow ← leftrightarrow ↔ longleftrightarrow ↔ Rightarrow ⇒ implies ⇒ " +
    "Longrightarrow ⇒ Leftarrow ⇐ Longleftarrow ⇐ impliedby ⇐ Leftrightarrow ⇔ Longleftrightarrow ⇔ iff ⇔ mapsto ↦ longmapsto ↦ " +
    "uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ nwarrow ↖ swarrow ↙ hookrightarrow ↪ hookleftarrow ↩ " +
    "rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ curvearrowright ↷ circlearrowleft ↺ " +
    "circlearrowright ↻ rightrightarrows ⇉ leftrightarrows ⇆ rightleftarrows ⇄ dashrightarrow ⇢",
  operator:
    "times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ uplus ⊎ " +
    "setminus ∖ smallsetminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ wr ≀ amalg ⨿ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠ boxdot ⊡ dotplus ∔ circledast ⊛ " +
    "circledcirc ⊚ diamond ⋄ rhd ⊳ lhd ⊲ centerdot ·",
  big: "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆",
  delimiter:
    "langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | lVert ‖ rVert ‖ vert | Vert ‖ lbrace { rbrace } lbrack [ rbrack ] " +
    "llbracket ⟦ rrbracket ⟧ ulcorner ⌜ urcorner ⌝",
  dots: "dots … ldots … cdots ⋯ dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … vdots ⋮ ddots ⋱ textellipsis …",
  mark:
    "top ⊤ bot ⊥ dagger † ddagger ‡ dag † ddag ‡ prime ′ backprime ‵ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ angle ∠ triangle △ square □ Box □ " +
    "blacksquare ■ lozenge ◊ diamondsuit ♢ heartsuit ♡ spadesuit ♠ clubsuit ♣ sharp ♯ flat ♭ natural ♮ checkmark ✓ bigstar ★ bigcirc ◯ surd √ " +
    "degree ° deg ° therefore ∴ because ∵ S § P ¶ copyright © textregistered ® texttrademark ™ textdegree ° textpm ± texttimes × textdiv ÷ " +
    "textmu µ textbullet • textasciitilde ~ textasciicircum ^ textbackslash \\ textbar | textless < textgreater > textunderscore _ textemdash — " +
    "textendash – textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textdollar $ pounds £ textsterling £ euro € texteuro € " +
    "textyen ¥ ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ LaTeX LaTeX TeX TeX lbrack [ rbrack ] textcopyright © textsection § cmark ✓ " +
    "xmark ✗ blacktriangle ▲ triangledown ▽ blacktriangledown ▼ varheartsuit ♥ sphericalangle ∢ measuredangle ∡",
  function:
    "log log ln ln lg lg exp exp sin sin cos cos tan tan cot cot sec sec csc csc arcsin arcsin arccos arccos arctan arctan sinh sinh cosh cosh " +
    "tanh tanh coth coth max max min min sup sup inf inf lim lim limsup lim‿sup liminf lim‿inf det det dim dim gcd gcd hom hom ker ker arg arg Pr Pr " +
    "argmax arg‿max argmin arg‿min bmod mod mod mod pmod mod",
  space:
    "quad ‿ qquad ‿ space ‿ thinspace ‿ enspace ‿ enskip ‿ nobreakspace ‿ medspace ‿ thickspace ‿ negthinspace  hfill ‿",
};

const SYMBOLS: ReadonlyMap<string, TexSymbol> = new Map(
  Object.entries(TABLE).flatMap(([kind, line]) => {
    const words = line.split(" ");
    return Array.from(
      { length: Math.floor(words.length / 2) },
      (_, index) =>
        [
          words[2 * index] ?? "",
          /* `‿` stands for a blank in the table. */
          { kind: kind as SymbolKind, unicode: (words[2 * index + 1] ?? "").replaceAll("‿", " ") },
        ] as const,
    );
  }),
);

/** The symbol that a command stands for, by its name without the backslash. */
export function findSymbol(name: string): TexSymbol | undefined {
  return SYMBOLS.get(name);
}

/** Names of all commands of some kinds. */
export function namesOfKind(...kinds: readonly SymbolKind[]): readonly string[] {
  return [...SYMBOLS].flatMap(([name, { kind }]) => (kinds.includes(kind) ? [name] : []));
}

/** Commands with one argument that only set its looks: the argument stays. */
export const FONT_COMMANDS: ReadonlySet<string> = new Set(
  (
    "text textbf textit texttt textrm textsf textsc textsl textmd textup textnormal emph underline uline mathcal mathbb mathbf mathrm mathsf mathit " +
    "mathtt mathfrak mathscr mathnormal mathds mathbbm boldsymbol bm pmb operatorname mbox hbox fbox ensuremath mathop mathbin mathrel mathord smash " +
    "tiny scriptsize footnotesize small normalsize large Large textnormal textcircled protect uppercase mathbfcal symbf symrm"
  ).split(" "),
);

/** Switches without an argument that set the looks of what follows: they go. */
export const FONT_SWITCHES: ReadonlySet<string> = new Set(
  (
    "bf it rm sf tt sc sl em cal bfseries itshape rmfamily sffamily ttfamily scshape slshape upshape mdseries normalfont boldmath displaystyle " +
    "textstyle scriptstyle scriptscriptstyle tiny scriptsize footnotesize small normalsize large Large limits nolimits noindent allowbreak nobreak"
  ).split(" "),
);

/** Sizes of delimiters, which a line of text has no use for. */
export const DELIMITER_SIZES: ReadonlySet<string> = new Set(
  "left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr Biggl Biggr".split(" "),
);

/** Accents with one argument → the combining character. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["tilde", "\u0303"],
  ["widetilde", "\u0303"],
  ["hat", "\u0302"],
  ["widehat", "\u0302"],
  ["bar", "\u0304"],
  ["overline", "\u0304"],
  ["vec", "\u20d7"],
  ["overrightarrow", "\u20d7"],
  ["dot", "\u0307"],
  ["ddot", "\u0308"],
  ["check", "\u030c"],
  ["breve", "\u0306"],
  ["acute", "\u0301"],
  ["grave", "\u0300"],
  ["mathring", "\u030a"],
]);
