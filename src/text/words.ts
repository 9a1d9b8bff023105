/** Words of a text, folded, in order: letters and digits of any script. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * The share of the shorter text's different words that the other has too, 0 to 1: a cut text is wholly shared with its whole.
 * 1 when either has no words.
 */
export function sharedWords(a: string, b: string): number {
  const [fewer, more] = [new Set(wordsOf(a)), new Set(wordsOf(b))].sort((x, y) => x.size - y.size);
  if (!fewer || !more || fewer.size === 0) return 1;
  let shared = 0;
  for (const word of fewer) if (more.has(word)) shared += 1;
  return shared / fewer.size;
}
