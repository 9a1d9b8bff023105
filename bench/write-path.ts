import { decodeCapture } from "../src/archive/capture-text.ts";
import { planIngest } from "../src/archive/ingest.ts";
import type { Source } from "../src/contracts.ts";
import type { Archive } from "../src/model/archive.ts";
import type { Problem } from "../src/model/problem.ts";
import { normalizeDraft } from "../src/normalize/reading.ts";
import { loadPlugins } from "../src/registry.ts";
import { type CaptureFile, renderCapture } from "./corpus.ts";

/** As long as an abstract may be, less a little for its end. */
const ABSTRACT = 32_000;

const EMPTY: Archive = {
  root: "/",
  site: {
    id: "7d1a2c1e-4a63-4f0e-9d55-0b1f1c6f2a90",
    title: "Bench",
    description: "An archive made to be measured.",
    baseUrl: "https://bench.example/",
    language: "en",
    rights: "Nobody's.",
    since: "2026-01-01",
    aliases: { organizations: {}, people: {} },
  },
  papers: [],
  digests: [],
  topics: [],
  pages: [],
  removed: [],
  decisions: [],
  waivers: [],
  captures: [],
  files: new Map(),
  problems: [],
};

/** Brings captures into an empty archive, all but the reading and writing of files; how many entries they had. */
export type WritePath = (captures: readonly CaptureFile[]) => Promise<number>;

export async function loadWritePath(): Promise<WritePath> {
  const sources = await loadPlugins<Source>("sources");
  return async (captures) => {
    const problems: Problem[] = [];
    const loaded = captures.flatMap(({ name, text }) => {
      const path = `content/captures/${name}`;
      const decoded = decodeCapture(name, path, Buffer.from(text), problems);
      return decoded ? [{ path, text: decoded }] : [];
    });
    const plan = await planIngest(EMPTY, loaded, { sources }, () => Promise.resolve(undefined), problems);
    return plan.captures.reduce((total, { readings }) => total + readings.length, 0);
  };
}

/** A page whose abstracts are this text, cut to the length that an abstract may have. */
export function capturePieces(text: string): CaptureFile {
  const pieces = Array.from({ length: Math.ceil(text.length / ABSTRACT) }, (_, index) =>
    text.slice(index * ABSTRACT, (index + 1) * ABSTRACT),
  );
  return renderCapture(0, pieces.map(makePaper));
}

/** A page with this text on one line: more than any abstract holds. */
export function captureLine(text: string): CaptureFile {
  return renderCapture(0, [makePaper("We show one thing. It is short.", 0), makePaper(text, 1)]);
}

function makePaper(abstract: string, index: number): Parameters<typeof renderCapture>[1][number] {
  return { title: `A Study of Texts, Part ${index + 1}`, abstract, authorCount: 3, year: 2025, month: 1, day: 1 };
}

/** Normalises one entry whose abstract is this text, however long. */
export function normalizeAlone(text: string): void {
  normalizeDraft(
    { lines: [1, 2], title: "A Study", titleLines: [1, 1], abstract: [text], abstractLines: [2, 2] },
    { name: "a.txt", sha256: "0".repeat(64), lines: ["A Study", text] },
    { date: "2025-01-01", from: "page" },
  );
}
