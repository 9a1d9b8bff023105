import { defineExporter } from "../contracts.ts";
import type { Citation } from "../render/citation.ts";
import { renderCitationFiles, renderCitations, type CitationFormat } from "../render/citation-files.ts";
import { cslItem } from "../render/csl-json.ts";

const FORMAT: CitationFormat = { ending: "csl.json", renderEntry, start: "[\n", between: ",\n", end: "\n]\n" };

/** CSL-JSON, for Pandoc, Zotero and whatever reads the Citation Style Language. */
export default defineExporter({
  title: "CSL-JSON",
  files: (context) => renderCitationFiles(context, FORMAT),
  lines: (context, papers) => renderCitations(context, papers, FORMAT),
});

/** One item on a line, `<` escaped, so that it may stand in a page. */
function renderEntry(citation: Citation): string {
  return JSON.stringify(cslItem(citation)).replaceAll("<", "\\u003c");
}
