import { type LoadedFile, loadMarkdownText, loadYamlText } from "./content-file.ts";
import { change, type FormattedFile, listTextChanges, withUnixEnds } from "./format-file.ts";

/**
 * A file that people write, a topic, a page or YAML alone: no byte order mark, line ends of Unix, none missing at the end, and no blanks at
 * the ends of lines of YAML; how it is laid out is theirs. Undefined when it cannot be read.
 */
export function formatPlainFile(path: string, text: string): FormattedFile | undefined {
  const load = (source: string): LoadedFile | undefined =>
    path.endsWith(".md") ? loadMarkdownText(path, source, []) : loadYamlText(path, source, []);
  const loaded = load(text);
  if (!loaded) return undefined;
  const unmarked = text.replace(/^\uFEFF/u, "");
  const ended = withUnixEnds(unmarked).replace(/(?<=[^\n])$/u, "\n");
  const front = loaded.split ? text.slice(...loaded.split.front) : unmarked;
  const head = withUnixEnds(front);
  const next = ended.replace(head, () => head.replace(/[ \t]+$/gmu, ""));
  if (next === text || !saysTheSame(loaded, load(next))) return { text, changes: [] };
  const changes = [...listTextChanges(text, front, next)];
  if (!/[\r\n]$/u.test(text)) {
    const lines = withUnixEnds(text).split("\n");
    changes.push(change(lines.length, (lines.at(-1)?.length ?? 0) + 1, "found no line end at the end; added it"));
  }
  return { text: next, changes };
}

function saysTheSame(before: LoadedFile, after: LoadedFile | undefined): boolean {
  return (
    after !== undefined &&
    JSON.stringify(after.value) === JSON.stringify(before.value) &&
    after.body.trimEnd() === withUnixEnds(before.body).trimEnd()
  );
}
