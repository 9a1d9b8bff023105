import { z } from "zod";
import { STATUS_KINDS, TITLE_LIMIT } from "../model/paper.ts";
import { isWebUrl } from "../text/links.ts";
import { isFullDate, isPartialDate } from "../text/printed-date.ts";
import { isId } from "../text/slug.ts";

/*
 * Front matter is read with every scalar as text (see front-matter.ts), so numbers are texts of digits here. Each refusal carries its rule
 * in `params` and says what was expected; the reader adds what was found and where.
 */
const expect = (rule: string, expected: string): { params: { rule: string }; message: string } => ({
  params: { rule },
  message: expected,
});

const text = z.string().min(1, "text").max(4096, "at most 4,096 characters");
const partialDate = text.refine(
  isPartialDate,
  expect("impossible-date", "a date as 2023-10-16, 2023-10, 2023 or XXXX-10-14"),
);
const fullDate = text.refine(isFullDate, expect("impossible-date", "a date as 2023-10-16"));
const id = text.refine(isId, expect("bad-id", "an id of a-z, 0-9 and -, at most 80 characters"));
const count = z
  .string()
  .regex(/^\d{1,7}$/, "a whole number")
  .transform(Number);
const url = text.refine(isWebUrl, expect("bad-url", "an http or https address without blanks"));
const hex = (length: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`), `${length} lower-case hex digits`);
const lines = z
  .string()
  .regex(/^[1-9]\d*(?:-[1-9]\d*)?$/, "line numbers as 13-19")
  .transform((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return [first, last] as const;
  })
  .refine(([first, last]) => first <= last, expect("schema", "the first line before the last, as 13-19"));
const captureName = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,95}$/, "a file name in content/captures");
const language = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "a language tag as en or pt-BR");
const arxivId = z
  .string()
  .refine(
    (value) => /^(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]{2,})?\/\d{7})$/.test(value),
    expect("bad-id", "an arXiv id as 2310.10636, without version"),
  );
const doi = z
  .string()
  .refine((value) => /^10\.\d{4,9}\/\S+$/.test(value), expect("bad-id", "a DOI as 10.1145/3292500.3330701"));

const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

export const paperSchema = z.strictObject({
  title: z.string().min(1, "text").max(TITLE_LIMIT, `at most ${TITLE_LIMIT} characters`),
  id,
  published: partialDate.optional(),
  guessed: list(text),
  authors: list(
    z.strictObject({
      name: text,
      orcid: z
        .string()
        .refine(
          (value) => /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(value) && hasOrcidChecksum(value),
          expect("bad-id", "an ORCID as https://orcid.org/0000-0002-1825-0097 with its right last digit"),
        )
        .optional(),
      affiliation: text.optional(),
    }),
  ),
  authorCount: count.optional(),
  organization: z.strictObject({ name: text, handle: text.optional() }).optional(),
  venue: text.optional(),
  language: language.optional(),
  links: z
    .strictObject({
      arxiv: arxivId.optional(),
      doi: doi.optional(),
      pdf: url.optional(),
      huggingface: url.optional(),
      project: url.optional(),
      code: z.array(url).optional(),
      other: z.array(url).optional(),
    })
    .default({}),
  topics: list(id),
  notTopics: list(id),
  comments: z.strictObject({ count, seen: partialDate.optional() }).optional(),
  status: list(z.strictObject({ kind: z.enum(STATUS_KINDS), date: fullDate, reason: text })),
  aliases: list(id),
  sources: list(z.strictObject({ capture: captureName, lines, capturedOn: partialDate.optional() })),
  fingerprints: z
    .string()
    .regex(/^[A-Za-z.]+:[0-9a-f]{8}(?: [A-Za-z.]+:[0-9a-f]{8})*$/, "fingerprints as title:1a2b3c4d abstract:5e6f7a8b")
    .default("")
    .transform(parseFingerprints),
  proposed: z.record(z.string(), z.unknown()).default({}),
});

function parseFingerprints(line: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    line
      .split(" ")
      .filter((item) => item !== "")
      .map((item) => item.split(":") as [string, string]),
  );
}

/** ISO 7064 MOD 11-2 over the digits of an ORCID. */
function hasOrcidChecksum(orcid: string): boolean {
  const digits = orcid.replace(/^.*\//u, "").replace(/-/gu, "");
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const rest = (12 - (total % 11)) % 11;
  return digits.at(-1) === (rest === 10 ? "X" : String(rest));
}

export const digestSchema = z.strictObject({
  id,
  title: text,
  date: text.refine(
    (value) => value === "XXXX" || isPartialDate(value),
    expect("impossible-date", "a date as 2025-10-31, XXXX-03-12 or XXXX"),
  ),
  dateFrom: z.enum(["flag", "page", "filename", "inferred", "unknown"]),
  capture: z.strictObject({
    file: captureName,
    sha256: hex(64),
    removed: z.strictObject({ date: fullDate, reason: text }).optional(),
  }),
  entries: list(z.strictObject({ lines, paper: id.optional(), omitted: text.optional() })),
});

const points = z
  .string()
  .regex(/^\d(?:\.\d)?$/, "points from 0 to 9")
  .transform(Number);
const phrase = z.string().regex(/^[^*]*[^*\s]\*?$/, "a phrase whose last word may end in *");

export const topicSchema = z.strictObject({
  title: text,
  description: text,
  match: z.strictObject({
    atLeast: points,
    weights: z.strictObject({ title: points, abstract: points }),
    phrases: z
      .array(z.union([phrase, z.strictObject({ phrase, title: points.optional(), abstract: points.optional() })]))
      .min(1, "at least one phrase"),
    exclude: list(phrase),
  }),
  aliases: list(id),
});

export const siteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "a UUID in lower case"),
  title: text,
  description: text,
  baseUrl: url.refine(
    (value) => value.endsWith("/") && !/[?#]/u.test(value),
    expect("bad-url", "an address that ends in / and has no ? or #"),
  ),
  language,
  rights: text,
  since: fullDate,
  editUrl: text
    .refine(
      (value) => value.includes("{path}") && isWebUrl(value.replace("{path}", "x")),
      expect("bad-url", "an address with {path} in it"),
    )
    .optional(),
  repository: url
    .refine(
      (value) => /^https:\/\/[^/?#]+\/[^/?#]+\/[^/?#]+(?<!\.git)$/u.test(value),
      expect("bad-url", "an address as https://github.com/OWNER/NAME"),
    )
    .optional(),
  branch: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/, "the name of a branch")
    .optional(),
  editor: text
    .refine(
      (value) => value === "token" || (isWebUrl(value) && value.startsWith("https://")),
      expect("schema", "token, or the https address that signs people in"),
    )
    .optional(),
  aliases: z
    .strictObject({
      organizations: z.record(z.string(), text).default({}),
      people: z.record(z.string(), text).default({}),
    })
    .default({ organizations: {}, people: {} }),
  sources: list(z.unknown()),
});

export const pageSchema = z.strictObject({ title: text, description: text.optional() });

export const removedSchema = list(
  z.strictObject({ id, title: text, date: fullDate, reason: text, replacedBy: id.optional() }),
);

const pair = z.tuple([id, id], "a pair of ids");
export const decisionsSchema = z.strictObject({
  same: list(pair),
  different: list(pair),
  related: list(pair),
  unrelated: list(pair),
  waivers: list(z.strictObject({ rule: text, file: text, reason: text, hash: hex(8) })),
});
