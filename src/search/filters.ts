import type { NumberedName } from "./manifest.ts";
import type { OpenIndex } from "./open-index.ts";
import type { FieldClause } from "./query.ts";
import type { SearchRequest } from "./request.ts";
import { type TableRow, yearOfDate } from "./table-file.ts";
import { stemOf, type WordReader } from "./words.ts";

export type RowTest = (row: TableRow) => boolean;

/** A facet's own filter, `undefined` where nothing is chosen. */
export type FacetFilters = Readonly<
  Record<"topics" | "years" | "organizations" | "venues" | "hasCode", RowTest | undefined>
>;

/** The filters that facets have chosen. A value that no paper has is met by none. */
export async function chooseFilters(request: SearchRequest, index: OpenIndex): Promise<FacetFilters> {
  const { topics } = await index.manifest();
  const needsNames = request.organizations.length > 0 || request.venues.length > 0;
  const { organizations, venues } = needsNames ? await index.names() : { organizations: [], venues: [] };
  const years = new Set(request.years);
  const inTopics = numbersOf(topics, request.topics);
  const inOrganizations = numbersOf(organizations, request.organizations);
  const inVenues = numbersOf(venues, request.venues);
  return {
    topics: request.topics.length === 0 ? undefined : (row) => row.topics.some((topic) => inTopics.has(topic)),
    years: years.size === 0 ? undefined : ({ date }) => years.has(yearOfDate(date) ?? ""),
    organizations:
      request.organizations.length === 0 ? undefined : (row) => inOrganizations.has(row.organization ?? -1),
    venues: request.venues.length === 0 ? undefined : (row) => inVenues.has(row.venue ?? -1),
    hasCode: request.hasCode ? ({ hasCode }) => hasCode : undefined,
  };
}

function numbersOf(names: readonly NumberedName[], values: readonly string[]): ReadonlySet<number> {
  const wanted = new Set(values);
  return new Set(names.filter(({ value }) => wanted.has(value)).map(({ number }) => number));
}

const KIND_NAMES = { topic: "topic", org: "organisation", venue: "venue" };

/** The test that a field of a question stands for, and what is wrong with it. */
export async function readField(
  clause: FieldClause,
  index: OpenIndex,
  read: WordReader,
): Promise<{ readonly test: RowTest; readonly problem?: string }> {
  const { kind, value, isNot } = clause;
  const orNot = (test: RowTest): RowTest => (isNot ? (row) => !test(row) : test);
  if (kind === "has") return { test: orNot(({ hasCode }) => hasCode) };
  if (kind === "year") {
    const [first = "", last = ""] = value.split("..");
    return { test: orNot(({ date }) => isYearWithin(yearOfDate(date), first, last)) };
  }
  const names =
    kind === "topic"
      ? (await index.manifest()).topics
      : (await index.names())[kind === "org" ? "organizations" : "venues"];
  const numbers = new Set(names.filter((name) => isNamed(name, clause, read)).map(({ number }) => number));
  const test: RowTest = (row) =>
    kind === "topic"
      ? row.topics.some((topic) => numbers.has(topic))
      : numbers.has(row[kind === "org" ? "organization" : "venue"] ?? -1);
  const problem = numbers.size > 0 ? undefined : `There is no ${KIND_NAMES[kind]} “${value}”.`;
  return { test: orNot(test), ...(problem !== undefined && { problem }) };
}

function isYearWithin(year: string | undefined, first: string, last: string): boolean {
  return year !== undefined && first <= year && year <= last;
}

/** True for a name whose slug it is, or that has all its words; the last may be unfinished. */
function isNamed({ value, label }: NumberedName, clause: FieldClause, read: WordReader): boolean {
  if (value.toLowerCase() === clause.value.toLowerCase()) return true;
  const forms = [...read(label), ...read(value)].map(({ form }) => form);
  const stems = new Set(forms.map(stemOf));
  const wanted = read(clause.value).filter(({ isLone, isContinued }) => !(isLone && isContinued));
  return (
    wanted.length > 0 &&
    wanted.every(
      ({ form, isLone }, index) =>
        stems.has(stemOf(form)) ||
        ((isLone || (clause.isUnfinished && index === wanted.length - 1)) &&
          forms.some((other) => other.startsWith(form))),
    )
  );
}
