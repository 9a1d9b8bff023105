import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PaperRecord } from "./records.ts";

/** A capture file: its name says the day it was saved. */
export interface CaptureFile {
  readonly name: string;
  readonly text: string;
}

/** New papers on a page; two more it shows again from an earlier one. */
const NEW_PER_PAGE = 60;
const REPEATED_PER_PAGE = 2;
const PAGES_BACK = 3;

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

const HEADER = [
  "new",
  "Get trending papers in your email inbox!",
  "Subscribe",
  "Daily Papers",
  "byAK and the research community",
];

/** Papers → pages of the Hugging Face list saved as text, a day each, `first` being the number of the first day. */
export function renderCaptures(papers: readonly PaperRecord[], first = 0): readonly CaptureFile[] {
  const pages: CaptureFile[] = [];
  for (let start = 0; start < papers.length; start += NEW_PER_PAGE) {
    const back = start - PAGES_BACK * NEW_PER_PAGE;
    const repeated = back < 0 ? [] : papers.slice(back, back + REPEATED_PER_PAGE);
    pages.push(renderCapture(first + pages.length, [...papers.slice(start, start + NEW_PER_PAGE), ...repeated]));
  }
  return pages;
}

/** One page, of the day `number` after the first. */
export function renderCapture(number: number, papers: readonly PaperRecord[]): CaptureFile {
  const date = new Date(FIRST_DAY + number * DAY);
  const day = `${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCDate()}`;
  const entries = papers.map((paper, index) => renderEntry(paper, index));
  return {
    name: `${date.toISOString().slice(0, 10)}_page.txt`,
    text: [...HEADER, day, ...entries].join("\n\n"),
  };
}

/** One entry; every tenth carries a count of comments. */
function renderEntry(paper: PaperRecord, index: number): string {
  const { title, abstract, authorCount, organization, year, month, day } = paper;
  const owner =
    organization === undefined
      ? `  • ${authorCount} authors`
      : `${organization} ${organization.replaceAll("-", " ").toUpperCase()}`;
  const comments = index % 10 === 9 ? ` ${1 + (day % 9)}` : "";
  return `${title}\n\n${abstract}\n\n${owner}\n·\n${MONTHS[month - 1] ?? ""} ${day}, ${year}${comments}`;
}

/** An archive at `root` with these captures, the topics of `home` and no papers yet. */
export function writeArchive(root: string, home: string, captures: readonly CaptureFile[]): void {
  mkdirSync(join(root, "content/captures"), { recursive: true });
  writeFileSync(join(root, "content/site.yaml"), SITE);
  cpSync(join(home, "content/topics"), join(root, "content/topics"), { recursive: true });
  for (const { name, text } of captures) writeFileSync(join(root, "content/captures", name), text);
}

const SITE = `id: 7d1a2c1e-4a63-4f0e-9d55-0b1f1c6f2a90
title: Bench
description: An archive made to be measured.
baseUrl: https://bench.example/
language: en
rights: Titles and abstracts belong to their authors.
since: 2026-01-01
`;
