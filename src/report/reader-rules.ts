import type { Check } from "../contracts.ts";
import { captureRules } from "./capture-rules.ts";

/** What a user is told of a rule, whoever speaks it. */
export type RuleText = Pick<Check, "severity" | "why" | "mend" | "example">;

/** Rules of the reader of `content/`, of waivers and of joining papers: what these find has no file in `src/checks`. */
const contentRules: Readonly<Record<string, RuleText>> = {
  "bad-id": {
    severity: "error",
    why: "An id is a file name and an address for ever; one with other characters, or in a file of another name, would be found by nobody.",
    mend: "Rename the file back to the id, or write the id, arXiv id, DOI or ORCID in the form that the message shows.",
    example: {
      bad: "# content/papers/so/sorting-shells.md\nid: Sorting Shells",
      good: "# content/papers/so/sorting-shells.md\nid: sorting-shells",
    },
  },
  "bad-url": {
    severity: "error",
    why: "A link is followed by readers: other schemes than http and https may run what they lead to.",
    mend: "Write an address that begins with https:// or http://.",
    example: { bad: "links: { pdf: www.example.org/a.pdf }", good: "links: { pdf: https://www.example.org/a.pdf }" },
  },
  "canonical-form": {
    severity: "note",
    why: "Editors write YAML in many styles; in one form alone, a difference shows what was changed and nothing else.",
    mend: "Nothing needs to be done: “offprint check --fix” writes the form, and says so with this name.",
    example: { bad: 'id: "sorting-shells"\ntitle:  Sorting Shells', good: "title: Sorting Shells\nid: sorting-shells" },
  },
  "conflict-marker": {
    severity: "error",
    why: "Two versions of a text that a merge left side by side are none: neither may be published by chance.",
    mend: "Choose one of the versions, and delete the other and the marker lines. A capture is restored from git.",
    example: {
      bad: "<<<<<<< HEAD\npublished: 2024-10-13\n=======\npublished: 2024-10-31\n>>>>>>> corrections",
      good: "published: 2024-10-13",
    },
  },
  "control-character": {
    severity: "error",
    why: "Characters that cannot be seen make a reviewer read other values than those that are published.",
    mend: "Delete the character; an editor shows it as a box, a code or nothing.",
    example: { bad: "id: sorting‹U+202E›sllehs\n# ‹U+202E› turns what follows around", good: "id: sorting-shells" },
  },
  "decided-otherwise": {
    severity: "error",
    why: "“offprint merge” joins no papers of which a person said that they are two.",
    mend: "Delete the line from content/decisions.yaml if it is wrong.",
    example: {
      bad: "# content/decisions.yaml, and “offprint merge tide-sort sorting-shells”\ndifferent:\n  - [tide-sort, sorting-shells]",
      good: "same:\n  - [tide-sort, sorting-shells]",
    },
  },
  "different-numbers": {
    severity: "error",
    why: "One paper has one arXiv id and one DOI: two of a kind belong to two papers, or one of them is wrong.",
    mend: "Correct the wrong number, or leave them two papers and add the pair to “different” in content/decisions.yaml.",
    example: {
      bad: '# two files that “offprint merge” was to join\nlinks: { arxiv: "2503.00001" }\nlinks: { arxiv: "2503.00002" }',
      good: 'links: { arxiv: "2503.00001" }\nlinks: { arxiv: "2503.00001" }',
    },
  },
  encoding: {
    severity: "error",
    why: "Text in another encoding than UTF-8 is read as other letters, or not at all.",
    mend: "Save the file again as UTF-8.",
    example: { bad: "title: Caf‹E9›\n# one byte of Latin-1", good: "title: Café" },
  },
  "front-matter": {
    severity: "error",
    why: "What a paper is stands between two lines “---” in plain YAML; nothing else is read, and nothing is run.",
    mend: "Begin the file with “---”, end the keys with “---”, and quote a value that holds “: ” or “#” or begins with a sign.",
    example: { bad: "---js\n{ title: Sorting: a Study }\n---", good: '---\ntitle: "Sorting: a Study"\n---' },
  },
  "impossible-date": {
    severity: "error",
    why: "A day that no calendar has is a slip, and which day was meant only a person can tell.",
    mend: "Write a date as 2024-10-31, 2024-10 or 2024, or as XXXX-10-31 when its year is not known.",
    example: { bad: "published: 2024-02-30", good: "published: 2024-02" },
  },
  "lapsed-waiver": {
    severity: "warning",
    why: "A waiver speaks of one text: when that changes, somebody has to look again.",
    mend: "Read the text again, then write the new hash that the message gives, or delete the waiver.",
    example: {
      bad: "# content/decisions.yaml; the abstract was written anew since\nwaivers:\n  - { rule: short-abstract, file: content/papers/le/letter.md, reason: It is a letter., hash: 1a2b3c4d }",
      good: "waivers: []",
    },
  },
  "issue-form": {
    severity: "error",
    why: "An issue becomes content only if it is as its form has it: what could be read in two ways is read in none.",
    mend: "Edit the issue where the message says, or write a new one with the form.",
    example: { bad: "### Title\n\n_No response_", good: "### Title\n\nSorting Shells with the Tide" },
  },
  "known-paper": {
    severity: "error",
    why: "A paper that is added twice has two pages, and readers find one of them.",
    mend: "Correct the paper that is there with the form “Correct a paper”.",
    example: { bad: "### Title\n\nSorting Shells", good: "### Paper to correct\n\nsorting-shells" },
  },
  "open-fence": {
    severity: "error",
    why: "Sections that a code fence or HTML leaves open would swallow those of the paper that is joined to them.",
    mend: "Close the code fence or the HTML in the paper that is kept.",
    example: { bad: "## Notes\n\n```\nrun the tide", good: "## Notes\n\n```\nrun the tide\n```" },
  },
  schema: {
    severity: "error",
    why: "A value of another kind than its key has, or a key that is missing, leaves a page without what it shows.",
    mend: "Write the value as the message expects it.",
    example: { bad: "authors: Ada Lindqvist", good: "authors:\n  - name: Ada Lindqvist" },
  },
  "stray-file": {
    severity: "error",
    why: "A file, link or folder in content/ that is no part of an archive is published by nobody, and may be a slip or a trap.",
    mend: "Move it out of content/; a capture is renamed by “offprint ingest PATH”.",
    example: { bad: "content/papers/so/sorting-shells.txt", good: "content/papers/so/sorting-shells.md" },
  },
  "unknown-key": {
    severity: "error",
    why: "A key that is spelled wrong says nothing, and whoever wrote it believes that it does.",
    mend: "Write the key that the message suggests, or delete it.",
    example: { bad: "publishd: 2024-10-31", good: "published: 2024-10-31" },
  },
};

/** Every rule that is no file of `src/checks`, by its id. Some of those speak elsewhere too, as `near-duplicate` in an ingest. */
export const readerRules: ReadonlyMap<string, RuleText> = new Map(Object.entries({ ...contentRules, ...captureRules }));
