import type { PaperChange, Review, WordPiece } from "../src/model/review.ts";
import { urls } from "../src/model/url.ts";
import { sampleDigests, samplePapers } from "./sample-content.ts";

/** What a review needs to know of a paper. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly published?: string | undefined;
  readonly isGuessed: boolean;
  readonly topics: readonly { readonly slug: string; readonly title: string; readonly why: string }[];
}

export const emptyReview: Review = {
  base: { ref: "origin/main", commit: "4f1d2c3b5a69788766554433221100ffeeddccbb" },
  totals: { papersBefore: 237, papersAfter: 237 },
  papers: [],
  topics: [],
  digests: [],
  content: [],
  outside: [],
  nearDuplicates: [],
  problems: { introduced: [], fixed: [], standing: 0 },
  addresses: { added: [], changed: [], redirected: [], vanished: [], feeds: [] },
  checklist: [
    proved("readable", "Every file can be read and keeps to its schema", "237 papers, 12 topics, 5 digests"),
    proved("reachable", "Nothing published vanishes", "1,204 addresses, all answered"),
    proved("evidence", "No capture was edited", "5 captures, each with its SHA-256"),
  ],
};

function proved(id: string, claim: string, evidence: string): Review["checklist"][number] {
  return { id, claim, state: "proved", evidence, places: [] };
}

function change(entry: Entry, fields: Partial<PaperChange>): PaperChange {
  const { id, title, published } = entry;
  const file = `content/papers/${id.slice(0, 2)}/${id}.md`;
  return { id, title, file, published, kind: "changed", fields: [], topics: [], repairs: [], doubts: [], ...fields };
}

/** What came in with an ingest. */
function added(entry: Entry, index: number): PaperChange {
  return change(entry, {
    kind: "added",
    isPublishedGuessed: entry.isGuessed,
    topics: entry.topics.map((topic) => ({ ...topic, kind: "gained", cause: "paper" })),
    repairs: Array.from({ length: index % 3 }, (_, line) => ({
      line: 10 + line,
      column: 4,
      field: "abstract" as const,
      from: "times",
      to: "×",
      rule: line === 0 ? "multiplication-sign" : "percent-sign",
    })),
    doubts: [
      ...(entry.isGuessed ? ["the year was inferred"] : []),
      ...(index % 17 === 16 ? [`the abstract looks cut off after ${entry.abstract.length} characters`] : []),
    ],
  });
}

/** One text over another where one stretch of words differs. */
function layWords(before: string, after: string): readonly WordPiece[] {
  const [old, now] = [before.match(/\S+\s*/gu) ?? [], after.match(/\S+\s*/gu) ?? []];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const pieces = [
    { kind: "same", text: old.slice(0, head).join("") },
    { kind: "old", text: old.slice(head, old.length - tail).join("") },
    { kind: "new", text: now.slice(head, now.length - tail).join("") },
    { kind: "same", text: old.slice(old.length - tail).join("") },
  ] as const;
  return pieces.filter(({ text }) => text !== "");
}

/** A correction by hand: a word of the title, a stretch of the abstract, an author. */
export function makeCorrection(entry: Entry): Review {
  const { title, abstract, id } = entry;
  const newTitle = title.replace(/\S+$/u, "Examples");
  const middle = abstract.length >> 1;
  const at = abstract.indexOf(" ", middle);
  const newAbstract = `${abstract.slice(0, at)} (on one processor)${abstract.slice(at)}`;
  const corrected = change(
    { ...entry, title: newTitle },
    {
      fields: [
        field("title", title, newTitle, "person"),
        field("abstract", abstract, newAbstract, "person"),
        { field: "venue", after: "Workshop on Slow Optimization", owner: "person", isGuessed: false },
        { field: "published", before: "2025-11-28", after: "2025-11-27", owner: "person", isGuessed: false },
      ],
      topics: [{ slug: "pruning", title: "Pruning", kind: "lost", why: "“pruned” in the abstract", cause: "paper" }],
    },
  );
  return {
    ...emptyReview,
    papers: [corrected],
    problems: {
      introduced: [],
      fixed: [
        {
          file: corrected.file,
          line: 2,
          column: 8,
          severity: "warning",
          message: "found a title in capitals; expected sentence or title case",
          rule: "shouting-title",
        },
      ],
      standing: 2,
    },
    addresses: {
      ...emptyReview.addresses,
      changed: [urls.paper(id), urls.topic("pruning")],
      feeds: [
        { path: urls.fileIn(urls.home, "feed.atom.xml"), title: "The Reading Room", added: 0, changed: 1, removed: 0 },
      ],
    },
  };
}

function field(
  name: string,
  before: string,
  after: string,
  owner: "machine" | "person",
): PaperChange["fields"][number] {
  return { field: name, before, after, words: layWords(before, after), owner, isGuessed: false };
}

/** The ingest of one capture: new papers, two that a second sighting changed, near duplicates, lines for a person. */
export function makeIngest(entries: readonly Entry[]): Review {
  const [first, second, ...others] = entries;
  if (!first || !second) throw new Error("an ingest needs more papers");
  const seen = [first, second].map((entry) =>
    change(entry, {
      fields: [
        { field: "comments", before: "3", after: "7, seen 2025-12-17", owner: "machine", isGuessed: false },
        field("abstract", `${entry.abstract} …`, entry.abstract, "machine"),
      ],
    }),
  );
  const papers = byDoubt([...seen, ...others.map(added)]);
  const doubtful = papers.filter(({ doubts }) => doubts.length > 0);
  return {
    ...emptyReview,
    totals: { papersBefore: 237, papersAfter: 237 + others.length },
    papers,
    digests: [
      {
        id: "2025-12-17-page",
        title: "17 December 2025",
        kind: "added",
        date: "2025-12-17",
        entries: { before: 0, after: entries.length, known: 2 },
        fields: [],
      },
    ],
    content: [{ path: "content/captures/page.txt", after: { mode: "100644" } }],
    nearDuplicates: others.slice(0, 2).map((entry, index) => ({
      ids: [entry.id, entries[index]?.id ?? ""],
      titles: [entry.title, entries[index]?.title ?? ""],
      score: 0.91 - index / 20,
    })),
    problems: {
      introduced: others.slice(3, 6).map((entry, index) => ({
        file: change(entry, {}).file,
        line: 9 + index,
        column: 1,
        severity: index === 0 ? "note" : "warning",
        message: "found “approx13%”, which may have been TeX; expected words or $maths$",
        rule: "tex-suspect",
      })),
      fixed: [],
      standing: 0,
    },
    addresses: {
      ...emptyReview.addresses,
      added: others.map(({ id }) => urls.paper(id)),
      changed: [...seen.map(({ id }) => urls.paper(id)), urls.home, urls.digests],
      feeds: [
        {
          path: urls.fileIn(urls.home, "feed.atom.xml"),
          title: "The Reading Room",
          added: others.length,
          changed: 0,
          removed: 0,
        },
        {
          path: urls.fileIn(urls.topic("pruning"), "feed.atom.xml"),
          title: "Pruning",
          added: 4,
          changed: 1,
          removed: 0,
        },
      ],
    },
    checklist: [
      ...emptyReview.checklist,
      proved(
        "counted",
        "Every line of the capture is accounted for",
        "420 lines = 131 blank + 4 boilerplate + 285 entry + 0 unrecognised",
      ),
      {
        id: "dates",
        claim: "Inferred dates are right",
        state: "open",
        evidence: `${doubtful.length} papers bear a date that was inferred`,
        places: doubtful
          .slice(0, 7)
          .map((paper) => ({ file: paper.file, line: 4, what: `published ${paper.published ?? "unknown"}` })),
      },
    ],
  };
}

function byDoubt(papers: readonly PaperChange[]): readonly PaperChange[] {
  return [...papers.filter(({ doubts }) => doubts.length > 0), ...papers.filter(({ doubts }) => doubts.length === 0)];
}

/** A large change of everything at once: a new rule of a topic, papers removed, merged, renamed, changed and added, errors, lost addresses. */
export function makeLarge(entries: readonly Entry[]): Review {
  const cut = Math.floor(entries.length / 5);
  const ingest = makeIngest(entries.slice(cut));
  const gone = entries.slice(0, cut).map((entry, index) => {
    const into = entries[index + 1]?.id;
    if (index % 10 === 0)
      return change(entry, { kind: "removed", reason: "Its authors asked for it: a newer version has other results." });
    if (index % 10 === 1) return change(entry, { kind: "merged", into });
    if (index % 10 === 2) return change(entry, { kind: "renamed", into: `${entry.id.slice(0, 70)}-2` });
    if (index === 3)
      return change(entry, { kind: "removed", doubts: ["published, and gone without an alias or a tombstone"] });
    return change(entry, {
      fields: [
        field(
          "abstract",
          entry.abstract,
          entry.abstract.replace(/\. /u, ", as others do. "),
          index % 2 === 0 ? "person" : "machine",
        ),
      ],
      topics: [
        {
          slug: "pruning",
          title: "Pruning",
          kind: index % 2 === 0 ? "gained" : "lost",
          why: "“sparse” in the title",
          cause: "rule",
        },
      ],
    });
  });
  const lost = gone.find(({ doubts }) => doubts.length > 0);
  const kinds = ["removed", "merged", "renamed", "changed", "added"];
  const papers = [...gone, ...ingest.papers].toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return {
    ...ingest,
    notes: ["The settings of the base cannot be read, so its addresses are those of the settings now."],
    papers: byDoubt(papers),
    topics: [
      {
        slug: "pruning",
        title: "Pruning",
        kind: "changed",
        fields: [
          {
            field: "match.phrases",
            before: "pruning, pruned",
            after: "pruning, pruned, sparse: 2",
            owner: "person",
            isGuessed: false,
          },
        ],
        gained: gone.filter(({ topics }) => topics[0]?.kind === "gained").map(({ id }) => id),
        lost: gone.filter(({ topics }) => topics[0]?.kind === "lost").map(({ id }) => id),
      },
    ],
    outside: [
      { path: ".github/workflows/check.yml", before: { mode: "100644" }, after: { mode: "100644" } },
      { path: "bin/fetch.sh", after: { mode: "100755" } },
      { path: "docs/latest", before: { mode: "100644" }, after: { mode: "120000" } },
    ],
    problems: {
      ...ingest.problems,
      introduced: [
        {
          file: lost?.file ?? "",
          line: 1,
          column: 1,
          severity: "error",
          message: `found no paper “${lost?.id}”, which was published; expected it, an alias or a tombstone`,
          rule: "vanished-paper",
        },
        ...ingest.problems.introduced,
      ],
    },
    addresses: {
      ...ingest.addresses,
      redirected: gone.flatMap(({ id, into }) =>
        into === undefined ? [] : [{ path: urls.paper(id), to: urls.paper(into) }],
      ),
      vanished: lost === undefined ? [] : [urls.paper(lost.id)],
      emptied: [urls.period("2019-02")],
    },
    checklist: [
      {
        id: "vanished",
        claim: "Nothing published vanishes",
        state: "failed",
        evidence: "1 address is answered by nothing",
        places: [{ file: lost?.file ?? "", line: 1, what: "gone" }],
      },
      ...ingest.checklist.filter(({ id }) => id !== "reachable"),
    ],
  };
}

const FIRST = ["Folded", "Patient", "Quiet", "Borrowed", "Slow", "Glass", "Paper", "Winter", "Salted", "Uneven"];
const SECOND = [
  "Weights",
  "Gradients",
  "Attention",
  "Experts",
  "Tokens",
  "Caches",
  "Adapters",
  "Lattices",
  "Rewards",
  "Maps",
];
const THIRD = [
  "Storing Large Models in Three Bits",
  "When Waiting Is the Better Step",
  "a Survey of What Was Kept",
  "Pruning without Regret",
  "How Far 2.5× Goes",
];
const sampleAbstract = samplePapers[0]?.paper.abstract ?? "";

/** Invented entries, as many as wanted, each another. */
export function inventEntries(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = [FIRST[index % 10] ?? "", SECOND[Math.floor(index / 10) % 10] ?? ""];
    const title = `${first} ${second}: ${THIRD[Math.floor(index / 100) % 5] ?? ""}`;
    const id = title.toLowerCase().replace(/[^a-z0-9]+/gu, "-");
    return {
      id,
      title,
      abstract: `${first} ${second.toLowerCase()} are studied. ${sampleAbstract}`,
      published: index % 12 === 11 ? undefined : `2025-${String(1 + (index % 12)).padStart(2, "0")}-14`,
      isGuessed: index % 4 === 0,
      topics: index % 3 === 2 ? [] : [{ slug: "pruning", title: "Pruning", why: "“pruned” in the abstract" }],
    };
  });
}

/** Every text that a stranger may choose is one of these. */
export function makeHostile(traps: readonly string[]): Review {
  const trap = (index: number): string => traps[index % traps.length] ?? "";
  const entries = traps.map((text, index): Entry => ({
    id: text,
    title: `${text} and ${trap(index + 1)}`,
    abstract: `${text}. ${trap(index + 2)} `.repeat(3),
    published: text,
    isGuessed: true,
    topics: [{ slug: trap(index + 3), title: trap(index + 4), why: trap(index + 5) }],
  }));
  const large = makeLarge([...entries, ...entries, ...entries]);
  const place = { line: 3, column: 1 };
  return {
    ...large,
    base: { ref: trap(0), commit: trap(5) },
    notes: traps,
    papers: large.papers.map((paper, index) => ({
      ...paper,
      reason: trap(index),
      into: trap(index + 1),
      doubts: [trap(index + 2)],
    })),
    digests: sampleDigests.map(({ date }, index) => ({
      id: trap(index),
      title: trap(index + 1),
      kind: "changed",
      date,
      entries: { before: 1, after: 2, known: 0 },
      fields: [],
    })),
    content: traps.map((path) => ({ path, before: { mode: "100644" } })),
    outside: traps.map((path) => ({ path, after: { mode: "120000" } })),
    problems: {
      introduced: traps.map((message, index) => ({
        ...place,
        file: trap(index + 1),
        severity: "error",
        message,
        rule: trap(index + 2),
      })),
      fixed: traps.map((message, index) => ({ ...place, file: trap(index + 1), severity: "note", message, rule: "x" })),
      standing: 0,
    },
    checklist: traps.map((claim, index) => ({
      id: claim,
      claim,
      state: (["proved", "failed", "open"] as const)[index % 3] ?? "open",
      evidence: trap(index + 1),
      places: [{ file: trap(index + 2), line: 1, what: trap(index + 3) }],
    })),
  };
}
