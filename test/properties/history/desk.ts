import * as fc from "fast-check";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Archive } from "../../../src/model/archive.ts";
import { parseDocument } from "yaml";

/** What a person does to a paper, `at` says to which one and how. */
export interface Edit {
  readonly kind: keyof typeof EDITS;
  readonly at: number;
}

/** Lines of a key at the top of the front matter: its own, and what is indented below. */
function withKey(text: string, key: string, change: (lines: string) => string): string {
  const pattern = new RegExp(`^${key}:.*\\n(?:[ \\t-].*\\n)*`, "mu");
  return pattern.test(text)
    ? text.replace(pattern, (lines) => change(lines))
    : text.replace(/^id:.*\n/mu, (lines) => lines + change(""));
}

const set =
  (key: string, write: (mark: string, at: number) => string) =>
  (text: string, mark: string, at: number): string =>
    withKey(text, key, () => write(mark, at));

/** Keys that a person may take out; what comes after `title` and `id`, which must be there. */
const KEYS = ["published", "authorCount", "organization", "links", "comments", "venue", "authors", "language"];
const ONE_LINE = ["title", "id", "published", "authorCount", "organization", "comments", "fingerprints", "venue"];
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** Changes the Markdown between the front matter and the person's own sections. */
function withAbstract(text: string, change: (abstract: string) => string): string {
  const start = text.indexOf("\n---\n") + 5;
  const notes = text.indexOf("\n## ", start);
  const end = notes < 0 ? text.length : notes;
  return `${text.slice(0, start)}\n${change(text.slice(start, end).trim())}\n${text.slice(end)}`;
}

function proposedTitle(text: string): string | undefined {
  const front = parseDocument(text.slice(4, text.indexOf("\n---\n") + 1), { schema: "failsafe" });
  const title: unknown = front.getIn(["proposed", "title"]);
  return typeof title === "string" ? title : undefined;
}

/** A file's text with `\n` line ends, the mark of this edit, a number → the text as the person leaves it. */
const EDITS = {
  title: set("title", (mark) => `title: "By ${mark}: ours"\n`),
  published: set("published", (mark, at) => `published: 2001-01-${10 + (at % 20)} # ${mark}\n`),
  authors: set("authors", (mark) => `authors:\n  - { name: Ada ${mark} }\n  - name: Ben\n`),
  authorCount: set("authorCount", (mark, at) => `authorCount: ${1000 + at} # ${mark}\n`),
  organization: set("organization", (mark) => `organization: { name: 'Lab ${mark}' }\n`),
  venue: set("venue", (mark) => `venue: Journal of ${mark}\n`),
  links: set("links", (mark) => `links:\n  # ${mark}\n  code:\n    - https://x.example/${mark}\n`),
  topics: set("topics", (mark) => `topics: [ ${mark} ]\n`),
  status: set("status", (mark) => `status:\n  - { kind: corrected, date: 2024-01-01, reason: "${mark}" }\n`),
  aliases: set("aliases", (mark) => `aliases: [ former-${mark} ]\n`),
  takeOut: (text: string, _mark: string, at: number) => withKey(text, pick(KEYS, at), () => ""),
  abstract: (text: string, mark: string) =>
    withAbstract(text, () => `An abstract by ${mark}, ours.\n\nWith *two* paragraphs.`),
  word: (text: string, mark: string) => withAbstract(text, (abstract) => `${abstract} (${mark})`),
  noAbstract: (text: string) => withAbstract(text, () => ""),
  comment: (text: string, mark: string, at: number) =>
    withKey(text, pick(ONE_LINE, at), (lines) => (lines === "" ? "" : `# ${mark}\n${lines}`)),
  remark: (text: string, mark: string, at: number) =>
    withKey(text, pick(ONE_LINE, at), (lines) => lines.replace(/(?: #.*)?\n/u, ` # ${mark}\n`)),
  itemComment: (text: string, mark: string) =>
    withKey(text, "sources", (lines) => lines.replace("\n", `\n  # ${mark}\n`)),
  notes: (text: string, mark: string) => `${text}\n## Notes of ${mark}\n\nOurs: *kept* -- and a \`# comment\`.\n`,
  reorder: (text: string) => {
    const lines = /^published:.*\n/mu.exec(text)?.[0] ?? "";
    return lines === "" ? text : text.replace(lines, "").replace(/^---\n/u, `---\n${lines}`);
  },
  quote: (text: string) => text.replace(/^title: ([A-Za-z]+[^"':#\n]*)$/mu, "title: '$1'"),
  settle: (text: string) => withKey(text, "proposed", () => ""),
  takeOver: (text: string) => {
    const title = proposedTitle(text);
    return title === undefined
      ? text
      : withKey(
          withKey(text, "title", () => `title: ${JSON.stringify(title)}\n`),
          "proposed",
          () => "",
        );
  },
  crlf: (text: string) => text,
  breakIt: (text: string, mark: string) => text.replace(/^---\n/u, `---\nbroken: "${mark}\n`),
  mendIt: (text: string) => text.replace(/^broken: .*\n/mu, ""),
} as const satisfies Readonly<Record<string, (text: string, mark: string, at: number) => string>>;

const KINDS = Object.keys(EDITS) as (keyof typeof EDITS)[];
const COMMON = KINDS.filter((kind) => kind !== "breakIt");

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...COMMON) },
    { weight: 1, arbitrary: fc.constantFrom<keyof typeof EDITS>("breakIt", "mendIt") },
  ),
  at: fc.nat(999),
});

/** Edits a paper's file. */
export function editPaper(root: string, files: readonly string[], { kind, at }: Edit, mark: string): void {
  const file = files[Math.floor(at / 7) % Math.max(1, files.length)];
  if (file === undefined) return;
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  const isCrlf = text.includes("\r\n");
  const edited = EDITS[kind](text.replaceAll("\r\n", "\n"), mark, at);
  writeFileSync(path, isCrlf !== (kind === "crlf") ? edited.replaceAll("\n", "\r\n") : edited);
}

/** Takes a paper away: its file alone, with a tombstone, or turned away in its digests. */
export function removePaper(root: string, archive: Archive, at: number, mark: string): void {
  const paper = archive.papers[Math.floor(at / 3) % Math.max(1, archive.papers.length)];
  if (!paper) return;
  rmSync(join(root, paper.file));
  if (at % 3 === 1)
    append(root, "content/removed.yaml", `- { id: ${paper.id}, title: Gone, date: 2025-01-02, reason: ${mark} }\n`);
  if (at % 3 !== 2) return;
  for (const { file } of archive.digests) {
    const text = readFileSync(join(root, file), "utf8");
    writeFileSync(join(root, file), text.replaceAll(`paper: ${paper.id} }`, `omitted: ${mark} }`));
  }
}

/** Says something about a pair of papers. */
export function decide(root: string, archive: Archive, at: number, mark: string): void {
  const [one, other] = [archive.papers[at % 3], archive.papers[3 + (at % 2)]];
  if (!one || !other) return;
  const kind = pick(["same", "different", "related"], at);
  const path = join(root, "content/decisions.yaml");
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const line = `  - [ ${one.id}, ${other.id} ] # ${mark}\n`;
  writeFileSync(
    path,
    text.includes(`${kind}:\n`) ? text.replace(`${kind}:\n`, `${kind}:\n${line}`) : `${text}${kind}:\n${line}`,
  );
}

/** Writes into a digest: its title, a comment, or the editor's note. */
export function editDigest(root: string, archive: Archive, at: number, mark: string): void {
  const file = archive.digests[Math.floor(at / 3) % Math.max(1, archive.digests.length)]?.file;
  if (file === undefined) return;
  const text = readFileSync(join(root, file), "utf8");
  const edits = [
    text.replace(/^title:.*$/mu, `title: "Issue of ${mark}"`),
    text.replace(/^entries:/mu, `# ${mark}\nentries:`),
    `${text}\nA note by ${mark}.\n`,
  ];
  writeFileSync(join(root, file), edits[at % 3] ?? text);
}

function append(root: string, file: string, text: string): void {
  const path = join(root, file);
  writeFileSync(path, (existsSync(path) ? readFileSync(path, "utf8") : "") + text);
}
