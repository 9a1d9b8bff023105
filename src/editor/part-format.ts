import { editFile } from "../archive/edit-file.ts";
import { splitFrontMatter } from "../archive/front-matter.ts";
import { renderKey } from "../archive/render-file.ts";
import { parseYaml } from "../archive/yaml.ts";
import type { Entry } from "./paper-format.ts";
import { tidyValues } from "./tidy-values.ts";

interface PartFormat {
  readonly fromFile: (text: string) => Entry;
  readonly toFile: (entry: Entry) => string;
}

/** Key of an entry under which its file's own text is found again; no file has it. */
const NAME = "fileText";

/**
 * How the browser editor reads and writes the other files: front matter and a body, or YAML alone. As with papers, only the lines of keys that
 * were changed are written anew. The text of a file goes along in its entry, since nothing else tells which file an entry is.
 */
export function createPartFormat(order: readonly string[], isYaml: boolean): PartFormat {
  return {
    fromFile(text) {
      const { front, body, whole } = take(text, isYaml);
      return { ...front, ...(!isYaml && { body }), [NAME]: whole };
    },
    toFile(entry) {
      const { [NAME]: kept, ...others } = entry;
      const values = tidyValues(others);
      const whole = typeof kept === "string" ? kept : "---\n---\n";
      const { front, body } = take(isYaml ? whole.slice("---\n".length, -"---\n".length) : whole, isYaml);
      const keys = new Map(
        order
          .filter((key) => JSON.stringify(front[key]) !== JSON.stringify(values[key]))
          .map((key) => [key, renderKey(key, values[key])] as const),
      );
      const now = typeof values["body"] === "string" ? values["body"] : "";
      const edited = editFile(whole, order, { keys });
      if (isYaml) return edited.slice("---\n".length, -"---\n".length);
      return now === body
        ? edited
        : `${edited.slice(0, edited.length - trailing(edited, body))}${now === "" ? "" : `\n${now}\n`}`;
    },
  };
}

/** YAML alone is edited as if it were front matter. */
function take(text: string, isYaml: boolean): { readonly front: Entry; readonly body: string; readonly whole: string } {
  const whole = isYaml ? `---\n${text.trim()}\n---\n` : `${text.trim()}\n`;
  const split = splitFrontMatter(whole);
  if ("rule" in split) throw new Error(split.message);
  const { value, problems } = parseYaml(whole.slice(...split.front), 2);
  if (problems[0]) throw new Error(`line ${problems[0].line}: ${problems[0].message}`);
  return { front: (value ?? {}) as Entry, body: whole.slice(...split.body).trim(), whole };
}

/** How many characters a file's body has, blank lines around it included. */
function trailing(text: string, body: string): number {
  const split = splitFrontMatter(text);
  return "rule" in split ? body.length : split.body[1] - split.body[0];
}
