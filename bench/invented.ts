import type { PaperRecord } from "./records.ts";

/*
 * Papers that nobody wrote, for a machine without the real ones: words of the field in sentences of a plausible length, so that topics,
 * links and sizes come out as they do in life. The same seed gives the same papers.
 */
const NOUNS =
  "network transformer attention model quantization pruning retrieval embedding distillation gradient layer token encoder decoder benchmark dataset kernel matrix rank weight activation image video graph language query loss sampler policy optimizer representation segmentation detection adapter cache".split(
    " ",
  );
const QUALITIES =
  "sparse efficient robust low-bit low-rank dense linear large compact multi-task self-supervised adaptive hierarchical scalable calibrated post-training contrastive federated equivariant generative Bayesian second-order".split(
    " ",
  );
const VERBS =
  "improves reduces learns compresses replaces bounds estimates aligns retrieves predicts approximates accelerates".split(
    " ",
  );
const OPENINGS = [
  "We show that",
  "In this paper, we prove that",
  "Experiments confirm that",
  "Our analysis suggests that",
  "It turns out that",
];
const HANDLES = "lab-north lab-south lab-east lab-west open-bench tiny-models".split(" ");

/** A source of numbers below a bound: Marsaglia's xorshift with 32 bits, never the machine's chance. */
export function createDice(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Invented papers without end, each with a title of its own. */
export function* inventPapers(seed: number): Generator<PaperRecord> {
  const roll = createDice(seed);
  const pick = (words: readonly string[]): string => words[roll(words.length)] ?? "";
  const phrase = (): string => `${pick(QUALITIES)} ${pick(NOUNS)} ${pick(NOUNS)}`;
  const sentence = (): string =>
    `${pick(OPENINGS)} a ${phrase()} ${pick(VERBS)} the ${phrase()} of a ${phrase()} by ${roll(90) + 1}.${roll(10)}% on ${pick(NOUNS)} tasks.`;
  for (let number = 1; ; number += 1) {
    const link = roll(5) === 0 ? ` Code is available at https://github.com/${pick(HANDLES)}/paper-${number}.` : "";
    yield {
      title: `${phrase()} for ${phrase()}, study ${number}`.replace(/^./u, (letter) => letter.toUpperCase()),
      abstract: Array.from({ length: 6 + roll(7) }, sentence).join(" ") + link,
      authorCount: 1 + roll(12),
      ...(roll(40) === 0 && { organization: pick(HANDLES) }),
      year: 2013 + roll(13),
      month: 1 + roll(12),
      day: 1 + roll(28),
    };
  }
}
