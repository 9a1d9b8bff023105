import { ChangedIndexError, encodeJson, INDEX_VERSION } from "./head.ts";

/** What a result shows of a paper. */
export interface Card {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** What is said before its title when it no longer stands. */
  readonly withdrawal?: string | undefined;
  readonly abstract: string;
  /** At most {@link MOST_AUTHORS}. */
  readonly authors: readonly string[];
  /** Of all authors, when it is known and more than are named. */
  readonly authorCount?: number | undefined;
  readonly organization?: string | undefined;
  readonly published?: string | undefined;
  readonly isGuessed: boolean;
  readonly venue?: string | undefined;
  /** Numbers of topics. */
  readonly topics: readonly number[];
}

/** Names on a card: a result has no room for more. */
export const MOST_AUTHORS = 20;

/* cards/<part>.json: the version, then an array a paper, its values in the order of CardValues, what is unknown empty or 0. */
type CardValues = readonly [
  number: number,
  id: string,
  title: string,
  abstract: string,
  authors: readonly string[],
  topics: readonly number[],
  published: string,
  isGuessed: 0 | 1,
  authorCount: number,
  organization: string,
  venue: string,
  withdrawal?: string,
];

export function encodeCards(cards: readonly Card[]): Uint8Array {
  const values = cards.map((card): CardValues => {
    const always = [
      card.number,
      card.id,
      card.title,
      card.abstract,
      card.authors,
      card.topics,
      card.published ?? "",
      card.isGuessed ? 1 : 0,
      card.authorCount ?? 0,
      card.organization ?? "",
      card.venue ?? "",
    ] as const;
    return card.withdrawal === undefined ? always : [...always, card.withdrawal];
  });
  const lines = [INDEX_VERSION, ...values].map((value) => JSON.stringify(value));
  return encodeJson(`[${lines.join(",\n")}]`);
}

/** Throws for a file of another index. */
export function readCards(bytes: Uint8Array): readonly Card[] {
  const [version, ...values] = JSON.parse(new TextDecoder().decode(bytes)) as [number, ...CardValues[]];
  if (version !== INDEX_VERSION) throw new ChangedIndexError();
  return values.map(
    ([
      number,
      id,
      title,
      abstract,
      authors,
      topics,
      published,
      isGuessed,
      authorCount,
      organization,
      venue,
      withdrawal,
    ]) => ({
      number,
      id,
      title,
      abstract,
      authors,
      topics,
      ...(published !== "" && { published }),
      isGuessed: isGuessed === 1,
      ...(authorCount > 0 && { authorCount }),
      ...(organization !== "" && { organization }),
      ...(venue !== "" && { venue }),
      ...(withdrawal !== undefined && { withdrawal }),
    }),
  );
}
