/** Where things stand on an endless plane. */
export interface Ground {
  readonly count: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly put: (thing: number, x: number, y: number) => void;
}

export function createGround(count: number): Ground {
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  return {
    count,
    xs,
    ys,
    put(thing, x, y) {
      xs[thing] = x;
      ys[thing] = y;
    },
  };
}

/** No step is longer than this. */
const LONGEST = 4;
/** Keeps things that stand on one spot from flying apart. */
const NEARLY_NOTHING = 0.01;

/*
 * The forces are those of UMAP (McInnes, Healy and Melville, 2018, appendix B) with its curve's parameters a = b = 1, for which it needs no
 * powers: likeness on the plane is 1 / (1 + d²).
 */

/** Two things that are alike come nearer, both by the same way. */
export function attract({ xs, ys }: Ground, a: number, b: number, strength: number): void {
  const dx = (xs[a] ?? 0) - (xs[b] ?? 0);
  const dy = (ys[a] ?? 0) - (ys[b] ?? 0);
  const force = -2 / (1 + dx * dx + dy * dy);
  const stepX = limit(force * dx) * strength;
  const stepY = limit(force * dy) * strength;
  xs[a] = (xs[a] ?? 0) + stepX;
  ys[a] = (ys[a] ?? 0) + stepY;
  xs[b] = (xs[b] ?? 0) - stepX;
  ys[b] = (ys[b] ?? 0) - stepY;
}

/** The first gives way to the second. */
export function repel({ xs, ys }: Ground, a: number, b: number, strength: number): void {
  if (a === b) return;
  const dx = (xs[a] ?? 0) - (xs[b] ?? 0);
  const dy = (ys[a] ?? 0) - (ys[b] ?? 0);
  const distance = dx * dx + dy * dy;
  const force = 2 / ((NEARLY_NOTHING + distance) * (1 + distance));
  xs[a] = (xs[a] ?? 0) + limit(force * dx) * strength;
  ys[a] = (ys[a] ?? 0) + limit(force * dy) * strength;
}

function limit(step: number): number {
  return step > LONGEST ? LONGEST : step < -LONGEST ? -LONGEST : step;
}
