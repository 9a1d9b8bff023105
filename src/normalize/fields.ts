import type { PartialDate } from "../model/date.ts";
import type { Author, Comments, Organization } from "../model/paper.ts";

/** The fields of a paper that the machine reads from captures; a fingerprint is kept for each. Absent: the captures do not say. */
export interface MachineFields {
  readonly title: string;
  readonly published?: PartialDate | undefined;
  readonly guessed?: readonly string[] | undefined;
  readonly authors?: readonly Author[] | undefined;
  readonly authorCount?: number | undefined;
  readonly organization?: Organization | undefined;
  readonly venue?: string | undefined;
  readonly language?: string | undefined;
  readonly "links.arxiv"?: string | undefined;
  readonly "links.doi"?: string | undefined;
  readonly "links.pdf"?: string | undefined;
  readonly "links.huggingface"?: string | undefined;
  readonly "links.project"?: string | undefined;
  readonly "links.code"?: readonly string[] | undefined;
  readonly "links.other"?: readonly string[] | undefined;
  readonly comments?: Comments | undefined;
  /** Markdown */
  readonly abstract: string;
}

export type MachineField = keyof MachineFields;

/** In the order of a paper's front matter; the abstract, which is the body, last. */
export const MACHINE_FIELDS: readonly MachineField[] = [
  "title",
  "published",
  "guessed",
  "authors",
  "authorCount",
  "organization",
  "venue",
  "language",
  "links.arxiv",
  "links.doi",
  "links.pdf",
  "links.huggingface",
  "links.project",
  "links.code",
  "links.other",
  "comments",
  "abstract",
];
