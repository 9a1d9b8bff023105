import { readArchive } from "../archive/read.ts";
import { defineCommand, type CommandContext, type Exporter } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { loadPlugins } from "../registry.ts";
import { createMarkdownRenderer } from "../render/markdown-html.ts";
import { hasErrors, renderProblems } from "../report/problems.ts";
import { buildCatalog } from "../site/catalog.ts";
import { UsageError } from "../usage-error.ts";

/** Text is gathered into pieces of this length before it is written. */
const PIECE = 1 << 16;

export default defineCommand({
  summary: "prints the archive, or a part of it, for other programs",
  example: "offprint export --format jsonl --topic quantization > quantization.jsonl",
  declare: (cli) =>
    cli
      .requiredOption("--format <id>", "jsonl (one JSON object a paper), bibtex, ris or csl-json; sorted by id")
      .option("--topic <slug>", "only the papers of this topic"),
  run: async (_args, options, context) => {
    const { format, topic } = options as { readonly format: string; readonly topic?: string };
    const lines = await findFormat(format);
    const archive = await readArchive(context.root, (done, total) => context.progress("reading content", done, total));
    const catalog = buildCatalog(archive);
    const papers = topic === undefined ? archive.papers : papersOf(topic, catalog);
    const renderMarkdown = createMarkdownRenderer();
    print(lines({ catalog, baseUrl: archive.site.baseUrl, renderMarkdown }, papers), context);
    const problems = archive.problems.filter(({ severity }) => severity === "error");
    for (const line of renderProblems(problems, context.colour)) context.say(line);
    return hasErrors(problems) ? 1 : 0;
  },
});

async function findFormat(format: string): Promise<NonNullable<Exporter["lines"]>> {
  const exporters = await loadPlugins<Exporter>("exports");
  const lines = exporters.get(format)?.lines;
  if (lines) return lines;
  const known = [...exporters].filter(([, exporter]) => exporter.lines).map(([id]) => id);
  throw new UsageError(`found --format ${format}; expected one of ${known.join(", ")}`);
}

/** Sorted by id. A former slug stands for its topic. */
function papersOf(slug: string, catalog: Catalog): Catalog["papers"] {
  const topic = catalog.archive.topics.find((one) => one.slug === slug || one.aliases.includes(slug));
  if (!topic) {
    const known = catalog.archive.topics.map((one) => one.slug);
    throw new UsageError(
      `found --topic ${slug}; expected one of ${known.join(", ") || "the topics, of which there are none"}`,
    );
  }
  return catalog.archive.papers.filter(({ id }) => catalog.topicsOf.get(id)?.some((one) => one.slug === topic.slug));
}

function print(lines: Iterable<string>, context: CommandContext): void {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    context.out(piece);
    piece = "";
  }
  if (piece !== "") context.out(piece);
}
