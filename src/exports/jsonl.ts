import { defineExporter } from "../contracts.ts";
import { renderRecords } from "../render/record.ts";

/** JSON Lines: one object a paper. */
export default defineExporter({
  title: "JSON Lines, one object a paper",
  lines: (context, papers) => renderRecords(papers, context),
});
