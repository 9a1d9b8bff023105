import type { Source } from "../contracts.ts";
import type { CaptureText, Finding, ParsedCapture } from "../model/capture.ts";
import type { PartialDate } from "../model/date.ts";
import type { Digest } from "../model/digest.ts";
import { compareText, type Problem } from "../model/problem.ts";
import { type PageDay, resolvePageDay } from "../normalize/page-day.ts";
import { normalizeDraft, type Reading } from "../normalize/reading.ts";

/** A capture as its source reads it, normalised. */
export interface ReadCapture {
  readonly text: CaptureText;
  readonly path: string;
  readonly format: string;
  readonly source: Source;
  readonly page: PageDay;
  readonly parsed: ParsedCapture;
  /** One an entry, in the page's order. */
  readonly readings: readonly Reading[];
}

export interface ReadOptions {
  readonly sources: ReadonlyMap<string, Source>;
  /** Id of the source to use, instead of the one that recognises the capture. */
  readonly format?: string | undefined;
  /** Day the captures were saved, as a person says. */
  readonly captured?: PartialDate | undefined;
  /** Captures read before with the same sources and format, by SHA-256: what would be read again the same way is taken from here. */
  readonly known?: ReadonlyMap<string, ReadCapture> | undefined;
}

/** Reads one capture; undefined, with an error, when no source knows it or it has no entry. */
export function readCapture(
  text: CaptureText,
  path: string,
  digest: Digest | undefined,
  options: ReadOptions,
  problems: Problem[],
): ReadCapture | undefined {
  const read = recall(text, path, digest, options) ?? readAnew(text, path, digest, options, problems);
  if (!read) return undefined;
  const { source, parsed, page, readings } = read;
  const say = (finding: Finding): void => void problems.push({ file: path, ...finding });
  parsed.findings.forEach(say);
  if (parsed.day && (page.from === "inferred" || page.from === "unknown")) say(yearNote(parsed.day.line, page));
  for (const reading of readings) reading.findings.forEach(say);
  if (readings.length > 0) return read;
  problems.push({
    ...start(path),
    rule: "no-entries",
    message: `found the page of ${source.title} but no entry on it; expected titles with abstracts: capture the page again, with its abstracts`,
  });
  return undefined;
}

/** A capture that was read before; undefined when its name or the page's day make it another now. */
function recall(
  text: CaptureText,
  path: string,
  digest: Digest | undefined,
  options: ReadOptions,
): ReadCapture | undefined {
  const read = options.known?.get(text.sha256);
  if (!read || read.path !== path || read.text.name !== text.name) return undefined;
  const { date, from } = pageDay(read.parsed, text, digest, options);
  return date === read.page.date && from === read.page.from ? read : undefined;
}

function readAnew(
  text: CaptureText,
  path: string,
  digest: Digest | undefined,
  options: ReadOptions,
  problems: Problem[],
): ReadCapture | undefined {
  const found = findSource(text, options);
  if (!found) {
    const known = [...options.sources].map(([id, { title }]) => `${id} (${title})`).join(", ");
    problems.push({
      ...start(path),
      rule: "unknown-format",
      message: `found a text that no source recognises, beginning “${firstWords(text)}”; expected one of: ${known}: capture the right page, or name its format with --format`,
    });
    return undefined;
  }
  const [format, source] = found;
  const parsed = source.parse(text);
  const page = pageDay(parsed, text, digest, options);
  const readings = parsed.drafts.map((draft) => normalizeDraft(draft, text, page));
  return { text, path, format, source, page, parsed, readings };
}

function yearNote(line: number, { date, from }: PageDay): Finding {
  const said =
    from === "inferred"
      ? `read as ${date ?? ""}, the first year that fits its entries`
      : "and nothing on it tells which";
  return {
    line,
    column: 1,
    severity: "note",
    rule: from === "inferred" ? "inferred-year" : "unknown-year",
    message: `the page prints no year for its own day; ${said}: give the day on which it was saved with --captured if you know it`,
  };
}

function findSource(text: CaptureText, { sources, format }: ReadOptions): readonly [string, Source] | undefined {
  if (format !== undefined) {
    const source = sources.get(format);
    return source && [format, source];
  }
  return [...sources]
    .map(([id, source]) => ({ id, source, score: source.detect(text) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || compareText(a.id, b.id))
    .map(({ id, source }) => [id, source] as const)[0];
}

/** What a digest already says of its day stays, unless a person gives the day now, or its year was unknown. */
function pageDay(
  parsed: ParsedCapture,
  text: CaptureText,
  digest: Digest | undefined,
  { captured }: ReadOptions,
): PageDay {
  if (captured === undefined && digest && !digest.date.startsWith("X"))
    return { date: digest.date, from: digest.dateFrom };
  return resolvePageDay(parsed, text.name, captured);
}

function firstWords(text: CaptureText): string {
  const line = text.lines.find((candidate) => candidate.trim() !== "")?.trim() ?? "";
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function start(path: string): { file: string; line: number; column: number; severity: "error" } {
  return { file: path, line: 1, column: 1, severity: "error" };
}
