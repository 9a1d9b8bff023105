import type { ChangedFile } from "../model/changed-file.ts";
import type { Digest, DigestEntry } from "../model/digest.ts";
import { compareText } from "../model/problem.ts";
import type { DigestChange, FieldChange } from "../model/review.ts";
import type { ReviewSide } from "./input.ts";
import { describeChange, showLines } from "./paper-fields.ts";

/** The digests whose files came, went or changed, by id. */
export function compareDigests(
  { before, after }: { readonly before: ReviewSide; readonly after: ReviewSide },
  changed: readonly ChangedFile[],
): readonly DigestChange[] {
  const files = new Set(changed.map(({ path }) => path));
  const index = ({ archive }: ReviewSide): ReadonlyMap<string, Digest> =>
    new Map(archive.digests.filter(({ file }) => files.has(file)).map((digest) => [digest.id, digest]));
  const [old, now] = [index(before), index(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort(compareText).flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    const shown = is ?? was;
    if (!shown) return [];
    const known = (is?.entries ?? []).filter(({ paper = "" }) => before.catalog.paperById.has(paper)).length;
    return [
      {
        id,
        title: shown.title,
        kind: was === undefined ? "added" : is === undefined ? "removed" : "changed",
        date: shown.date,
        entries: { before: was?.entries.length ?? 0, after: is?.entries.length ?? 0, known },
        fields: was && is ? compareDigestFields(was, is) : [],
      },
    ];
  });
}

const MACHINES = new Set(["dateFrom", "capture", "entries"]);

function compareDigestFields(was: Digest, is: Digest): readonly FieldChange[] {
  const [old, now] = [showDigest(was), showDigest(is)];
  return Object.keys(now).flatMap((field) => {
    const [before, after] = [old[field] || undefined, now[field] || undefined];
    const owner = MACHINES.has(field) ? "machine" : "person";
    return before === after ? [] : [describeChange(field, before, after, { owner, isGuessed: isGuess(field, is) })];
  });
}

function isGuess(field: string, { dateFrom }: Digest): boolean {
  return field === "date" && dateFrom === "inferred";
}

function showDigest({ title, date, dateFrom, capture, entries, note }: Digest): Readonly<Record<string, string>> {
  const { file, sha256, removed } = capture;
  const gone = removed === undefined ? "" : `, removed ${removed.date}: ${removed.reason}`;
  return {
    title,
    date,
    dateFrom,
    capture: `${file} ${sha256}${gone}`,
    entries: entries.map(showEntry).join("\n"),
    note,
  };
}

function showEntry({ lines, paper, omitted }: DigestEntry): string {
  const what = [paper ?? "", omitted === undefined ? "" : `omitted: ${omitted}`].filter((part) => part !== "");
  return `${showLines(lines)} ${what.join(", ")}`;
}
