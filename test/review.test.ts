import { describe, expect, test } from "vitest";
import { findBase } from "../src/git/repository.ts";
import type { Review } from "../src/model/review.ts";
import { isRefused } from "../src/review/gather.ts";
import { reviewBranch } from "../src/site/review.ts";
import { beginRepository, checkOut, openWorkshop, type Workshop } from "./pull-requests/repository.ts";
import { renderPage } from "./stage.ts";
import { makeArchive, makeFolder } from "./temporary-archive.ts";

/* What a review works out by itself, one thing at a time. Whole pull requests are in pull-requests.test.ts. */
const ABSTRACT =
  "We listen to stones that are sorted by the sound they make when they fall. Nine hundred of them fell for us, from three heights, and a listener told the large from the small in nine cases of ten. We give a rule for the rest, and say what it costs to be wrong.";
const paper = (id: string, front = "", abstract = ABSTRACT): string =>
  `---\ntitle: Title of ${id}\nid: ${id}\npublished: 2025-01-02\n${front}---\n\n${abstract}\n`;
const TOPIC =
  "---\ntitle: Stones\ndescription: All about stones.\nmatch:\n  atLeast: 1\n  weights: { title: 1, abstract: 1 }\n  phrases: [ stones ]\n---\n\nStones.\n";

const ALPHA = "content/papers/al/alpha.md";

function begin(files: Readonly<Record<string, string>> = {}): Workshop {
  const root = makeArchive({ [ALPHA]: paper("alpha"), "content/topics/stones.md": TOPIC, ...files });
  const workshop = openWorkshop(root);
  beginRepository(workshop);
  workshop.git("switch", "-qc", "branch");
  return workshop;
}

async function reviewOf({ root, git }: Workshop): Promise<Review> {
  const repository = checkOut({ root, git } as Workshop, "branch");
  return await reviewBranch(repository, findBase(repository, "main"), () => undefined);
}

const stateOf = (review: Review, id: string): string | undefined =>
  review.checklist.find((item) => item.id === id)?.state;

describe("a branch", () => {
  test("without a change has nothing to say, and everything holds", async () => {
    const review = await reviewOf(begin());
    expect(review).toMatchObject({ papers: [], topics: [], digests: [], content: [], outside: [], nearDuplicates: [] });
    expect(review.problems.introduced).toEqual([]);
    expect(review.addresses).toEqual({ added: [], changed: [], redirected: [], vanished: [], emptied: [], feeds: [] });
    expect(new Set(review.checklist.map(({ state }) => state))).toEqual(new Set(["proved"]));
    expect(isRefused(review)).toBe(false);
  });

  test("counts what is not committed yet", async () => {
    const workshop = begin();
    workshop.edit(ALPHA, "Nine hundred", "Eight hundred");
    const { papers } = await reviewOf(workshop);
    expect(papers.map(({ id, kind, fields }) => [id, kind, fields.map(({ field }) => field)])).toEqual([
      ["alpha", "changed", ["abstract"]],
    ]);
    expect(papers[0]?.fields[0]?.words).toContainEqual({ kind: "old", text: "Nine" });
  });

  test("that moves a problem to another line does not bring it", async () => {
    const workshop = begin({ [ALPHA]: paper("alpha", "", "Short.") });
    workshop.edit(ALPHA, "published: 2025-01-02\n", "published: 2025-01-02\nvenue: The Quarry\n");
    const { problems } = await reviewOf(workshop);
    expect(problems.introduced).toEqual([]);
    expect(problems.fixed).toEqual([]);
    expect(problems.standing).toBeGreaterThan(0);
  });
});

describe("two sides of which one cannot be read", () => {
  test("a base without an archive: everything is new, and a note says so", async () => {
    const workshop = openWorkshop(makeFolder());
    workshop.write("README.md", "Papers, soon.\n");
    beginRepository(workshop);
    workshop.git("switch", "-qc", "branch");
    for (const [path, text] of Object.entries({ [ALPHA]: paper("alpha"), "content/topics/stones.md": TOPIC }))
      workshop.write(path, text);
    workshop.write("content/site.yaml", begin().read("content/site.yaml"));
    const review = await reviewOf(workshop);
    expect(review.notes).toEqual(["The base has no archive yet: everything is new."]);
    expect(review.papers.map(({ kind }) => kind)).toEqual(["added"]);
    expect(isRefused(review)).toBe(false);
  });

  test.each([
    ["broken", (workshop: Workshop): void => workshop.write("content/site.yaml", "title: [\n")],
    ["gone", (workshop: Workshop): void => workshop.remove("content/site.yaml")],
  ])("settings that are %s on the branch are an error among others", async (_, spoil) => {
    const workshop = begin();
    spoil(workshop);
    workshop.edit(ALPHA, "published: 2025-01-02\n", "publishd: 2025-01-02\n");
    const review = await reviewOf(workshop);
    expect(review.notes?.[0]).toContain("cannot be read on this branch");
    expect(new Set(review.problems.introduced.map(({ file }) => file))).toEqual(new Set(["content/site.yaml", ALPHA]));
    expect(review.addresses.vanished).toEqual([]);
    expect(isRefused(review)).toBe(true);
  });

  test("settings that were broken at the base are mended", async () => {
    const sound = begin().read("content/site.yaml");
    const workshop = begin({ "content/site.yaml": "title: [\n" });
    workshop.write("content/site.yaml", sound);
    const review = await reviewOf(workshop);
    expect(review.notes?.[0]).toContain("could not be read at the base");
    expect(review.problems.fixed.map(({ file }) => file)).toContain("content/site.yaml");
  });

  test("no settings on either side are no archive", async () => {
    const workshop = openWorkshop(makeFolder());
    beginRepository(workshop);
    workshop.git("switch", "-qc", "branch");
    await expect(reviewOf(workshop)).rejects.toThrow(/no archive at/u);
  });
});

describe("what was published stays", () => {
  const authors = (...names: readonly string[]): string =>
    `authors: [ ${names.map((name) => `{ name: ${name} }`).join(", ")} ]\n`;

  test("a person whose name is corrected keeps the address by an alias, and only so", async () => {
    const workshop = begin({ [ALPHA]: paper("alpha", authors("Ada Lovelase", "Mary Shelley")) });
    workshop.edit(ALPHA, "Lovelase", "Lovelace");
    expect((await reviewOf(workshop)).addresses.vanished).toEqual(["authors/ada-lovelase/"]);
    workshop.write(
      "content/site.yaml",
      `${workshop.read("content/site.yaml")}aliases: { people: { Ada Lovelase: Ada Lovelace } }\n`,
    );
    const { addresses } = await reviewOf(workshop);
    expect(addresses.vanished).toEqual([]);
    expect(addresses.redirected).toEqual([{ path: "authors/ada-lovelase/", to: "authors/ada-lovelace/" }]);
  });

  test("a person who was no author goes, and so does a month without a paper", async () => {
    const workshop = begin({ [ALPHA]: paper("alpha", authors("Ada Lovelace", "Mary Shelley")) });
    workshop.edit(ALPHA, ", { name: Mary Shelley }", "");
    workshop.edit(ALPHA, "2025-01-02", "2025-02-02");
    const { addresses } = await reviewOf(workshop);
    expect(addresses.vanished).toEqual([]);
    expect(addresses.emptied).toEqual(expect.arrayContaining(["archive/2025/01/", "authors/mary-shelley/"]));
  });

  test("a paper that two others went into was renamed from the one that it is like", async () => {
    const workshop = begin({ "content/papers/be/beta.md": paper("beta", "", `${ABSTRACT} Twice.`) });
    workshop.remove(ALPHA);
    workshop.remove("content/papers/be/beta.md");
    workshop.write("content/papers/ga/gamma.md", paper("gamma", "aliases: [ alpha, beta ]\n", `${ABSTRACT} Twice.`));
    const { papers, addresses } = await reviewOf(workshop);
    expect(papers.map(({ id, kind, into }) => [id, kind, into])).toEqual([
      ["alpha", "merged", "gamma"],
      ["beta", "renamed", "gamma"],
    ]);
    expect(addresses.vanished).toEqual([]);
    expect(addresses.redirected.map(({ path }) => path)).toEqual(["papers/alpha/", "papers/beta/"]);
  });

  test("a topic that is renamed with an alias takes its papers along", async () => {
    const workshop = begin();
    workshop.remove("content/topics/stones.md");
    workshop.write("content/topics/rocks.md", TOPIC.replace("match:", "aliases: [ stones ]\nmatch:"));
    const { topics, papers, addresses } = await reviewOf(workshop);
    expect(topics).toMatchObject([{ slug: "rocks", kind: "renamed", gained: [], lost: [] }]);
    expect(papers).toEqual([]);
    expect(addresses.vanished).toEqual([]);
  });
});

describe("what captures bear out", () => {
  const page = renderPage([
    { title: "The First", abstract: ABSTRACT },
    { title: "The Second", abstract: `${ABSTRACT} ${ABSTRACT}` },
  ]);
  const FIRST = "content/papers/th/the-first.md";

  test("a capture that nobody ingested is named, with what an ingest would write", async () => {
    const workshop = begin();
    workshop.write("content/captures/page.txt", page);
    const review = await reviewOf(workshop);
    const item = review.checklist.find(({ id }) => id === "second-ingest");
    expect(item?.state).toBe("failed");
    expect(item?.places.map(({ file }) => file)).toContain(FIRST);
  });

  test("an ingest that was committed whole is proved, line by line", async () => {
    const workshop = begin();
    workshop.write("content/captures/page.txt", page);
    await workshop.offprint("ingest");
    const review = await reviewOf(workshop);
    expect(stateOf(review, "second-ingest")).toBe("proved");
    expect(review.checklist.find(({ id }) => id === "lines-accounted")?.evidence).toMatch(
      /^1 capture, \d+ lines: \d+ entry \+ \d+ boilerplate \+ \d+ blank \+ 0 unrecognised$/u,
    );
    expect(review.papers.map(({ kind, fields }) => [kind, new Set(fields.map(({ owner }) => owner))])).toEqual([
      ["added", new Set(["machine"])],
      ["added", new Set(["machine"])],
    ]);
  });

  test("a value that only pretends to be the machine's is found by reading its capture again", async () => {
    const workshop = begin();
    workshop.write("content/captures/page.txt", page);
    await workshop.offprint("ingest");
    workshop.git("add", "-A");
    workshop.git("commit", "-qm", "ingest");
    workshop.git("branch", "-f", "main");
    workshop.edit(FIRST, "title: The First\n", "title: The Last\n");
    expect(stateOf(await reviewOf(workshop), "second-ingest")).toBe("proved");
    const { createHash } = await import("node:crypto");
    const hash = createHash("sha256").update('"The Last"').digest("hex").slice(0, 8);
    workshop.write(FIRST, workshop.read(FIRST).replace(/title:[0-9a-f]{8}/u, `title:${hash}`));
    const review = await reviewOf(workshop);
    expect(review.papers[0]?.fields).toMatchObject([{ field: "title", owner: "machine" }]);
    expect(stateOf(review, "second-ingest")).toBe("failed");
  });
});
