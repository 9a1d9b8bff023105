import { createHash } from "node:crypto";
import type { Tree } from "./temporary-archive.ts";

/** What strangers write where words are expected: the ends of a script, a CDATA section and a comment, templates of five engines, a path. */
export const HOSTILE =
  "</script></title></style>]]>--><script>alert(1)</script>{{7*7}}${7*7}<%= 7*7 %>{% raw %}<img src=x onerror=alert(2)>\"'&amp;&../../../etc/passwd";

const words = (count: number, word: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => word(index)).join(" ");

export const LONG_TITLE = words(43, (index) => `word${index + 10}`);
const UNBROKEN_TITLE = "Uninterruptedly".repeat(20);
export const HEBREW_TITLE = "למידה עמוקה של רשתות נוירונים: סקירה (2024) של GPT-4 ושיטות אחרות";
export const ARABIC_TITLE = "التعلم العميق للشبكات العصبية";
export const CHINESE_TITLE = "面向大规模语言模型的低比特量化方法综述".repeat(16);
const AUTHORS = 900;

interface OddPaper {
  readonly id: string;
  readonly front: Readonly<Record<string, unknown>>;
  readonly abstract: string;
  readonly notes?: string;
}

const plain = "An abstract of two sentences. The second one says little more about sorting than the first.";

/** The papers of the archive, each odd in its own way. */
const papers: readonly OddPaper[] = [
  { id: "long-title", front: { title: LONG_TITLE, published: "2024-05-01" }, abstract: plain },
  { id: "unbroken-title", front: { title: UNBROKEN_TITLE, published: "2024-05-02" }, abstract: plain },
  {
    id: "hebrew",
    front: {
      title: HEBREW_TITLE,
      published: "2024-05-03",
      authors: [{ name: "דנה לוי", affiliation: "הטכניון" }, { name: "Avi Cohen" }, { name: "יוסי כהן" }],
      language: "he",
      venue: "כנס ישראלי",
    },
    abstract: `${HEBREW_TITLE}. אנו מציגים שיטה חדשה. היא עובדת.`,
  },
  {
    id: "arabic-unmarked",
    front: { title: ARABIC_TITLE, published: "2024-05-04", authorCount: 3 },
    abstract: `${ARABIC_TITLE} وتطبيقاته. ${ARABIC_TITLE} مرة أخرى.`,
  },
  {
    id: "chinese",
    front: { title: CHINESE_TITLE, published: "2024-05-05", language: "zh-Hans", authors: [{ name: "王小明" }] },
    abstract: "我们提出了一种新的低比特量化方法。".repeat(60),
  },
  {
    id: "many-authors",
    front: {
      title: "A Collaboration of Nine Hundred",
      published: "2024-05-06",
      authors: Array.from({ length: AUTHORS }, (_, index) => ({
        name: `Anna-Maria Wolfeschlegelsteinhausen ${index + 1}`,
        ...(index % 3 === 0 && { affiliation: `Institute ${index}` }),
      })),
    },
    abstract: plain,
  },
  {
    id: "long-abstract",
    front: { title: "An Abstract of Sixteen Thousand Characters", published: "2024-05-07", authorCount: 1 },
    abstract: words(2000, (index) => `word${index + 1000}`).slice(0, 16_000),
  },
  {
    id: "unbroken-abstract",
    front: { title: "An Abstract without a Blank", published: "2024-05-08", authorCount: 1 },
    abstract: "x".repeat(16_000),
  },
  {
    id: "hostile",
    front: {
      title: HOSTILE,
      published: "2024-05-09",
      authors: [{ name: `Ada ${HOSTILE}`, affiliation: HOSTILE }],
      organization: { name: HOSTILE, handle: "../" },
      venue: HOSTILE,
      links: {
        doi: "10.5555/</script>]]>{{7*7}}/../../x",
        pdf: "https://papers.example/a?b=$(7*7)&c=']]'",
        other: ["https://papers.example/%3C/script%3E"],
      },
      status: [{ kind: "withdrawn", date: "2026-01-02", reason: HOSTILE }],
      aliases: ["hostile-once"],
    },
    abstract: `${HOSTILE}\n\n[link](javascript:alert(3)) ![image](https://tracker.example/x.png) $\\href{javascript:alert(4)}{x}$ <!-- ${HOSTILE}`,
    notes: `## Notes ${HOSTILE}\n\n${HOSTILE}`,
  },
  ...[`10.5555/${"x".repeat(400)}`, `10.5555${"/x".repeat(2500).slice(0, 5000)}`, "10.5555/.."].map((doi, index) => ({
    id: `paper-of-odd-doi-${index}`,
    front: { title: `Paper ${index} with an odd DOI`, published: "2024", authorCount: 2, links: { doi } },
    abstract: plain,
  })),
  ...[
    "../",
    "..",
    ".",
    "/etc/passwd",
    "con",
    "<script>",
    "מעבדה",
    "%2e%2e%2f",
    "\\\\host\\share",
    "Institute of Long Names ".repeat(20).trim(),
  ].map((name, index) => ({
    id: `paper-of-organization-${index}`,
    front: {
      title: `Paper ${index} of an odd organization`,
      published: "XXXX-10-14",
      organization: { name, ...(index % 2 === 0 && { handle: name }) },
    },
    abstract: plain,
  })),
];

const capture = `${HOSTILE}\n`.repeat(40);

/** An archive of everything that nobody would write and somebody will: sound for `check`, as far as errors go. */
export function hostileFiles(baseUrl: string): Tree {
  const front = (data: unknown, body: string): string => `---\n${JSON.stringify(data, undefined, 1)}\n---\n\n${body}\n`;
  return {
    "content/site.yaml": JSON.stringify({
      id: "6f1c9c1e-6b0f-4c53-9a77-0b6a1a1f3c11",
      title: HOSTILE,
      description: HOSTILE,
      baseUrl,
      language: "en",
      rights: HOSTILE,
      since: "2025-01-01",
      editUrl: "https://forge.example/edit?file={path}&'",
      aliases: { organizations: { [HOSTILE]: "../" } },
    }),
    ...Object.fromEntries(
      papers.map(({ id, front: data, abstract, notes = "" }) => [
        `content/papers/${id.slice(0, 2)}/${id}.md`,
        front({ title: data["title"], id, ...data }, `${abstract}\n\n${notes}`.trimEnd()),
      ]),
    ),
    "content/topics/everything.md": front(
      {
        title: HOSTILE,
        description: HOSTILE,
        match: {
          atLeast: "1",
          weights: { title: "2", abstract: "1" },
          phrases: ["paper*", "word*", "script"],
          exclude: [],
        },
        aliases: ["everything-once"],
      },
      HOSTILE,
    ),
    "content/captures/odd.txt": capture,
    "content/digests/2024-05-10-odd.md": front(
      {
        id: "2024-05-10-odd",
        title: HOSTILE,
        date: "2024-05-10",
        dateFrom: "inferred",
        capture: { file: "odd.txt", sha256: createHash("sha256").update(capture).digest("hex") },
        entries: papers.map(({ id }, index) => ({ lines: `${index + 1}-${index + 1}`, paper: id })),
      },
      HOSTILE,
    ),
    "content/pages/about.md": front({ title: HOSTILE, description: HOSTILE }, HOSTILE),
    "content/removed.yaml": JSON.stringify([
      { id: "gone-for-good", title: HOSTILE, date: "2025-02-02", reason: HOSTILE, replacedBy: "hostile" },
    ]),
  };
}
