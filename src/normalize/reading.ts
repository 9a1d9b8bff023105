import type { CaptureText, Draft, Finding } from "../model/capture.ts";
import type { PartialDate } from "../model/date.ts";
import type { LineRange, Sighting } from "../model/paper.ts";
import type { Repair } from "../model/repair.ts";
import { paragraphsToMarkdown } from "../render/markdown.ts";
import { titleKey } from "../text/fold.ts";
import { formatDay, isRealDay } from "../text/printed-date.ts";
import { slugify } from "../text/slug.ts";
import { cleanText } from "../text/unicode.ts";
import type { MachineFields } from "./fields.ts";
import { findLinks } from "../text/links.ts";
import { inlinesToText } from "../text/tex/unicode.ts";
import { mendField } from "./mend-field.ts";
import type { PageDay } from "./page-day.ts";

/** One sighting of a paper, normalised: what the machine reads from one entry of one capture. */
export interface Reading {
  readonly sighting: Sighting;
  /** Of the capture, for choices that must not depend on the order of work. */
  readonly sha256: string;
  /** From the title as captured: ids do not follow later repairs. */
  readonly slug: string;
  readonly key: string;
  readonly fields: MachineFields;
  readonly findings: readonly Finding[];
  /** What was mended in the title and the abstract, in the order of the capture. */
  readonly repairs: readonly Repair[];
}

/** A draft as found → the fields of a paper. */
export function normalizeDraft(draft: Draft, capture: CaptureText, page: PageDay): Reading {
  const findings: Finding[] = [...noteCleaning(capture, draft.lines)];
  const asCaptured = cleanText(draft.title).text;
  const title = mendField("title", [asCaptured], capture, draft.titleLines);
  const paragraphs = draft.abstract.map((paragraph) => cleanText(paragraph).text).filter((text) => text !== "");
  const abstract = mendField("abstract", paragraphs, capture, draft.abstractLines);
  const links = findLinks(abstract.paragraphs.map(inlinesToText).join("\n"));
  const code = keepShort(links.code);
  const other = keepShort(links.other);
  const published = resolveDate(draft, page, findings);
  return {
    sighting: {
      capture: capture.name,
      lines: draft.lines,
      ...(page.date !== undefined && { capturedOn: page.date }),
    },
    sha256: capture.sha256,
    slug: slugify(asCaptured),
    key: titleKey(asCaptured),
    fields: {
      title: cleanText(title.paragraphs.map(inlinesToText).join(" ")).text || asCaptured,
      ...(published && { published: published.date }),
      ...(published?.isGuess && { guessed: ["published"] }),
      ...(draft.authorCount !== undefined && { authorCount: draft.authorCount }),
      ...(draft.organization && { organization: draft.organization }),
      ...(code.length > 0 && { "links.code": code }),
      ...(other.length > 0 && { "links.other": other }),
      ...(draft.commentCount !== undefined && {
        comments: { count: draft.commentCount, ...(page.date !== undefined && { seen: page.date }) },
      }),
      abstract: paragraphsToMarkdown(abstract.paragraphs),
    },
    findings,
    repairs: [...title.repairs, ...abstract.repairs].sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** Characters of links kept apart from the abstract: as many as a reader can use, and a front matter can hold. */
const LINKS_LENGTH = 4096;

function keepShort(links: readonly string[]): readonly string[] {
  let length = 0;
  return links.filter((link) => (length += link.length) <= LINKS_LENGTH);
}

/** A day without a year takes the page's, and then carries its guess. */
function resolveDate(
  draft: Draft,
  page: PageDay,
  findings: Finding[],
): { date: PartialDate; isGuess: boolean } | undefined {
  const { date: day } = draft;
  if (!day) return undefined;
  const line = draft.metaLines?.[1] ?? draft.lines[1];
  const pageYear = page.date === undefined || page.date.startsWith("X") ? undefined : Number(page.date.slice(0, 4));
  const year = day.year ?? pageYear;
  const isReal = isRealDay({ ...day, year });
  if (!isReal)
    findings.push(
      finding(
        "warning",
        line,
        "impossible-date",
        `found a day that the page's year ${year ?? ""} does not have; expected one that it has: kept without a year, give the page's with --captured if it is wrong`,
      ),
    );
  const date = formatDay(isReal ? { ...day, year } : day);
  const isGuess = isReal && day.year === undefined && page.from === "inferred";
  if (isGuess)
    findings.push(
      finding(
        "note",
        line,
        "guessed-year",
        `the page prints no year for this day; read as ${date}, the year inferred from the other entries`,
      ),
    );
  if (page.date !== undefined && !date.startsWith("X") && !page.date.startsWith("X") && date > page.date) {
    findings.push(
      finding(
        "warning",
        line,
        "date-after-capture",
        `found ${date}, after the page's own day ${page.date}; expected a day up to it: give the page's year with --captured if it is wrong`,
      ),
    );
  }
  return { date, isGuess };
}

/** Says which characters were taken out of an entry's lines, one note a line. */
function noteCleaning(capture: CaptureText, [first, last]: LineRange): readonly Finding[] {
  const notes: Finding[] = [];
  for (let number = first; number <= last; number += 1) {
    const { removed, firstAt } = cleanText(capture.lines[number - 1] ?? "");
    if (removed.length > 0) {
      const names = [...new Set(removed)].slice(0, 5).join(" ");
      notes.push({
        ...finding(
          "note",
          number,
          "invisible-characters",
          `took out ${removed.length} control or invisible character(s): ${names}`,
        ),
        column: firstAt + 1,
      });
    }
  }
  return notes;
}

function finding(severity: Finding["severity"], line: number, rule: string, message: string): Finding {
  return { severity, line, column: 1, rule, message };
}
