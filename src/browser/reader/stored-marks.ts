import { isPaperId, noMarks, type Marks } from "./marks.ts";
import { noVisits, type Span, type Visits } from "./visits.ts";

/*
 * Marks as text. Whatever is there is read: a browser's storage may be damaged, cut, or written by somebody else on the same host, and a
 * part that makes no sense must not take the rest with it.
 */

/** The entry of the browser's storage: versioned, and one for each archive, because a host may have many. */
export function storageKey(site: string): string {
  return `offprint:reader:1:${site}`;
}

export function renderStored({ read, starred, visits, settings }: Marks): string {
  const { number, last, sources, known, met } = visits;
  return JSON.stringify({
    read: [...read],
    starred: [...starred],
    visits: { number, last, sources: [...sources], known: [...known], met: [...met] },
    settings,
  });
}

export function parseStored(text: string | null): Marks {
  const data = parseObject(text ?? "");
  const settings = toObject(data["settings"]);
  return {
    read: new Set(toList(data["read"]).filter(isPaperId)),
    starred: new Map(toPairs(data["starred"], isPaperId, isText)),
    visits: toVisits(toObject(data["visits"])),
    settings: {
      hasKeys: toFlag(settings["hasKeys"], noMarks.settings.hasKeys),
      isKeptOffline: toFlag(settings["isKeptOffline"], noMarks.settings.isKeptOffline),
    },
  };
}

/** An object from text; an empty one when there is none in it. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return toObject(JSON.parse(text));
  } catch {
    return {};
  }
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

function toVisits(data: Readonly<Record<string, unknown>>): Visits {
  const { number, last } = data;
  if (!isCount(number) || !isCount(last)) return noVisits;
  return {
    number,
    last,
    sources: new Map(toPairs(data["sources"], isText, isSpan)),
    known: new Map(toPairs(data["known"], isPaperId, isCount)),
    met: new Map(toPairs(data["met"], isPaperId, isFlag)),
  };
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function toPairs<Value>(
  value: unknown,
  isName: (name: unknown) => name is string,
  isValue: (value: unknown) => value is Value,
): readonly (readonly [string, Value])[] {
  return toList(value).flatMap((pair) => {
    const [name, of] = toList(pair);
    return isName(name) && isValue(of) ? [[name, of] as const] : [];
  });
}

function toFlag(value: unknown, usual: boolean): boolean {
  return isFlag(value) ? value : usual;
}

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isSpan = (value: unknown): value is Span => toList(value).length === 2 && toList(value).every(isCount);
