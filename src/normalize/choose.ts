import type { PartialDate } from "../model/date.ts";
import { type MachineField, MACHINE_FIELDS, type MachineFields } from "./fields.ts";
import type { Reading } from "./reading.ts";

/*
 * When sightings of one paper differ, a written rule picks, and never the order in which captures came. Each rule gives a rank; the highest
 * wins, and equal ranks fall to the reading of the capture with the smallest SHA-256, then the earliest line.
 */
type Rank = readonly (number | string)[];

const RANKS: { readonly [Field in MachineField]?: (fields: MachineFields) => Rank } = {
  /* Intact blanks over glued words, then the longer text. */
  title: ({ title }) => [countBlanks(title), title.length],
  /* A full abstract over a cut one, then intact blanks over glued words. */
  abstract: ({ abstract }) => [abstract.replace(/\s/gu, "").length, countBlanks(abstract)],
  /* More precise over less, printed over guessed, then the earlier day. */
  published: ({ published, guessed }) => [
    precisionOf(published),
    guessed?.includes("published") ? 0 : 1,
    invertDate(published),
  ],
  /* The latest count seen. */
  comments: ({ comments }) => [comments?.seen?.startsWith("X") === false ? comments.seen : "", comments?.count ?? 0],
  authors: ({ authors }) => [authors?.length ?? 0],
};

/** The fields of a paper from all its sightings. Throws when there is none. */
export function chooseFields(readings: readonly Reading[]): MachineFields {
  const sorted = sortReadings(readings);
  const first = sorted[0];
  if (!first) throw new Error("no reading to choose from");
  const chosen: Partial<Record<MachineField, unknown>> = {};
  for (const field of MACHINE_FIELDS) {
    const winner = field === "guessed" ? undefined : chooseReading(field, sorted);
    if (winner) chosen[field] = winner.fields[field];
    if (field === "published" && winner?.fields.guessed) chosen.guessed = winner.fields.guessed;
  }
  return { ...chosen, title: first.fields.title, abstract: first.fields.abstract, ...chosen } as MachineFields;
}

/** The reading whose value a field takes; undefined when none has one. */
export function chooseReading(field: MachineField, readings: readonly Reading[]): Reading | undefined {
  const rank = RANKS[field] ?? (() => []);
  let best: Reading | undefined;
  for (const reading of sortReadings(readings)) {
    if (reading.fields[field] === undefined) continue;
    if (!best || compareRanks(rank(reading.fields), rank(best.fields)) > 0) best = reading;
  }
  return best;
}

function sortReadings(readings: readonly Reading[]): readonly Reading[] {
  return readings.toSorted((a, b) =>
    a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : a.sighting.lines[0] - b.sighting.lines[0],
  );
}

function compareRanks(a: Rank, b: Rank): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    if (value !== other) return value > other ? 1 : -1;
  }
  return 0;
}

function countBlanks(text: string): number {
  return text.split(" ").length;
}

/** Day 4, month 3, year 2, day without a year 1. */
function precisionOf(date: PartialDate | undefined): number {
  if (date === undefined) return 0;
  return date.startsWith("X") ? 1 : date.length === 10 ? 4 : date.length === 7 ? 3 : 2;
}

/** A rank that falls as the date rises. */
function invertDate(date: PartialDate | undefined): number {
  return -Number((date ?? "").replace(/\D/gu, ""));
}
