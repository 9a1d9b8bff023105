import { fieldOf } from "../archive/ownership.ts";
import type { ReadCapture } from "../archive/read-captures.ts";
import type { Draft } from "../model/capture.ts";
import type { LineRange, Paper, Sighting } from "../model/paper.ts";
import type { Repair } from "../model/repair.ts";
import { explainChoice } from "../normalize/choose.ts";
import type { MachineField } from "../normalize/fields.ts";
import type { Reading } from "../normalize/reading.ts";
import { explainRule } from "../render/repair-rules.ts";
import { fingerprintOf } from "../text/hash.ts";
import { explainSeenYear, explainYear } from "./explain-year.ts";

/** Lines of a capture that a value came from. */
export interface Origin {
  readonly capture: string;
  readonly lines: LineRange;
}

/** Whose a field is (CONTRACT §2): the machine's, a person's, or one that a person deleted. */
type Owner = "machine" | "person" | "deleted";

/** A repair in a field's value, and what its rule does, for a person. */
type ExplainedRepair = Omit<Repair, "field"> & { readonly does: string };

export interface ExplainedField {
  readonly field: MachineField;
  readonly owner: Owner;
  readonly value: unknown;
  /** Whether the file says that the value was inferred. */
  readonly guessed: boolean;
  /** Where the value that the captures give stands; `null` when they give none. */
  readonly from: Origin | null;
  /** What was repaired in the value that the captures give, each with its place in the capture that `from` names. */
  readonly repairs: readonly ExplainedRepair[];
  /** What the captures give, where the file says something else. */
  readonly reading: unknown;
  /** The other captures' values. */
  readonly lost: readonly (Origin & { readonly value: unknown })[];
  /** Why the value of `from` won over those of `lost`; `null` when there are none. */
  readonly choice: string | null;
  /** What waits under `proposed`. */
  readonly proposed: unknown;
  /** How its year is known, where none is printed beside it. */
  readonly year: string | null;
}

/** A sighting as its source reads it now. */
export interface Seen {
  readonly sighting: Sighting;
  readonly capture?: ReadCapture | undefined;
  readonly reading?: Reading | undefined;
  readonly draft?: Draft | undefined;
}

/** One field; undefined when neither the file nor the captures say anything of it. */
export function explainField(field: MachineField, paper: Paper, seen: readonly Seen[]): ExplainedField | undefined {
  const value = fieldOf(paper, field);
  const known = paper.fingerprints[field];
  /* What is guessed goes with the date that was chosen. */
  const readings = seen.flatMap(({ reading }) => reading ?? []);
  const { winner, why } = explainChoice(field === "guessed" ? "published" : field, readings);
  const offered = winner?.fields[field];
  const hash = value === undefined ? undefined : fingerprintOf(value);
  const offeredHash = offered === undefined ? undefined : fingerprintOf(offered);
  const from = seen.find(({ reading }) => reading !== undefined && reading === winner);
  const lost = (field === "guessed" ? [] : seen).flatMap((item) => {
    const other = item.reading?.fields[field];
    return other === undefined || item === from || fingerprintOf(other) === offeredHash
      ? []
      : [{ ...originOf(field, item), value: other }];
  });
  if (value === undefined && known === undefined && offered === undefined && lost.length === 0) return undefined;
  return {
    field,
    owner: value === undefined && known !== undefined ? "deleted" : hash === known ? "machine" : "person",
    value: value ?? null,
    guessed: paper.guessed.includes(field),
    from: from && offered !== undefined ? originOf(field, from) : null,
    repairs: offered === undefined ? [] : repairsOf(field, winner),
    reading: offeredHash === hash ? null : (offered ?? null),
    lost,
    choice: lost.length === 0 ? null : (why ?? null),
    proposed: paper.proposed[field] ?? null,
    year: from && offered !== undefined ? yearOf(field, from) : null,
  };
}

/** What was repaired in a field of a reading, in the order of the capture. */
function repairsOf(field: MachineField, reading: Reading | undefined): readonly ExplainedRepair[] {
  return (reading?.repairs ?? [])
    .filter((repair) => repair.field === field)
    .map(({ line, column, from, to, rule }) => ({ line, column, from, to, rule, does: explainRule(rule) }));
}

/** How the year in a field is known; `null` when it is printed, or there is none. */
function yearOf(field: MachineField, { draft, capture }: Seen): string | null {
  if (!capture) return null;
  if (field === "published" && draft?.date) return explainYear(draft.date, capture);
  return field === "comments" ? explainSeenYear(capture) : null;
}

/** The lines of an entry that a field is read from. */
function originOf(field: MachineField, { sighting, draft }: Seen): Origin {
  const { capture, lines } = sighting;
  if (!draft) return { capture, lines };
  if (field === "title") return { capture, lines: draft.titleLines };
  if (field === "abstract" || field.startsWith("links.")) return { capture, lines: draft.abstractLines };
  return { capture, lines: draft.metaLines ?? lines };
}
