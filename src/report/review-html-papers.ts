import type { PaperChange, Review, TopicMove } from "../model/review.ts";
import { renderCount } from "../render/count.ts";
import { html, noHtml, type Html } from "../render/html-template.ts";
import { code, dateOf, fieldList, listSection, type PageSection, say, titleOf } from "./review-html-words.ts";
import {
  countRepairs,
  doubtfulPapers,
  groupByDoubts,
  isDateGuessed,
  PAPER_KINDS,
  papersOfKind,
  sayFate,
} from "./review-words.ts";

type AnchorOf = ReadonlyMap<PaperChange, string>;

const TITLES: Readonly<Record<PaperChange["kind"], string>> = {
  removed: "Papers removed",
  merged: "Papers merged",
  renamed: "Papers renamed",
  changed: "Papers changed",
  added: "Papers added",
};

/** Papers in doubt, each a way to where it stands; then all papers, whole, by what became of them. */
export function paperSections(review: Review): {
  readonly doubts: readonly PageSection[];
  readonly papers: readonly PageSection[];
} {
  const anchors = makeAnchors(review.papers);
  return {
    doubts: doubtSection(review, anchors),
    papers: PAPER_KINDS.flatMap((kind) =>
      listSection(
        `papers-${kind}`,
        TITLES[kind],
        papersOfKind(review, kind).map((paper) => renderPaper(paper, anchors)),
      ),
    ),
  };
}

/** An id may be anything in a review of what is broken; its place in the list is as good a name. */
function makeAnchors(papers: readonly PaperChange[]): AnchorOf {
  const taken = new Set<string>();
  return new Map(
    papers.map((paper, index) => {
      const isName = /^[a-z0-9-]+$/u.test(paper.id) && !taken.has(paper.id);
      taken.add(paper.id);
      return [paper, isName ? `paper-${paper.id}` : `paper-_${index + 1}`];
    }),
  );
}

function doubtSection(review: Review, anchors: AnchorOf): readonly PageSection[] {
  const papers = doubtfulPapers(review);
  const items = groupByDoubts(papers).map(([doubts, group]) => {
    const links = group.map((paper) => html`<li><a href="#${anchors.get(paper)}">${titleOf(paper.title)}</a></li>\n`);
    const head = html`<p class="t">${say(doubts)}</p>\n`;
    if (group.length <= FEW) return html`<li>${head}<ul>\n${links}</ul></li>\n`;
    return html`<li>${head}<details><summary>${renderCount(group.length, "paper")}</summary>\n<ul>\n${links}</ul>\n</details></li>\n`;
  });
  const [section] = listSection("doubts", "Papers to look at first", items);
  return section ? [{ ...section, count: papers.length }] : [];
}

const FEW = 10;

function renderPaper(paper: PaperChange, anchors: AnchorOf): Html {
  const { title, id, published, doubts, fields, kind } = paper;
  const date = published === undefined ? html`date unknown` : dateOf(published, isDateGuessed(paper));
  const isNew = kind === "added";
  const shown = isNew ? foldFields(paper) : fieldList(fields);
  return html`<li id="${anchors.get(paper)}">
<p class="t">${titleOf(title)}</p>
<p class="meta">${code(id)}${isNew && html` · ${date}`}${renderFate(paper)}</p>
${doubts.length > 0 && html`<p class="doubt">${say(doubts.join("; "))}</p>\n`}${shown}${renderTopics(paper)}${renderRepairs(paper)}</li>
`;
}

function foldFields({ fields }: PaperChange): Html {
  if (fields.length === 0) return noHtml;
  return html`<details><summary>What it says: ${renderCount(fields.length, "field")}</summary>\n${fieldList(fields)}</details>\n`;
}

function renderFate(paper: PaperChange): Html {
  const { kind, into, reason } = paper;
  if (kind === "added") return noHtml;
  if (kind === "changed")
    return paper.fields.length + paper.topics.length + paper.repairs.length === 0
      ? html` · no field of it, or none that can be read`
      : noHtml;
  const lost = into === undefined && reason === undefined && ", with neither an alias nor a tombstone";
  return html` · ${sayFate(paper)}${into !== undefined && html` ${code(into)}`}${lost}${reason !== undefined && html`: “${say(reason)}”`}`;
}

/** Of a new paper its topics alone, and why on demand; of another what moved it. */
function renderTopics({ kind, topics }: PaperChange): Html {
  if (topics.length === 0) return kind === "added" ? html`<p class="meta">In no topic</p>\n` : noHtml;
  const moves = html`<ul>\n${topics.map(renderMove)}</ul>\n`;
  if (kind !== "added") return moves;
  return html`<details><summary>Topics: ${topics.map(({ title }, index) => html`${index > 0 && ", "}${titleOf(title)}`)}</summary>\n${moves}</details>\n`;
}

function renderMove({ kind, title, why, cause }: TopicMove): Html {
  const what = kind === "gained" ? "came into" : "left";
  const rule = cause === "rule" ? html`, for the topic's rule changed` : noHtml;
  return html`<li>${what} ${titleOf(title)}${rule}: ${say(why)}</li>\n`;
}

function renderRepairs(paper: PaperChange): Html {
  if (paper.repairs.length === 0) return noHtml;
  const counts = countRepairs(paper).map(
    ([rule, times], index) => html`${index > 0 && ", "}${times} ${showRule(rule)}`,
  );
  const items = paper.repairs.map(
    ({ field, from, to, rule }) =>
      html`<li>${field}: <del>${say(from)}</del> <ins>${say(to)}</ins> (${showRule(rule)})</li>\n`,
  );
  return html`<details><summary>Repairs: ${counts}</summary>\n<ul>\n${items}</ul>\n</details>\n`;
}

function showRule(rule: string): Html {
  return code(rule);
}
