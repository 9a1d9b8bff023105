import type { PartialDate } from "../model/date.ts";
import { lettersOf, scoreSpacing } from "../text/spacing.ts";
import { type MachineField, MACHINE_FIELDS, type MachineFields } from "./fields.ts";
import type { Reading } from "./reading.ts";

/*
 * When sightings of one paper differ, a written rule picks, and never the order in which captures came (docs/decisions/0012). A rule is a
 * list of questions: the reading with the higher answer to the first that parts two wins, and what no question parts falls to the capture
 * with the smallest SHA-256, then the earliest line.
 */
interface Question {
  /** For people: what counts. */
  readonly why: string;
  readonly answer: (reading: Reading) => number | string;
}

/** The questions of a field, for the readings that are to be compared: some answers need the others' texts. */
type Rule = (readings: readonly Reading[]) => readonly Question[];

const LONGEST_LIST = "the longest list counts";

const RULES: { readonly [Field in MachineField]?: Rule } = {
  title: (readings) => [
    { why: "a whole title counts before a cut one", answer: ({ fields }) => (endsCut(fields.title) ? 0 : 1) },
    ...askText(readings, ({ fields }) => fields.title),
  ],
  abstract: (readings) => {
    const isBeginning = findBeginnings(readings.map(({ fields }) => lettersOf(fields.abstract)));
    const isFull = ({ fields: { abstract } }: Reading): boolean =>
      !endsCut(abstract) && hasSentences(abstract) && !isBeginning.has(lettersOf(abstract));
    return [
      { why: "a full abstract counts before a cut one or a single sentence", answer: (one) => (isFull(one) ? 1 : 0) },
      ...askText(readings, ({ fields }) => fields.abstract),
    ];
  },
  published: () => [
    { why: "the more precise date counts", answer: ({ fields }) => precisionOf(fields.published) },
    {
      why: "a printed date counts before a guessed one",
      answer: ({ fields }) => (fields.guessed?.includes("published") ? 0 : 1),
    },
    { why: "the earlier date counts", answer: ({ fields }) => invertDate(fields.published) },
  ],
  comments: () => [
    {
      why: "the count that was seen last counts",
      answer: ({ fields: { comments } }) => (comments?.seen?.startsWith("X") === false ? comments.seen : ""),
    },
    { why: "the higher count counts", answer: ({ fields }) => fields.comments?.count ?? 0 },
  ],
  authors: () => [{ why: LONGEST_LIST, answer: ({ fields }) => fields.authors?.length ?? 0 }],
  "links.code": () => [{ why: LONGEST_LIST, answer: ({ fields }) => fields["links.code"]?.length ?? 0 }],
  "links.other": () => [{ why: LONGEST_LIST, answer: ({ fields }) => fields["links.other"]?.length ?? 0 }],
};

/** What decides when no question does. */
const LAST_RESORT = "nothing else parts them: the capture with the smallest SHA-256 counts";

/** The fields of a paper from all its sightings. Throws when there is none. */
export function chooseFields(readings: readonly Reading[]): MachineFields {
  const sorted = sortReadings(readings);
  const first = sorted[0];
  if (!first) throw new Error("no reading to choose from");
  if (sorted.length === 1) return dropCount(first.fields);
  const chosen: Partial<Record<MachineField, unknown>> = {};
  for (const field of MACHINE_FIELDS) {
    const winner = field === "guessed" ? undefined : explainChoice(field, sorted).winner;
    if (winner) chosen[field] = winner.fields[field];
    if (field === "published" && winner?.fields.guessed) chosen.guessed = winner.fields.guessed;
  }
  return { ...chosen, title: first.fields.title, abstract: first.fields.abstract, ...chosen } as MachineFields;
}

/** Names say more than their number. */
function dropCount(fields: MachineFields): MachineFields {
  if (fields.authors === undefined || fields.authorCount === undefined) return fields;
  const { authorCount: _counted, ...others } = fields;
  return others;
}

/** A choice between readings, and for people what counted; no `why` when there was nothing to choose. */
interface Choice {
  readonly winner: Reading | undefined;
  readonly why: string | undefined;
}

/**
 * The reading whose value a field takes, undefined when none has one or another field says more; and the question by which it beats the
 * best of the readings that say something else.
 */
export function explainChoice(field: MachineField, readings: readonly Reading[]): Choice {
  if (field === "authorCount" && readings.some(({ fields }) => fields.authors !== undefined))
    return { winner: undefined, why: "names count before their number" };
  const speaking = sortReadings(readings.filter(({ fields }) => fields[field] !== undefined));
  const said = new Map(speaking.map((reading) => [reading, JSON.stringify(reading.fields[field])]));
  const isOne = new Set(said.values()).size < 2;
  /* A date printed and one inferred are two readings, even of one day. */
  if (isOne && (field !== "published" || speaking.length < 2)) return { winner: speaking[0], why: undefined };
  const questions = RULES[field]?.(speaking) ?? [];
  const winner = best(questions, speaking);
  if (isOne) return { winner, why: undefined };
  const others = speaking.filter((reading) => said.get(reading) !== said.get(winner));
  const loser = best(questions, others);
  const deciding = questions.find(({ answer }) => answer(winner) !== answer(loser));
  return { winner, why: deciding?.why ?? LAST_RESORT };
}

/** The first of the readings that no other beats. Of none, throws. */
function best(questions: readonly Question[], readings: readonly Reading[]): Reading {
  const [first, ...others] = readings;
  if (!first) throw new Error("no reading to choose from");
  return others.reduce((leader, reading) => (beats(questions, reading, leader) ? reading : leader), first);
}

function beats(questions: readonly Question[], a: Reading, b: Reading): boolean {
  for (const { answer } of questions) {
    const [one, other] = [answer(a), answer(b)];
    if (one !== other) return one > other;
  }
  return false;
}

function sortReadings(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length < 2) return readings;
  return readings.toSorted((a, b) =>
    a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : a.sighting.lines[0] - b.sighting.lines[0],
  );
}

/** The questions to texts that say the same or more: the most letters, then their blanks, then their marks. */
function askText(readings: readonly Reading[], textOf: (reading: Reading) => string): readonly Question[] {
  /* Texts with the same letters stand together: of several as long, the first in the readings' order. */
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const letters = lettersOf(textOf(reading));
    const group = groups.get(letters);
    if (group) group.push(reading);
    else groups.set(letters, [reading]);
  }
  const place = new Map<Reading, readonly [length: number, group: number, spacing: number]>();
  let number = 0;
  for (const [letters, group] of groups) {
    const texts = [...new Set(group.map(textOf))];
    const scores = new Map(scoreSpacing(texts).map((score, index) => [texts[index], score]));
    for (const reading of group) place.set(reading, [letters.length, -number, scores.get(textOf(reading)) ?? 0]);
    number += 1;
  }
  return [
    { why: "the longest text counts", answer: (reading) => place.get(reading)?.[0] ?? 0 },
    { why: LAST_RESORT, answer: (reading) => place.get(reading)?.[1] ?? 0 },
    {
      why: "words apart as they should be count before glued or split ones",
      answer: (one) => place.get(one)?.[2] ?? 0,
    },
    { why: "the text with all its marks counts", answer: (reading) => textOf(reading).replace(/\s/gu, "").length },
    { why: "words apart count before glued ones", answer: (reading) => textOf(reading).split(" ").length },
  ];
}

/** True for a text that says of itself that it goes on. */
function endsCut(text: string): boolean {
  return /(?:…|\.\.\.)$/u.test(text.trimEnd());
}

/** Two sentences at least: an abstract, and no summary in a line. */
function hasSentences(text: string): boolean {
  const ends = text.match(/[.!?][”’"')\]]*(?=\s+[\p{Lu}\p{N}“‘"'([$]|\s*$)|[。！？]/gu);
  return (ends?.length ?? 0) > 1;
}

/** The texts that another begins with and goes on from. */
function findBeginnings(texts: readonly string[]): ReadonlySet<string> {
  const sorted = [...new Set(texts)].sort();
  /* What a text begins stands right behind it in this order. */
  return new Set(sorted.filter((text, index) => sorted[index + 1]?.startsWith(text)));
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
