import { createIdField } from "./id-field.ts";
import { createPaperFormat } from "./paper-format.ts";
import { createPartFormat } from "./part-format.ts";
import { PARTS } from "./parts.ts";

/** What is used of the editor's own interface (Sveltia CMS, "API"). */
interface Editor {
  readonly registerCustomFormat: (name: string, extension: string, format: ReturnType<typeof createPartFormat>) => void;
  readonly registerFieldType: (name: string, control: ReturnType<typeof createIdField>) => void;
  readonly init: () => unknown;
}

/** Gives an editor the archive's formats and starts it; the page's own settings name these formats. */
export function startEditor(editor: Editor): void {
  const papers = createPaperFormat();
  editor.registerCustomFormat("offprint-paper", "md", papers);
  for (const [name, { keys }] of Object.entries(PARTS)) {
    const isYaml = name === "site";
    editor.registerCustomFormat(`offprint-${name}`, isYaml ? "yaml" : "md", createPartFormat(keys, isYaml));
  }
  editor.registerFieldType("offprint-id", createIdField(papers.isTaken));
  editor.init();
}
