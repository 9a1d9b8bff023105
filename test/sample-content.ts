import type { Digest } from "../src/model/digest.ts";
import type { Paper } from "../src/model/paper.ts";
import type { Membership, Topic } from "../src/model/topic.ts";

/** An invented paper and the topics it is in. */
export interface SamplePaper {
  readonly paper: Paper;
  readonly topics: readonly Membership[];
}

/** An invented paper with all that is not said filled in: six authors counted, the sample's newest capture. */
export function makePaper(fields: Partial<Paper> & { readonly id: string }): Paper {
  return {
    file: `content/papers/${fields.id.slice(0, 2)}/${fields.id}.md`,
    title: fields.id.replaceAll("-", " "),
    abstract: "An abstract of two sentences. The second one says little more.",
    notes: "",
    guessed: [],
    authors: [],
    links: {},
    topics: [],
    notTopics: [],
    status: [],
    aliases: [],
    sources: [],
    fingerprints: {},
    proposed: {},
    ...fields,
  };
}

function sample(
  fields: Partial<Paper> & { readonly id: string },
  topics: Readonly<Record<string, string>>,
): SamplePaper {
  return { paper: makePaper(fields), topics: Object.entries(topics).map(([slug, why]) => ({ slug, why })) };
}

/** Many invented papers, newest first, spread over years and months; every tenth known only to its year. */
export function manyPapers(count: number, firstYear = 2021, years = 4): readonly Paper[] {
  const papers = Array.from({ length: count }, (_, index) => {
    const year = firstYear + (index % years);
    const month = String(1 + (Math.floor(index / years) % 12)).padStart(2, "0");
    const published = index % 10 === 9 ? String(year) : `${year}-${month}-${String(1 + (index % 28)).padStart(2, "0")}`;
    const id = `paper-${String(index).padStart(5, "0")}`;
    return makePaper({ id, title: `Paper number ${index}`, published, authorCount: 1 + (index % 7) });
  });
  return papers.toSorted((a, b) =>
    (a.published ?? "") < (b.published ?? "")
      ? 1
      : a.published === b.published && a.id < b.id
        ? -1
        : a.published === b.published
          ? 1
          : -1,
  );
}

const winter = "winter_1f2e3d4c.txt";
const autumn = "autumn_9a8b7c6d.txt";
const spring = "spring_00112233.txt";

/** Newest first, undated last. */
export const samplePapers: readonly SamplePaper[] = [
  sample(
    {
      id: "folded-weights",
      title: "Folded Weights: Storing Large Language Models in Three Bits without a Calibration Set",
      published: "2025-12-14",
      organization: { name: "Harbour Research", handle: "HarbourResearch" },
      comments: { count: 2, seen: "2025-12-17" },
      guessed: ["published"],
      abstract:
        "Post-training quantization of large language models usually needs a calibration set, and its choice colours the result. We fold each weight matrix along its singular directions, so that outliers of one half cancel those of the other, and round what is left to three bits. No data is seen. On four open models the loss in perplexity is below 0.2, and folding a model of 7 billion weights takes eleven minutes on one processor. Code and folded models are at https://github.com/harbour-research/folded.\n\nA second experiment shows that *folding* helps pruned models too.",
      links: { code: ["https://github.com/harbour-research/folded"] },
      sources: [
        { capture: winter, lines: [11, 17], capturedOn: "2025-12-17" },
        { capture: autumn, lines: [80, 86], capturedOn: "2025-10-24" },
      ],
      fingerprints: { title: "0a1b2c3d" },
    },
    {
      quantization: "“three bits” in the title, “post-training quantization” in the abstract",
      pruning: "“pruned” in the abstract",
    },
  ),
  sample(
    {
      id: "patient-gradients",
      title: "Patient Gradients: When Waiting Is the Better Step",
      published: "2025-11-28",
      authors: [
        { name: "Ada Lindqvist", orcid: "https://orcid.org/0000-0002-1825-0097", affiliation: "Northern Institute" },
        { name: "Bo Ferreira" },
        { name: "Chi-Ming Okafor, Jr." },
      ],
      venue: "Workshop on Slow Optimization",
      abstract:
        "Optimizers step at every batch. We let a parameter wait until its gradient has kept its sign for $k$ batches, e.g. for five, and step once by the sum. Waiting costs no memory beyond a counter, and removes half of the steps of Adam on language modelling without loss.",
      notes:
        "## Notes\n\nWe tried this on Tuesday: the counter matters more than the sum. See [our log](https://notes.example/waiting).\n",
      links: {
        arxiv: "2511.90001",
        doi: "10.5555/waiting.2025.1",
        pdf: "https://papers.example/waiting.pdf",
        project: "https://waiting.example/",
      },
      sources: [{ capture: winter, lines: [19, 25], capturedOn: "2025-12-17" }],
      aliases: ["waiting-gradients"],
      status: [{ kind: "corrected", date: "2025-12-20", reason: "Table 2 had two columns exchanged." }],
    },
    { optimization: "“gradients” in the title, “optimizers” in the abstract" },
  ),
  sample(
    {
      id: "thin-attention",
      title: "Thin Attention for Wide Contexts",
      published: "2025-11-02",
      authorCount: 6,
      abstract:
        "Attention over a million tokens is mostly attention to nothing. We measure how thin it is, and give a kernel that skips the blocks whose largest score is below a bound known in advance. The bound is exact, so that no output changes by more than rounding.",
      sources: [{ capture: winter, lines: [27, 33], capturedOn: "2025-12-17" }],
    },
    { attention: "“attention” in the title" },
  ),
  sample(
    {
      id: "sorting-by-listening",
      title: "Sorting by Listening: Contrastive Retrieval of Birdsong at the Scale of a Continent",
      published: "2025-10-19",
      authorCount: 1,
      comments: { count: 1 },
      abstract:
        "A dense retriever for sound finds a bird by a second of its song. We train it on recordings that share only a place and an hour, and search eleven years of audio in 40 ms. Rare birds profit most.",
      links: {
        other: ["https://birds.example/listen?lang=en&hour=5"],
        huggingface: "https://huggingface.co/papers/2510.90002",
      },
      sources: [{ capture: autumn, lines: [11, 17], capturedOn: "2025-10-24" }],
    },
    { retrieval: "“dense retriever” in the abstract, “retrieval” in the title" },
  ),
  sample(
    {
      id: "who-prunes-the-pruner",
      title: "Who Prunes the Pruner? Sparse Controllers for Sparse Networks",
      published: "2025-06",
      authorCount: 4,
      abstract:
        "A controller that learns which weights to prune is itself a network with weights to prune. We prune both together and stop when the controller has ten weights left; they turn out to encode a threshold and its schedule.",
      sources: [{ capture: autumn, lines: [19, 25], capturedOn: "2025-10-24" }],
    },
    { pruning: "“prunes” and “sparse” in the title", quantization: "pinned by an editor" },
  ),
  sample(
    {
      id: "bits-of-memory",
      title: "Bits of Memory: Quantized State in Recurrent Networks",
      published: "2024-09-30",
      authorCount: 3,
      abstract:
        "A recurrent state of one bit a channel is enough for counting, not for copying. We prove the first and measure the second.",
      sources: [{ capture: autumn, lines: [27, 33], capturedOn: "2025-10-24" }],
    },
    { quantization: "“quantized” in the title" },
  ),
  sample(
    {
      id: "atlas-of-heads",
      title: "An Atlas of Attention Heads in Vision Transformers",
      published: "2024-03-11",
      organization: { name: "Lantern Lab" },
      authors: [{ name: "Ines Ødegård" }],
      abstract:
        "We photograph 12,000 attention heads and sort the pictures. Nine kinds of head cover most of them, and three kinds appear only after the half of training.",
      sources: [{ capture: autumn, lines: [35, 41], capturedOn: "2025-10-24" }],
    },
    { attention: "“attention heads” in the title" },
  ),
  sample(
    {
      id: "une-lecture-lente",
      title: "Une lecture lente des petits modèles",
      published: "2024-01-08",
      authorCount: 2,
      language: "fr",
      abstract:
        "Les petits modèles se lisent mieux que les grands. Nous proposons une lecture lente, couche par couche.",
      sources: [{ capture: autumn, lines: [43, 49], capturedOn: "2025-10-24" }],
    },
    {},
  ),
  sample(
    {
      id: "halving-the-index",
      title: "Halving the Index: Product Codes that Keep Their Neighbours",
      published: "2023-10-16",
      authorCount: 5,
      abstract:
        "An index for dense retrieval can be halved when neighbours share their codes. We give the sharing rule and its loss: 0.4 % of recall at ten.",
      sources: [{ capture: spring, lines: [9, 15] }],
    },
    { retrieval: "“dense retrieval” and “index” in the abstract", quantization: "“product codes” in the title" },
  ),
  sample(
    {
      id: "warm-restarts-cold-data",
      title: "Warm Restarts, Cold Data",
      published: "2023",
      authorCount: 2,
      abstract:
        "Restarting the learning rate helps when the data has changed and hurts when it has not. A test of one batch tells which.",
      sources: [{ capture: spring, lines: [17, 23] }],
      status: [{ kind: "withdrawn", date: "2024-05", reason: "The test of one batch used the labels of the next." }],
    },
    { optimization: "“learning rate” in the abstract" },
  ),
  sample(
    {
      id: "small-heads-long-tails",
      title: "Small Heads, Long Tails",
      published: "2022-07-04",
      authorCount: 8,
      abstract:
        "Classes with few pictures need small attention heads. We show it on three long-tailed sets, and let the size of a head follow the count of its class.",
      sources: [{ capture: spring, lines: [25, 31] }],
    },
    { attention: "“attention heads” in the abstract" },
  ),
  sample(
    {
      id: "cutting-after-dinner",
      title: "Cutting after Dinner: Pruning When the Model Has Been Fed",
      published: "2020-02-29",
      authors: [{ name: "Ines Odegard" }, { name: "Bo Ferreira" }, { name: "Ada Lindqvist" }],
      abstract:
        "Pruning late is cheaper than pruning early and as good. We follow 300 runs to see why: weights that will be zero are small long before.",
      sources: [{ capture: spring, lines: [33, 39] }],
    },
    { pruning: "“pruning” in the title" },
  ),
  sample(
    {
      id: "a-letter-on-convexity",
      title: "A Letter on Convexity",
      published: "XXXX-10-14",
      authorCount: 1,
      abstract:
        "What is convex in a network is its habit of staying where it is. The letter makes this precise for two layers.",
      sources: [{ capture: spring, lines: [41, 47] }],
    },
    { optimization: "“convexity” in the title" },
  ),
  sample(
    {
      id: "pages-without-dates",
      title: "Pages without Dates <b>&</b> Other Losses",
      abstract:
        "Nothing was printed under this entry. It is here so that a page without makers, date or topic can be seen.",
      sources: [{ capture: spring, lines: [49, 52] }],
    },
    {},
  ),
  sample(
    {
      id: "written-by-hand",
      title: "Written by Hand",
      authors: [{ name: "Ada Lindqvist" }, { name: "Bo Ferreira" }],
      abstract: "This one came from no capture: the group wrote its file.",
    },
    { retrieval: "pinned by an editor" },
  ),
];

/** Newest first, undated last. */
export const sampleDigests: readonly Digest[] = [
  {
    id: "2025-12-17-winter",
    file: "content/digests/2025-12-17-winter.md",
    title: "Daily papers of 17 December 2025",
    date: "2025-12-17",
    dateFrom: "inferred",
    capture: { file: winter, sha256: "a".repeat(64) },
    entries: [
      { lines: [11, 17], paper: "folded-weights" },
      { lines: [19, 25], paper: "patient-gradients" },
      { lines: [27, 33], paper: "thin-attention" },
      { lines: [35, 41], omitted: "An advertisement." },
    ],
    note: "Three papers that *wait*. Read the second first.\n",
  },
  {
    id: "2025-10-24-autumn",
    file: "content/digests/2025-10-24-autumn.md",
    title: "Daily papers of 24 October 2025",
    date: "2025-10-24",
    dateFrom: "page",
    capture: { file: autumn, sha256: "b".repeat(64) },
    entries: [
      { lines: [11, 17], paper: "sorting-by-listening" },
      { lines: [19, 25], paper: "who-prunes-the-pruner" },
      { lines: [27, 33], paper: "bits-of-memory" },
      { lines: [35, 41], paper: "atlas-of-heads" },
      { lines: [43, 49], paper: "une-lecture-lente" },
      { lines: [80, 86], paper: "folded-weights" },
    ],
    note: "",
  },
  {
    id: "undated-03-12-spring",
    file: "content/digests/undated-03-12-spring.md",
    title: "Daily papers of 12 March",
    date: "XXXX-03-12",
    dateFrom: "unknown",
    capture: {
      file: spring,
      sha256: "c".repeat(64),
      removed: { date: "2025-12-01", reason: "Its page asked for it." },
    },
    entries: [
      { lines: [9, 15], paper: "halving-the-index" },
      { lines: [17, 23], paper: "warm-restarts-cold-data" },
      { lines: [25, 31], paper: "small-heads-long-tails" },
      { lines: [33, 39], paper: "cutting-after-dinner" },
      { lines: [41, 47], paper: "a-letter-on-convexity" },
      { lines: [49, 52], paper: "pages-without-dates" },
    ],
    note: "",
  },
];

function sampleTopic(slug: string, title: string, description: string, aliases: readonly string[] = []): Topic {
  return {
    slug,
    file: `content/topics/${slug}.md`,
    title,
    description,
    terms: [{ phrase: `${slug}*`, title: 3, abstract: 1 }],
    exclude: [],
    atLeast: 3,
    aliases,
    introduction: `Papers on ${slug} ask what can be left out. Look for what is **measured**, and on which machine.\n`,
  };
}

/** Sorted by title. */
export const sampleTopics: readonly Topic[] = [
  sampleTopic("attention", "Attention mechanisms", "How a network weighs the parts of its input, and what that costs."),
  sampleTopic(
    "retrieval",
    "Dense retrieval",
    "Finding passages, pictures or sounds by the nearness of learned vectors.",
  ),
  sampleTopic("optimization", "Optimization", "How training finds good weights: steps, schedules and their limits."),
  sampleTopic(
    "pruning",
    "Pruning and sparsity",
    "Taking weights out of a network until only those that matter are left.",
    ["sparsity"],
  ),
  sampleTopic("quantization", "Quantization", "Storing and computing with fewer bits, and what it costs in accuracy."),
];
