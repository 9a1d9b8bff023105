import { describe, expect, test } from "vitest";
import type { SearchPaper } from "../../src/search/paper.ts";
import { ask, indexFiles, makeSearchPaper, openSearch } from "./open.ts";

/** Invented words, some of them in many papers, most in few: the nth paper has every nth. */
const SYLLABLES = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve"];
const nameWord = (index: number): string => {
  const letters: string[] = [];
  for (let rest = index + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    letters.push(SYLLABLES[rest % SYLLABLES.length] ?? "");
  /* Some have digits, as words of papers do. */
  return letters.join("") + (index % 7 === 0 ? String(index) : "");
};

function inventPapers(count: number): readonly SearchPaper[] {
  return Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: 120 }, (_word, at) => nameWord((index * (at + 1) * 7919) % (20 + at * at)));
    return makeSearchPaper({
      id: `paper-${index}`,
      title: words.slice(0, 8).join(" "),
      abstract: words.join(" "),
      published: `20${10 + (index % 15)}`,
    });
  });
}

/** Files that differ, come or go. */
function compare(before: ReadonlyMap<string, Uint8Array>, after: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    return old === undefined || now === undefined || !Buffer.from(old).equals(now);
  });
}

const folderOf = (path: string): string => path.split("/")[0] ?? "";
const papers = inventPapers(1500);
const files = indexFiles(papers);
const [first, ...others] = papers;
if (first === undefined) throw new Error("no papers");

describe("an index of 1,500 papers", () => {
  test("is in many files", () => {
    const count = (folder: string): number => [...files.keys()].filter((path) => folderOf(path) === folder).length;
    expect(count("words")).toBeGreaterThan(50);
    expect(count("places")).toBe(count("words"));
    expect(count("tables")).toBe(1);
    expect(count("cards")).toBe(256);
  });

  test("a changed abstract rewrites the files of its words and one of cards", () => {
    const changed = compare(files, indexFiles([{ ...first, abstract: `${first.abstract} quixotic` }, ...others]));
    const words = new Set(`${first.abstract} quixotic`.split(" "));
    expect(changed.filter((path) => folderOf(path) === "cards")).toHaveLength(1);
    expect(changed.filter((path) => folderOf(path) === "tables")).toEqual([]);
    expect(changed.filter((path) => folderOf(path) === "words").length).toBeLessThanOrEqual(words.size);
    expect(changed).not.toContain("names.json");
  });

  test("a new word rewrites one file of words, as long as nothing else of the paper changes", () => {
    /* In place of a word that stays elsewhere in the paper, so that the length is the same. */
    const swapped = first.abstract.replace(/ (\S+)$/u, " quixotic");
    const gone = first.abstract.split(" ").at(-1) ?? "";
    const changed = compare(files, indexFiles([{ ...first, abstract: swapped }, ...others]));
    const leaves = changed.filter((path) => folderOf(path) === "words");
    expect(gone).not.toBe("quixotic");
    expect(leaves.length).toBeLessThanOrEqual(2);
    expect(changed.length).toBeLessThanOrEqual(2 * 2 + 1);
  });

  test("a change of date alone rewrites one table and one file of cards", () => {
    const changed = compare(files, indexFiles([{ ...first, published: "2031-01-01" }, ...others]));
    expect(changed.map(folderOf).sort()).toEqual(["cards", "tables"]);
  });

  test("a new paper rewrites what its own words are in", () => {
    const more = makeSearchPaper({
      id: "one-more",
      title: "Quixotic Windmills",
      abstract: `We tilt at ${nameWord(5)}.`,
    });
    const changed = compare(files, indexFiles([...papers, more]));
    expect(changed.filter((path) => folderOf(path) === "cards")).toHaveLength(1);
    expect(changed.filter((path) => folderOf(path) === "tables")).toHaveLength(1);
    expect(changed.filter((path) => folderOf(path) === "words").length).toBeLessThanOrEqual(6);
  });

  test("a search asks for few of them, and for none twice", async () => {
    const { searcher, asked } = openSearch(files);
    const request = ask(`${nameWord(30)} ${nameWord(31)}`, { count: 10 });
    const { total } = await searcher.search(request);
    await searcher.facets(request);
    expect(total).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(25);
  });

  test("a search finds every word, whatever file it is in", async () => {
    const { searcher } = openSearch(files);
    const words = [...new Set(papers.flatMap(({ abstract }) => abstract.split(" ")))];
    for (const word of words.filter((_, index) => index % 20 === 0)) {
      const expected = papers.filter(({ abstract }) => abstract.split(" ").includes(word));
      expect((await searcher.search(ask(`"${word}"`))).total, word).toBe(expected.length);
    }
  });

  test("finds a beginning in every file that may have it", async () => {
    const { searcher } = openSearch(files);
    const beginning = nameWord(200).slice(0, 5);
    const { total } = await searcher.search(ask(beginning, { isTyping: true }));
    const expected = papers.filter(({ abstract }) => abstract.split(" ").some((word) => word.startsWith(beginning)));
    expect(expected.length).toBeGreaterThan(0);
    expect(total).toBe(expected.length);
  });
});

describe("files that do not come", () => {
  test("are a failure that says so, and are asked for again", async () => {
    const broken = new Map(files);
    broken.delete("index.json");
    const { searcher } = openSearch(broken);
    await expect(searcher.search(ask("any"))).rejects.toThrow("the search index lacks index.json");
    broken.set("index.json", files.get("index.json") ?? new Uint8Array());
    expect(await searcher.search(ask(nameWord(30)))).toMatchObject({ problems: [] });
  });

  test("or belong to an index made since are refused", async () => {
    const mixed = new Map(
      [...indexFiles(papers.slice(0, 100)), ...files].filter(([path]) => folderOf(path) !== "index.json"),
    );
    mixed.set("index.json", indexFiles(papers.slice(0, 100)).get("index.json") ?? new Uint8Array());
    const { searcher } = openSearch(mixed);
    await expect(searcher.search(ask(nameWord(30)))).rejects.toThrow(/has changed since|lacks/u);
  });
});
