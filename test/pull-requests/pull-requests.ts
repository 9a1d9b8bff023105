import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderCaptures } from "../../bench/corpus.ts";
import { inventPapers } from "../../bench/invented.ts";
import type { PaperRecord } from "../../bench/records.ts";
import { CAPTURE, NEXT_CAPTURE, PAPERS } from "./base.ts";
import { makeHostile } from "./hostile.ts";
import type { Workshop } from "./repository.ts";

export interface PullRequest {
  /** Its branch, and the name of its golden file. */
  readonly name: string;
  /** What its author would say. */
  readonly says: string;
  readonly change: (workshop: Workshop) => Promise<void> | void;
}

/** Ten pull requests as they come. What is wrong with them, and what must say so, stands in planted.ts. */
export const PULL_REQUESTS: readonly PullRequest[] = [
  {
    name: "ingest-of-a-capture",
    says: "The page of 20 May, with forty papers; in two of them I put back the blanks that the page had lost.",
    change: ingestPage,
  },
  { name: "correction-by-hand", says: "Its authors have names, and it is on arXiv.", change: correctByHand },
  {
    name: "merge-of-duplicates",
    says: "One paper under two titles.",
    change: async ({ offprint }) => {
      await offprint(
        "merge",
        "dualtoken-vit-position-aware-efficient-vision-transformer-with-dual-token-fusion",
        "dualtoken-vit-position-aware-efficient-vision-transformer-with-token-fusion",
      );
    },
  },
  { name: "topic-rule", says: "Pruning, by its newer names too; a narrower word for images.", change: changeRules },
  { name: "withdrawal", says: "Its authors took it back.", change: withdraw },
  { name: "renamed-files", says: "Two names that nobody could type.", change: renameFiles },
  { name: "hostile", says: "Small fixes.", change: makeHostile },
  { name: "paper-by-hand", says: "Some papers that we like.", change: writeByHand },
  { name: "evidence", says: "Tidied up.", change: breakEvidence },
  { name: "large-ingest", says: "A week of pages.", change: ingestMany },
];

async function ingestPage({ offprint, read, write }: Workshop): Promise<void> {
  await offprint("ingest", NEXT_CAPTURE);
  for (const path of [
    "content/papers/de/deep-learning-applied-to-image-and-text-matching.md",
    "content/papers/qu/quantizing-deep-convolutional-networks-for-efficient-inference-a-whitepaper.md",
  ]) {
    const [front = "", abstract = ""] = read(path).split("\n---\n\n");
    write(path, `${front}\n---\n\n${abstract.replace(/(?<=[a-z)])([.,])(?=[A-Za-z])/gu, "$1 ")}`);
  }
}

function correctByHand({ edit }: Workshop): void {
  edit(
    PAPERS.shallow,
    "authorCount: 3\n",
    'authors:\n  - { name: Bernhard Bermeitinger, orcid: https://orcid.org/0000-0002-2524-1850 }\n  - { name: Tomas Hrycej }\n  - { name: Siegfried Handschuh }\nlinks:\n  arxiv: "2309.08414"\n',
  );
  edit(PAPERS.shallow, "residual connections -- an identity", "residual connections – an identity");
  edit(PAPERS.crossAttention, "capture sequential characteristics", "capture sequential structure");
}

function changeRules({ edit, write }: Workshop): void {
  const path = "content/topics/pruning-and-sparsity.md";
  edit(path, "  phrases:\n", "  phrases:\n    - { phrase: lightweight, title: 3, abstract: 2 }\n");
  write(
    "content/topics/audio.md",
    "---\ntitle: Audio\ndescription: Speech, music and everything else that is heard.\nmatch:\n  atLeast: 3\n  weights: { title: 3, abstract: 2 }\n  phrases:\n    - speech\n    - monaural\n---\n\nSounds, and the networks that hear them.\n",
  );
}

function withdraw({ remove, write, edit }: Workshop): void {
  remove(PAPERS.twin);
  write(
    "content/removed.yaml",
    '- id: dualtoken-vit-position-aware-efficient-vision-transformer-with-token-fusion\n  title: "DualToken-ViT: Position-aware Efficient Vision Transformer with Token Fusion"\n  date: 2026-06-01\n  reason: Entered twice by hand; the capture\'s is the one to keep.\n  replacedBy: dualtoken-vit-position-aware-efficient-vision-transformer-with-dual-token-fusion\n',
  );
  edit(
    PAPERS.encoders,
    "sources:\n",
    "status:\n  - { kind: withdrawn, date: 2026-05-30, reason: Its authors found an error in table 2. }\nsources:\n",
  );
}

function renameFiles({ move, edit }: Workshop): void {
  const short = "content/papers/du/dual-head-knowledge-distillation.md";
  move(PAPERS.dualHead, short);
  edit(
    short,
    "id: dual-head-knowledge-distillation-enhancing-logits-utilization-with-an-055ce6\n",
    "id: dual-head-knowledge-distillation\n",
  );
  edit(
    short,
    "sources:\n",
    "aliases: [ dual-head-knowledge-distillation-enhancing-logits-utilization-with-an-055ce6 ]\nsources:\n",
  );
  move(PAPERS.dualformer, "content/papers/du/dualformer.md");
  move("content/topics/3d-vision.md", "content/topics/scenes.md");
}

/** Front matter and an abstract. */
function page(id: string, front: string, abstract: string): readonly [path: string, text: string] {
  return [
    `content/papers/${id.slice(0, 2)}/${id}.md`,
    `---\n${front.replace("\n", `\nid: ${id}\n`)}---\n\n${abstract}\n`,
  ];
}

const LONG =
  "We ask what a network for images keeps when most of its weights are pruned, and answer with measurements on six data sets. Quantization of what is left costs little; pruning of whole heads of attention costs more than is said. We give a rule for the order in which both should be done, and a proof for networks of two layers.";

function writeByHand({ write, edit, read }: Workshop): void {
  const dualHead = read(PAPERS.dualHead);
  const abstract = dualHead.slice(dualHead.indexOf("\n---\n") + 5).trim();
  const papers = [
    page(
      "pruning-first",
      "title: Pruning First, Quantization Second\npublished: 2026-05\n",
      `${LONG} See $\\frac{1}{2$ for why.`,
    ),
    page("short-one", "title: A Short One on Quantization\npublished: 2026-05-01\n", "Quantization, briefly."),
    page("no-words", "title: Quantization Without Words\npublished: 2026-05-01\n", ""),
    page("kettles", "title: The Song of Kettles\npublished: 2026-05-01\n", KETTLES),
    page(
      "pinned",
      "title: Quantization for All\npublished: 2026-05-02\ntopics: [ quantisation ]\n",
      `Then ${LONG}`.replace("six", "seven").replace("We ask", "this asks"),
    ),
    page(
      "made-by-a-lab",
      "title: Open Weights for Pruned Quantization\npublished: 2026-05-02\nauthors:\n  - { name: Lab of Labs }\norganization: { name: Lab of Labs }\n",
      KETTLES.replaceAll("kettle", "pruned network"),
    ),
    page("dual-head-distillation", "title: Dual-Head Distillation\npublished: 2024-11\n", abstract),
    page(
      "deep-networks",
      "title: Make deep networks shallow again\npublished: 2026-05-03\n",
      KETTLES.replaceAll("kettle", "quantized model"),
    ),
    page("misspelt", "title: Quantization, Misspelt\npublishd: 2026-05-03\n", LONG),
  ];
  for (const [path, text] of papers) write(path, text);
  edit(PAPERS.mutual, "published: 2025-01-03\n", "published: 2026-01-03\n");
  edit(PAPERS.encoders, "authorCount: 6\n", "authors: [ { name: Nilesh Gupta } ]\nauthorCount: 6\n");
}

const KETTLES =
  "A kettle sings before it boils, and the song tells how full the kettle is. We record nine hundred of them in forty kitchens and read their water level from the pitch. A listener with a tuning fork does as well as a camera that looks through the lid. The song of a kettle with lime in it is lower by a third, which our rule takes into account.";

function breakEvidence({ edit, remove }: Workshop): void {
  edit(CAPTURE, "Dual-encoder (DE) models", "Dual encoder models");
  remove("content/captures/000_82abe1bf0791d571.txt");
  remove(PAPERS.dualformer);
  remove(PAPERS.twin);
  edit(PAPERS.mixup, "title: Mix Up Your Own Pairs", "title: Mixup Your Own Pairs");
  remove("content/topics/3d-vision.md");
  edit(
    "content/digests/undated-03-12-000.md",
    "lines: 15-17, paper: ostquant-refining-large-language-model-quantization-with-orthogonal-and-a57ab1",
    "lines: 15-17, paper: ostquant",
  );
}

/** Six pages of sixty papers and one of a few that is hard to read. */
async function ingestMany({ root, offprint }: Workshop): Promise<void> {
  const papers: PaperRecord[] = [];
  for (const paper of inventPapers(5)) {
    if (!/quantization|pruning/iu.test(paper.title)) continue;
    papers.push(paper);
    if (papers.length === 363) break;
  }
  const [one, two, twice] = papers.splice(360);
  if (!one || !two || !twice) throw new Error("too few papers");
  const again = { ...one, title: `${one.title}, revisited` };
  const inbox = join(root, ".offprint", "inbox");
  mkdirSync(inbox, { recursive: true });
  for (const { name, text } of renderCaptures(papers, 200)) writeFileSync(join(inbox, name), text);
  const [last] = renderCaptures([one, again, two, twice], 300);
  if (!last) throw new Error("no page");
  const undated = last.text.replace(/, \d{4}(?= ?\d*$)/u, "");
  writeFileSync(join(inbox, "saved-page.txt"), `${undated}\n\nCookies are for sale\n`);
  await offprint("ingest", inbox);
}
