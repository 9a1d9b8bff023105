import { defineCheck } from "../contracts.ts";
import { abstractOffset } from "../model/body.ts";
import { isWithdrawn } from "../model/withdrawal.ts";

/** A title that says it: `WITHDRAWN: …`, `[Retracted] …`, `Retraction note: …`, `… (withdrawn)`, or nothing else; not `Retraction-Based …`. */
const TITLE =
  /^\W{0,2}(?:(?:withdrawn|retracted)(?: (?:article|paper|chapter))?\s*(?:[:\])–—]|-\s|$)|retraction (?:note|notice)\b|retraction of:|notice of retraction\b)|[([](?:withdrawn|retracted)(?: (?:article|paper))?[\])]\s*$/iu;

/** An abstract that speaks of its own paper. */
const ABSTRACT =
  /\b(?:this|the present) (?:paper|article|manuscript|submission|preprint|work)(?: \([^()]{0,40}\))? (?:has been|was|is|is being|is hereby) (?:temporarily |now |voluntarily )?(?:withdrawn|retracted)\b(?! (?:from|into|to)\b(?! (?:arxiv|the (?:arxiv|journal|conference|proceedings|archive|server))))|^\W{0,3}(?:(?:withdrawn|retracted)\b\s*(?:[:.]|by\b|due\b|because\b|$)|the authors? (?:ha(?:s|ve) )?(?:withdrawn|retracted|withdrew) (?:this|the) (?:paper|article|submission))|^\W{0,3}notice of (?:retraction|violation of ieee publication principles)/iu;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "A withdrawn paper that is listed like any other is read, believed and cited.",
  mend: "Say so under “status”: every page and feed then shows it.",
  example: {
    bad: 'title: "WITHDRAWN: Sorting Shells with the Tide"',
    good: "title: Sorting Shells with the Tide\nstatus:\n  - { kind: withdrawn, date: 2025-04-01, reason: The authors found an error in the proof. }",
  },
  check: ({ archive: { papers, files } }, report) => {
    for (const paper of papers) {
      const { title, abstract, file } = paper;
      if (isWithdrawn(paper)) continue;
      const inTitle = TITLE.exec(title);
      if (inTitle) report.at(file, ["title"], tell("a title", inTitle[0]));
      const found = /withdr|retract|notice of/iu.test(abstract) ? ABSTRACT.exec(abstract) : null;
      if (found) report.inBody(file, abstractOffset(files.get(file), found.index), tell("an abstract", found[0]));
    }
  },
});

function tell(where: string, words: string): string {
  return `found ${where} that says “${words.trim()}”, and no “status”; expected both to say it: add “status: [{ kind: withdrawn, date: …, reason: … }]”, or waive this if it is another paper`;
}
