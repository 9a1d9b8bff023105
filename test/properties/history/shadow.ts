import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { IngestPlan } from "../../../src/archive/ingest.ts";
import { fieldOf } from "../../../src/archive/ownership.ts";
import type { Archive } from "../../../src/model/archive.ts";
import type { Paper } from "../../../src/model/paper.ts";
import { chooseFields } from "../../../src/normalize/choose.ts";
import { type MachineField, MACHINE_FIELDS, type MachineFields } from "../../../src/normalize/fields.ts";
import type { Reading } from "../../../src/normalize/reading.ts";
import { fingerprintOf } from "../../../src/text/hash.ts";
import { readerFor } from "./machine.ts";

type Hashes = Readonly<Record<string, string | undefined>>;

/** What the machine last read for each field of each paper, kept beside the archive: B of “B, H and N”. */
export interface Shadow {
  /** Forgets and takes from the files themselves, after people or git have joined papers or branches. */
  readonly reset: (archive: Archive) => void;
  /** Throws unless every field of the papers that an ingest saw is what it must be. */
  readonly follow: (before: Archive, after: Archive, plan: IngestPlan, version: number) => Promise<void>;
}

export function createShadow(): Shadow {
  const base = new Map<string, Hashes>();
  return {
    reset: (archive) => {
      for (const { id, fingerprints } of archive.papers) base.set(id, fingerprints);
    },
    follow: async (before, after, plan, version) => {
      const read = await readAll(after, version);
      const seen = new Set(plan.captures.map(({ text }) => text.name));
      const old = new Map(before.papers.map((paper) => [paper.id, paper]));
      for (const paper of after.papers) {
        if (!paper.sources.some(({ capture }) => seen.has(capture))) continue;
        const machine = read(paper);
        const offers = plan.conflicts.filter(({ id }) => id === paper.id);
        if (machine)
          base.set(
            paper.id,
            checkPaper({ was: old.get(paper.id), paper, machine, base: base.get(paper.id) ?? {}, offers }),
          );
      }
    },
  };
}

/** What the captures say of a paper now; undefined when not all of its sightings are there. */
async function readAll(archive: Archive, version: number): Promise<(paper: Paper) => MachineFields | undefined> {
  const read = readerFor(archive, version);
  const readings = new Map<string, Reading>();
  for (const { name } of archive.captures)
    for (const reading of (await read(name))?.readings ?? [])
      readings.set(`${name}:${reading.sighting.lines[0]}`, reading);
  return ({ sources }) => {
    const found = sources.flatMap(({ capture, lines }) => readings.get(`${capture}:${lines[0]}`) ?? []);
    return found.length === sources.length ? chooseFields(found) : undefined;
  };
}

interface Case {
  readonly was: Paper | undefined;
  readonly paper: Paper;
  readonly machine: MachineFields;
  readonly base: Hashes;
  readonly offers: IngestPlan["conflicts"];
}

const LEADERS: Readonly<Partial<Record<MachineField, MachineField>>> = { guessed: "published", authorCount: "authors" };

/** Field by field: the machine's follows the reading, a person's stays and the reading is offered, once. The machine's new readings. */
function checkPaper({ was, paper, machine, base, offers }: Case): Hashes {
  const next: Record<string, string | undefined> = { ...base };
  const isPersons = (field: MachineField): boolean => was !== undefined && hashOf(fieldOf(was, field)) !== base[field];
  for (const field of MACHINE_FIELDS) {
    const [value, kept, reading] = [fieldOf(paper, field), was && fieldOf(was, field), machine[field]];
    const name = `${paper.id} ${field}`;
    const leader = LEADERS[field];
    const isLed = leader !== undefined && was !== undefined && isPersons(leader) && fieldOf(was, leader) !== undefined;
    if (was && isLed) expect([name, value]).toEqual([name, kept]);
    else if (!isPersons(field)) {
      expect([name, value]).toEqual([name, reading]);
      next[field] = hashOf(reading);
    } else {
      expect([name, value]).toEqual([name, kept]);
      const isSaid = offers.some((offer) => offer.field === field);
      const isNews = reading !== undefined && hashOf(reading) !== base[field] && !isDayApart(field, kept, reading);
      expect([name, isSaid]).toEqual([name, isNews && !isDeepStrictEqual(reading, kept)]);
      if (isSaid) expect([name, paper.proposed[field]]).toEqual([name, asText(reading)]);
      if (isNews || isDeepStrictEqual(reading, kept)) next[field] = hashOf(reading);
    }
    expect([name, paper.fingerprints[field]]).toEqual([name, next[field]]);
  }
  return next;
}

/** As a proposal is read back: its numbers are texts of digits. */
function asText(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, item: unknown) => (typeof item === "number" ? String(item) : item)));
}

function hashOf(value: unknown): string | undefined {
  return value === undefined ? undefined : fingerprintOf(value);
}

function isDayApart(field: string, a: unknown, b: unknown): boolean {
  if (field !== "published" || typeof a !== "string" || typeof b !== "string") return false;
  return Math.abs(Date.parse(a) - Date.parse(b)) === 86_400_000;
}
