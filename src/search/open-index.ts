import { type Card, readCards } from "./card-file.ts";
import { nameLeafFile } from "./leaves.ts";
import {
  type Manifest,
  MANIFEST_FILE,
  type Names,
  nameCardFile,
  NAMES_FILE,
  nameTableFile,
  readManifest,
  readNames,
} from "./manifest.ts";
import { partOf } from "./numbers.ts";
import { readTable, type TableRow } from "./table-file.ts";
import { type FormPostings, readPlaces, readPostings, readWordEntries, type WordEntry } from "./word-file.ts";

/** Gives the bytes of a file, by its path below `search/`; undefined when there is none. */
export type LoadFile = (file: string) => Promise<Uint8Array | undefined>;

/** A file of words, read. */
export interface WordFile {
  readonly leaf: string;
  readonly entries: readonly WordEntry[];
  readonly postingsOf: (entry: WordEntry) => FormPostings;
}

/** The files of an index as what is in them; each is asked for once, unless it fails to come. */
export interface OpenIndex {
  readonly manifest: () => Promise<Manifest>;
  readonly names: () => Promise<Names>;
  readonly words: (leaf: string) => Promise<WordFile>;
  /** Asks for a file of places; its reader is as {@link readPlaces}. */
  readonly places: (leaf: string) => Promise<PlaceReader>;
  /** Rows of papers, by number. */
  readonly rows: (numbers: Iterable<number>) => Promise<ReadonlyMap<number, TableRow>>;
  readonly allRows: () => Promise<readonly TableRow[]>;
  /** Cards of papers, by number. */
  readonly cards: (numbers: Iterable<number>) => Promise<ReadonlyMap<number, Card>>;
}

type PlaceReader = (
  entry: WordEntry,
  isWanted: (posting: number) => boolean,
  take: (posting: number, places: readonly number[]) => void,
) => void;

export function openIndex(load: LoadFile): OpenIndex {
  const open = createOpener(load);
  const manifest = async (): Promise<Manifest> => await open(MANIFEST_FILE, readManifest);
  const table = async (part: number, bits: number): Promise<readonly TableRow[]> =>
    await open(nameTableFile(part), (bytes) => readTable(bytes, bits));

  return {
    manifest,
    names: async () => await open(NAMES_FILE, readNames),
    async words(leaf) {
      const { bits } = await manifest();
      return await open(`words/${nameLeafFile(leaf)}`, (bytes) => ({
        leaf,
        entries: readWordEntries(bytes, bits),
        postingsOf: (entry: WordEntry) => readPostings(bytes, entry),
      }));
    },
    async places(leaf) {
      const { bits } = await manifest();
      return await open(
        `places/${nameLeafFile(leaf)}`,
        (bytes): PlaceReader =>
          (entry, isWanted, take) =>
            readPlaces(bytes, entry, bits, isWanted, take),
      );
    },
    async rows(numbers) {
      const { bits, tableBits } = await manifest();
      const wanted = new Set(numbers);
      const parts = partsOf(wanted, bits, tableBits);
      const found = new Map<number, TableRow>();
      for (const rows of await Promise.all(parts.map(async (part) => await table(part, bits))))
        for (const row of rows) if (wanted.has(row.number)) found.set(row.number, row);
      return found;
    },
    async allRows() {
      const { bits, tableBits } = await manifest();
      const parts = Array.from({ length: 2 ** tableBits }, async (_, part) => await table(part, bits));
      return (await Promise.all(parts)).flat();
    },
    async cards(numbers) {
      const { bits, cardBits } = await manifest();
      const parts = partsOf(numbers, bits, cardBits);
      const cards = await Promise.all(parts.map(async (part) => await open(nameCardFile(part), readCards)));
      return new Map(cards.flat().map((card) => [card.number, card]));
    },
  };
}

type Opener = <Content>(file: string, read: (bytes: Uint8Array) => Content) => Promise<Content>;

/** Loads and reads a file once; what failed is loaded again when it is asked for again. */
function createOpener(load: LoadFile): Opener {
  const files = new Map<string, Promise<unknown>>();
  return async <Content>(file: string, read: (bytes: Uint8Array) => Content): Promise<Content> => {
    const known = files.get(file);
    if (known !== undefined) return (await known) as Content;
    const opened = load(file).then((bytes) => {
      if (bytes === undefined) throw new Error(`the search index lacks ${file}: load the page again`);
      return read(bytes);
    });
    files.set(file, opened);
    opened.catch(() => files.delete(file));
    return await opened;
  };
}

function partsOf(numbers: Iterable<number>, bits: number, parts: number): readonly number[] {
  return [...new Set(Array.from(numbers, (number) => partOf(number, bits, parts)))];
}
