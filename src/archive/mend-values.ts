import type { FieldPath } from "../model/archive.ts";
import { fingerprintOf } from "../text/hash.ts";

/** A value that was mended: where it stood, and what was found and written. */
export interface MendedValue {
  readonly path: FieldPath;
  readonly message: string;
  readonly rule: string;
}

type Mapping = Readonly<Record<string, unknown>>;

/**
 * A paper's front matter as parsed (all scalars are text) with what is certain mended: ids given as addresses, letters and their accents
 * apart, topics named twice. All else is the same. What the machine wrote stays as it is: another text would be taken for a person's.
 */
export function mendValues(front: Mapping): { readonly value: Mapping; readonly mended: readonly MendedValue[] } {
  const mended: MendedValue[] = [];
  const mendAt = (value: unknown, path: FieldPath): unknown => {
    if (typeof value === "string") return mendText(value, path);
    if (Array.isArray(value)) {
      const items = value.map((item: unknown, index) => mendAt(item, [...path, index]));
      return path.length === 1 && PINS.has(String(path[0])) ? dropRepeated(items, path, mended) : items;
    }
    return isMapping(value) ? mapValues(value, (item, key) => mendAt(item, [...path, key])) : value;
  };
  const mendText = (text: string, path: FieldPath): string => {
    const name = path.filter((step) => typeof step === "string").join(".");
    const found = IDS[name]?.(text) ?? (WORDS.has(name) ? composeLetters(text) : undefined);
    if (found === undefined || found === text) return text;
    const [key = ""] = path.map(String);
    if (WORDS.has(name) && isMachines(front, key, front[key])) return text;
    const rule = Object.hasOwn(IDS, name) ? "bad-id" : "canonical-form";
    const what = rule === "bad-id" ? show(text) : `${show(text)} with accents apart from their letters (not NFC)`;
    mended.push({ path, rule, message: `found ${what} for “${name}”; wrote ${show(found)}` });
    return found;
  };
  const value = mapValues(front, (item, key) => mendAt(item, [key]));
  return { value, mended };
}

/** Lists in which a person pins a topic or bans it. */
const PINS = new Set(["topics", "notTopics"]);
/** Words of people. */
const WORDS = new Set(["title", "authors.name", "authors.affiliation", "organization.name", "venue"]);
const IDS: Readonly<Record<string, (text: string) => string | undefined>> = {
  "links.arxiv": findArxivId,
  "links.doi": findDoi,
  "authors.orcid": findOrcid,
};

function isMachines({ fingerprints }: Mapping, key: string, value: unknown): boolean {
  return typeof fingerprints === "string" && fingerprints.split(" ").includes(`${key}:${fingerprintOf(value)}`);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null;
}

function mapValues(value: Mapping, change: (item: unknown, key: string) => unknown): Mapping {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}

function dropRepeated(items: readonly unknown[], path: FieldPath, mended: MendedValue[]): readonly unknown[] {
  return items.filter((item, index) => {
    const isNew = items.indexOf(item) === index;
    if (!isNew)
      mended.push({
        path: [...path, index],
        rule: "canonical-form",
        message: `found ${show(String(item))} twice in “${path.join(".")}”; wrote it once`,
      });
    return isNew;
  });
}

/** `https://arxiv.org/abs/2310.10636v2` or `arXiv:2310.10636` → `2310.10636` (arxiv.org, “Understanding the arXiv identifier”). */
function findArxivId(text: string): string | undefined {
  const host = String.raw`(?:https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|arxiv:\s*)?`;
  const id = String.raw`(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]{2,})?\/\d{7})`;
  return new RegExp(`^${host}${id}(?:v[1-9]\\d{0,2})?(?:\\.pdf)?$`, "iu").exec(text)?.[1];
}

/** `https://doi.org/10.1000/%28x%29` or `doi:10.1000/(x)` → `10.1000/(x)`; an address with a query or a place in it may mean more. */
function findDoi(text: string): string | undefined {
  const [, prefix = "", name = ""] = /^(https?:\/\/(?:www\.|dx\.)?doi\.org\/|doi:\s*)(.+)$/iu.exec(text) ?? [];
  if (prefix === "" || (/^http/iu.test(prefix) && /[?#]/u.test(name))) return undefined;
  const doi = /^http/iu.test(prefix) ? decodeAddress(name) : name;
  return doi !== undefined && /^10\.\d{4,9}\/[!-~]+$/u.test(doi) ? doi : undefined;
}

function decodeAddress(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `0000-0002-1825-0097` or `http://orcid.org/0000-0002-1825-0097` → the address that ORCID gives a person. */
function findOrcid(text: string): string | undefined {
  const [, digits] = /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/iu.exec(text) ?? [];
  return digits && `https://orcid.org/${digits.toUpperCase()}`;
}

/**
 * Letters with the accents that follow them, and Korean syllables, as one sign where there is one. NFC also replaces signs that stand alone
 * (Å for the unit of length, Chinese characters of an older standard): whoever wrote these may have meant them.
 */
function composeLetters(text: string): string {
  return text.replace(/\P{M}\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?/gu, (signs) => {
    const [letter = ""] = signs;
    return letter.normalize("NFC") === letter ? signs.normalize("NFC") : signs;
  });
}

function show(text: string): string {
  return `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`;
}
