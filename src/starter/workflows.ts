/** Files under `.github/` that a new archive gets as they are here, but for where the program stands. */
export const SHARED_FILES: readonly string[] = [
  ".github/dependabot.yml",
  ".github/pull_request_template.md",
  ".github/scripts/check-links.mjs",
  ".github/scripts/clear-inbox.mjs",
  ".github/scripts/find-pull-request.mjs",
  ".github/scripts/git.mjs",
  ".github/scripts/github.mjs",
  ".github/scripts/open-pull-request.mjs",
  ".github/scripts/post-comment.mjs",
  ".github/scripts/publish-preview.mjs",
  ".github/scripts/report-links.mjs",
  ".github/scripts/save-issue.mjs",
  ".github/workflows/check.yml",
  ".github/workflows/deploy.yml",
  ".github/workflows/from-issue.yml",
  ".github/workflows/ingest.yml",
  ".github/workflows/links.yml",
  ".github/workflows/preview-deploy.yml",
  ".github/workflows/preview.yml",
  ".github/workflows/report-comment.yml",
  ".github/workflows/report.yml",
  "docs/editing.md",
  "docs/publishing.md",
];

const HERE = "  OFFPRINT: tool/bin/offprint.js\n";
const INSTALLED = "  OFFPRINT: tool/node_modules/offprint/bin/offprint.js\n";

/** A file of this repository as an archive has it: the program is installed there, not checked out. */
export function forArchive(text: string): string {
  return text.replace(HERE, INSTALLED);
}

/** Who must agree to changes of what judges and publishes; a lab fills in who that is. */
export const CODE_OWNERS = `# Who is asked about which files; “Require review from Code Owners” in the branch's rules makes it binding.
# Write your team in place of the example and take the # away. Content may stay with whoever reviews; these files judge and publish it.
#
# /.github/            @your-organization/archive-owners
# /package.json        @your-organization/archive-owners
# /package-lock.json   @your-organization/archive-owners
# /vendor/             @your-organization/archive-owners
# /content/site.yaml   @your-organization/archive-owners
# /content/topics/     @your-organization/archive-owners
`;
