import { matchSightings } from "../archive/match-sightings.ts";
import type { ReadCapture } from "../archive/read-captures.ts";
import type { Finding } from "../model/capture.ts";
import type { Catalog } from "../model/catalog.ts";
import type { DateOrigin } from "../model/digest.ts";
import type { Paper, Sighting, Status } from "../model/paper.ts";
import { urls } from "../model/url.ts";
import { MACHINE_FIELDS } from "../normalize/fields.ts";
import { type ExplainedField, explainField, type Origin, type Seen } from "./explain-field.ts";

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
  /** What was doubted while its lines were read. */
  readonly findings: readonly (Finding & { readonly capture: string })[];
  readonly topics: readonly { readonly slug: string; readonly title: string; readonly why: string }[];
  readonly notTopics: readonly string[];
  readonly digests: readonly { readonly id: string; readonly date: string; readonly dateFrom: DateOrigin }[];
  readonly status: readonly Status[];
  /** Whether a person added sections of their own. */
  readonly hasNotes: boolean;
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
  /* A better source may begin the entry a line elsewhere than when it was recorded. */
  const found = (capture?.readings ?? []).map(({ sighting: { lines }, fields: { title } }) => ({ lines, title }));
  const [index = -1] = matchSightings([sighting], found).keys();
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

/** What was said of an entry's lines, by the source and while normalising; each once. */
function findingsOf({ sighting, capture, reading }: Seen): Explanation["findings"] {
  if (!capture || !reading) return [];
  const [first, last] = sighting.lines;
  const ofSource = capture.parsed.findings.filter(({ line }) => line >= first && line <= last);
  return [...ofSource, ...reading.findings].map((finding) => ({ capture: sighting.capture, ...finding }));
}
