import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Draft } from "../../src/model/capture.ts";
import type { Inline } from "../../src/model/repair.ts";
import { paragraphsToMarkdown } from "../../src/render/markdown.ts";
import huggingfaceText from "../../src/sources/huggingface-text/index.ts";
import { mendText } from "../../src/text/tex/mend.ts";
import { texToUnicode } from "../../src/text/tex/unicode.ts";
import { cleanText } from "../../src/text/unicode.ts";

interface Label {
  readonly src: string;
  readonly key: string;
  readonly field: "title" | "abstract";
}

interface DevText {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
}

/** A title and the paragraphs of an abstract, as captured. */
interface Captured {
  readonly title: string;
  readonly abstract: readonly string[];
}

/** Mends the labelled texts and has the folder's own scorer judge them; what it prints, for each set that is there. */
export function scoreGold(gold: string, captures: string): string {
  const seeds = readSeeds(captures);
  const dev = new Map(
    (readLines(join(gold, "hf_dev_texts.jsonl")) as readonly DevText[]).map(
      ({ key, title, abstract }) => [key, { title, abstract: [abstract] }] as const,
    ),
  );
  return [
    scoreSet(gold, "seeds.jsonl", ({ src, key }) =>
      seeds.get(src.replace(/^seed:/u, ""))?.find(({ title }) => oneLine(title).startsWith(key.trim())),
    ),
    scoreSet(gold, "hf_dev.jsonl", ({ key }) => dev.get(key)),
  ].join("\n");
}

function scoreSet(gold: string, name: string, find: (label: Label) => Captured | undefined): string {
  const labels = readLines(join(gold, name)) as readonly Label[];
  const outputs = labels.flatMap((label) => {
    const captured = find(label);
    const text = captured && (label.field === "title" ? mendTitle(captured.title) : mendAbstract(captured.abstract));
    return text === undefined ? [] : [JSON.stringify({ key: label.key, field: label.field, text })];
  });
  const folder = mkdtempSync(join(tmpdir(), "offprint-gold-"));
  try {
    const file = join(folder, name);
    writeFileSync(file, `${outputs.join("\n")}\n`);
    return execFileSync("python3", [join(gold, "score.py"), join(gold, name), file, "--list"], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function mendTitle(title: string): string {
  const write = (inline: Inline): string => (inline.kind === "math" ? texToUnicode(inline.tex) : inline.value);
  return mendText(cleanText(title).text).inlines.map(write).join("");
}

function mendAbstract(paragraphs: readonly string[]): string {
  return paragraphsToMarkdown(paragraphs.map((paragraph) => mendText(cleanText(paragraph).text).inlines));
}

/** Entries of each capture, by the number in its file's name. */
function readSeeds(captures: string): ReadonlyMap<string, readonly Draft[]> {
  return new Map(
    readdirSync(captures)
      .filter((name) => name.endsWith(".txt"))
      .map((name) => {
        const lines = readFileSync(join(captures, name), "utf8").split(/\r\n|\n|\r/u);
        return [name.slice(0, 3), huggingfaceText.parse({ name, sha256: "", lines }).drafts] as const;
      }),
  );
}

function readLines(path: string): readonly unknown[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
