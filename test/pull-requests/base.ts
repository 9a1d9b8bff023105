import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Workshop } from "./repository.ts";

const home = fileURLToPath(new URL("../../content/", import.meta.url));

/** Files of papers that pull requests speak of. */
export const PAPERS = {
  ulsam: "content/papers/ul/ulsam-ultra-lightweight-subspace-attention-module-for-compact-1f0b87.md",
  crossAttention:
    "content/papers/du/dual-cross-attention-learning-for-fine-grained-visual-categorization-and-29223f.md",
  encoders: "content/papers/du/dual-encoders-for-extreme-multi-label-classification.md",
  dualHead: "content/papers/du/dual-head-knowledge-distillation-enhancing-logits-utilization-with-an-055ce6.md",
  mutual: "content/papers/du/dual-mutual-learning-network-with-global-local-awareness-for-rgb-d-9fe1dc.md",
  dualformer: "content/papers/du/dualformer-controllable-fast-and-slow-thinking-by-learning-with-0c5536.md",
  dualToken: "content/papers/du/dualtoken-vit-position-aware-efficient-vision-transformer-with-dual-token-fusion.md",
  shallow: "content/papers/ma/make-deep-networks-shallow-again.md",
  mixup: "content/papers/mi/mixup-your-own-pairs.md",
  /** The same as `dualToken`, brought by hand under its first title. */
  twin: "content/papers/du/dualtoken-vit-position-aware-efficient-vision-transformer-with-token-fusion.md",
} as const;

export const CAPTURE = "content/captures/001_5aa68a91c80eadbe.txt";

/** A capture that the base does not have. */
export const NEXT_CAPTURE = join(home, "captures/004_0ee6907fc128904e.txt");

/** The archive before all pull requests: two real captures, the real topics, a paper twice, and a title that a person corrected. */
export async function makeBase({ root, write, edit, read, offprint }: Workshop): Promise<void> {
  mkdirSync(join(root, "content/captures"), { recursive: true });
  for (const part of ["site.yaml", "topics", "pages"])
    cpSync(join(home, part), join(root, "content", part), { recursive: true });
  for (const name of ["000_82abe1bf0791d571.txt", "001_5aa68a91c80eadbe.txt"])
    cpSync(join(home, "captures", name), join(root, "content/captures", name));
  await offprint("ingest");
  edit(PAPERS.mixup, "title: Mixup Your Own Pairs", "title: Mix Up Your Own Pairs");
  write(PAPERS.twin, twinOf(read(PAPERS.dualToken)));
}

function twinOf(text: string): string {
  const abstract = text.slice(text.indexOf("\n---\n") + 5).trim();
  return `---
title: "DualToken-ViT: Position-aware Efficient Vision Transformer with Token Fusion"
id: dualtoken-vit-position-aware-efficient-vision-transformer-with-token-fusion
published: 2023-09-21
links:
  arxiv: "2309.12424"
---

${abstract}
`;
}
