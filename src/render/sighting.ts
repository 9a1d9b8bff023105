import type { Digest } from "../model/digest.ts";
import type { LineRange, Paper, Sighting } from "../model/paper.ts";
import { renderCount } from "./count.ts";
import { digestDate, renderShownDate, type ShownDate } from "./date.ts";

/** `Lines 53–59` or `Line 7`. */
export function renderLines([first, last]: LineRange): string {
  return first === last ? `Line ${first}` : `Lines ${first}–${last}`;
}

/** The digest that a sighting's capture became. */
export function digestOfSighting(sighting: Sighting, digests: readonly Digest[]): Digest | undefined {
  return digests.find((digest) => digest.capture.file === sighting.capture);
}

/** When a sighting's capture was made: the digest knows best, and whether its year is a guess. */
export function sightingDate(sighting: Sighting, digests: readonly Digest[]): ShownDate | undefined {
  const digest = digestOfSighting(sighting, digests);
  if (digest) return digestDate(digest);
  return sighting.capturedOn === undefined ? undefined : { date: sighting.capturedOn, guessed: false };
}

/** `2 comments when captured on 17 December 2025 (year inferred)`; undefined when none were seen. */
export function renderComments(paper: Paper, digests: readonly Digest[]): string | undefined {
  if (paper.comments === undefined) return undefined;
  const { count, seen } = paper.comments;
  const words = `${renderCount(count, "comment")} when captured`;
  if (seen === undefined) return words;
  const guessed =
    paper.guessed.includes("comments") ||
    digests.some((digest) => digest.date === seen && digest.dateFrom === "inferred");
  return `${words} on ${renderShownDate({ date: seen, guessed })}`;
}
