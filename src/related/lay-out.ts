import { attract, createGround, repel, type Ground } from "./forces.ts";
import { createDice } from "./dice.ts";
import { spreadOut } from "./spread-out.ts";

/** What the map knows of a paper. */
export interface Placement {
  readonly id: string;
  /** Slugs of its topics, strongest first. */
  readonly labels: readonly string[];
  /** Others by likeness. */
  readonly near: readonly (readonly [id: string, likeness: number])[];
}

/** A pull between two things on the map, by their places in the list. */
interface Edge {
  readonly a: number;
  readonly b: number;
  /** 0 to 1: how often it pulls. */
  readonly weight: number;
}

/** Rounds of pulling and pushing; fewer for archives so large that each round does much. */
const ROUNDS = { most: 300, least: 60, work: 6_000_000 };

/** A paper's first topic holds it as much as a good neighbour does. */
const TOPIC_PULL = 0.5;
const PUSHES = 4;
const SEED = 0x0ff1;

/** Coordinates from 0 to 1 in steps that are finer than any screen. */
const STEPS = 1e4;

/**
 * A place for each paper, by id: like papers near each other, those of a topic around one spot, every one with room for itself. Topics are
 * things on the map too, which pull at their papers. Adds, subtracts, multiplies, divides and takes square roots alone, which give the
 * same result on every machine, and rounds at the end; what looks like chance comes from a fixed seed. The answer does not depend on the
 * order of `papers`; time grows with their number.
 */
export function layOutPapers(papers: readonly Placement[]): ReadonlyMap<string, readonly [x: number, y: number]> {
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const labels = [...new Set(sorted.flatMap((paper) => paper.labels))].sort();
  const ground = createGround(labels.length + sorted.length);
  const numberOf = new Map(labels.map((label, index) => [label, index]));
  const dice = createDice(SEED);
  placeLabels(ground, labels.length, sorted, numberOf);
  placePapers(ground, labels.length, sorted, numberOf);
  const edges = [...listTopicPulls(sorted, labels.length, numberOf), ...listLikeness(sorted, labels.length)];
  const rounds = Math.floor(ROUNDS.work / (edges.length + 1));
  settle(ground, edges, ground.count, Math.max(ROUNDS.least, Math.min(ROUNDS.most, rounds)), dice);
  const { xs, ys } = spreadOut(ground, labels.length);
  return new Map(
    sorted.map(({ id }, index) => [
      id,
      [Math.round((xs[index] ?? 0) * STEPS) / STEPS, Math.round((ys[index] ?? 0) * STEPS) / STEPS] as const,
    ]),
  );
}

/** Topics first, by how often they go together: they are few, and what they find is where their papers begin. */
function placeLabels(
  ground: Ground,
  count: number,
  papers: readonly Placement[],
  numberOf: ReadonlyMap<string, number>,
): void {
  const dice = createDice(SEED + 1);
  for (let label = 0; label < count; label += 1) ground.put(label, dice() * 10, dice() * 10);
  const sizes = new Map<number, number>();
  const together = new Map<number, number>();
  for (const paper of papers) {
    const own = paper.labels.map((label) => numberOf.get(label) ?? 0).sort((a, b) => a - b);
    for (const [index, a] of own.entries()) {
      sizes.set(a, (sizes.get(a) ?? 0) + 1);
      for (const b of own.slice(index + 1)) together.set(a * count + b, (together.get(a * count + b) ?? 0) + 1);
    }
  }
  const edges = [...together]
    .sort(([a], [b]) => a - b)
    .map(([pair, times]): Edge => {
      const [a, b] = [Math.floor(pair / count), pair % count];
      return { a, b, weight: Math.min(1, (2 * times) / Math.sqrt((sizes.get(a) ?? 1) * (sizes.get(b) ?? 1))) };
    });
  settle(ground, edges, count, ROUNDS.most, dice);
}

/** A paper begins among its topics, nearest to the first; one without any among its neighbours, else anywhere. */
function placePapers(
  ground: Ground,
  first: number,
  papers: readonly Placement[],
  numberOf: ReadonlyMap<string, number>,
): void {
  const dice = createDice(SEED + 2);
  const indexOf = new Map(papers.map(({ id }, index) => [id, index]));
  const isPlaced = papers.map(({ labels }) => labels.length > 0);
  const mean = (index: number, anchors: readonly number[]): void => {
    const weights = anchors.map((_, place) => 1 / (place + 1));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const at = (axis: Float64Array): number =>
      anchors.reduce((sum, anchor, place) => sum + (axis[anchor] ?? 0) * (weights[place] ?? 0), 0) / total;
    ground.put(first + index, at(ground.xs) + dice() - 0.5, at(ground.ys) + dice() - 0.5);
  };
  for (const [index, { labels }] of papers.entries())
    if (labels.length > 0)
      mean(
        index,
        labels.map((label) => numberOf.get(label) ?? 0),
      );
  for (const [index, { labels, near }] of papers.entries()) {
    if (labels.length > 0) continue;
    const anchors = near.flatMap(([id]) => {
      const other = indexOf.get(id);
      return other !== undefined && isPlaced[other] === true ? [first + other] : [];
    });
    if (anchors.length > 0) mean(index, anchors);
    else ground.put(first + index, dice() * 10, dice() * 10);
  }
}

function listTopicPulls(
  papers: readonly Placement[],
  first: number,
  numberOf: ReadonlyMap<string, number>,
): readonly Edge[] {
  return papers.flatMap(({ labels: [label] }, index) =>
    label === undefined ? [] : [{ a: first + index, b: numberOf.get(label) ?? 0, weight: TOPIC_PULL }],
  );
}

/** Each pair once; a paper's nearest pulls with full weight, however near that is. */
function listLikeness(papers: readonly Placement[], first: number): readonly Edge[] {
  const indexOf = new Map(papers.map(({ id }, index) => [id, index]));
  const weights = new Map<number, number>();
  for (const [index, { near }] of papers.entries()) {
    const most = Math.max(...near.map(([, likeness]) => likeness), 0);
    for (const [id, likeness] of near) {
      const other = indexOf.get(id);
      if (other === undefined || other === index) continue;
      const pair = Math.min(index, other) * papers.length + Math.max(index, other);
      const weight = most > 0 ? likeness / most : 0;
      weights.set(pair, Math.max(weights.get(pair) ?? 0, weight));
    }
  }
  return [...weights]
    .sort(([a], [b]) => a - b)
    .map(([pair, weight]) => ({
      a: first + Math.floor(pair / papers.length),
      b: first + (pair % papers.length),
      weight: Math.max(weight, 0.1),
    }));
}

/** Has edges pull and chance pairs push, less from round to round, until things stand. */
function settle(ground: Ground, edges: readonly Edge[], count: number, rounds: number, dice: () => number): void {
  if (count < 2) return;
  const due = Float64Array.from(edges, ({ weight }) => 1 / weight);
  for (let round = 1; round <= rounds; round += 1) {
    const strength = 1 - (round - 1) / rounds;
    for (let index = 0; index < edges.length; index += 1) {
      const edge = edges[index];
      if (!edge || (due[index] ?? 0) > round) continue;
      due[index] = (due[index] ?? 0) + 1 / edge.weight;
      attract(ground, edge.a, edge.b, strength);
      for (let push = 0; push < PUSHES; push += 1) repel(ground, edge.a, Math.floor(dice() * count), strength);
    }
  }
}
