import { expect, test } from "vitest";
import { toHtmlText } from "../../src/render/html-template.ts";
import { renderTitle } from "../../src/render/title.ts";

test.each([
  ["Bounds for ℓ_p Sampling", "Bounds for ℓ<sub>p</sub> Sampling"],
  ["with ℓ_∞ Guarantee", "with ℓ<sub>∞</sub> Guarantee"],
  ["∇^2DFT: A Set", "∇<sup>2</sup>DFT: A Set"],
  ["π_{RL}: Online", "π<sub>RL</sub>: Online"],
  ["the ℓ_max <b> of snake_case and R^2", "the ℓ_max &lt;b&gt; of snake_case and R^2"],
  ["ℓ_{<i>}", "ℓ<sub>&lt;i&gt;</sub>"],
])("%s", (title, shown) => {
  expect(toHtmlText(renderTitle(title))).toBe(shown);
});
