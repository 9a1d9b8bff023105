import type { Review } from "../model/review.ts";
import { escapeGithubText } from "../text/github-text.ts";
import { fitSections, sayAllLeft, type LeftOut, type Section } from "./review-fit.ts";
import { addedSection, changedSection, doubtSection, goneSection } from "./review-markdown-papers.ts";
import {
  addressSections,
  checklistSection,
  digestSection,
  feedSection,
  fileSections,
  pairSection,
  problemSections,
  topicSection,
  vanishedSection,
} from "./review-markdown-rest.ts";
import { code, words } from "./review-markdown-words.ts";
import { judge, sayChanges, sayTotals, sayVerdict, wholeReviewCommand } from "./review-words.ts";

/** First line of the comment: by it a workflow finds its own again. */
export const REVIEW_MARKER = "<!-- offprint report -->";

/** What GitHub takes as a comment, in characters. */
const COMMENT_LIMIT = 65_536;
/** Below this nothing could be said; what asks for less gets this. */
const LEAST = 6000;
/** Kept for the lines that say what is left out. */
const RESERVED = 1600;

/**
 * A review as a comment for a pull request on GitHub, in at most `limit` UTF-16 units (and so characters), 6,000 at least: the verdict, the
 * checklist and what is suspicious first. What does not fit is counted, with the way to all of it. A job's summary takes more:
 * give its limit.
 */
export function renderReviewMarkdown(review: Review, limit = COMMENT_LIMIT): string {
  const head = renderHead(review);
  const room = Math.max(limit, LEAST) - head.length - RESERVED;
  const { text, left } = fitSections(listSections(review), room);
  return `${head}${text}${renderLeft(review, left)}`.replace(/\n+$/u, "\n");
}

function renderHead(review: Review): string {
  const { base, notes = [] } = review;
  const [answer, rest] = sayVerdict(judge(review));
  const against = `Against ${code(base.ref, 80)} (${code(base.commit.slice(0, 12), 12)}): ${sayChanges(review)}.`;
  const shown = notes.slice(0, NOTES).map((note) => `- ${words(note, 150)}`);
  const more = notes.length > NOTES ? [`- and ${notes.length - NOTES} more`] : [];
  const remarks = notes.length === 0 ? "" : `What could not be compared:\n\n${[...shown, ...more].join("\n")}\n\n`;
  return `${REVIEW_MARKER}\n## What this branch changes\n\n${against} ${sayTotals(review)}\n\n<b>${answer}</b> ${rest}\n\n${remarks}`;
}

const NOTES = 3;

/** All sections in the order in which they are read. */
function listSections(review: Review): readonly Section[] {
  const [errors, others] = problemSections(review);
  return [
    ...checklistSection(review),
    ...errors,
    ...vanishedSection(review),
    ...doubtSection(review),
    ...pairSection(review),
    ...others,
    ...goneSection(review),
    ...changedSection(review),
    ...addedSection(review),
    ...topicSection(review),
    ...digestSection(review),
    ...fileSections(review),
    ...feedSection(review),
    ...addressSections(review),
  ];
}

function renderLeft(review: Review, left: readonly LeftOut[]): string {
  if (left.length === 0) return "";
  const where = `The job's summary and its HTML page have the rest; ${code(wholeReviewCommand(review), 140)} makes that page.`;
  const said = `<b>Left out for length:</b> ${escapeGithubText(sayAllLeft(left))}. ${where}\n`;
  return said;
}
