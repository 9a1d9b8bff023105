import { type MachineField, MACHINE_FIELDS, type MachineFields } from "../normalize/fields.ts";
import type { Paper } from "../model/paper.ts";
import { fingerprintOf } from "../text/hash.ts";
import { isFullDate } from "../text/printed-date.ts";

/** A person's value that the captures do not bear out. */
export interface Conflict {
  readonly field: MachineField;
  readonly kept: unknown;
  readonly offered: unknown;
}

/** A paper after a reading, what changed, and what a person has to decide. */
export interface Applied {
  readonly paper: Paper;
  /** Names of the fields whose stored value, proposal or fingerprint changed. */
  readonly changed: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings a new reading into a paper, field by field (CONTRACT §2, "Who owns a field"): a value that has its fingerprint is the machine's
 * and follows; any other is a person's and stays, and a reading that is news beside it is proposed, once. Fields that are not open stay.
 */
export function applyFields(
  paper: Paper,
  fields: MachineFields,
  isOpen: (field: MachineField) => boolean = () => true,
): Applied {
  const state = { paper, changed: new Set<string>(), conflicts: [] as Conflict[] };
  for (const field of MACHINE_FIELDS) {
    /* That a date was inferred is said of the machine's date, never of a person's; and who has names needs no number. */
    const leading = LEADING[field];
    if (!isOpen(field) || (leading && ownerOf(paper, leading) === "person")) continue;
    applyField(state, field, fields[field]);
  }
  return { paper: state.paper, changed: [...state.changed], conflicts: state.conflicts };
}

/** Fields that speak of another one: as long as that is a person's, captures have nothing to say about them. */
export const LEADING: Readonly<Partial<Record<MachineField, MachineField>>> = {
  guessed: "published",
  authorCount: "authors",
};

/** Tells fields that a paper never had: the only ones to follow a reading when not all of its sightings could be read. */
export function neverHad(paper: Paper): (field: MachineField) => boolean {
  const had = new Set(MACHINE_FIELDS.filter((field) => ownerOf(paper, field) !== undefined));
  if (had.has("published")) had.add("guessed");
  return (field) => !had.has(field);
}

/** Whose a field is: the machine's, a person's, deleted by a person, or undefined when nobody ever said anything. */
export function ownerOf(paper: Paper, field: MachineField): "machine" | "person" | "deleted" | undefined {
  const value = fieldOf(paper, field);
  const known = paper.fingerprints[field];
  if (value === undefined) return known === undefined ? undefined : "deleted";
  return known === fingerprintOf(value) ? "machine" : "person";
}

/** Kinds of links, in their order: a file must not tell which came first. */
const LINKS = MACHINE_FIELDS.filter((field) => field.startsWith("links.")).map((field) => field.slice("links.".length));

interface State {
  paper: Paper;
  readonly changed: Set<string>;
  readonly conflicts: Conflict[];
}

function applyField(state: State, field: MachineField, offered: unknown): void {
  const kept = fieldOf(state.paper, field);
  const known = state.paper.fingerprints[field];
  const keptHash = kept === undefined ? undefined : fingerprintOf(kept);
  const offeredHash = offered === undefined ? undefined : offered === kept ? keptHash : fingerprintOf(offered);
  const isMachines = keptHash === known;
  if (isMachines || keptHash === offeredHash) {
    if (offeredHash !== keptHash) setField(state, field, offered);
    if (offeredHash !== known) setFingerprint(state, field, offeredHash);
    if (state.paper.proposed[field] !== undefined && keptHash === offeredHash) setProposal(state, field, undefined);
    return;
  }
  if (offeredHash === known || offered === undefined) return;
  if (field === "published" && isDayApart(kept, offered)) return;
  setProposal(state, field, offered);
  setFingerprint(state, field, offeredHash);
  state.conflicts.push({ field, kept: kept ?? null, offered });
}

/** Days in a row: a page prints the day of its own time zone, so that neither contradicts the other. */
function isDayApart(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((date) => (typeof date === "string" && isFullDate(date) ? Date.parse(date) : NaN));
  return one !== undefined && other !== undefined && Math.abs(one - other) === 86_400_000;
}

/** The value of a machine's field in a paper; undefined when it is absent or empty. */
export function fieldOf(paper: Paper, field: MachineField): unknown {
  const value = field.startsWith("links.")
    ? paper.links[field.slice("links.".length) as keyof Paper["links"]]
    : paper[field as "title"];
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

function setField(state: State, field: MachineField, value: unknown): void {
  state.changed.add(field);
  state.paper = withField(state.paper, field, value);
}

/** A paper with another value of a field; undefined takes it out. */
export function withField(paper: Paper, field: MachineField, value: unknown): Paper {
  if (field.startsWith("links.")) {
    const links: Record<string, unknown> = { ...paper.links, [field.slice("links.".length)]: value };
    return {
      ...paper,
      links: Object.fromEntries(LINKS.flatMap((name) => (links[name] === undefined ? [] : [[name, links[name]]]))),
    };
  }
  const empty =
    field === "guessed" || field === "authors" ? [] : field === "abstract" || field === "title" ? "" : undefined;
  return { ...paper, [field]: value ?? empty };
}

function setFingerprint(state: State, field: MachineField, hash: string | undefined): void {
  state.changed.add(field);
  state.paper = withFingerprint(state.paper, field, hash);
}

/** A paper with another fingerprint of a field; undefined takes it out. */
export function withFingerprint(paper: Paper, field: MachineField, hash: string | undefined): Paper {
  const hashes: Record<string, string | undefined> = { ...paper.fingerprints, [field]: hash };
  const ordered = [
    ...MACHINE_FIELDS,
    ...Object.keys(hashes).filter((name) => !MACHINE_FIELDS.some((known) => known === name)),
  ];
  const fingerprints = Object.fromEntries(
    ordered.flatMap((name) => (hashes[name] === undefined ? [] : [[name, hashes[name]]])),
  );
  return { ...paper, fingerprints };
}

function setProposal(state: State, field: MachineField, value: unknown): void {
  state.changed.add(field);
  const { [field]: _settled, ...others } = state.paper.proposed;
  state.paper = { ...state.paper, proposed: value === undefined ? others : { ...others, [field]: value } };
}
