/*
 * What the Hugging Face list of papers does to the TeX of an arXiv record, found by comparing the two: commands with one group lose all but
 * the group's content, spans between dollars lose their backslashes, and since late 2025 arXiv itself writes Greek letters.
 */

/** What a command with a group becomes: its name, and what stands up to the first closing brace. */
export type WriteGroup = (name: string, content: string) => string;

const GREEK: ReadonlyMap<string, string> = new Map(
  (
    "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ " +
    "upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω"
  )
    .match(/\S+ \S+/gu)
    ?.map((pair) => pair.split(" "))
    .map(([name = "", letter = ""]) => [name, letter] as const),
);

/** A source as the list shows it; `greek`: arXiv has written Greek letters before. */
export function damageText(source: string, greek = false): string {
  return dropDollars(dropCommands(greek ? writeGreek(source) : source, (_, content) => content));
}

/** arXiv's own step: `\rho ` → `ρ`, one blank eaten. */
export function writeGreek(source: string): string {
  return source.replace(/\\([A-Za-z]+) ?/gu, (match, name: string) => GREEK.get(name) ?? match);
}

/** First rule: `\name{content}` → `content`, up to the first closing brace, once, from left to right. */
export function dropCommands(source: string, write: WriteGroup): string {
  return source.replace(/\\([a-zA-Z]+)\{([^}]*)\}/gu, (_, name: string, content: string) => write(name, content));
}

/** Second rule: `$content$` → content without any backslash; dollars pair blindly. */
function dropDollars(text: string): string {
  return text.replace(/\$([^$]*)\$/gu, (_, content: string) => content.replaceAll("\\", ""));
}
