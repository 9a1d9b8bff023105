import { html, type Html } from "./html-template.ts";

/** Letters that are written from right to left (UAX #9, bidi classes R and AL, by block). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A stranger's word in a line of ours: one that runs from right to left must not turn round what stands beside it. */
export function isolate(text: string): Html {
  return RIGHT_TO_LEFT.test(text) ? html`<bdi>${text}</bdi>` : html`${text}`;
}
