import type { Ground } from "./forces.ts";

/** Places from 0 to 1 along both axes. */
export interface Spread {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** The map is this many times as wide as high. */
const ASPECT = 1.4;
const ROUNDS = 40;

/** Things keep this part of the distance they would have if they stood evenly. */
const ROOM = 0.75;

/** Few stand far out: the axis ends where all but this part of the things are, the others stand at its end. */
const OUTSIDE = 0.005;

/**
 * Fits the things from `first` on into the frame of the map and moves apart those that are too near each other: each is looked at beside
 * those in the cells around it alone, so that time grows with their number.
 */
export function spreadOut(ground: Ground, first: number): Spread {
  const xs = scale(ground.xs.slice(first), ASPECT);
  const ys = scale(ground.ys.slice(first), 1);
  const count = xs.length;
  const room = ROOM * Math.sqrt(ASPECT / Math.max(count, 1));
  for (let round = 0; round < ROUNDS; round += 1) pushApart(xs, ys, room);
  return { xs: xs.map((x) => clamp(x / ASPECT)), ys: ys.map(clamp) };
}

function scale(values: Float64Array, length: number): Float64Array {
  if (values.length === 0) return values;
  const sorted = values.slice().sort();
  const low = sorted[Math.floor(sorted.length * OUTSIDE)] ?? 0;
  const high = sorted[Math.ceil(sorted.length * (1 - OUTSIDE)) - 1] ?? 0;
  const width = high - low;
  return values.map((value) => (width > 0 ? clamp((value - low) / width) : 0.5) * length);
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** One round: every two that are nearer than `room` go half of what they lack apart. */
function pushApart(xs: Float64Array, ys: Float64Array, room: number): void {
  const columns = Math.max(1, Math.ceil(ASPECT / room) + 2);
  const cellOf = (index: number): number => column(ys[index] ?? 0, room) * columns + column(xs[index] ?? 0, room);
  const cells = new Map<number, number[]>();
  for (let index = 0; index < xs.length; index += 1) {
    const cell = cellOf(index);
    const known = cells.get(cell);
    if (known) known.push(index);
    else cells.set(cell, [index]);
  }
  for (let index = 0; index < xs.length; index += 1) {
    const cell = cellOf(index);
    for (const shift of [-columns - 1, -columns, -columns + 1, -1, 0, 1, columns - 1, columns, columns + 1])
      for (const other of cells.get(cell + shift) ?? []) if (other > index) part(xs, ys, index, other, room);
  }
}

/** Cells begin one before the frame, so that no number is negative. */
function column(value: number, room: number): number {
  return Math.max(0, Math.floor(value / room) + 1);
}

function part(xs: Float64Array, ys: Float64Array, a: number, b: number, room: number): void {
  /* Two on one spot go sideways, by their order. */
  const dx = (xs[b] ?? 0) - (xs[a] ?? 0) || room / 100;
  const dy = (ys[b] ?? 0) - (ys[a] ?? 0);
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance >= room) return;
  const share = (room - distance) / distance / 4;
  xs[a] = inside((xs[a] ?? 0) - dx * share, ASPECT);
  xs[b] = inside((xs[b] ?? 0) + dx * share, ASPECT);
  ys[a] = inside((ys[a] ?? 0) - dy * share, 1);
  ys[b] = inside((ys[b] ?? 0) + dy * share, 1);
}

function inside(value: number, length: number): number {
  return value < 0 ? 0 : value > length ? length : value;
}
