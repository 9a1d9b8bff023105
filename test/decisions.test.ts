import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { makeArchive, readTree, writeTree } from "./temporary-archive.ts";

const page = (title: string, abstract: string): string =>
  `Daily Papers\n\nbyAK and the research community\n\nMay 20, 2025\n\n${title}\n\n${abstract}\n\n  • 2 authors\n·\nMay 1, 2024\n`;

const OARS = "We row boats with oars made of glass. The boats arrive on time, and nobody is hurt along the way.";
const KITES =
  "Paper kites climb higher when their strings are braided. Measurements over nine summers confirm this claim.";

async function ingestBoth(first: string, second: string, decisions: string): Promise<readonly string[]> {
  const root = makeArchive({ "first.txt": first, "second.txt": second, "content/decisions.yaml": decisions });
  for (const name of ["first.txt", "second.txt"]) {
    expect(await run(["ingest", name, "--root", root], { cwd: root })).toMatchObject({ status: 0 });
  }
  return Object.keys(readTree(root)).filter((path) => path.includes("/papers/"));
}

describe("what people decided overrules what an ingest would think", () => {
  test("entries with one title and unlike abstracts stay apart, unless a person says that they are the same", async () => {
    const [plain, other] = [page("Glass oars", OARS), page("Glass oars", KITES)];
    const apart = await ingestBoth(plain, other, "same: []\n");
    expect(apart).toHaveLength(2);
    const second = apart.map((path) => path.replace(/^.*\/|\.md$/gu, "")).find((id) => id !== "glass-oars");
    expect(await ingestBoth(plain, other, `same: [[glass-oars, ${second}]]\n`)).toHaveLength(1);
  });

  test("entries that agree are one, unless a person says that they are different", async () => {
    const [one, again] = [page("Glass oars", OARS), page("Glass oars", `${OARS} A second printing.`)];
    expect(await ingestBoth(one, again, "different: []\n")).toHaveLength(1);
    const both = await ingestBoth(page("Glass oars", OARS), page("Glass oars", KITES), "same: []\n");
    const second = both.map((path) => path.replace(/^.*\/|\.md$/gu, "")).find((id) => id !== "glass-oars");
    expect(await ingestBoth(one, again, `different: [[glass-oars, ${second}]]\n`)).toHaveLength(2);
  });
});

describe("a former id in a decision means the paper that has it now", () => {
  const oars = {
    "content/papers/gl/glass-oars.md": `---\ntitle: Glass oars\nid: glass-oars\naliases: [ old-oars ]\n---\n\n${OARS}\n`,
  };
  const ingest = async (text: string, decisions = ""): Promise<readonly string[]> => {
    const root = makeArchive({ ...oars, "page.txt": text, "content/decisions.yaml": decisions });
    expect(await run(["ingest", "page.txt", "--root", root], { cwd: root })).toMatchObject({ status: 0 });
    return Object.keys(readTree(root)).flatMap((path) => /papers\/..\/(.*)\.md$/u.exec(path)?.[1] ?? []);
  };

  test("under same", async () => {
    expect(await ingest(page("Paper kites", KITES))).toEqual(["glass-oars", "paper-kites"]);
    expect(await ingest(page("Paper kites", KITES), "same:\n  - [ old-oars, paper-kites ]\n")).toEqual(["glass-oars"]);
  });

  test("under different", async () => {
    /* The id that an entry of this title gets when it is kept apart. */
    const apart = (await ingest(page("Glass oars", KITES))).find((id) => id !== "glass-oars") ?? "";
    expect(await ingest(page("Glass oars", OARS))).toEqual(["glass-oars"]);
    const kept = await ingest(page("Glass oars", OARS), `different:\n  - [ old-oars, ${apart} ]\n`);
    expect([...kept].sort()).toEqual(["glass-oars", apart]);
  });
});

describe("evidence", () => {
  test("a lost capture is an error wherever all captures are taken", async () => {
    const root = makeArchive({ "first.txt": page("Glass oars", OARS) });
    await run(["ingest", "first.txt", "--root", root], { cwd: root });
    const digest = Object.keys(readTree(root)).find((path) => path.includes("/digests/")) ?? "";
    const text = readFileSync(join(root, digest), "utf8");
    writeTree(root, {
      [digest]: text.replaceAll(/first\.txt/gu, "lost.txt").replace(/sha256: [0-9a-f]{8}/u, "sha256: 00000000"),
    });
    const { status, err } = await run(["ingest", "--frozen", "--root", root], { cwd: root });
    expect(status).toBe(1);
    expect(err).toContain("missing-capture");
  });
});
