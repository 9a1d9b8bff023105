import type { ChecklistItem } from "../model/review.ts";
import { renderCount, renderNumber } from "../render/count.ts";
import type { Findings } from "./checklist.ts";
import { isJoinedByTitle, listLostEdits } from "./doubts.ts";
import { leaveOpen, spotOf, type Spot } from "./point.ts";

/** What only a person can tell. */
export function listPersonItems(findings: Findings): readonly ChecklistItem[] {
  return [
    ...handEditsKept(findings),
    ...handEdits(findings),
    ...datesInferred(findings),
    ...nearDuplicates(findings),
    ...joined(findings),
    ...removals(findings),
    ...ruleMoves(findings),
    ...settings(findings),
  ];
}

function handEditsKept({ matches, papers, input: { after } }: Findings): readonly ChecklistItem[] {
  const places = matches.flatMap(({ before, after: now }, index) => {
    const change = papers[index];
    if (!before || !now || !change || change.kind === "merged") return [];
    return listLostEdits(before, now, change.fields).map((field) =>
      spotOf(after, now.file, pathOf(field), `a person's ${field} gave way to the machine's`),
    );
  });
  const words = { id: "hand-edits-kept", claim: "What gave way of what people wrote was meant to" };
  return leaveOpen(
    words,
    places,
    `${renderCount(places.length, "value")} that people wrote gave way to what captures say`,
  );
}

function handEdits({ matches, papers, input: { after } }: Findings): readonly ChecklistItem[] {
  const places = matches.flatMap(({ after: now }, index) => {
    const change = papers[index];
    if (!now || !change || change.kind === "merged") return [];
    const fields = change.fields.filter(({ owner }) => owner === "person").map(({ field }) => field);
    if (fields.length > 0)
      return [spotOf(after, now.file, pathOf(fields[0] ?? ""), `written by hand: ${fields.join(", ")}`)];
    return change.kind === "added" && now.sources.length === 0
      ? [spotOf(after, now.file, ["title"], "written by hand as a whole")]
      : [];
  });
  const words = { id: "hand-edits", claim: "What people wrote by hand is right" };
  return leaveOpen(words, places, `${renderCount(places.length, "paper")}: no capture bears out what a person writes`);
}

function datesInferred({ matches, papers, input: { after } }: Findings): readonly ChecklistItem[] {
  const places = matches.flatMap(({ before, after: now }, index) => {
    if (!now || papers[index]?.kind === "merged" || !now.guessed.includes("published")) return [];
    if (before?.guessed.includes("published") === true && before.published === now.published) return [];
    return [spotOf(after, now.file, ["published"], `${now.published ?? ""}, the year inferred`)];
  });
  const words = { id: "dates-inferred", claim: "Years that were inferred are right" };
  return leaveOpen(words, places, `${renderCount(places.length, "date")} with a year that no capture prints`);
}

function nearDuplicates({ input: { after }, review: { nearDuplicates: pairs } }: Findings): readonly ChecklistItem[] {
  const places = pairs.map(({ ids: [a, b], score }) =>
    spotOf(
      after,
      after.catalog.paperById.get(b)?.file ?? "",
      ["title"],
      `“${b}” is much like “${a}” (${Math.round(score * 100)} %): join them, or say in content/decisions.yaml that they are two`,
    ),
  );
  const words = { id: "near-duplicates", claim: "Papers much alike are one, or said to be two" };
  return leaveOpen(words, places, `${renderCount(pairs.length, "pair")} to decide`);
}

function joined({ matches, papers, input: { after, evidence } }: Findings): readonly ChecklistItem[] {
  const places = matches.flatMap((match, index): readonly Spot[] => {
    const { id, kind, into = "" } = papers[index] ?? {};
    const now = match.after;
    if (!now) return [];
    if (kind === "merged") return [spotOf(after, now.file, ["aliases"], `“${id ?? ""}” was joined to “${into}”`)];
    if (kind === "renamed") return [spotOf(after, now.file, ["id"], `“${id ?? ""}” is called “${into}” now`)];
    return isJoinedByTitle(match, evidence.abstractOf)
      ? [spotOf(after, now.file, ["sources"], "joined by its title alone: two captures have other abstracts")]
      : [];
  });
  const words = { id: "joined", claim: "What was joined or renamed is one paper" };
  return leaveOpen(words, places, `${renderCount(places.length, "paper")} joined or renamed`);
}

function removals({ papers, input: { after } }: Findings): readonly ChecklistItem[] {
  const index = new Map(after.archive.removed.map(({ id }, number) => [id, number]));
  const places = papers.flatMap(({ id, kind, reason }) => {
    const number = index.get(id);
    return kind !== "removed" || number === undefined
      ? []
      : [spotOf(after, "content/removed.yaml", [number], `“${id}” goes: ${reason ?? "no reason given"}`)];
  });
  const words = { id: "removals", claim: "What was taken out had to go" };
  return leaveOpen(words, places, `${renderCount(places.length, "paper")} taken out with a notice`);
}

function ruleMoves({ input: { after }, review: { topics } }: Findings): readonly ChecklistItem[] {
  const moved = topics.filter(({ gained, lost }) => gained.length + lost.length > 0);
  const places = moved.map(({ slug, gained, lost }) =>
    spotOf(
      after,
      `content/topics/${slug}.md`,
      ["match"],
      `${renderCount(gained.length, "paper")} in, ${renderNumber(lost.length)} out`,
    ),
  );
  const papers = new Set(moved.flatMap(({ gained, lost }) => [...gained, ...lost])).size;
  const words = { id: "rule-moves", claim: "Papers that a topic's new rule moves belong where they are now" };
  return leaveOpen(words, places, `${renderCount(papers, "paper")} moved by ${renderCount(moved.length, "topic")}`);
}

function settings({ review: { content } }: Findings): readonly ChecklistItem[] {
  const places = content
    .filter(({ path }) => SETTINGS.test(path))
    .map(({ path, before, after }) => ({
      file: path,
      line: 1,
      what: before === undefined ? "added" : after === undefined ? "deleted" : "changed",
    }));
  const words = { id: "settings", claim: "Settings, decisions and hand-written pages say what they should" };
  return leaveOpen(words, places, renderCount(places.length, "file"));
}

const SETTINGS = /^content\/(?:site\.yaml|decisions\.yaml|removed\.yaml|pages\/)/u;

/** Where a field stands in front matter. */
function pathOf(field: string): readonly string[] {
  return field === "abstract" || field === "notes" ? ["title"] : field.split(".");
}
