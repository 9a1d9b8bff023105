import { defineExporter } from "../contracts.ts";
import { renderBibtex } from "../render/bibtex.ts";
import { renderCitationFiles, renderCitations, type CitationFormat } from "../render/citation-files.ts";

const FORMAT: CitationFormat = { ending: "bib", renderEntry: renderBibtex, start: "", between: "\n", end: "" };

/** BibTeX, for LaTeX and reference managers. */
export default defineExporter({
  title: "BibTeX",
  files: (context) => renderCitationFiles(context, FORMAT),
  lines: (context, papers) => renderCitations(context, papers, FORMAT),
});
