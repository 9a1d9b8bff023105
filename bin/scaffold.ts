/* npm run new -- <kind> <id>: the files that a new plugin begins with, each where the loader and the tests look for it. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = (id: string): string => `import { defineSource } from "../contracts.ts";
import type { LineKind } from "../model/capture.ts";

/** What the format is, and where it is specified. */
export default defineSource({
  title: "${id}",
  digestTitle: "${id}",
  detect: () => 0,
  parse: (capture) => ({
    pageDates: [],
    drafts: [],
    kinds: capture.lines.map((line): LineKind => (line.trim() === "" ? "blank" : "unrecognised")),
    findings: [],
  }),
});
`;

const CHECK = (id: string): string => `import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "Say here what goes wrong for a reader when this is not found.",
  mend: "Say here what to write instead.",
  example: { bad: "title: …", good: "title: …" },
  check: ({ papers }, report) => {
    for (const paper of papers) {
      if (paper.title === "${id}") report.at(paper.file, ["title"], "found …; expected …: do …");
    }
  },
});
`;

const PAGE = (id: string): string => `import { definePage } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import { urls } from "../model/url.ts";
import { html, toHtmlText } from "../render/html-template.ts";

export default definePage<Catalog>({
  list: (catalog) => [{ path: urls.page("${id}"), view: catalog }],
  render: ({ view }) => toHtmlText(html\`<!doctype html><html lang="en"><title>\${view.archive.site.title}</title></html>\`),
});
`;

const EXPORT = (id: string): string => `import { defineExporter } from "../contracts.ts";

export default defineExporter({
  title: "${id}",
  *lines(_context, papers) {
    for (const paper of papers) yield \`\${paper.title}\\n\`;
  },
});
`;

const COMMAND = (id: string): string => `import { defineCommand } from "../contracts.ts";

export default defineCommand({
  summary: "says what it does in one line",
  example: "offprint ${id}",
  run: async (_args, _options, context) => {
    context.say("done");
    return 0;
  },
});
`;

interface Kind {
  readonly folder: string;
  readonly code: (id: string) => string;
  /** Files of the fixture, path below its folder → text. */
  readonly fixture: Readonly<Record<string, string>>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  source: { folder: "sources", code: SOURCE, fixture: { "basic/capture.txt": "" } },
  check: { folder: "checks", code: CHECK, fixture: { "ok/.gitkeep": "", "not-ok/.gitkeep": "" } },
  page: { folder: "pages", code: PAGE, fixture: { "basic/.gitkeep": "" } },
  export: { folder: "exports", code: EXPORT, fixture: { "basic/.gitkeep": "" } },
  command: { folder: "commands", code: COMMAND, fixture: {} },
};

/** The files that `npm run new -- <kind> <id>` makes, path → text. Throws for an unknown kind or a name that is no id. */
export function scaffold(kind: string, id: string): ReadonlyMap<string, string> {
  const found = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!found) throw new Error(`found the kind “${kind}”; expected one of ${Object.keys(KINDS).join(", ")}`);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(id))
    throw new Error(`found the name “${id}”; expected kebab-case, as json-feed`);
  const fixtures = Object.entries(found.fixture).map(
    ([path, text]) => [`test/fixtures/${found.folder}/${id}/${path}`, text] as const,
  );
  return new Map([[`src/${found.folder}/${id}.ts`, found.code(id)], ...fixtures]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const home = dirname(dirname(fileURLToPath(import.meta.url)));
  const [kind = "", id = ""] = process.argv.slice(2);
  try {
    const files = scaffold(kind, id);
    for (const path of files.keys()) if (existsSync(join(home, path))) throw new Error(`${path} is there already`);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
      process.stdout.write(`${path}\n`);
    }
  } catch (error) {
    process.stderr.write(`npm run new -- <kind> <id>: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
