/** Whether there is anything to do: most texts are one line already. */
const LOOSE = /[^\S ]|[\u0085\p{Cc}]| {2}|^ | $/u;

/** Text on one line: line breaks, control characters and blanks in a row become one blank, those at the ends go. */
export function oneLine(text: string): string {
  return LOOSE.test(text) ? text.replace(/[\s\u0085\p{Cc}]+/gu, " ").trim() : text;
}
