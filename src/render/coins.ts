import { flattenFormulas } from "../text/tex/flatten.ts";
import type { Citation } from "./citation.ts";
import { html, type Html } from "./html-template.ts";

/**
 * A paper for reference managers that look at a page with many: an empty element whose title is an OpenURL context object (ANSI/NISO
 * Z39.88-2004, its Dublin Core format `info:ofi/fmt:kev:mtx:dc`; COinS 1.0). What is guessed or unknown is left out.
 */
export function renderCoins(citation: Citation): Html {
  const { date, doi, venue } = citation;
  const pairs: readonly (readonly [key: string, value: string | undefined])[] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft_id", doi === undefined ? undefined : `info:doi/${doi}`],
    ["rft_id", citation.url],
    ["rft.type", venue === undefined ? "preprint" : undefined],
    ["rft.title", flattenFormulas(citation.title)],
    ...citation.authors.map((author) => ["rft.creator", author] as const),
    ["rft.date", date && [date.year, date.month, date.day].filter((part) => part !== undefined).join("-")],
    ["rft.source", venue],
    ["rft.language", citation.language],
  ];
  const object = new URLSearchParams();
  for (const [key, value] of pairs) if (value !== undefined) object.append(key, value);
  return html`<span class="Z3988" title="${object.toString()}"></span>`;
}
