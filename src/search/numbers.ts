import { compareText } from "../model/problem.ts";

/** Which number each id has. */
export interface Numbering {
  /** All numbers are below two to the power of this, but for a few where ids crowd at the end. */
  readonly bits: number;
  readonly of: ReadonlyMap<string, number>;
}

/**
 * Gives each id a number that follows from its hash, so that a new id leaves the others' as they are: the hash's first bits, as many as
 * the count of ids has and `spare` more, or the next number when an id with a smaller hash has it. With four spare bits a new id moves
 * another one in some forty cases of a thousand; when the count passes a power of two, all change.
 */
export function numberIds(ids: Iterable<string>, spare: number): Numbering {
  const hashed = Array.from(new Set(ids), (id) => ({ id, hash: hashText(id) }));
  hashed.sort((a, b) => a.hash - b.hash || compareText(a.id, b.id));
  const bits = bitsOf(hashed.length) + spare;
  const of = new Map<string, number>();
  let next = 0;
  for (const { id, hash } of hashed) {
    const number = Math.max(next, hash >>> (32 - bits));
    of.set(id, number);
    next = number + 1;
  }
  return { bits, of };
}

/** The bits that `count` things need: 0 for none or one, 4 for nine to sixteen. */
function bitsOf(count: number): number {
  return count <= 1 ? 0 : 32 - Math.clz32(count - 1);
}

/** The smallest power of two into which `count` things can be parted with at most `most` in each, on average; as its exponent. */
export function partingBits(count: number, most: number): number {
  return bitsOf(Math.ceil(count / most));
}

/** The part in which a number is, of two to the power of `parts`: each holds a range of numbers. */
export function partOf(number: number, bits: number, parts: number): number {
  return Math.min(2 ** parts - 1, Math.floor(number / 2 ** (bits - parts)));
}

/** 32 bits of a text: FNV-1a over its UTF-16 units, then mixed so that the first bits depend on all units (the finaliser of MurmurHash3). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
