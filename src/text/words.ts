/** The different words of a text, folded: letters and digits of any script. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
}

/**
 * The share of the shorter text's words (see {@link wordsOf}) that the other has too, 0 to 1: a cut text is wholly shared with its whole.
 * 1 when either has no words.
 */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  if (fewer.size === 0) return 1;
  let shared = 0;
  for (const word of fewer) if (more.has(word)) shared += 1;
  return shared / fewer.size;
}
