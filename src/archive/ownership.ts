import { type MachineField, MACHINE_FIELDS, type MachineFields } from "../normalize/fields.ts";
import type { Paper } from "../model/paper.ts";
import { fingerprintOf } from "../text/hash.ts";

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
 * and follows; any other is a person's and stays, and a reading that is news beside it is proposed, once. With `onlyNew`, fields that the
 * paper has or had stay as they are: not all of its sightings could be read.
 */
export function applyFields(paper: Paper, fields: MachineFields, onlyNew = false): Applied {
  const state = { paper, changed: new Set<string>(), conflicts: [] as Conflict[] };
  const had = new Set(
    MACHINE_FIELDS.filter((field) => fieldOf(paper, field) !== undefined || paper.fingerprints[field] !== undefined),
  );
  if (had.has("published")) had.add("guessed");
  for (const field of MACHINE_FIELDS) if (!onlyNew || !had.has(field)) applyField(state, field, fields[field]);
  return { paper: state.paper, changed: [...state.changed], conflicts: state.conflicts };
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
  setProposal(state, field, offered);
  setFingerprint(state, field, offeredHash);
  state.conflicts.push({ field, kept: kept ?? null, offered });
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
  if (field.startsWith("links.")) {
    const links: Record<string, unknown> = { ...state.paper.links, [field.slice("links.".length)]: value };
    state.paper = {
      ...state.paper,
      links: Object.fromEntries(LINKS.flatMap((name) => (links[name] === undefined ? [] : [[name, links[name]]]))),
    };
    return;
  }
  const empty =
    field === "guessed" || field === "authors" ? [] : field === "abstract" || field === "title" ? "" : undefined;
  state.paper = { ...state.paper, [field]: value ?? empty };
}

function setFingerprint(state: State, field: MachineField, hash: string | undefined): void {
  state.changed.add(field);
  const hashes: Record<string, string | undefined> = { ...state.paper.fingerprints, [field]: hash };
  const ordered = [
    ...MACHINE_FIELDS,
    ...Object.keys(hashes).filter((name) => !MACHINE_FIELDS.some((known) => known === name)),
  ];
  const fingerprints = Object.fromEntries(
    ordered.flatMap((name) => (hashes[name] === undefined ? [] : [[name, hashes[name]]])),
  );
  state.paper = { ...state.paper, fingerprints };
}

function setProposal(state: State, field: MachineField, value: unknown): void {
  state.changed.add(field);
  const { [field]: _settled, ...others } = state.paper.proposed;
  state.paper = { ...state.paper, proposed: value === undefined ? others : { ...others, [field]: value } };
}
