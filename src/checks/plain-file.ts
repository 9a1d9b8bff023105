import { defineCheck } from "../contracts.ts";

/** By the modes that git has (gitformat-index(5)); a symbolic link is no part of an archive in any case, and a stray file. */
const FOUND: Readonly<Record<string, string>> = {
  "100755": "a file that may be run; expected one that is only read: git update-index --chmod=-x",
  "160000": "another repository (a submodule); expected files of this one: move it out of content/",
};

export default defineCheck({
  scope: "archive",
  severity: "error",
  why: "Content is text that is read: nothing in it needs to run, and nothing of it may lie in another repository.",
  mend: "Take the file's right to run away (chmod -x), or move the repository out of content/.",
  example: {
    bad: "100755 content/papers/so/sorting-shells.md",
    good: "100644 content/papers/so/sorting-shells.md",
  },
  compare: ({ changed }, report) => {
    for (const { path, before, after } of changed) {
      if (!path.startsWith("content/") || after === undefined || after.mode === before?.mode) continue;
      const found = FOUND[after.mode];
      if (found !== undefined) report.on(path, `found ${found}`);
    }
  },
});
