import { issueFormFiles } from "./issue-forms.ts";

/** What a new archive is called and when it began. */
export interface StarterSettings {
  readonly title: string;
  /** UUID, minted once. */
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly since: string;
  /** Folder name of the archive, for its package. */
  readonly name: string;
  /** Version of Offprint, and the file of its packed copy. */
  readonly version: string;
  readonly tarball: string;
}

/** The files of a fresh archive, path → text; captures, papers and digests come with the first ingest. */
export function starterFiles(settings: StarterSettings): ReadonlyMap<string, string> {
  return new Map([
    ["package.json", packageJson(settings)],
    ["README.md", readme(settings)],
    [".npmrc", "ignore-scripts=true\nsave-exact=true\n"],
    [".gitignore", "node_modules/\n_site/\n.offprint/\n"],
    [".gitattributes", "* text=auto eol=lf\ncontent/captures/** -text\ninbox/** -text\nvendor/** binary\n"],
    ["content/site.yaml", siteYaml(settings)],
    ["content/captures/.gitkeep", ""],
    ["content/pages/about.md", about(settings)],
    ...issueFormFiles(),
  ]);
}

/** The scripts of an archive: `test` proves that content/ is sound and builds. */
export function packageJson({ name, tarball }: StarterSettings): string {
  const manifest = {
    name: packageName(name),
    version: "1.0.0",
    private: true,
    type: "module",
    engines: { node: ">=20.19" },
    scripts: {
      build: "offprint ingest --frozen && offprint check && offprint build",
      test: "offprint ingest --frozen && offprint check && offprint build --out .offprint/test-site",
      ingest: "offprint ingest",
      serve: "offprint serve",
    },
    dependencies: { offprint: `file:${tarball}` },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** A folder's name as npm takes it; a package may not depend on one of its own name. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return name === "" || name === "offprint" ? "archive" : name;
}

function siteYaml({ id, title, since }: StarterSettings): string {
  return `# What this archive is called and where it will be published.
# The id names the archive for ever (feed readers know its entries by it): never change it.
id: ${id}
title: ${JSON.stringify(title)}
description: Papers our lab reads and writes.
# The address of the published site; feeds and canonical links use it.
baseUrl: https://archive.example/
language: en
rights: Titles and abstracts belong to their authors.
# The day the archive began.
since: ${since}
# Where the archive is kept: "Edit this file" and "Report a mistake" lead there. Take the # away when you know it.
# repository: https://github.com/OWNER/NAME
`;
}

function about({ title }: StarterSettings): string {
  return `---
title: About
description: What this archive holds and where it comes from.
---

${title.replace(/[\\`*_{}[\]<>#]/gu, "\\$&")} is an archive of papers, made from saved pages of paper digests. Each paper says which page it was seen on; what had to be guessed is marked.

Write here who keeps this archive, and how to reach you.
`;
}

function readme({ title, version }: StarterSettings): string {
  return `# ${title}

An archive of papers, made with Offprint ${version}, whose packed copy is in \`vendor/\`.

\`\`\`sh
npm ci && npm run build   # checks content/ and builds the site in _site/
npm ci && npm test        # proves that content/ is sound and builds
\`\`\`

Add a page of papers: open it in a browser, select all, copy, save the text in a file, then

\`\`\`sh
npx offprint ingest page.txt   # writes content/papers, content/digests and keeps the page in content/captures
npm run serve                  # shows the site
\`\`\`

People without git send changes by the issue forms in \`.github/ISSUE_TEMPLATE\` or the editor in the browser: \`docs/editing.md\`.
Review what \`git diff\` shows and commit it. Everything under \`content/\` may be edited by hand; what you change stays as you left it.
\`content/site.yaml\` holds the archive's name and address, \`content/topics/\` the topics and the rules by which papers come into them.

## On GitHub

\`docs/publishing.md\` leads to a published, reviewed archive in twenty minutes. The workflows in \`.github/workflows/\`:

| workflow | does |
| --- | --- |
| \`check\` | judges every pull request, by the rules of the branch it goes to |
| \`report\`, \`report-comment\` | say in one comment what a pull request changes and what needs a person's eye |
| \`preview\`, \`preview-deploy\` | build the site of a pull request, and show it elsewhere if there is a place for it |
| \`deploy\` | publishes the site of \`main\` on GitHub Pages |
| \`ingest\` | takes captures from \`inbox/\` and opens one pull request with what they bring |
| \`from-issue\` | turns an issue labelled \`accepted\` into a pull request |
| \`links\` | asks once a week whether the addresses in \`content/\` are still there |
`;
}
