import { createByteReader, createByteWriter, type ByteReader } from "./bytes.ts";
import { readHead, writeHead } from "./head.ts";
import type { Leaf } from "./leaves.ts";
import type { Postings } from "./posting-store.ts";

/*
 * words/<leaf>.bin: head · count of forms · for each form: how many of its first bytes are those of the form before, the rest as text, how
 * many papers have it, how many bytes its postings take · all postings: how much the paper's number is above the one before, impact.
 *
 * places/<leaf>.bin: head · count of forms · for each form: how many bytes its places take · all places: for each posting, in order, how much
 * each place is above the one before, doubled, and one more for the last.
 */

/** A form of a file of words, and where its postings are. */
export interface WordEntry {
  readonly form: string;
  /** Its own place among the forms of the file. */
  readonly index: number;
  /** How many papers have it. */
  readonly papers: number;
  /** Offset in the file. */
  readonly from: number;
}

/** What the postings of a form say, a paper at each index. */
export interface FormPostings {
  /** Rising. */
  readonly numbers: Uint32Array;
  readonly impacts: Uint8Array;
}

/** About how many bytes a form takes in a file of words: an upper bound, which does not depend on the forms beside it. */
export function measureForm(postings: Postings, index: number): number {
  return (postings.forms[index]?.length ?? 0) + 8 + encodePostings(postings, index).length;
}

export function encodeWords(postings: Postings, { from, to }: Leaf, bits: number): Uint8Array {
  const head = createByteWriter();
  const data = createByteWriter();
  const encoder = new TextEncoder();
  writeHead(head, bits);
  head.number(to - from);
  let before = new Uint8Array();
  for (let index = from; index < to; index += 1) {
    const form = encoder.encode(postings.forms[index] ?? "");
    const shared = countShared(before, form);
    const bytes = encodePostings(postings, index);
    head.number(shared);
    head.number(form.length - shared);
    head.raw(form.subarray(shared));
    head.number((postings.starts[index + 1] ?? 0) - (postings.starts[index] ?? 0));
    head.number(bytes.length);
    data.raw(bytes);
    before = form;
  }
  head.raw(data.bytes());
  return head.bytes();
}

function countShared(a: Uint8Array, b: Uint8Array): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  return shared;
}

function encodePostings({ starts, numbers, impacts }: Postings, index: number): Uint8Array {
  const writer = createByteWriter();
  let before = 0;
  for (let posting = starts[index] ?? 0; posting < (starts[index + 1] ?? 0); posting += 1) {
    const number = numbers[posting] ?? 0;
    writer.number(number - before);
    writer.byte(impacts[posting] ?? 0);
    before = number;
  }
  return writer.bytes();
}

export function encodePlaces(postings: Postings, { from, to }: Leaf, bits: number): Uint8Array {
  const head = createByteWriter();
  const data = createByteWriter();
  writeHead(head, bits);
  head.number(to - from);
  for (let index = from; index < to; index += 1) {
    const start = data.length();
    for (let posting = postings.starts[index] ?? 0; posting < (postings.starts[index + 1] ?? 0); posting += 1)
      data.raw(postings.placesOf(posting));
    head.number(data.length() - start);
  }
  head.raw(data.bytes());
  return head.bytes();
}

/** The forms of a file of words. Throws for a file of another index. */
export function readWordEntries(bytes: Uint8Array, bits: number): readonly WordEntry[] {
  const reader = createByteReader(bytes);
  readHead(reader, bits);
  const decoder = new TextDecoder();
  const letters: number[] = [];
  const sizes: number[] = [];
  const found = Array.from({ length: reader.number() }, () => {
    letters.length = reader.number();
    for (let left = reader.number(); left > 0; left -= 1) letters.push(reader.byte());
    const form = letters.every((byte) => byte < 0x80)
      ? String.fromCharCode(...letters)
      : decoder.decode(Uint8Array.from(letters));
    const papers = reader.number();
    sizes.push(reader.number());
    return { form, papers };
  });
  let from = reader.at();
  return found.map((entry, index) => {
    const start = from;
    from += sizes[index] ?? 0;
    return { ...entry, index, from: start };
  });
}

export function readPostings(bytes: Uint8Array, { from, papers }: WordEntry): FormPostings {
  const reader = createByteReader(bytes, from);
  const numbers = new Uint32Array(papers);
  const impacts = new Uint8Array(papers);
  let number = 0;
  for (let index = 0; index < papers; index += 1) {
    number += reader.number();
    numbers[index] = number;
    impacts[index] = reader.byte();
  }
  return { numbers, impacts };
}

/**
 * Gives `take` the places of a form in those papers (by their place among its postings) that `isWanted`; `bytes` are those of the file of places
 * of the same leaf.
 */
export function readPlaces(
  bytes: Uint8Array,
  { index, papers }: WordEntry,
  bits: number,
  isWanted: (posting: number) => boolean,
  take: (posting: number, places: readonly number[]) => void,
): void {
  const reader = createByteReader(bytes);
  readHead(reader, bits);
  const sizes = Array.from({ length: reader.number() }, () => reader.number());
  for (const size of sizes.slice(0, index)) reader.skip(size);
  for (let posting = 0; posting < papers; posting += 1) {
    const places = readRow(reader);
    if (isWanted(posting)) take(posting, places);
  }
}

function readRow(reader: ByteReader): readonly number[] {
  const places: number[] = [];
  let place = 0;
  for (;;) {
    const step = reader.number();
    place += step >>> 1;
    places.push(place);
    if ((step & 1) === 1) return places;
  }
}
