import type { Paper } from "../../src/model/paper.ts";
import { renderBibtex } from "../../src/render/bibtex.ts";
import { citePaper, renderCitationLine } from "../../src/render/citation.ts";
import { cslItem } from "../../src/render/csl-json.ts";
import { html, type Html } from "../../src/render/html-template.ts";
import { isHeavy } from "../../src/render/json-ld.ts";
import { renderRis, RIS_LINE_END } from "../../src/render/ris.ts";
import type { Surroundings } from "../layout.ts";
import { citeLinks } from "./cite-files.ts";

/** A citation of hundreds of authors is shown in the first formats alone, and so is that of a page that is heavy already. */
const LONGEST_SHOWN = 2000;

/**
 * How to cite a paper: each format as text to select, without the abstract, which the files have. A script adds buttons that copy; the
 * words of a summary name what they copy.
 */
export function citeBlock(paper: Paper, surroundings: Surroundings): Html {
  const whole = citePaper(paper, surroundings);
  const citation = { ...whole, keywords: [] };
  const further = [
    ["RIS", renderRis(citation).replaceAll(RIS_LINE_END, "\n").trimEnd()],
    ["CSL-JSON", JSON.stringify([cslItem(citation)], undefined, 2)],
  ] as const;
  const shown = isHeavy(paper, surroundings) ? [] : further.filter(([, text]) => text.length <= LONGEST_SHOWN);
  return html`<section class="cite" aria-labelledby="cite">
<h2 id="cite">Cite</h2>
<details class="plain" open>
<summary>Plain text</summary>
<p>${renderCitationLine(paper, whole)}</p>
</details>
<details open>
<summary>BibTeX</summary>
<pre tabindex="0">${renderBibtex(citation).trimEnd()}</pre>
</details>
${shown.map(([name, text]) => closed(name, text))}<p class="files">With the abstract: ${citeLinks((ending) => `cite.${ending}`)}</p>
</section>
`;
}

function closed(name: string, text: string): Html {
  return html`<details>
<summary>${name}</summary>
<pre tabindex="0">${text}</pre>
</details>
`;
}
