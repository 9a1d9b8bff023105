import { z } from "zod";

/*
 * What each file of the API holds, once: these schemas give the types by which the code is checked, and the JSON Schemas that are published
 * beside the data. A key that is here stays (docs/decisions/0019); what is unknown is `null`, what is none is `[]`.
 */
const address = z.url();
const text = z.string();
const count = z.int().nonnegative();
const id = z.string().regex(/^[a-z0-9-]+$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const lines = z
  .tuple([z.int().positive(), z.int().positive()])
  .describe("First and last line, counted from 1, both included.");
const date = z
  .string()
  .regex(/^(?:\d{4}(?:-\d\d(?:-\d\d)?)?|XXXX(?:-\d\d-\d\d)?)$/)
  .describe("2023-10-16, 2023-10 or 2023: no more than is known; XXXX-10-14 when the year is not.");

/** What every file begins with. */
const head = {
  $schema: address.describe("The JSON Schema of this file."),
  self: address.describe("Where this file is."),
};
const page = { url: address.describe("Its page, for people.") };
const ids = z.array(id).describe("Ids of its papers, newest first.");

const record = z.object({
  id,
  url: address.describe("Its page, for people."),
  title: text.describe("Plain text; maths as $TeX$."),
  abstract: text.describe("Markdown; maths as $TeX$."),
  abstractText: text.describe("Plain text; maths in plain Unicode."),
  published: date.nullable().describe("The paper's own date, to the precision known; XXXX for an unknown year."),
  guessed: z.array(text).describe("Names of the fields whose value was inferred."),
  authors: z
    .array(z.object({ name: text, orcid: text.nullable(), affiliation: text.nullable() }))
    .describe("People, as they write themselves; [] when no names are known."),
  authorCount: count.nullable().describe("When only the number is known."),
  organization: z
    .object({ name: text, handle: text.nullable() })
    .nullable()
    .describe("Who brought the paper forward; never an author."),
  venue: text.nullable(),
  language: text.describe("BCP 47"),
  comments: z.object({ count, seen: date.nullable() }).nullable().describe("How many were seen, and on which day."),
  links: z.object({
    arxiv: text.nullable().describe("An id, without version."),
    doi: text.nullable(),
    pdf: text.nullable(),
    huggingface: text.nullable(),
    project: text.nullable(),
    code: z.array(text),
    other: z.array(text),
  }),
  topics: z.array(z.object({ slug: id, why: text })).describe("Strongest first, each with its reason."),
  digests: z.array(z.object({ id, date })).describe("The digests that list it, newest first."),
  sources: z.array(z.object({ capture: text, lines, capturedOn: date.nullable() })).describe("Where it was seen."),
  aliases: z.array(id).describe("Former ids; each stays an address of it."),
  status: z.array(z.object({ kind: text, date, reason: text })).describe("Corrections, withdrawals."),
});

const inList = { self: head.self, ...page, count: count.describe("How many papers it has.") };
const topic = { ...inList, slug: id, title: text, description: text };
const organization = { ...inList, slug: id, name: text, handle: text.nullable() };
const digest = {
  ...inList,
  id,
  title: text,
  date,
  dateFrom: z.enum(["flag", "page", "filename", "inferred", "unknown"]).describe("How its year is known."),
};
const pageLink = z.object({ key: text, url: address, count });
const pageLinks = z.array(pageLink);

/** Schemas by name: `schemas/<name>.json`. */
export const SCHEMAS = {
  index: z
    .object({
      ...head,
      version: z.literal(1),
      title: text,
      description: text,
      ...page,
      documentation: address,
      language: text.describe("BCP 47"),
      rights: text,
      since: day,
      counts: z.object({ papers: count, topics: count, organizations: count, digests: count }),
      links: z.object({
        papers: address,
        dump: address,
        topics: address,
        organizations: address,
        digests: address,
      }),
      templates: z
        .object({ paper: text, papers: text, topic: text, organization: text, digest: text })
        .describe("Addresses with one {variable} to fill in (RFC 6570, level 1)."),
      schemas: z.record(text, address),
    })
    .describe("What there is."),
  papers: z
    .object({
      ...head,
      count,
      pages: pageLinks.describe("Files that together hold each paper once, newest first."),
      removed: z.array(z.object({ id, url: address })).describe("Papers that had to go; each file says why."),
    })
    .describe("Where the papers are."),
  "papers-page": z
    .object({
      ...head,
      key: text.describe("2024-10, 2024-10-14, 2024 (month unknown) or undated"),
      count,
      pages: pageLinks.describe("The days of a month that has more than 100 papers; else []."),
      papers: z.array(record).describe("Newest first."),
    })
    .describe("The papers of a month, a day, or of what is known of neither."),
  record: record.describe("A paper: a line of papers.ndjson."),
  paper: z
    .object({
      ...head,
      ...record.shape,
      abstractHtml: text.describe("The abstract as HTML with MathML, safe to show."),
      notes: text.nullable().describe("The archive's own notes on the paper, not its authors', in Markdown."),
      notesHtml: text.nullable(),
      notesBy: text.nullable().describe("Whose notes they are: the archive's title."),
      feedId: text.describe("The id of its entry in the feeds."),
    })
    .describe("A paper with its abstract and notes as HTML."),
  "removed-paper": z
    .object({
      ...head,
      id,
      ...page,
      title: text,
      removed: z.object({ date: day, reason: text }),
      replacedBy: address.nullable().describe("The file of the paper in its place."),
    })
    .describe("A paper that was published and had to go."),
  topics: z.object({ ...head, topics: z.array(z.object(topic)) }).describe("All topics, by title."),
  topic: z
    .object({
      ...head,
      ...topic,
      introduction: text.describe("Markdown"),
      introductionHtml: text,
      aliases: z.array(id).describe("Former slugs; each stays an address of it."),
      papers: ids,
    })
    .describe("A topic and its papers."),
  organizations: z
    .object({ ...head, organizations: z.array(z.object(organization)) })
    .describe("All organizations, by name."),
  organization: z
    .object({ ...head, ...organization, aliases: z.array(id), papers: ids })
    .describe("An organization and the papers beside which it is named."),
  digests: z.object({ ...head, digests: z.array(z.object(digest)) }).describe("All digests, newest first."),
  digest: z
    .object({
      ...head,
      ...digest,
      note: text.describe("The editor's note, in Markdown."),
      noteHtml: text,
      capture: z.object({ file: text, sha256: text }),
      entries: z
        .array(
          z.object({
            lines,
            paper: id.nullable().describe("The id it has today; null for an entry that was left out."),
            omitted: text.nullable().describe("Why it was left out."),
          }),
        )
        .describe("In the page's order."),
    })
    .describe("A digest and its entries."),
} as const;

export type SchemaName = keyof typeof SCHEMAS;
export type PaperRecord = z.infer<typeof record>;
/** What a file of this schema holds, without its head. */
export type ResourceBody<Name extends SchemaName> = Omit<z.infer<(typeof SCHEMAS)[Name]>, keyof typeof head>;
