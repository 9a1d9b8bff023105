import type { Issue } from "../issue/parse-issue.ts";
import { readLine, readPaperValues } from "../issue/paper-values.ts";
import type { Archive, FieldPath } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import type { Place, Problem } from "../model/problem.ts";
import { titleKey } from "../text/fold.ts";
import { nearestNames } from "../text/near.ts";
import { slugify } from "../text/slug.ts";
import { createIdentifier } from "./identify.ts";
import { paperFile } from "./layout.ts";
import { withPersonsValues } from "./person-values.ts";
import { type CheckedValues, checkValues } from "./issue-values.ts";
import { PAPER_KEYS, paperValue, renderKey } from "./render-file.ts";
import { paperSchema } from "./schema.ts";
import { changePaper } from "./stored-change.ts";
import { validate } from "./validate.ts";
import type { FileChange } from "./write.ts";

/** What an issue would change, and what it has to say. Nothing has been written; with an error, nothing may be. */
export interface IssuePlan {
  /** The paper it is about, as it will be; undefined when there is none. */
  readonly paper?: Paper;
  /** Keys of the front matter that change, and `abstract`. */
  readonly changed: readonly string[];
  readonly changes: readonly FileChange[];
  readonly problems: readonly Problem[];
}

/** An issue, its file's name for problems, and the hash of its text. */
interface IssueSource {
  readonly issue: Issue;
  readonly file: string;
  readonly sha256: string;
}

type Report = (line: number, rule: string, message: string, severity?: Problem["severity"]) => void;

/** Works out what a filled-in form changes in an archive. */
export function planIssue(archive: Archive, source: IssueSource): IssuePlan {
  const problems: Problem[] = [];
  const report: Report = (line, rule, message, severity = "error") =>
    void problems.push({ file: source.file, line, column: 1, severity, rule, message });
  const { form } = source.issue;
  const outcome =
    form.id === "add-a-paper"
      ? addPaper(archive, source, problems, report)
      : form.id === "correct-a-paper"
        ? correctPaper(archive, source, problems, report)
        : withdrawPaper(archive, source, problems, report);
  const { before, after } = outcome ?? {};
  if (!after || problems.some(({ severity }) => severity === "error"))
    return { ...(after && { paper: after }), changed: [], changes: [], problems };
  const change = changePaper(before && archive.files.get(before.file)?.text, before, after);
  const keys = PAPER_KEYS.filter(
    (key) => renderKey(key, before && paperValue(before, key)) !== renderKey(key, paperValue(after, key)),
  );
  const changed = [...keys, ...((before?.abstract ?? "") === after.abstract ? [] : ["abstract"])];
  if (!change) report(1, "issue-form", `found nothing that is not in ${after.file} already; expected a change`);
  return { paper: after, changed, changes: change ? [change] : [], problems };
}

type Outcome = { readonly before?: Paper; readonly after: Paper } | undefined;

function addPaper(archive: Archive, source: IssueSource, problems: Problem[], report: Report): Outcome {
  const values = readPaperValues(source.issue);
  const given = values.fields.get("title");
  const title = typeof given === "string" ? given : "";
  const checked = checkValues(archive, values, { title, id: "new" }, source.file, problems);
  if (!checked) return undefined;
  const abstract = values.abstract ?? "";
  const reading = {
    sighting: { capture: source.file, lines: [1, 1] as const },
    sha256: source.sha256,
    slug: slugify(title),
    key: titleKey(title),
    fields: { title, abstract, "links.arxiv": checked.links.arxiv, "links.doi": checked.links.doi },
    findings: [],
    repairs: [],
  };
  /* No capture has an empty name: no lines of one are taken for this. */
  for (const { identity } of createIdentifier(archive).identify("", [reading])) {
    if (identity.kind === "new" && identity.ref.closed === undefined) {
      for (const { id, why } of identity.apart)
        report(values.lineOf("title"), "near-duplicate", `${why}: look whether this is the paper “${id}”`, "warning");
      const { id } = identity.ref;
      return { after: { ...checked, id, file: paperFile(id), abstract, notes: "" } };
    }
    if (identity.kind !== "known" && identity.kind !== "new") return undefined;
    const { ref } = identity;
    const why = identity.kind === "known" ? identity.why : "";
    const message =
      ref.closed === undefined ? `it is there already, as ${ref.paper?.file} (${why})` : `${ref.closed}: “${ref.id}”`;
    report(
      values.lineOf("title"),
      "known-paper",
      `found a paper that cannot be added: ${message}; expected one that the archive has not`,
    );
  }
  return undefined;
}

function correctPaper(archive: Archive, source: IssueSource, problems: Problem[], report: Report): Outcome {
  const before = findPaper(archive, source.issue, report);
  const values = readPaperValues(source.issue);
  const checked = checkValues(
    archive,
    values,
    { title: before?.title ?? "title", id: before?.id ?? "new" },
    source.file,
    problems,
  );
  if (!before || !checked) return undefined;
  let given: Partial<Paper> = values.abstract === undefined ? {} : { abstract: values.abstract };
  for (const field of values.fields.keys()) {
    const [key, link] = field.split(".") as [keyof CheckedValues, string?];
    given =
      link === undefined
        ? { ...given, [key]: checked[key] }
        : { ...given, links: withLink(given.links ?? before.links, link, checked.links) };
  }
  return { before, after: withPersonsValues(before, given) };
}

function withdrawPaper(archive: Archive, { issue, file }: IssueSource, problems: Problem[], report: Report): Outcome {
  const before = findPaper(archive, issue, report);
  const [kind = "", date = "", reason = ""] = ["kind", "day", "notice"].map((id) => {
    const answer = issue.answers.get(id);
    return answer ? readLine(answer) : "";
  });
  const lines: Readonly<Record<string, string>> = { kind: "kind", date: "day", reason: "notice" };
  const value = { title: "title", id: "new", status: [{ kind, date, reason }] };
  const placeOf = (path: FieldPath): Place => ({
    line: issue.answers.get(lines[String(path[2])] ?? "kind")?.line ?? 1,
    column: 1,
  });
  const { data, problems: found } = validate(paperSchema, value, file, placeOf);
  problems.push(...found);
  if (!before || !data) return undefined;
  if (before.status.some((status) => status.kind === kind && status.date === date)) {
    report(
      issue.headings.get("kind") ?? 1,
      "issue-form",
      `found “${kind}” of ${date}, which ${before.file} says already; expected news`,
    );
    return undefined;
  }
  return { before, after: { ...before, status: [...before.status, ...data.status] } };
}

/** The paper that an issue names, by its id, a former id, its file or the address of its page. */
function findPaper(archive: Archive, { answers, headings }: Issue, report: Report): Paper | undefined {
  const answer = answers.get("paper");
  const given = answer ? readLine(answer) : "";
  const id = (/\/papers\/([^/?#]+)\/?(?:[?#].*)?$/u.exec(given)?.[1] ?? given)
    .replace(/^.*\//u, "")
    .replace(/\.md$/u, "");
  const paper =
    archive.papers.find((candidate) => candidate.id === id) ??
    archive.papers.find(({ aliases }) => aliases.includes(id));
  if (paper) return paper;
  const near = nearestNames(
    id.slice(0, 100),
    archive.papers.map((candidate) => candidate.id),
    3,
  );
  const hint = near.length === 0 ? "copy its address from its page" : `did you mean ${near.join(", ")}?`;
  report(
    (headings.get("paper") ?? 0) + 2,
    "unknown-paper",
    `found no paper “${given.slice(0, 100)}”; expected the address of a paper's page: ${hint}`,
  );
  return undefined;
}

const LINKS = ["arxiv", "doi", "pdf", "huggingface", "project", "code", "other"] as const;

/** Links with one of them as `from` has it, in their order. */
function withLink(links: Paper["links"], name: string, from: Paper["links"]): Paper["links"] {
  const next = { ...links, [name]: from[name as keyof Paper["links"]] };
  return Object.fromEntries(LINKS.flatMap((key) => (next[key] === undefined ? [] : [[key, next[key]]])));
}
