import { type CheckReport, defineCheck } from "../contracts.ts";
import type { ContentFile } from "../model/archive.ts";
import { bodyOf } from "../model/body.ts";
import type { Paper } from "../model/paper.ts";
import { maskCode } from "../text/markdown-marks.ts";

/**
 * `name@host.tld` with a top-level domain in lower case. Not `pass@1`, `NDCG@10.We`, `pkg@1.2.3` or `git@github.com:`, and not the domains
 * kept for examples (RFC 2606). In Markdown a backslash may stand before `_`.
 */
const ADDRESS =
  /(?<![\p{L}\p{N}._%+@/\\-])(?!git@)(?:[A-Za-z0-9](?:[A-Za-z0-9.%+-]|\\?_){0,63})@(?!(?:[A-Za-z0-9-]+\.)*(?:example\.(?:com|org|net)|example|invalid|test|localhost)(?![\p{L}\p{N}.-]))[A-Za-z](?:[A-Za-z0-9-]{0,62}\.){1,6}[a-z]{2,24}(?![\p{L}\p{N}@-]|:\w)/u;

export default defineCheck({
  scope: "paper",
  severity: "warning",
  why: "An address in a published text is read by every harvester, and whose it is was seldom asked.",
  mend: "Delete the address, or link to the page on which its owner gives it.",
  example: {
    bad: "The data are sent on request: ada.lindqvist@sorting.university.",
    good: "The data are sent on request, see [the project's page](https://sorting.university/tides).",
  },
  check: ({ archive: { papers, files } }, report) => {
    for (const paper of papers) {
      checkFields(paper, report);
      const content = files.get(paper.file);
      if (content && (paper.abstract.includes("@") || paper.notes.includes("@"))) checkBody(content, report);
    }
  },
});

function checkFields({ title, authors, file }: Paper, report: CheckReport): void {
  const inTitle = title.includes("@") ? ADDRESS.exec(title) : null;
  if (inTitle) report.at(file, ["title"], tell(inTitle[0]));
  for (const [index, { name, affiliation = "" }] of authors.entries()) {
    const found = name.includes("@") || affiliation.includes("@") ? ADDRESS.exec(`${name} ${affiliation}`) : null;
    if (found) report.at(file, ["authors", index], tell(found[0]));
  }
}

/** One finding a line. */
function checkBody(content: ContentFile, report: CheckReport): void {
  let offset = 0;
  for (const line of maskCode(bodyOf(content)).split("\n")) {
    const found = line.includes("@") ? ADDRESS.exec(line) : null;
    if (found) report.inBody(content.path, offset + found.index, tell(found[0]));
    offset += line.length + 1;
  }
}

/** Reports are public as well: of the address they show the first letter and the domain. */
function tell(address: string): string {
  const host = address.slice(address.indexOf("@"));
  return `found the e-mail address “${address[0] ?? ""}…${host}”; expected none in a published text: delete it, or link to its owner's page`;
}
