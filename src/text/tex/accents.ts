/** TeX's accent commands → combining characters (The TeXbook, chapter 9). */
export const LETTER_ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ['"', "\u0308"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  [".", "\u0307"],
  ["u", "\u0306"],
  ["v", "\u030c"],
  ["H", "\u030b"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["r", "\u030a"],
]);

/** A letter with an accent as one character; undefined where Unicode has none, so that `\~` before a path is no accent. */
export function composeAccent(name: string, letter: string): string | undefined {
  const combining = LETTER_ACCENTS.get(name);
  if (combining === undefined || letter === "") return undefined;
  const composed = (letter + combining).normalize("NFC");
  return composed.length === 1 ? composed : undefined;
}
