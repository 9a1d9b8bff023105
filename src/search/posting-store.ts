import { compareText } from "../model/problem.ts";
import { type ByteWriter, createByteWriter } from "./bytes.ts";
import { keyOf } from "./keys.ts";
import type { PaperTerms } from "./paper-terms.ts";

/** The words of all papers, in rows of numbers: an object for each would take ten times the memory. */
export interface Postings {
  /** Sorted by key, then by form. */
  readonly forms: readonly string[];
  readonly keys: readonly string[];
  /** The postings of the form at an index are those from `starts[index]` on to `starts[index + 1]`; their papers' numbers rise. */
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
  readonly impacts: Uint8Array;
  /** The places of a posting as bytes, see {@link readPlaces}. */
  readonly placesOf: (posting: number) => Uint8Array;
}

/** Gathers postings. Papers are added in the order of their numbers. */
export interface PostingStore {
  readonly add: (number: number, terms: PaperTerms) => void;
  readonly finish: () => Postings;
}

const FIRST_ROWS = 4096;

export function createPostingStore(): PostingStore {
  const ids = new Map<string, number>();
  const places = createByteWriter();
  let forms = new Uint32Array(FIRST_ROWS);
  let numbers = new Uint32Array(FIRST_ROWS);
  let impacts = new Uint8Array(FIRST_ROWS);
  let ends = new Uint32Array(FIRST_ROWS);
  let count = 0;
  const grow = (): void => {
    forms = enlarge(forms);
    numbers = enlarge(numbers);
    impacts = enlarge(impacts);
    ends = enlarge(ends);
  };
  const idOf = (form: string): number => {
    const known = ids.get(form);
    if (known !== undefined) return known;
    ids.set(form, ids.size);
    return ids.size - 1;
  };
  return {
    add(number, terms) {
      for (let index = 0; index < terms.forms.length; index += 1) {
        if (count === forms.length) grow();
        forms[count] = idOf(terms.forms[index] ?? "");
        numbers[count] = number;
        impacts[count] = terms.impacts[index] ?? 1;
        writePlaces(places, terms.places[index] ?? []);
        ends[count] = places.length();
        count += 1;
      }
    },
    finish() {
      const bytes = places.bytes();
      const sorted = sortForms([...ids.keys()]);
      const { starts, order } = groupByForm(
        forms.subarray(0, count),
        sorted.map(({ id }) => id),
      );
      return {
        forms: sorted.map(({ form }) => form),
        keys: sorted.map(({ key }) => key),
        starts,
        numbers: order.map((row) => numbers[row] ?? 0),
        impacts: new Uint8Array(order.length).map((_, at) => impacts[order[at] ?? 0] ?? 0),
        placesOf: (posting) => {
          const row = order[posting] ?? 0;
          return bytes.subarray(row === 0 ? 0 : ends[row - 1], ends[row]);
        },
      };
    },
  };
}

/** Each place as what it is above the one before, doubled, and one more for the last. */
function writePlaces(writer: ByteWriter, places: readonly number[]): void {
  let before = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    writer.number((place - before) * 2 + (at === places.length - 1 ? 1 : 0));
    before = place;
  }
}

function enlarge<Row extends Uint32Array | Uint8Array>(row: Row): Row {
  const larger = row instanceof Uint8Array ? new Uint8Array(row.length * 2) : new Uint32Array(row.length * 2);
  larger.set(row);
  return larger as Row;
}

interface SortedForm {
  readonly form: string;
  readonly key: string;
  /** In the order met. */
  readonly id: number;
}

function sortForms(forms: readonly string[]): readonly SortedForm[] {
  return forms
    .map((form, id) => ({ form, key: keyOf(form), id }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.form, b.form));
}

/** Rows by form, in the order of `ids`; rows of one form stay in the order they came. A counting sort. */
function groupByForm(
  forms: Uint32Array,
  ids: readonly number[],
): { readonly starts: Uint32Array; readonly order: Uint32Array } {
  const rankOf = new Uint32Array(ids.length);
  for (const [rank, id] of ids.entries()) rankOf[id] = rank;
  const starts = new Uint32Array(ids.length + 1);
  for (let row = 0; row < forms.length; row += 1) {
    const next = (rankOf[forms[row] ?? 0] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const free = starts.slice();
  const order = new Uint32Array(forms.length);
  for (let row = 0; row < forms.length; row += 1) {
    const rank = rankOf[forms[row] ?? 0] ?? 0;
    const at = free[rank] ?? 0;
    order[at] = row;
    free[rank] = at + 1;
  }
  return { starts, order };
}
