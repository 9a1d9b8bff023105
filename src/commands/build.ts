import { relative } from "node:path";
import { defineCommand, type CommandContext } from "../contracts.ts";
import { countProblems, renderProblems } from "../report/problems.ts";
import { buildSite, type BuildReport } from "../site/build.ts";
import { BuildError } from "../site/build-error.ts";

export default defineCommand({
  summary: "builds the site from content/",
  example: "offprint build --out public --base-url https://example.org/papers/",
  declare: (cli) =>
    cli
      .option("--out <dir>", "the folder to build in; it holds nothing but the site (default: _site)")
      .option("--base-url <url>", "where the site will be published, instead of what content/site.yaml says")
      .option("--clean", "render and write everything anew")
      .option("--release", "make a whole new folder and swap it in, for a folder that is being served"),
  run: async (_args, options, context) => {
    try {
      const report = await buildSite(context.root, options, context.progress);
      tell(report, context);
      return 0;
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      for (const line of renderProblems(error.problems, context.colour)) context.say(line);
      context.say(`offprint: ${error.message}`);
      if (context.json)
        context.out(`${JSON.stringify({ error: error.message, problems: error.problems }, undefined, 2)}\n`);
      return 1;
    }
  },
});

function tell(report: BuildReport, context: CommandContext): void {
  const { out, pages, written, unchanged, removed, problems, lacks } = report;
  const warnings = problems.filter(({ severity }) => severity === "warning");
  for (const line of renderProblems(warnings, context.colour)) context.say(line);
  for (const lack of lacks) context.say(lack);
  const folder = relative(context.cwd, out) || ".";
  context.say(
    `${pages} pages in ${folder}: ${written.length} files written, ${unchanged} unchanged, ${removed.length} removed (${countProblems(warnings)})`,
  );
  if (context.json)
    context.out(`${JSON.stringify({ out, pages, written, unchanged, removed, problems }, undefined, 2)}\n`);
}
