/** Papers that a part of a question finds. */
export interface Matches {
  /** Rising, each once. */
  readonly numbers: Uint32Array;
  /** How well each fits; whole numbers, so that they are the same wherever they are worked out. */
  readonly scores: Uint32Array;
}

export const NO_MATCHES: Matches = { numbers: new Uint32Array(), scores: new Uint32Array() };

/** Papers in either, with the better score. */
export function uniteMatches(a: Matches, b: Matches): Matches {
  if (a.numbers.length === 0) return b;
  if (b.numbers.length === 0) return a;
  const row = createRow(a.numbers.length + b.numbers.length);
  let i = 0;
  let j = 0;
  while (i < a.numbers.length || j < b.numbers.length) {
    const left = a.numbers[i] ?? Infinity;
    const right = b.numbers[j] ?? Infinity;
    const score = Math.max(left <= right ? (a.scores[i] ?? 0) : 0, right <= left ? (b.scores[j] ?? 0) : 0);
    row.push(Math.min(left, right), score);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return row.finish();
}

/** Papers in both, with the sum of the scores. */
export function intersectMatches(a: Matches, b: Matches): Matches {
  const row = createRow(Math.min(a.numbers.length, b.numbers.length));
  let j = 0;
  for (let i = 0; i < a.numbers.length; i += 1) {
    const number = a.numbers[i] ?? 0;
    while (j < b.numbers.length && (b.numbers[j] ?? 0) < number) j += 1;
    if (b.numbers[j] === number) row.push(number, (a.scores[i] ?? 0) + (b.scores[j] ?? 0));
  }
  return row.finish();
}

/** Papers of the first that are not in the second. */
export function subtractMatches(a: Matches, b: Matches): Matches {
  const row = createRow(a.numbers.length);
  let j = 0;
  for (let i = 0; i < a.numbers.length; i += 1) {
    const number = a.numbers[i] ?? 0;
    while (j < b.numbers.length && (b.numbers[j] ?? 0) < number) j += 1;
    if (b.numbers[j] !== number) row.push(number, a.scores[i] ?? 0);
  }
  return row.finish();
}

interface Row {
  readonly push: (number: number, score: number) => void;
  readonly finish: () => Matches;
}

function createRow(most: number): Row {
  const numbers = new Uint32Array(most);
  const scores = new Uint32Array(most);
  let length = 0;
  return {
    push(number, score) {
      numbers[length] = number;
      scores[length] = score;
      length += 1;
    },
    finish: () => ({ numbers: numbers.subarray(0, length), scores: scores.subarray(0, length) }),
  };
}
