import type { LineRange, Paper, Sighting } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { type PaperRef, sightingKey } from "./paper-index.ts";

/** True when a paper's file names these lines, by their first, as a source. */
export function isSource({ paper }: PaperRef, capture: string, lines: LineRange): boolean {
  return paper?.sources.some((source) => source.capture === capture && source.lines[0] === lines[0]) ?? false;
}

/** A paper's sources and where it was seen now, each sighting once; one that moved is only where it is now. */
export function mergeSources(base: Paper, { readings, moved }: PaperRef): Paper["sources"] {
  const merged = new Map(base.sources.map((source) => [sightingKey(source.capture, source.lines), source]));
  for (const key of moved) merged.delete(key);
  for (const { sighting } of readings) merged.set(sightingKey(sighting.capture, sighting.lines), sighting);
  return sortSources([...merged.values()]);
}

/** By capture, then by line. */
export function sortSources(sources: readonly Sighting[]): readonly Sighting[] {
  return sources.toSorted((a, b) => compareText(a.capture, b.capture) || a.lines[0] - b.lines[0]);
}

/** `page.txt:13-19` */
export function nameSighting({ capture, lines }: Sighting): string {
  return `${capture}:${lines[0]}-${lines[1]}`;
}
