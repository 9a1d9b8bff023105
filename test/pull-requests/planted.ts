/** Something wrong in a pull request, and what of its review must name it. */
export interface Planted {
  /** The pull request's name. */
  readonly pull: string;
  readonly what: string;
  /** A rule, with the file that it must be found in; or a part of the review that must hold a text. */
  readonly named:
    | { readonly rule: string; readonly file: RegExp }
    | {
        readonly section: "vanished" | "checklist" | "doubts" | "outside" | "nearDuplicates" | "papers";
        readonly text: RegExp;
      };
}

const rule = (id: string, file: RegExp): Planted["named"] => ({ rule: id, file });
const section = (
  name: "vanished" | "checklist" | "doubts" | "outside" | "nearDuplicates" | "papers",
  text: RegExp,
): Planted["named"] => ({
  section: name,
  text,
});

/** Everything that was planted. A new rule gets a row here, and what it must find goes into its pull request. */
export const PLANTED: readonly Planted[] = [
  { pull: "renamed-files", what: "a file renamed, its id not", named: rule("bad-id", /dualformer\.md$/u) },
  {
    pull: "renamed-files",
    what: "a topic renamed without an alias",
    named: section("vanished", /^topics\/3d-vision\/$/u),
  },
  { pull: "hostile", what: "conflict markers", named: rule("conflict-marker", /dual-encoders-for-extreme/u) },
  { pull: "hostile", what: "a link to a file of the machine", named: rule("stray-file", /passwords\.md$/u) },
  {
    pull: "hostile",
    what: "a link in place of a capture",
    named: section("checklist", /plain-files .*elsewhere\.txt.*symbolic link/u),
  },
  {
    pull: "hostile",
    what: "a paper that can be run",
    named: section("checklist", /plain-files .*mixup-your-own-pairs\.md.*can be run/u),
  },
  { pull: "hostile", what: "a name that Windows cannot have", named: rule("bad-id", /CON\.md$/u) },
  { pull: "hostile", what: "an id in another case", named: rule("bad-id", /Dual-Encoders-For/u) },
  { pull: "hostile", what: "front matter that is a program", named: rule("front-matter", /run-me\.md$/u) },
  { pull: "hostile", what: "five megabytes", named: rule("markdown-limits", /big\.md$/u) },
  { pull: "hostile", what: "bytes that are no text", named: rule("encoding", /binary\.md$/u) },
  {
    pull: "hostile",
    what: "a title that commands a workflow",
    named: section("papers", /^added set-output ::set-output name=token::quantization$/mu),
  },
  { pull: "hostile", what: "a script in an abstract", named: rule("raw-html", /script\.md$/u) },
  { pull: "hostile", what: "text that runs backwards", named: rule("control-character", /bidi\.md$/u) },
  { pull: "hostile", what: "a capture with a line break in its name", named: rule("stray-file", /two\nlines\.txt$/u) },
  { pull: "hostile", what: "a file that no archive has", named: rule("stray-file", /set-output\.md\.orig$/u) },
  { pull: "hostile", what: "a workflow", named: section("outside", /^\.github\/workflows\/publish\.yml$/mu) },
  { pull: "hostile", what: "differences hidden from git", named: section("outside", /^\.gitattributes$/mu) },
  { pull: "paper-by-hand", what: "TeX that cannot be typeset", named: rule("broken-math", /pruning-first\.md$/u) },
  { pull: "paper-by-hand", what: "an abstract of a few words", named: rule("short-abstract", /short-one\.md$/u) },
  { pull: "paper-by-hand", what: "no abstract", named: rule("empty-abstract", /no-words\.md$/u) },
  { pull: "paper-by-hand", what: "a paper in no topic", named: rule("no-topic", /kettles\.md$/u) },
  { pull: "paper-by-hand", what: "a topic that does not exist", named: rule("unknown-topic", /pinned\.md$/u) },
  {
    pull: "paper-by-hand",
    what: "an organisation among the authors",
    named: rule("organization-as-author", /made-by-a-lab\.md$/u),
  },
  {
    pull: "paper-by-hand",
    what: "a known abstract under another title",
    named: section("nearDuplicates", /dual-head-distillation/u),
  },
  {
    pull: "paper-by-hand",
    what: "a known title in other letters",
    named: rule("same-title", /(?:deep-networks|shallow-again)\.md$/u),
  },
  { pull: "paper-by-hand", what: "a key misspelt", named: rule("unknown-key", /misspelt\.md$/u) },
  {
    pull: "paper-by-hand",
    what: "a date after the capture's",
    named: rule("date-after-capture", /dual-mutual-learning/u),
  },
  { pull: "paper-by-hand", what: "one author of six", named: rule("author-count", /dual-encoders-for/u) },
  {
    pull: "evidence",
    what: "a capture edited",
    named: section("checklist", /captures-unchanged .*001_5aa68a91c80eadbe\.txt.*edited/u),
  },
  { pull: "evidence", what: "a capture deleted", named: rule("missing-capture", /undated-03-12-000\.md$/u) },
  { pull: "evidence", what: "a published paper deleted", named: rule("gone-paper", /2025-10-31-001\.md$/u) },
  {
    pull: "evidence",
    what: "a paper of no digest deleted",
    named: section("vanished", /^papers\/dualtoken-vit-.*-with-token-fusion\/$/u),
  },
  {
    pull: "evidence",
    what: "a person's title put back to the machine's",
    named: section("doubts", /^mixup-your-own-pairs: a person's title gave way/mu),
  },
  { pull: "evidence", what: "a topic deleted", named: section("vanished", /^topics\/3d-vision\/$/u) },
  { pull: "evidence", what: "a digest that names no paper", named: rule("gone-paper", /undated-03-12-000\.md$/u) },
  {
    pull: "large-ingest",
    what: "a line that no source knows",
    named: section("checklist", /lines-accounted .*Cookies are for sale/u),
  },
  { pull: "large-ingest", what: "a paper twice on one page", named: section("nearDuplicates", /^(\S+-study-\d+) \1/u) },
  { pull: "large-ingest", what: "a year that is nowhere", named: section("checklist", /dates-inferred .*study-/u) },
];
