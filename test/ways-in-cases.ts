/* What people change, by each way in: the file before and after it in git, and what they typed in the forms. */
import type { Tree } from "./temporary-archive.ts";

const MESSY = `---
# Seen at the boat house.
title: "Glass Oars"   # sic
published: 2024-03-01
id: glass-oars
guessed: [ published ]
authorCount: 2
links: { arxiv: "2403.00001" }
comments:   {count: 3}
fingerprints: title:aaaaaaaa published:bbbbbbbb
---

We row with oars of glass.

## Notes

Ours: *slow*.
`;
const PLAIN = `---
title: Silver Rudders
id: silver-rudders
published: 2022-05-14
authorCount: 3
fingerprints: title:f96c9e73 published:4ce1ce7f authorCount:4e074085 abstract:571e68c6
---

We steer. It costs \\$5, and $x^2$ more.
`;

/** One change by a person. */
export interface Change {
  readonly name: string;
  readonly file: string;
  /** Undefined: the paper is new. */
  readonly before?: string;
  readonly after: string;
  readonly form: "add-a-paper" | "correct-a-paper";
  /** Answers to the questions of the form. */
  readonly answers: Readonly<Record<string, string>>;
  /** Fields of the browser editor that are filled in, by their key path. */
  readonly typed: Readonly<Record<string, string>>;
}

const MESSY_FILE = "content/papers/gl/glass-oars.md";
const PLAIN_FILE = "content/papers/si/silver-rudders.md";

export const CHANGES: readonly Change[] = [
  {
    name: "another title, in a file with comments and a layout of a person's own",
    file: MESSY_FILE,
    before: MESSY,
    after: MESSY.replace('"Glass Oars"', '"Glass Oars: a #1 \\"study\\""'),
    form: "correct-a-paper",
    answers: { paper: "glass-oars", "paper-title": 'Glass Oars: a #1 "study"' },
    typed: { title: 'Glass Oars: a #1 "study"' },
  },
  {
    name: "another date, which is no guess any more",
    file: MESSY_FILE,
    before: MESSY,
    after: MESSY.replace("2024-03-01", "2024-02").replace("guessed: [ published ]\n", ""),
    form: "correct-a-paper",
    answers: { paper: "glass-oars", published: "2024-02" },
    typed: { published: "2024-02" },
  },
  {
    name: "another abstract above sections of the lab's own",
    file: MESSY_FILE,
    before: MESSY,
    after: MESSY.replace("We row with oars of glass.", "We row with $n^2$ oars.\n\nThey hold."),
    form: "correct-a-paper",
    answers: { paper: "glass-oars", abstract: "We row with $n^2$ oars.\n\nThey hold." },
    typed: { abstract: "We row with $n^2$ oars.\n\nThey hold." },
  },
  {
    name: "a title, a venue and a date at once, in a file as ingest writes it",
    file: PLAIN_FILE,
    before: PLAIN,
    after: PLAIN.replace("title: Silver Rudders", 'title: "2024"')
      .replace("2022-05-14", "2022-05-15")
      .replace("authorCount: 3\n", "authorCount: 3\nvenue: Boats & Oars\n"),
    form: "correct-a-paper",
    answers: { paper: "silver-rudders", "paper-title": "2024", published: "2022-05-15", venue: "Boats & Oars" },
    typed: { title: "2024", published: "2022-05-15", venue: "Boats & Oars" },
  },
  {
    name: "a new paper",
    file: "content/papers/ta/tar-and-feathers-a-study-of-gpt-4-5s-hulls.md",
    after: `---
title: "Tar and Feathers: a study of GPT-4.5’s hulls"
id: tar-and-feathers-a-study-of-gpt-4-5s-hulls
published: 2024-07
venue: Boats & Oars
---

We tar. Twice.
`,
    form: "add-a-paper",
    answers: {
      "paper-title": "Tar and Feathers: a study of GPT-4.5’s hulls",
      published: "2024-07",
      venue: "Boats & Oars",
      abstract: "We tar. Twice.",
    },
    typed: {
      title: "Tar and Feathers: a study of GPT-4.5’s hulls",
      published: "2024-07",
      venue: "Boats & Oars",
      abstract: "We tar. Twice.",
    },
  },
];

/** The archive in which all of them are made. */
export const WAYS_IN_TREE: Tree = { [MESSY_FILE]: MESSY, [PLAIN_FILE]: PLAIN };
