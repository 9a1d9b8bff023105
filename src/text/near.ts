/**
 * The number of letters to change, add or drop to make one text of another (Levenshtein), told up to `most`; `most + 1` stands for more.
 * Takes time in proportion to the shorter length times `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  const far = most + 1;
  if (Math.abs(a.length - b.length) > most) return far;
  let row = Array.from({ length: b.length + 1 }, (_, index) => Math.min(index, far));
  for (let i = 1; i <= a.length; i += 1) {
    const next: number[] = Array.from({ length: b.length + 1 }, () => far);
    if (i <= most) next[0] = i;
    let least = next[0] ?? far;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      const changed = (row[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cost = Math.min(changed, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1, far);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return far;
    row = next;
  }
  return row[b.length] ?? far;
}

/**
 * The names that a mistaken one may have meant, nearest first, at most `count`: spelled almost alike, one inside the other, or with half of
 * its words. Ties go by the alphabet.
 */
export function nearestNames(name: string, known: Iterable<string>, count: number): readonly string[] {
  const asked = name.toLowerCase();
  const words = new Set(asked.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""));
  const scored: { readonly known: string; readonly score: number }[] = [];
  for (const candidate of known) {
    const score = scoreName(asked, words, candidate.toLowerCase());
    if (score !== undefined) scored.push({ known: candidate, score });
  }
  return scored
    .sort((a, b) => a.score - b.score || (a.known < b.known ? -1 : 1))
    .slice(0, count)
    .map((item) => item.known);
}

/** Lower is nearer; undefined is not near at all. */
function scoreName(asked: string, words: ReadonlySet<string>, known: string): number | undefined {
  const most = Math.min(4, Math.ceil(asked.length / 3));
  const distance = editDistance(asked, known, most);
  if (distance <= most) return distance;
  if (asked.length >= 3 && (known.includes(asked) || (known.length >= 3 && asked.includes(known))))
    return 10 + Math.abs(known.length - asked.length) / 100;
  const others = known.split(/[^\p{L}\p{N}]+/u);
  let shared = 0;
  for (const word of new Set(others)) if (words.has(word)) shared += 1;
  return shared * 2 >= words.size && shared > 0 ? 30 - shared + others.length / 100 : undefined;
}
