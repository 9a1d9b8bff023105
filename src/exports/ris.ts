import { defineExporter } from "../contracts.ts";
import { renderCitationFiles, renderCitations, type CitationFormat } from "../render/citation-files.ts";
import { renderRis, RIS_LINE_END } from "../render/ris.ts";

const FORMAT: CitationFormat = { ending: "ris", renderEntry: renderRis, start: "", between: RIS_LINE_END, end: "" };

/** RIS, for reference managers. */
export default defineExporter({
  title: "RIS",
  files: (context) => renderCitationFiles(context, FORMAT),
  lines: (context, papers) => renderCitations(context, papers, FORMAT),
});
