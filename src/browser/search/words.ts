import { renderCount, renderNumber } from "../../render/count.ts";

/** How many papers were found, and how many of them are shown. */
export function renderFound(total: number, shown: number): string {
  if (total === 0) return "No papers found";
  return shown < total
    ? `${renderCount(total, "paper")}, the first ${renderNumber(shown)} shown`
    : renderCount(total, "paper");
}

/** What to try when nothing was found, and it was not `said` already what no paper has. */
export function adviseNone(isNarrowed: boolean, said: readonly string[]): string {
  if (isNarrowed)
    return "No paper has all of these words and is in everything that is chosen beside. Clear a box, or use fewer words.";
  return said.length > 0
    ? "Try fewer or other words."
    : "No paper has all of these words. Try fewer or other ones; words in quotation marks must stand side by side.";
}

/** What the button says that shows more of them. */
export function renderMore(total: number, shown: number, step: number): string {
  return `Show ${renderNumber(Math.min(step, total - shown))} more`;
}

/** A file of the search could not be had. */
export const FAILED =
  "The search could not be loaded: the connection may be gone, or the site was just renewed. What you typed is kept.";

/** The counts to narrow by could not be had. */
export const UNCOUNTED = "What to narrow by could not be loaded.";
