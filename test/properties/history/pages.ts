import * as fc from "fast-check";
import type { ReadCapture } from "../../../src/archive/read-captures.ts";
import type { MachineFields } from "../../../src/normalize/fields.ts";
import { renderPage } from "../../stage.ts";

/** A page of a digest: which papers it shows, each in one of the ways in which pages differ. */
export interface Page {
  readonly day: number;
  readonly shown: readonly (readonly [paper: number, variant: number])[];
}

const DAYS = ["Oct 30, 2023", "Oct 31, 2023", "Nov 1", "Nov 2, 2023", "Nov 3, 2023"];
const SUBJECTS = ["Folding Maps", "Glass Oars", "Teh Slow Rivers", "Sparse Bells", "Ten Lamps", "Quiet Engines"];
const OWNERS = ["  • 4 authors", "lantern Lantern Lab", "  • 5 authors", ""];
const DATES = ["Oct 16, 2023", "Oct 17, 2023 3", "Sep 3 2", "Oct 16, 2023 9"];

function abstractOf(subject: string, variant: number): string {
  const texts = [
    `Teh study of ${subject.toLowerCase()} is old. We train a model that is approx13% better than teh others. Three courses in R^d were walked.`,
    `Teh study of ${subject.toLowerCase()} is old. We train a model that is approx13% better than teh others.`,
    `Teh study of ${subject.toLowerCase()} is old. We train a model that is approx13% better than teh others. Three courses in R^d were walked. Code: https://github.com/lantern/${subject.toLowerCase().replace(/\W/gu, "-")}.`,
  ];
  return texts[variant % texts.length] ?? "";
}

/** The text of a page. */
export function renderShown({ day, shown }: Page): string {
  const entries = shown.map(([paper, variant]) => {
    const subject = SUBJECTS[paper % SUBJECTS.length] ?? "";
    return {
      title: `${subject}: Cheap${variant % 2 === 0 ? "" : "-"} and Fast`,
      abstract: abstractOf(subject, variant),
      owner: OWNERS[variant % OWNERS.length] ?? "",
      date: DATES[(variant + paper) % DATES.length] ?? "",
    };
  });
  return renderPage(entries, DAYS[day % DAYS.length] ?? "");
}

export const page: fc.Arbitrary<Page> = fc.record({
  day: fc.nat(DAYS.length - 1),
  shown: fc.uniqueArray(fc.tuple(fc.nat(SUBJECTS.length - 1), fc.nat(11)), {
    minLength: 1,
    maxLength: 4,
    selector: ([paper]) => paper,
  }),
});

/** What a later, better normaliser reads from the same page: words mended, fields that are news, fields that it takes back. */
export function improve(read: ReadCapture, version: number): ReadCapture {
  return {
    ...read,
    readings: read.readings.map((reading) => ({ ...reading, fields: better(reading.fields, version) })),
  };
}

function better(fields: MachineFields, version: number): MachineFields {
  if (version === 0) return fields;
  const mend = (text: string): string => text.replaceAll("Teh", "The").replaceAll("teh", version === 1 ? "the" : "our");
  const { authorCount, comments, ...others } = {
    ...fields,
    title: mend(fields.title),
    abstract: mend(fields.abstract),
  };
  if (version === 1) return { ...others, authorCount, comments, venue: "Proceedings of Lanterns" };
  return { ...others, "links.other": ["https://lantern.example/"], language: "no" };
}
