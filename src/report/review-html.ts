import type { Review } from "../model/review.ts";
import { renderNumber } from "../render/count.ts";
import { html, noHtml, toHtmlText, trusted, type Html } from "../render/html-template.ts";
import { sha256 } from "../text/hash.ts";
import { paperSections } from "./review-html-papers.ts";
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
} from "./review-html-rest.ts";
import { code, type PageSection, renderSection, say } from "./review-html-words.ts";
import { REVIEW_STYLE } from "./review-style.ts";
import { judge, sayChanges, sayTotals, sayVerdict } from "./review-words.ts";

/** A review, all of it, as one page that needs nothing else: no script, no request, one style sheet that its policy (CSP) names. */
export function renderReviewHtml(review: Review): string {
  const sections = listSections(review);
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(REVIEW_STYLE)}'; base-uri 'none'; form-action 'none'`;
  return toHtmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>What this branch changes</title>
<style>${trusted(REVIEW_STYLE)}</style>
</head>
<body>
<div class="wrap">
<header>
<h1>What this branch changes</h1>
${renderSummary(review)}</header>
${renderIndex(sections)}<main>
${sections.map(renderSection)}</main>
<footer>Made by <code>offprint report</code> from the branch and the commit that it left.</footer>
</div>
</body>
</html>
`);
}

function listSections(review: Review): readonly PageSection[] {
  const { doubts, papers } = paperSections(review);
  const { errors, others } = problemSections(review);
  return [
    ...checklistSection(review),
    ...errors,
    ...vanishedSection(review),
    ...doubts,
    ...pairSection(review),
    ...others,
    ...topicSection(review),
    ...digestSection(review),
    ...fileSections(review),
    ...papers,
    ...feedSection(review),
    ...addressSections(review),
  ];
}

function renderSummary(review: Review): Html {
  const { base, notes = [] } = review;
  const verdict = judge(review);
  const [answer, rest] = sayVerdict(verdict);
  const remarks = html`<p>What could not be compared:</p>
<ul>
${notes.map((note) => html`<li>${say(note)}</li>\n`)}</ul>
`;
  return html`<p class="lead">Against ${code(base.ref)} (${code(base.commit.slice(0, 12))}): ${sayChanges(review)}. ${sayTotals(review)}</p>
<p class="verdict${verdict.isBlocked && " blocked"}"><strong>${answer}</strong> ${rest}</p>
${notes.length > 0 && remarks}`;
}

function renderIndex(sections: readonly PageSection[]): Html {
  if (sections.length < 3) return noHtml;
  const entries = sections.map(
    ({ id, title, count }) => html`<li><a href="#${id}">${title}</a> ${renderNumber(count)}</li>\n`,
  );
  return html`<nav aria-label="In this review"><ul>
${entries}</ul></nav>
`;
}

function hashOf(style: string): string {
  return Buffer.from(sha256(style), "hex").toString("base64");
}
