import { fieldOf } from "../archive/ownership.ts";
import type { ReadCapture } from "../archive/read-captures.ts";
import type { Draft, Finding } from "../model/capture.ts";
import type { Catalog } from "../model/catalog.ts";
import type { DateOrigin } from "../model/digest.ts";
import type { LineRange, Paper, Sighting, Status } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { chooseReading } from "../normalize/choose.ts";
import { type MachineField, MACHINE_FIELDS } from "../normalize/fields.ts";
import type { Reading } from "../normalize/reading.ts";
import { fingerprintOf } from "../text/hash.ts";
import { explainSeenYear, explainYear } from "./explain-year.ts";

/** Lines of a capture that a value came from. */
export interface Origin {
  readonly capture: string;
  readonly lines: LineRange;
}

/** Whose a field is (CONTRACT §2): the machine's, a person's, or one that a person deleted. */
type Owner = "machine" | "person" | "deleted";

export interface ExplainedField {
  readonly field: MachineField;
  readonly owner: Owner;
  readonly value: unknown;
  /** Whether the file says that the value was inferred. */
  readonly guessed: boolean;
  /** Where the value that the captures give stands; `null` when they give none. */
  readonly from: Origin | null;
  /** What the captures give, where the file says something else. */
  readonly reading: unknown;
  /** The other captures' values. */
  readonly lost: readonly (Origin & { readonly value: unknown })[];
  /** What waits under `proposed`. */
  readonly proposed: unknown;
  /** How its year is known, where none is printed beside it. */
  readonly year: string | null;
}

export interface ExplainedSighting extends Origin {
  /** The page's own day, and how its year is known. */
  readonly capturedOn: string | null;
  readonly capturedOnFrom: DateOrigin | null;
  readonly digest: string | null;
  /** `read`, or why the capture gives nothing now. */
  readonly state: "read" | "missing capture" | "removed capture" | "no entry there";
}

/** Everything about a paper that its page does not say. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly url: string;
  readonly aliases: readonly string[];
  readonly sightings: readonly ExplainedSighting[];
  readonly fields: readonly ExplainedField[];
  /** What was repaired or doubted while its lines were read. */
  readonly findings: readonly (Finding & { readonly capture: string })[];
  readonly topics: readonly { readonly slug: string; readonly title: string; readonly why: string }[];
  readonly notTopics: readonly string[];
  readonly digests: readonly { readonly id: string; readonly date: string; readonly dateFrom: DateOrigin }[];
  readonly status: readonly Status[];
  /** Whether a person added sections of their own. */
  readonly hasNotes: boolean;
}

/** A sighting as its source reads it now. */
interface Seen {
  readonly sighting: Sighting;
  readonly capture?: ReadCapture | undefined;
  readonly reading?: Reading | undefined;
  readonly draft?: Draft | undefined;
}

/** Explains a paper by reading its captures again. `readCapture` gives a capture by its name, undefined when it cannot be read. */
export async function explainPaper(
  paper: Paper,
  catalog: Catalog,
  readCapture: (name: string) => Promise<ReadCapture | undefined>,
): Promise<Explanation> {
  const seen = await Promise.all(
    paper.sources.map(async (sighting) => see(sighting, await readCapture(sighting.capture))),
  );
  const digests = catalog.digestsOf.get(paper.id) ?? [];
  return {
    id: paper.id,
    title: paper.title,
    file: paper.file,
    url: urls.paper(paper.id),
    aliases: paper.aliases,
    sightings: seen.map((item) => explainSighting(item, catalog)),
    fields: MACHINE_FIELDS.flatMap((field) => explainField(field, paper, seen) ?? []),
    findings: seen.flatMap(findingsOf),
    topics: (catalog.topicsOf.get(paper.id) ?? []).map(({ slug, why }) => ({
      slug,
      title: catalog.topicBySlug.get(slug)?.topic.title ?? slug,
      why,
    })),
    notTopics: paper.notTopics,
    digests: digests.map(({ id, date, dateFrom }) => ({ id, date, dateFrom })),
    status: paper.status,
    hasNotes: paper.notes !== "",
  };
}

function see(sighting: Sighting, capture: ReadCapture | undefined): Seen {
  const index = capture?.readings.findIndex((reading) => reading.sighting.lines[0] === sighting.lines[0]) ?? -1;
  return { sighting, capture, reading: capture?.readings[index], draft: capture?.parsed.drafts[index] };
}

function explainSighting({ sighting, capture, reading }: Seen, { archive }: Catalog): ExplainedSighting {
  const digest = archive.digests.find((candidate) => candidate.capture.file === sighting.capture);
  const missing = digest?.capture.removed ? "removed capture" : "missing capture";
  return {
    capture: sighting.capture,
    lines: sighting.lines,
    capturedOn: sighting.capturedOn ?? null,
    capturedOnFrom: digest?.dateFrom ?? null,
    digest: digest?.id ?? null,
    state: !capture ? missing : reading ? "read" : "no entry there",
  };
}

/** One field; undefined when neither the file nor the captures say anything of it. */
function explainField(field: MachineField, paper: Paper, seen: readonly Seen[]): ExplainedField | undefined {
  const value = fieldOf(paper, field);
  const known = paper.fingerprints[field];
  /* What is guessed goes with the date that was chosen. */
  const readings = seen.flatMap(({ reading }) => reading ?? []);
  const winner = chooseReading(field === "guessed" ? "published" : field, readings);
  const offered = winner?.fields[field];
  if (value === undefined && known === undefined && offered === undefined) return undefined;
  const hash = value === undefined ? undefined : fingerprintOf(value);
  const offeredHash = offered === undefined ? undefined : fingerprintOf(offered);
  const from = seen.find(({ reading }) => reading !== undefined && reading === winner);
  const lost = seen.flatMap((item) => {
    const other = item.reading?.fields[field];
    return other === undefined || item === from || fingerprintOf(other) === offeredHash
      ? []
      : [{ ...originOf(field, item), value: other }];
  });
  return {
    field,
    owner: value === undefined && known !== undefined ? "deleted" : hash === known ? "machine" : "person",
    value: value ?? null,
    guessed: paper.guessed.includes(field),
    from: from && offered !== undefined ? originOf(field, from) : null,
    reading: offeredHash === hash ? null : (offered ?? null),
    lost: field === "guessed" ? [] : lost,
    proposed: paper.proposed[field] ?? null,
    year: from && offered !== undefined ? yearOf(field, from) : null,
  };
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

/** What was said of an entry's lines, by the source and while normalising; each once. */
function findingsOf({ sighting, capture, reading }: Seen): Explanation["findings"] {
  if (!capture || !reading) return [];
  const [first, last] = sighting.lines;
  const ofSource = capture.parsed.findings.filter(({ line }) => line >= first && line <= last);
  return [...ofSource, ...reading.findings].map((finding) => ({ capture: sighting.capture, ...finding }));
}
