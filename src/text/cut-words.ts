/*
 * Words that were cut off: a text that ends in `inclu` is told by what the other texts of an archive are made of. A word that none of them has,
 * and with which one begins that several have, was cut, unless the rest is an ending that English may leave off.
 */

/** So many texts tell the words of an archive. */
const MOST_TEXTS = 3000;
/** Shorter ones may be a word that happens to be new; a word seen less often may be a slip itself. */
const SHORTEST = 5;
const LEAST_SEEN = 3;

const ENDINGS = new Set(
  "s es d ed ing ings ly er ers or ors al ally ial ially ity ities ness e ion ions ation ations ational y ies ier iest able ible ably ability ive ic ical ically ment ments ism ist ists ous less ful fully like wise n en r rs ility bility ance ances ence ent ant age ages ship hood ary ory atic etic ure ures ural ize izes ized izing ization ise ises ised ising isation".split(
    " ",
  ),
);

/** Makes the test of a last word; the words of `texts` are gathered when it is first asked. */
export function createCutWordTest(texts: readonly string[]): (word: string) => boolean {
  let known: Words | undefined;
  return (word) => {
    if (word.length < SHORTEST) return false;
    known ??= gatherWords(texts);
    return !known.counts.has(word) && goesOn(word, known);
  };
}

interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly sorted: readonly string[];
}

/** Words in lower case, of texts taken evenly from all; not a text's last one, which may be cut itself. */
function gatherWords(texts: readonly string[]): Words {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.ceil(texts.length / MOST_TEXTS));
  for (let index = 0; index < texts.length; index += step)
    for (const [word] of (texts[index] ?? "").matchAll(/(?<!\p{L})[a-z]{3,}(?=[^a-z])/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, sorted: [...counts.keys()].sort() };
}

/** Whether a known word goes on from this one by more than an ending. */
function goesOn(start: string, { counts, sorted }: Words): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; sorted[index]?.startsWith(start) === true; index += 1) {
    const word = sorted[index] ?? "";
    if (!ENDINGS.has(word.slice(start.length)) && (counts.get(word) ?? 0) >= LEAST_SEEN) return true;
  }
  return false;
}
