import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { SearchPaper } from "../../src/search/paper.ts";
import { ask, indexFiles, makeSearchPaper, openSearch } from "./open.ts";

interface Case {
  readonly why: string;
  readonly ask: string;
  readonly typing?: boolean;
  readonly find: readonly string[];
  /** Their order says nothing. */
  readonly any?: boolean;
  readonly say?: readonly string[];
}

const home = new URL("../fixtures/search/small-archive/", import.meta.url);
const papers = (readYaml("papers.yaml") as (Partial<SearchPaper> & { readonly id: string })[]).map(makeSearchPaper);
const cases = readYaml("queries.yaml") as readonly Case[];
const files = indexFiles(papers);

function readYaml(name: string): unknown {
  return parse(readFileSync(new URL(name, home), "utf8"), { schema: "failsafe" });
}

describe("a small archive", () => {
  test.each(cases)("$why: $ask", async ({ ask: text, typing, find, any, say = [] }) => {
    const { searcher } = openSearch(files);
    const { hits, total, problems } = await searcher.search(ask(text, { isTyping: String(typing) === "true" }));
    const ids = hits.map(({ id }) => id);
    expect(any === undefined ? ids : ids.toSorted()).toEqual(any === undefined ? find : [...find].sort());
    expect(total).toBe(find.length);
    if (say.length > 0 || find.length > 0) expect(problems).toEqual(say);
  });
});
