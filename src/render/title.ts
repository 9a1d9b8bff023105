import { html, type Html } from "./html-template.ts";

/** A script after a symbol or a letter of maths; what follows a plain letter may be a name. */
const SCRIPT = /(?<=[\p{Script=Greek}ℓ∇∂∑∏∞⊤ℝℕℤ])([_^])(?:\{([^{}]{1,40})\}|(\p{N}+|[∞∗*+⊤†]|\p{L}(?![\p{L}\p{N}])))/gu;

/** A title, which is plain Unicode, with its scripts lowered and raised: `ℓ_p`, `R^{n×d}`. */
export function renderTitle(title: string): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const match of title.matchAll(SCRIPT)) {
    const [whole, mark, group, single] = match;
    const words = group ?? single ?? "";
    parts.push(
      html`${title.slice(from, match.index)}${mark === "_" ? html`<sub>${words}</sub>` : html`<sup>${words}</sup>`}`,
    );
    from = match.index + whole.length;
  }
  return html`${parts}${title.slice(from)}`;
}
