import { defineCheck } from "../contracts.ts";
import type { Paper } from "../model/paper.ts";

/** Months that a paper may be dated before the month its id was given in: it is dated on the day it was sent in. */
const MOST_BEFORE = 1;
/** Months it may be dated after it: a later version's date, or the page's. */
const MOST_AFTER = 2;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "An arXiv id tells the month in which the paper came: a date far from it has the wrong year, or the id is another paper's.",
  mend: "Correct “published” or “links.arxiv”; a date that is a journal's or conference's wants its “venue”.",
  example: {
    bad: 'published: 2025-10-16\nguessed: [published]\nlinks: { arxiv: "2310.10636" }',
    good: 'published: 2023-10-16\nlinks: { arxiv: "2310.10636" }',
  },
  check: ({ archive: { papers } }, report) => {
    for (const paper of papers) {
      const { published, guessed, links, file } = paper;
      if (links.arxiv === undefined || published === undefined || published.startsWith("X")) continue;
      const isGuessed = guessed.includes("published");
      const month = monthOfId(links.arxiv);
      if (month === undefined || (!isGuessed && isElsewhere(paper))) continue;
      const distance = distanceFrom(published, month);
      if (-distance <= MOST_BEFORE && distance <= MOST_AFTER) continue;
      report.at(
        file,
        ["published"],
        `found ${published}${isGuessed ? ", whose year was inferred" : ""}, and the arXiv id ${links.arxiv}, given in ${nameMonth(month)}; expected a date near that month: correct the one that is wrong${isGuessed ? "" : ", or name the “venue” whose date it is"}`,
      );
    }
  },
});

/** Months since the year 0 of a new id (`2310.10636`) or an old one (`hep-th/9901001`); arXiv began in 1991. */
function monthOfId(id: string): number | undefined {
  const [, years = "", months = ""] = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d\d)(\d\d)/u.exec(id) ?? [];
  const month = Number(months);
  if (years === "" || month < 1 || month > 12) return undefined;
  const year = Number(years);
  return (year >= 91 ? 1900 + year : 2000 + year) * 12 + month - 1;
}

/** A paper of a journal or conference has its date, which may be years from arXiv's. */
function isElsewhere({ venue, links }: Paper): boolean {
  return venue !== undefined || (links.doi !== undefined && !links.doi.startsWith("10.48550/"));
}

/** Months from the id's month to the date, as far as the date is known: 0 within its year. */
function distanceFrom(published: string, month: number): number {
  const year = Number(published.slice(0, 4));
  if (published.length >= 7) return year * 12 + Number(published.slice(5, 7)) - 1 - month;
  const [first, last] = [year * 12, year * 12 + 11];
  return month < first ? first - month : month > last ? last - month : 0;
}

function nameMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
