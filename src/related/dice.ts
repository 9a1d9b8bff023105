const BITS = 2 ** 32;

/** Numbers from 0 to 1 (not included) that look like chance, the same at every call: Marsaglia's xorshift with 32 bits. */
export function createDice(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / BITS;
  };
}
