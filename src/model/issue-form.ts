import { STATUS_KINDS } from "./paper.ts";

/** What a person fills in: one line, a list with one item a line, paragraphs, one of several answers, or a box to tick. */
type IssueFieldKind = "choice" | "consent" | "line" | "lines" | "text";

/** One question of an issue form. */
export interface IssueField {
  /** In addresses that fill the form in beforehand; never one of the forge's own words (title, body, labels, template …). */
  readonly id: string;
  /** The heading under which the answer stands in the issue. */
  readonly label: string;
  readonly kind: IssueFieldKind;
  readonly isRequired?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  /** The answers to choose from, or the texts beside the boxes. */
  readonly options?: readonly string[];
}

/** A form by which people without git change the archive; its id is its file's name. */
export interface IssueForm {
  readonly id: "add-a-paper" | "correct-a-paper" | "paper-withdrawn";
  readonly name: string;
  readonly description: string;
  /** Said above the questions. */
  readonly introduction: string;
  /** No two labels are alike; the first is that of no other form, and tells an issue's form. */
  readonly fields: readonly IssueField[];
}

const DATE = "As 2023-10-16, or 2023-10 or 2023 when no more is known.";

const TITLE: IssueField = {
  id: "paper-title",
  label: "Title",
  kind: "line",
  description: "On one line; maths as `$TeX$`.",
};

/** The other questions about the paper itself: the same when it is new and when it is to be corrected. */
const ABOUT_PAPER: readonly IssueField[] = [
  {
    id: "abstract",
    label: "Abstract",
    kind: "text",
    description:
      "Plain text, a blank line between paragraphs; maths as `$TeX$`. Markup is shown as the characters it is made of.",
  },
  {
    id: "authors",
    label: "Authors",
    kind: "lines",
    description:
      "One a line, all of them, in their order: the name, then, where you know it, | the ORCID | the affiliation.",
    placeholder: "Ada Example | 0000-0002-1825-0097 | University of Somewhere",
  },
  { id: "published", label: "Date", kind: "line", description: DATE },
  {
    id: "organization",
    label: "Organization",
    kind: "line",
    description:
      "The organization that stands beside the paper, if one does; then, where it has one, | its short name in addresses.",
  },
  { id: "venue", label: "Venue", kind: "line", description: "The journal or conference." },
  { id: "arxiv", label: "arXiv", kind: "line", description: "The arXiv id or address.", placeholder: "2310.10636" },
  { id: "doi", label: "DOI", kind: "line", placeholder: "10.1145/3292500.3330701" },
  { id: "pdf", label: "PDF", kind: "line", description: "Its address." },
  { id: "project", label: "Project page", kind: "line", description: "Its address." },
  { id: "code", label: "Code", kind: "lines", description: "Addresses, one a line." },
  { id: "other-links", label: "Other links", kind: "lines", description: "Addresses, one a line." },
  {
    id: "topics",
    label: "Topics",
    kind: "lines",
    description:
      "Topics that its words do not tell, one a line, each as its address has it: low-rank-methods. Often none.",
  },
];

const CONSENT: IssueField = {
  id: "consent",
  label: "Before you send",
  kind: "consent",
  isRequired: true,
  options: ["What I wrote here may be published in this archive, and this issue with it."],
};

const PAPER: Omit<IssueField, "label"> = {
  id: "paper",
  kind: "line",
  isRequired: true,
  description: "The address of its page in this archive, or the last part of it.",
};

/** Every form, in the order in which they are offered. */
export const ISSUE_FORMS: readonly IssueForm[] = [
  {
    id: "add-a-paper",
    name: "Add a paper",
    description: "A paper that this archive should have and has not.",
    introduction:
      "Only the title is needed; what you leave empty stays unknown. Somebody reads this before anything is published.",
    fields: [
      { ...TITLE, label: "Title of the new paper", isRequired: true },
      ...ABOUT_PAPER,
      { id: "reason", label: "Why it belongs here", kind: "text", isRequired: true },
      CONSENT,
    ],
  },
  {
    id: "correct-a-paper",
    name: "Correct a paper",
    description: "Something on a paper's page is wrong.",
    introduction:
      "Fill in what is wrong, as it should be, and leave everything else empty. A single - takes out what is there.",
    fields: [
      { ...PAPER, label: "Paper to correct" },
      TITLE,
      ...ABOUT_PAPER,
      { id: "reason", label: "How do you know", kind: "text", isRequired: true, description: "An address is best." },
      CONSENT,
    ],
  },
  {
    id: "paper-withdrawn",
    name: "A paper was withdrawn",
    description: "A paper was withdrawn, retracted, corrected or replaced where it was published.",
    introduction: "The paper keeps its page, which will say what happened.",
    fields: [
      { ...PAPER, label: "Paper that was withdrawn" },
      {
        id: "kind",
        label: "What happened",
        kind: "choice",
        isRequired: true,
        options: [...STATUS_KINDS],
      },
      {
        id: "day",
        label: "Day",
        kind: "line",
        isRequired: true,
        description: "The day it was announced, as 2023-10-16.",
      },
      { id: "notice", label: "What readers should know", kind: "line", isRequired: true, description: "One sentence." },
      { id: "evidence", label: "Where it is announced", kind: "line", isRequired: true, description: "An address." },
      CONSENT,
    ],
  },
];
