import { createHash } from "node:crypto";
import type { Tree } from "../temporary-archive.ts";

/** A paper of the invented archive. */
export interface SampleFile {
  readonly id: string;
  readonly title: string;
  readonly published?: string;
  /** More front matter, a line each. */
  readonly more?: string;
  readonly abstract?: string;
}

export const SITE_URL = "https://small.example/reading/";

const SITE = `id: 6f1c9c1e-6b0f-4c53-9a77-0b6a1a1f3c11
title: A Small Archive
description: Invented papers for a test.
baseUrl: ${SITE_URL}
language: en
rights: Invented.
since: 2025-01-01
aliases:
  organizations: { "Lake Lab Inc.": Lake Lab }
`;

const TOPIC = `---
title: Sorting
description: Putting things in order.
match:
  atLeast: 2
  weights: { title: 2, abstract: 1 }
  phrases: [sort*]
---

What is sorted is found.
`;

/** What strangers write: none of it may become markup, code or a path. */
const HOSTILE = `</title><script>alert(1)</script> {{ 7*7 }} \${7*7} <%= 7*7 %> "><img src=x onerror=alert(1)> ../../etc`;

const papers: readonly SampleFile[] = [
  {
    id: "sorting-slowly",
    title: "Sorting slowly",
    published: "2025-03-04",
    more: "organization: { name: Lake Lab, handle: LakeLab }\naliases: [sorting-fast]",
  },
  {
    id: "sorting-by-ear",
    title: "Sorting by ear",
    published: "2024-11",
    more: 'authors:\n  - { name: Ida Holm }\nlinks: { arxiv: "2411.00001", doi: 10.5555/Ear.1 }',
  },
  { id: "cold-starts", title: "Cold starts", published: "2024-02-29", more: "organization: { name: Lake Lab Inc. }" },
  { id: "no-day-known", title: "No day known", published: "XXXX-10-14", more: "authorCount: 3" },
  { id: "hostile", title: HOSTILE, more: 'venue: "<svg onload=alert(1)>"' },
];

/** One paper's file. */
export function paperFile({ id, title, published, more, abstract }: SampleFile): Tree {
  const lines = [
    `title: ${JSON.stringify(title)}`,
    `id: ${id}`,
    published === undefined ? "" : `published: ${published}`,
    more ?? "",
  ].filter((line) => line !== "");
  const text =
    abstract ?? `An abstract about ${id}. It says *little*, and sorts nothing. See https://code.example/${id}.`;
  return { [`content/papers/${id.slice(0, 2)}/${id}.md`]: `---\n${lines.join("\n")}\n---\n\n${text}\n` };
}

function digestFile(date: string, name: string, ids: readonly string[]): Tree {
  const capture = `capture ${name}\n`;
  const id = `${date.replace("XXXX", "undated")}-${name}`;
  const entries = ids.map((paper, index) => `  - { lines: ${index * 6 + 1}-${index * 6 + 5}, paper: ${paper} }`);
  const sha256 = createHash("sha256").update(capture).digest("hex");
  return {
    [`content/captures/${name}.txt`]: capture,
    [`content/digests/${id}.md`]: `---\nid: ${id}\ntitle: Papers of ${name}\ndate: ${date}\ndateFrom: ${date.startsWith("X") ? "unknown" : "page"}\ncapture: { file: ${name}.txt, sha256: ${sha256} }\nentries:\n${entries.join("\n")}\n---\n\nA note with a [link](../../topics/).\n`,
  };
}

/** A whole small archive. */
export function sampleFiles(): Tree {
  return {
    "content/site.yaml": SITE,
    ...Object.assign({}, ...papers.map(paperFile)),
    ...digestFile("2025-03-05", "spring", ["sorting-slowly", "sorting-by-ear", "hostile"]),
    ...digestFile("XXXX-10-15", "autumn", ["no-day-known", "sorting-fast"]),
    "content/topics/sorting.md": TOPIC,
    "content/pages/about.md": "---\ntitle: About\n---\n\nInvented, [all](../topics/sorting/) of it.\n",
    "content/removed.yaml":
      "- { id: gone-for-good, title: Gone for good, date: 2025-02-02, reason: Its authors asked. }\n",
  };
}
