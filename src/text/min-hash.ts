/** Words in a shingle: three that follow each other are rarely in two texts by chance. */
const SHINGLE = 3;

/** Bands of a signature, and the values in each: texts that share half of their shingles meet in a band 996 times in 1,000. */
const BANDS = 42;
const ROWS = 3;
const BINS = BANDS * ROWS;

/** Texts that share less of their shingles met in a band by chance. */
const LEAST_AGREEMENT = 0.12;

/** Earlier texts of a band that a text is compared with, and of all bands: what a thousand texts share tells nothing. */
const BAND_LIMIT = 4;
const TEXT_LIMIT = 16;

/**
 * The words of a text as 32-bit hashes, in their order: runs of letters and digits, compatibility forms and case folded; each character of
 * a script without blanks is one.
 */
export function hashWords(text: string): readonly number[] {
  /* Most texts are plain, and folding is what takes time. */
  const folded = /^[\x00-\x7f]*$/u.test(text) ? text.toLowerCase() : text.normalize("NFKC").toLowerCase();
  const words: number[] = [];
  let word = START;
  for (let index = 0; index < folded.length; index += 1) {
    const code = folded.charCodeAt(index);
    const kind = kindOf(code);
    if (kind === "letter") word = Math.imul(word ^ code, 0x01000193);
    else {
      if (word !== START) words.push(mix(word));
      if (kind === "ideograph") words.push(mix(code));
      word = START;
    }
  }
  if (word !== START) words.push(mix(word));
  return words;
}

/** FNV-1a, 32 bits: its offset basis. */
const START = 0x811c9dc5 | 0;

function kindOf(code: number): "letter" | "ideograph" | "other" {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? "letter" : "other";
  if (code < 0xc0 || code === 0xd7 || code === 0xf7 || (code >= 0x2000 && code < 0x2100)) return "other";
  if (code < 0x2e80) return "letter";
  if (code < 0x3040 || (code >= 0xfe00 && code < 0xfe70)) return "other";
  return code < 0xd800 || (code >= 0xf900 && code < 0xfb00) ? "ideograph" : "letter";
}

/** The last step of MurmurHash3 (x86, 32 bits): every bit of the answer depends on every bit of the number. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Calls `take` with each run of three words; with fewer words, with the one run of all. */
function forShingles(words: readonly number[], take: (shingle: number) => void): void {
  if (words.length === 0) return;
  const last = Math.max(0, words.length - SHINGLE);
  for (let start = 0; start <= last; start += 1) {
    let hash = 0;
    for (let index = start; index < start + SHINGLE && index < words.length; index += 1)
      hash = mix(Math.imul(hash, 31) + (words[index] ?? 0));
    take(hash);
  }
}

/** The different runs of three words; of fewer words, the one run of all. */
export function shinglesOf(words: readonly number[]): ReadonlySet<number> {
  const shingles = new Set<number>();
  forShingles(words, (shingle) => shingles.add(shingle));
  return shingles;
}

/**
 * Pairs of texts that are likely to be alike, by MinHash in bands (Broder 1997; one hash divided into bins: Li, Owen, Zhang 2012; empty bins
 * filled from their neighbours: Shrivastava, Li 2014). Of the `count` texts, one of each pair is among the first `fresh`.
 */
export function findCandidates(texts: Iterable<string>, count: number, fresh: number): readonly Candidate[] {
  const signatures = new Int32Array(count * BINS);
  let start = 0;
  for (const text of texts) {
    signWords(hashWords(text), signatures.subarray(start, start + BINS));
    start += BINS;
  }
  const bands = Array.from({ length: BANDS }, (_, band) => listKeys(signatures, band));
  return joinBuckets(bands, fresh).filter(([a, b]) => agreement(signatures, a, b) >= LEAST_AGREEMENT);
}

function* listKeys(signatures: Int32Array, band: number): Iterable<Keyed> {
  for (let start = band * ROWS; start < signatures.length; start += BINS) {
    let key = band;
    for (let row = start; row < start + ROWS; row += 1) key = mix(Math.imul(key, 31) + (signatures[row] ?? 0));
    yield [Math.floor(start / BINS), key];
  }
}

/** The part of two signatures that is the same: about the part of their shingles that two texts share (Jaccard). */
function agreement(signatures: Int32Array, a: number, b: number): number {
  let same = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (signatures[a * BINS + bin] === signatures[b * BINS + bin]) same += 1;
  return same / BINS;
}

/** In place of a value, where there is none. */
const NONE = 0x7fffffff;

/** The least value of each bin's shingles, into `signature`. */
function signWords(words: readonly number[], signature: Int32Array): void {
  signature.fill(NONE);
  forShingles(words, (shingle) => {
    const bin = (shingle >>> 0) % BINS;
    const value = mix(shingle);
    if (value < (signature[bin] ?? 0)) signature[bin] = value;
  });
  let next = signature.find((value) => value !== NONE) ?? 0;
  for (let bin = BINS - 1; bin >= 0; bin -= 1) {
    const value = signature[bin] ?? NONE;
    next = value === NONE ? mix(next + 1) : value;
    signature[bin] = next;
  }
}

/** The number of a text, and a key that it has. */
export type Keyed = readonly [text: number, key: number];

/** Two texts that may be alike, by their numbers; the later comes first. */
export type Candidate = readonly [later: number, earlier: number];

/**
 * Pairs of texts that have a key in common within a list, the texts of a list in rising order. One of each pair is among the first `fresh`.
 * Takes time in proportion to the keys: a text is paired with at most a few others, the nearest before it.
 */
export function joinBuckets(lists: Iterable<Iterable<Keyed>>, fresh: number): readonly Candidate[] {
  const paired = new Map<number, Set<number>>();
  for (const list of lists) {
    const newest = new Map<number, Link>();
    for (const [text, key] of list) {
      const before = newest.get(key);
      if (before) addPartners(paired, text, before);
      if (text < fresh) newest.set(key, { text, before });
    }
  }
  return [...paired].flatMap(([text, others]) => [...others].map((other) => [text, other] as const));
}

/** Pairs a text with the nearest ones before it in a bucket. */
function addPartners(paired: Map<number, Set<number>>, text: number, last: Link): void {
  const found = paired.get(text) ?? new Set<number>();
  let link: Link | undefined = last;
  for (let step = 0; link && step < BAND_LIMIT; step += 1) {
    if (link.text !== text && found.size < TEXT_LIMIT) found.add(link.text);
    link = link.before;
  }
  if (found.size > 0) paired.set(text, found);
}

/** A text in a bucket, and the one before it. */
interface Link {
  readonly text: number;
  readonly before: Link | undefined;
}
