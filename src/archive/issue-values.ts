import type { PaperValues } from "../issue/paper-values.ts";
import type { Archive, FieldPath } from "../model/archive.ts";
import type { Paper } from "../model/paper.ts";
import type { Place, Problem } from "../model/problem.ts";
import { nearestNames } from "../text/near.ts";
import { paperSchema } from "./schema.ts";
import { validate } from "./validate.ts";

/** A paper's front matter, whole and sound, with what an issue says in it. */
export type CheckedValues = Omit<Paper, "file" | "abstract" | "notes">;

/** The values as a paper's front matter has them, checked by its schema, with the places of what is wrong in the issue. */
export function checkValues(
  archive: Archive,
  { fields, lineOf, problems: unread }: PaperValues,
  base: { readonly title: string; readonly id: string },
  file: string,
  problems: Problem[],
): CheckedValues | undefined {
  const known = problems.length;
  const links: Record<string, unknown> = {};
  const value: Record<string, unknown> = { ...base, links };
  for (const [field, given] of fields) {
    if (given === null) continue;
    if (field.startsWith("links.")) links[field.slice("links.".length)] = given;
    else value[field] = given;
  }
  const place = (field: string, item: string | number | undefined): Place => ({
    line: lineOf(field, typeof item === "number" ? item : 0),
    column: 1,
  });
  const placeOf = (path: FieldPath): Place =>
    path[0] === "links" ? place(`links.${path[1]}`, path[2]) : place(String(path[0]), path[1]);
  const { data, problems: found } = validate(paperSchema, value, file, placeOf);
  problems.push(...unread.map((problem) => ({ file, ...problem })), ...found);
  problems.push(...findUnknownTopics(archive, data?.topics ?? [], file, (index) => place("topics", index)));
  return problems.length > known ? undefined : data;
}

function findUnknownTopics(
  archive: Archive,
  slugs: readonly string[],
  file: string,
  placeOf: (index: number) => Place,
): readonly Problem[] {
  const known = new Set(archive.topics.map(({ slug }) => slug));
  return slugs.flatMap((slug, index): readonly Problem[] => {
    if (known.has(slug)) return [];
    const near = nearestNames(slug, known, 3);
    const hint = near.length === 0 ? "the last part of a topic's address" : near.join(", ");
    const message = `found no topic “${slug}”; expected one that there is: ${hint}`;
    return [{ file, ...placeOf(index), severity: "error", rule: "unknown-topic", message }];
  });
}
