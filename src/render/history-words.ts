import type { HistoryDate, HistoryEntry, HistoryField } from "../model/history.ts";
import { joinWords } from "./count.ts";
import { renderShownDate } from "./date.ts";

/** Fields as readers call them; what is not here is machinery and is called “file”. */
const NAMES: Readonly<Record<string, string>> = {
  title: "title",
  abstract: "abstract",
  notes: "notes of the lab",
  authors: "authors",
  authorCount: "number of authors",
  organization: "organization",
  venue: "venue",
  language: "language",
  links: "links",
  topics: "topics",
  notTopics: "topics",
  sources: "sightings",
  aliases: "former addresses",
};

const MARKS = {
  corrected: "corrected",
  concern: "of concern",
  withdrawn: "withdrawn",
  retracted: "retracted",
} as const;

/** Where a repository shows a commit, as GitHub, GitLab and Forgejo have it; undefined when the site names no repository. */
export function commitUrl(repository: string | undefined, hash: string): string | undefined {
  return repository === undefined ? undefined : `${repository}/commit/${hash.slice(0, ENOUGH)}`;
}

/** Digits that tell a commit from every other of a repository, however large: pages name many. */
const ENOUGH = 16;

/** What a commit did to a paper, as a line: `Abstract and links changed; date changed from 2023 to 12 October 2024`. */
export function renderHistoryEntry({ kind, fields }: HistoryEntry): string {
  switch (kind) {
    case "added":
      return "Added";
    case "restored":
      return "Put back";
    case "moved":
      return "Moved here from a former address";
    case "joined":
      return "Joined with another entry";
    case "changed":
      return capitalize(renderFields(fields));
  }
}

function renderFields(fields: readonly HistoryField[]): string {
  const plain = fields.filter((field) => field.name !== "published" && field.name !== "status");
  const order = Object.values(NAMES);
  const names = [...new Set(plain.map(({ name }) => NAMES[name] ?? "file"))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
  const special = fields.flatMap((field) => renderSpecial(field));
  const parts = [...special, ...(names.length > 0 ? [`${joinWords(names)} changed`] : [])];
  return parts.length > 0 ? parts.join("; ") : "file changed";
}

function renderSpecial({ name, was, is, marks }: HistoryField): readonly string[] {
  if (name === "published") return [renderDateChange(was, is)];
  if (name !== "status") return [];
  return marks === undefined ? ["status changed"] : [`marked as ${joinWords(marks.map((mark) => MARKS[mark]))}`];
}

function renderDateChange(was: HistoryDate | undefined, is: HistoryDate | undefined): string {
  if (is === undefined) return "date taken out";
  if (was === undefined) return `date added: ${renderShownDate(is)}`;
  if (was.date === is.date) return is.guessed ? "date marked as inferred" : `date confirmed: ${renderShownDate(is)}`;
  return `date changed from ${renderShownDate(was)} to ${renderShownDate(is)}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
