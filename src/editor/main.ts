/* What the editor's page runs: Sveltia CMS, with the archive's own reader and writer in place of its own. */
import CMS from "@sveltia/cms";
import { createIdField } from "./id-field.ts";
import { createPaperFormat } from "./paper-format.ts";
import { createPartFormat } from "./part-format.ts";
import { PARTS } from "./parts.ts";

const papers = createPaperFormat();
CMS.registerCustomFormat("offprint-paper", "md", papers);
for (const [name, { keys }] of Object.entries(PARTS)) {
  const isYaml = name === "site";
  CMS.registerCustomFormat(`offprint-${name}`, isYaml ? "yaml" : "md", createPartFormat(keys, isYaml));
}
CMS.registerFieldType("offprint-id", createIdField(papers.isTaken));
void CMS.init();
