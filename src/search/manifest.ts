import { ChangedIndexError, encodeJson, INDEX_VERSION } from "./head.ts";

/** A topic, organisation or venue, and the number that tables have for it. */
export interface NumberedName {
  readonly number: number;
  /** The slug; a venue's is its name. */
  readonly value: string;
  readonly label: string;
}

/** index.json: what is needed before anything else can be looked for. */
export interface Manifest {
  /** How many papers there are. */
  readonly papers: number;
  /** How many bits their numbers have. */
  readonly bits: number;
  /** Tables and cards are in two to the power of these parts, see {@link partOf}. */
  readonly tableBits: number;
  readonly cardBits: number;
  /** Names of the files of words. */
  readonly leaves: readonly string[];
  readonly topics: readonly NumberedName[];
}

/** names.json: what facets show, and fields look in. */
export interface Names {
  readonly organizations: readonly NumberedName[];
  readonly venues: readonly NumberedName[];
}

export const MANIFEST_FILE = "index.json";
export const NAMES_FILE = "names.json";

export function nameTableFile(part: number): string {
  return `tables/${part.toString(16)}.bin`;
}

export function nameCardFile(part: number): string {
  return `cards/${part.toString(16)}.json`;
}

export function encodeManifest({ leaves, topics, ...counts }: Manifest): Uint8Array {
  return encodeJson(JSON.stringify({ version: INDEX_VERSION, ...counts, leaves, topics: packNames(topics) }));
}

export function encodeNames({ organizations, venues }: Names): Uint8Array {
  return encodeJson(JSON.stringify({ organizations: packNames(organizations), venues: packNames(venues) }));
}

/** A label that is its value is left out. */
type PackedName = readonly [number: number, value: string, label?: string];

const packNames = (names: readonly NumberedName[]): readonly PackedName[] =>
  names.map(({ number, value, label }) => (label === value ? [number, value] : [number, value, label]));

const unpackNames = (names: readonly PackedName[]): readonly NumberedName[] =>
  names.map(([number, value, label = value]) => ({ number, value, label }));

/** Throws for the manifest of another version. */
export function readManifest(bytes: Uint8Array): Manifest {
  const { version, topics, ...manifest } = JSON.parse(new TextDecoder().decode(bytes)) as Omit<Manifest, "topics"> & {
    readonly version: number;
    readonly topics: readonly PackedName[];
  };
  if (version !== INDEX_VERSION) throw new ChangedIndexError();
  return { ...manifest, topics: unpackNames(topics) };
}

export function readNames(bytes: Uint8Array): Names {
  const names = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<keyof Names, readonly PackedName[]>>;
  return { organizations: unpackNames(names.organizations), venues: unpackNames(names.venues) };
}
