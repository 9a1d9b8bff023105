/*
 * Words are kept in files by ranges of their keys, leaves. A leaf is named by where its range begins; it ends where the next one begins.
 */

/** Largest file of words, in bytes, unless a single key needs more. */
const MOST_BYTES = 16_384;

/** How many values a UTF-16 unit has; 0 stands for the end of a key, since no key has that unit. */
const UNITS = 65_536;

/** Keys from one index on to another, in one file. */
export interface Leaf {
  readonly name: string;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** Keys of which those that share `prefix` go on with a unit of a range. */
interface Range {
  readonly prefix: string;
  /** First unit of the range, and how many there are. */
  readonly low: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Parts sorted `keys` (one may stand more than once) into leaves: a range whose entries (`sizeOf` bytes each) are too large for a file is
 * halved at the middle of what its keys may go on with. So leaves depend on what is in them alone, not on what came when. There is always one.
 */
export function partKeys(keys: readonly string[], sizeOf: (index: number) => number): readonly Leaf[] {
  const sizes = new Float64Array(keys.length + 1);
  for (let index = 0; index < keys.length; index += 1) sizes[index + 1] = (sizes[index] ?? 0) + sizeOf(index);
  const leaves: Leaf[] = [];
  const open: Range[] = [{ prefix: "", low: 0, width: UNITS, from: 0, to: keys.length }];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const { prefix, low, width, from, to } = range;
    const isSmall = (sizes[to] ?? 0) - (sizes[from] ?? 0) <= MOST_BYTES;
    const isOneKey = width === 1 && low === 0;
    if (isSmall || isOneKey) leaves.push({ name: low === 0 ? prefix : prefix + String.fromCharCode(low), from, to });
    else for (const half of halve(range, keys).reverse()) if (half.from < half.to) open.push(half);
  }
  return leaves;
}

function halve({ prefix, low, width, from, to }: Range, keys: readonly string[]): Range[] {
  if (width === 1) return [{ prefix: prefix + String.fromCharCode(low), low: 0, width: UNITS, from, to }];
  const middle = low + width / 2;
  let cut = from;
  while (cut < to && unitAt(keys[cut] ?? "", prefix.length) < middle) cut += 1;
  return [
    { prefix, low, width: width / 2, from, to: cut },
    { prefix, low: middle, width: width / 2, from: cut, to },
  ];
}

function unitAt(key: string, at: number): number {
  return at < key.length ? key.charCodeAt(at) : 0;
}

/** Where a key is, or would be, among sorted leaves; undefined when it would be before the first. */
export function findLeaf(names: readonly string[], key: string): string | undefined {
  return names[countUpTo(names, key) - 1];
}

/** The leaves in which keys with a beginning are, or would be. */
export function findLeavesUnder(names: readonly string[], beginning: string): readonly string[] {
  return names.slice(Math.max(0, countUpTo(names, beginning) - 1), countUpTo(names, `${beginning}\uffff`));
}

/** How many sorted names are not after a text. By halving. */
function countUpTo(names: readonly string[], text: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? "") <= text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A leaf's name as a file's: letters a to z and digits stay, others are `~` and four hex digits a unit; never the name of a device. */
export function nameLeafFile(name: string): string {
  const letters = name.replace(/[^a-z0-9]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${letters}-.bin`;
}
