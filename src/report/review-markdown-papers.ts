import type { PaperChange, Review, TopicMove } from "../model/review.ts";
import { renderCount } from "../render/count.ts";
import { renderShownDate } from "../render/date.ts";
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
import { countRepairs, doubtfulPapers, groupByDoubts, isDateGuessed, papersOfKind, sayFate } from "./review-words.ts";

const NAMED = 8;
const PAPERS = ["paper", "papers"] as const;

/** Papers in doubt: those that share a doubt in one item. */
export function doubtSection(review: Review): readonly Section[] {
  const items = groupByDoubts(doubtfulPapers(review)).map(([doubts, papers]) => {
    const [first] = papers;
    if (papers.length === 1 && first) return `- ${nameThing(first)}, ${first.kind}: ${words(doubts)}`;
    const below = papers.slice(0, NAMED).map((paper) => `${nameThing(paper)}, ${paper.kind}`);
    const rest = papers.length - NAMED;
    return nest(`${renderCount(papers.length, "paper")}: ${words(doubts)}`, [
      ...below,
      ...(rest > 0 ? [`and ${renderCount(rest, "more paper", "more papers")} with the same doubt`] : []),
    ]);
  });
  const noun = ["kind of doubt", "kinds of doubt"] as const;
  return openSection({ title: "Papers to look at first", noun, rank: 2 }, items);
}

/** Papers that are no longer there under their id. */
export function goneSection(review: Review): readonly Section[] {
  const gone = (["removed", "merged", "renamed"] as const).flatMap((kind) => papersOfKind(review, kind));
  const items = gone.map((paper) => nest(goneLine(paper), detailLines(paper)));
  const noun = ["paper that went", "papers that went"] as const;
  return foldedSection({ title: "Removed, merged, renamed", things: PAPERS, noun, rank: 3 }, items);
}

function goneLine(paper: PaperChange): string {
  const { into, reason } = paper;
  const where = into === undefined ? "" : ` ${code(into)}`;
  const lost = into === undefined && reason === undefined ? ", with neither an alias nor a tombstone" : "";
  const why = reason === undefined ? "" : `: “${words(reason)}”`;
  return `${nameThing(paper)}, ${sayFate(paper)}${where}${lost}${why}`;
}

/** Papers that are there before and after. */
export function changedSection(review: Review): readonly Section[] {
  const items = papersOfKind(review, "changed").map((paper) => {
    const details = detailLines(paper);
    return nest(nameThing(paper) + (details.length === 0 ? ": no field of it, or none that can be read" : ""), details);
  });
  const noun = ["changed paper", "changed papers"] as const;
  return foldedSection({ title: "Changed", things: PAPERS, noun, rank: 3 }, items);
}

function detailLines(paper: PaperChange): readonly string[] {
  const repairs = countRepairs(paper).map(([rule, times]) => `${times} ${code(rule)}`);
  return [
    ...fieldLines(paper.fields),
    ...paper.topics.slice(0, NAMED).map(moveLine),
    ...(paper.topics.length > NAMED ? [`and ${paper.topics.length - NAMED} more topics`] : []),
    ...(repairs.length > 0 ? [`repaired: ${listSome(repairs, NAMED)}`] : []),
  ];
}

function moveLine({ kind, title, why, cause }: TopicMove): string {
  const what = kind === "gained" ? "came into" : "left";
  const who = cause === "rule" ? ", for the topic's rule changed" : "";
  return `${what} ${bold(title)}${who} (${words(why, 200)})`;
}

const HEAD = "| Paper | Date | Topics | Repairs |\n| --- | --- | --- | --- |\n";
/** From so many on, titles alone have to do: more of them fit. */
const MANY = 120;

/** New papers, a row each. */
export function addedSection(review: Review): readonly Section[] {
  const added = papersOfKind(review, "added");
  const rows = added.map((paper) => `| ${addedCells(paper, added.length >= MANY).join(" | ")} |`);
  const noun = ["added paper", "added papers"] as const;
  return foldedSection({ title: "Added", things: PAPERS, noun, rank: 4, head: HEAD }, rows);
}

function addedCells(paper: PaperChange, isBrief: boolean): readonly string[] {
  const { published, topics, title, id } = paper;
  const date =
    published === undefined ? "date unknown" : renderShownDate({ date: published, guessed: isDateGuessed(paper) });
  const gained = topics.filter(({ kind }) => kind === "gained").map((topic) => words(topic.title, 60));
  const repairs = countRepairs(paper).map(([rule, times]) => `${times} ${words(rule, 60)}`);
  return [
    (words(title, isBrief ? 90 : 160) || "(no title)") + (isBrief ? "" : `<br>${code(id)}`),
    words(date, 60),
    gained.length === 0 ? "none" : listSome(gained, isBrief ? 2 : NAMED),
    isBrief ? renderTimes(paper) : listSome(repairs, NAMED),
  ];
}

function renderTimes({ repairs }: PaperChange): string {
  return repairs.length === 0 ? "" : String(repairs.length);
}
