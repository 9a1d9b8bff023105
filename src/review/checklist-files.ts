import type { ChangedFile } from "../model/changed-file.ts";
import type { ChecklistItem } from "../model/review.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import type { Findings } from "./checklist.ts";
import { leaveOpen, settle, type Spot } from "./point.ts";

/** What holds for the files of a change. */
export function listFileItems(findings: Findings): readonly ChecklistItem[] {
  return [capturesUnchanged(findings), ...linesAccounted(findings), plainFiles(findings), onlyContent(findings)];
}

function capturesUnchanged({ input: { changed, before, after } }: Findings): ChecklistItem {
  const captures = changed.filter(({ path }) => path.startsWith("content/captures/"));
  const touched = captures.filter((file) => file.before !== undefined);
  const added = captures.length - touched.length;
  const takenOut = after.archive.digests.flatMap(({ capture }) =>
    capture.removed ? [`content/captures/${capture.file}`] : [],
  );
  const silenced = new Set(takenOut);
  const against = touched.filter((file) => file.after !== undefined || !silenced.has(file.path));
  const kept = before.archive.captures.length - touched.length;
  return settle(
    { id: "captures-unchanged", claim: "Captures that were there are as they were" },
    against.map(({ path, after }): Spot => ({
      file: path,
      line: 1,
      what:
        after === undefined
          ? "was deleted: restore it from git"
          : "was edited: restore it from git, a better capture goes under another name",
    })),
    `${renderCount(kept, "capture")} with the same bytes, ${renderNumber(added)} added`,
    `${renderCount(against.length, "capture")} edited or deleted: evidence that was changed proves nothing`,
  );
}

function linesAccounted({ input: { evidence, changed } }: Findings): readonly ChecklistItem[] {
  const fresh = new Set(changed.filter(({ before }) => before === undefined).map(({ path }) => path));
  const read = evidence.captures.filter(({ file }) => fresh.has(file));
  if (read.length === 0) return [];
  const words = { id: "lines-accounted", claim: "Every line of the new captures is accounted for" };
  const sum = (kind: keyof (typeof read)[number]["lines"]): number =>
    read.reduce((total, { lines }) => total + lines[kind], 0);
  const evidenceText = `${renderCount(read.length, "capture")}, ${renderCount(sum("total"), "line")}: ${(["entry", "boilerplate", "blank", "unrecognised"] as const).map((kind) => `${renderNumber(sum(kind))} ${kind}`).join(" + ")}`;
  const places = read.flatMap(({ file, unrecognised }) =>
    unrecognised.map(({ line, text }) => ({ file, line, what: `not recognised: ${text}` })),
  );
  return places.length > 0 ? leaveOpen(words, places, evidenceText) : [settle(words, [], evidenceText, "")];
}

const KINDS: Readonly<Record<string, string>> = {
  "120000": "a symbolic link",
  "160000": "another repository",
  "100755": "a file that can be run",
};

function plainFiles({ input: { changed } }: Findings): ChecklistItem {
  const against = changed.flatMap((file) => {
    const kind = isContent(file) ? KINDS[file.after?.mode ?? ""] : undefined;
    return kind === undefined || file.before?.mode === file.after?.mode
      ? []
      : [{ file: file.path, line: 1, what: `${kind}: expected a plain file` }];
  });
  const kept = changed.filter((file) => isContent(file) && file.after !== undefined).length;
  return settle(
    { id: "plain-files", claim: "content/ gets plain files alone" },
    against,
    `${renderCount(kept, "file")} in content/ came or changed: no link, nothing that can be run`,
    `${renderCount(against.length, "thing")} that no archive holds`,
  );
}

function onlyContent({ review: { outside } }: Findings): ChecklistItem {
  const words = { id: "only-content", claim: "Nothing outside content/ is touched, or it was read as a program is" };
  if (outside.length === 0) return settle(words, [], "every file that changed is in content/", "");
  const places = outside.map(({ path, before, after }) => ({
    file: path,
    line: 1,
    what: before === undefined ? "added" : after === undefined ? "deleted" : "changed",
  }));
  const evidence = `${renderCount(outside.length, "file")} outside content/: no check tells what these do`;
  return { ...words, state: "open", evidence, places };
}

function isContent({ path }: ChangedFile): boolean {
  return path.startsWith("content/");
}
