import type { ChangedFile } from "../model/changed-file.ts";
import type { Problem } from "../model/problem.ts";
import type { ChecklistItem, DigestChange, OpenPair, Review, TopicChange } from "../model/review.ts";
import { renderCount } from "../render/count.ts";
import { renderDate } from "../render/date.ts";
import type { Section } from "./review-fit.ts";
import {
  bold,
  code,
  fieldLines,
  foldedSection,
  listSome,
  nameThing,
  nest,
  openSection,
  words,
} from "./review-markdown-words.ts";
import { decideCommands, sayFile } from "./review-words.ts";

const PLACES = 5;
const NAMED = 20;

/** What a reviewer makes sure of: ticked where a check did. */
export function checklistSection({ checklist }: Review): readonly Section[] {
  const order = ["failed", "open", "proved"];
  const items = checklist.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)).map(checklistItem);
  return openSection({ title: "Checklist", noun: ["point", "points"], rank: 1 }, items);
}

function checklistItem({ claim, state, evidence, places }: ChecklistItem): string {
  const box = state === "proved" ? "[x]" : "[ ]";
  const mark = state === "failed" ? "<b>Failed</b>: " : "";
  const proof = evidence === "" ? "" : ` (${words(evidence)})`;
  const shown = places.slice(0, PLACES).map(({ file, line, what }) => `${code(`${file}:${line}`)} ${words(what, 200)}`);
  const rest = places.length - PLACES;
  return nest(`${box} ${mark}${words(claim)}${proof}`, [
    ...shown,
    ...(rest > 0 ? [`and ${renderCount(rest, "more place")}`] : []),
  ]);
}

/** Addresses that nothing answers any more: nothing weighs more. */
export function vanishedSection({ addresses }: Review): readonly Section[] {
  const items = addresses.vanished.map((path) => `- ${code(`/${path}`)}`);
  const lead = "Nothing answers these any more. An alias or a tombstone keeps an address.";
  const noun = ["vanished address", "vanished addresses"] as const;
  return openSection({ title: "Addresses that would vanish", lead, noun, rank: 2 }, items);
}

/** Errors stand open, warnings and notes are folded. */
export function problemSections({
  problems,
}: Review): readonly [errors: readonly Section[], others: readonly Section[]] {
  const errors = problems.introduced.filter(({ severity }) => severity === "error");
  const others = problems.introduced.filter(({ severity }) => severity !== "error");
  return [
    openSection({ title: "Errors", noun: ["error", "errors"], rank: 2 }, errors.map(problemItem)),
    [
      ...foldedSection(
        {
          title: "Warnings and notes",
          noun: ["warning or note", "warnings and notes"],
          things: ["finding", "findings"],
          rank: 3,
        },
        others.map(problemItem),
      ),
      ...foldedSection(
        { title: "Settled", noun: ["settled problem", "settled problems"], rank: 5 },
        problems.fixed.map(problemItem),
      ),
    ],
  ];
}

function problemItem({ file, line, severity, message, rule }: Problem): string {
  return `- ${severity} at ${code(`${file}:${line}`)}: ${words(message)} (${code(rule)})`;
}

/** Pairs for a person to decide, each with what to do. */
export function pairSection({ nearDuplicates }: Review): readonly Section[] {
  const lead =
    "Either they are one paper: run the command. Or they are two: put the line under <code>different:</code> in <code>content/decisions.yaml</code>.";
  const noun = ["pair", "pairs"] as const;
  return foldedSection({ title: "Near duplicates to decide", lead, noun, rank: 2 }, nearDuplicates.map(pairItem));
}

function pairItem({ ids, titles, score }: OpenPair): string {
  const [a, b] = ids.map((id, index) => nameThing({ id, title: titles[index] ?? "" }));
  const { merge, line } = decideCommands(ids);
  return nest(`${a} and ${b}, ${Math.round(score * 100)} % alike`, [
    `one paper: ${code(merge)}`,
    `two papers: ${code(line)}`,
  ]);
}

/** Topics with the papers that their rules move. */
export function topicSection({ topics }: Review): readonly Section[] {
  return foldedSection({ title: "Topics", noun: ["topic", "topics"], rank: 3 }, topics.map(topicItem));
}

function topicItem({ slug, title, kind, fields, gained, lost }: TopicChange): string {
  const moves = [["came in", gained] as const, ["left", lost] as const].filter(([, ids]) => ids.length > 0);
  return nest(`${nameThing({ title, id: slug })}, ${kind}`, [
    ...fieldLines(fields),
    ...moves.map(
      ([what, ids]) =>
        `${renderCount(ids.length, "paper")} ${what}: ${listSome(
          ids.map((id) => code(id)),
          NAMED,
        )}`,
    ),
  ]);
}

export function digestSection({ digests }: Review): readonly Section[] {
  return foldedSection({ title: "Digests", noun: ["digest", "digests"], rank: 3 }, digests.map(digestItem));
}

function digestItem({ id, title, kind, date, entries, fields }: DigestChange): string {
  const { before, after, known } = entries;
  const was = kind === "changed" && before !== after ? `, before ${before}` : "";
  const of = known === 0 ? "" : `, ${known} of papers that the archive had`;
  const count = `${renderCount(kind === "removed" ? before : after, "entry", "entries")}${was}${of}`;
  return nest(`${bold(title)} (${code(id)}), ${words(renderDate(date), 60)}, ${kind}: ${count}`, fieldLines(fields));
}

export function feedSection({ addresses }: Review): readonly Section[] {
  const items = addresses.feeds.map(({ path, title, added, changed, removed }) => {
    const counts = [`${added} new`, `${changed} changed`, `${removed} gone`].filter((count) => !count.startsWith("0 "));
    return `- ${bold(title)} (${code(`/${path}`)}): ${counts.join(", ") || "no entry changed"}`;
  });
  return foldedSection({ title: "Feeds", noun: ["feed", "feeds"], rank: 5 }, items);
}

export function addressSections({ addresses }: Review): readonly Section[] {
  const { added, changed, redirected, emptied = [] } = addresses;
  const item = (path: string): string => `- ${code(`/${path}`)}`;
  const list = (title: string, what: string, items: readonly string[]): readonly Section[] =>
    foldedSection(
      { title, things: ["address", "addresses"], noun: [`${what} address`, `${what} addresses`], rank: 6 },
      items,
    );
  return [
    ...list(
      "Addresses that lead elsewhere",
      "redirected",
      redirected.map(({ path, to }) => `${item(path)} → ${code(`/${to}`)}`),
    ),
    ...list("Addresses that went with what they told", "emptied", emptied.map(item)),
    ...list("New addresses", "new", added.map(item)),
    ...list("Changed addresses", "changed", changed.map(item)),
  ];
}

export function fileSections({ content, outside }: Review): readonly Section[] {
  const item = (file: ChangedFile): string => `- ${code(file.path)}: ${sayFile(file)}`;
  const things = ["file", "files"] as const;
  const lead = "No check of the content can tell what these do.";
  return [
    ...foldedSection(
      { title: "Files outside the content", noun: ["outside file", "outside files"], things, rank: 3, lead },
      outside.map(item),
    ),
    ...foldedSection(
      { title: "Other files of the content", noun: ["content file", "content files"], things, rank: 4 },
      content.map(item),
    ),
  ];
}
