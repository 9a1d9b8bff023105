import { compareText } from "../model/problem.ts";
import { type Card, encodeCards, MOST_AUTHORS } from "./card-file.ts";
import { nameLeafFile, partKeys } from "./leaves.ts";
import {
  encodeManifest,
  encodeNames,
  MANIFEST_FILE,
  nameCardFile,
  NAMES_FILE,
  nameTableFile,
  type NumberedName,
} from "./manifest.ts";
import { numberIds, type Numbering, partingBits, partOf } from "./numbers.ts";
import { type PaperTerms, readPaperTerms } from "./paper-terms.ts";
import type { Named, SearchPaper } from "./paper.ts";
import { createPostingStore } from "./posting-store.ts";
import { encodeDate, encodeTable, type TableRow } from "./table-file.ts";
import { encodePlaces, encodeWords, measureForm } from "./word-file.ts";
import { createWordReader } from "./words.ts";

/** A file of the index; its path is below `search/`. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** How many papers at most are in a table and behind a card's address, on average. */
const PAPERS_A_TABLE = 2048;
const PAPERS_A_CARD_FILE = 8;

/** Bits above those that are needed, see {@link numberIds}. */
const SPARE_BITS = { papers: 4, names: 2 };

/**
 * Makes the index of all papers: the same files for the same papers in any order. A paper's words, its row and its card follow from the paper
 * alone, so that a change of it rewrites the files that its words are in, one table and one file of cards. `termsOf` may recall what a paper's
 * words are; by default they are read.
 */
export function* buildIndex(papers: readonly SearchPaper[], termsOf = createTermsReader()): Iterable<IndexFile> {
  const numbering = numberIds(
    papers.map(({ id }) => id),
    SPARE_BITS.papers,
  );
  const names = collectNames(papers);
  const numbered = papers
    .map((paper): NumberedPaper => ({ paper, number: numbering.of.get(paper.id) ?? 0 }))
    .sort((a, b) => a.number - b.number);
  const leaves: string[] = [];
  for (const { leaf, ...file } of listWordFiles(numbered, numbering.bits, termsOf)) {
    if (leaf !== undefined) leaves.push(leaf);
    yield file;
  }
  const tableBits = partingBits(papers.length, PAPERS_A_TABLE);
  for (const [part, rows] of splitParts(numbered, numbering.bits, tableBits))
    yield {
      path: nameTableFile(part),
      bytes: encodeTable(
        rows.map((row) => toRow(row, names)),
        numbering.bits,
      ),
    };
  const cardBits = partingBits(papers.length, PAPERS_A_CARD_FILE);
  for (const [part, rows] of splitParts(numbered, numbering.bits, cardBits))
    yield { path: nameCardFile(part), bytes: encodeCards(rows.map((row) => toCard(row, names))) };
  const topics = listNames(names.topics);
  yield {
    path: NAMES_FILE,
    bytes: encodeNames({ organizations: listNames(names.organizations), venues: listNames(names.venues) }),
  };
  const manifest = {
    papers: papers.length,
    bits: numbering.bits,
    tableBits,
    cardBits,
    leaves: leaves.sort(compareText),
    topics,
  };
  yield { path: MANIFEST_FILE, bytes: encodeManifest(manifest) };
}

function createTermsReader(): (paper: SearchPaper) => PaperTerms {
  const read = createWordReader();
  return (paper) => readPaperTerms(paper, read);
}

interface NumberedPaper {
  readonly paper: SearchPaper;
  readonly number: number;
}

function* listWordFiles(
  papers: readonly NumberedPaper[],
  bits: number,
  termsOf: (paper: SearchPaper) => PaperTerms,
): Iterable<IndexFile & { readonly leaf?: string }> {
  const store = createPostingStore();
  for (const { paper, number } of papers) store.add(number, termsOf(paper));
  const postings = store.finish();
  for (const leaf of partKeys(postings.keys, (index) => measureForm(postings, index))) {
    const file = nameLeafFile(leaf.name);
    yield { path: `words/${file}`, bytes: encodeWords(postings, leaf, bits), leaf: leaf.name };
    yield { path: `places/${file}`, bytes: encodePlaces(postings, leaf, bits) };
  }
}

/** The papers of each part, which are in the order of their numbers; a part without any is there too. */
function splitParts(
  papers: readonly NumberedPaper[],
  bits: number,
  parts: number,
): Iterable<readonly [number, readonly NumberedPaper[]]> {
  const split: NumberedPaper[][] = Array.from({ length: 2 ** parts }, () => []);
  for (const paper of papers) split[partOf(paper.number, bits, parts)]?.push(paper);
  return split.entries();
}

/** Names of one kind, and their numbers. */
interface NameTable {
  readonly labels: ReadonlyMap<string, string>;
  readonly numbering: Numbering;
}

type NameTables = Readonly<Record<"topics" | "organizations" | "venues", NameTable>>;

function collectNames(papers: readonly SearchPaper[]): NameTables {
  const topics = new Map<string, string>();
  const organizations = new Map<string, string>();
  const venues = new Map<string, string>();
  /* One that is called different things is called the first of them. */
  const put = (map: Map<string, string>, { slug, title }: Named): void => {
    const known = map.get(slug);
    if (known === undefined || compareText(title, known) < 0) map.set(slug, title);
  };
  for (const paper of papers) {
    for (const topic of paper.topics) put(topics, topic);
    if (paper.organization) put(organizations, paper.organization);
    if (paper.venue !== undefined) put(venues, { slug: paper.venue, title: paper.venue });
  }
  const toTable = (labels: ReadonlyMap<string, string>): NameTable => ({
    labels,
    numbering: numberIds(labels.keys(), SPARE_BITS.names),
  });
  return { topics: toTable(topics), organizations: toTable(organizations), venues: toTable(venues) };
}

function listNames({ labels, numbering }: NameTable): readonly NumberedName[] {
  return Array.from(numbering.of, ([value, number]) => ({ number, value, label: labels.get(value) ?? value }));
}

function topicNumbers({ topics }: SearchPaper, names: NameTables): readonly number[] {
  return topics.map(({ slug }) => names.topics.numbering.of.get(slug) ?? 0);
}

function toRow({ paper, number }: NumberedPaper, names: NameTables): TableRow {
  return {
    number,
    date: encodeDate(paper.published),
    hasCode: paper.hasCode,
    organization: names.organizations.numbering.of.get(paper.organization?.slug ?? ""),
    venue: names.venues.numbering.of.get(paper.venue ?? ""),
    topics: topicNumbers(paper, names),
  };
}

function toCard({ paper, number }: NumberedPaper, names: NameTables): Card {
  const { id, title, withdrawal, abstract, organization, published, isGuessed, venue } = paper;
  const authorCount = paper.authors.length > MOST_AUTHORS ? paper.authors.length : paper.authorCount;
  const authors = paper.authors.slice(0, MOST_AUTHORS);
  return {
    number,
    id,
    title,
    withdrawal,
    abstract,
    authors,
    authorCount,
    organization: organization?.title,
    published,
    isGuessed,
    venue,
    topics: topicNumbers(paper, names),
  };
}
