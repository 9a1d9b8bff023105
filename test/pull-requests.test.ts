import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { findBase } from "../src/git/repository.ts";
import type { Review } from "../src/model/review.ts";
import { renderReviewHtml } from "../src/report/review-html.ts";
import { renderReviewJson } from "../src/report/review-json.ts";
import { renderReviewMarkdown } from "../src/report/review-markdown.ts";
import { reviewBranch } from "../src/site/review.ts";
import { expectGolden } from "./golden.ts";
import { makeBase } from "./pull-requests/base.ts";
import { PLANTED, type Planted } from "./pull-requests/planted.ts";
import { PULL_REQUESTS } from "./pull-requests/pull-requests.ts";
import { beginRepository, checkOut, makeBranch, openWorkshop, type Workshop } from "./pull-requests/repository.ts";
import { makeFolder } from "./temporary-archive.ts";

const goldens = fileURLToPath(new URL("fixtures/pull-requests/", import.meta.url));
const names = PULL_REQUESTS.map(({ name }) => name);
const bad = new Set(PLANTED.map(({ pull }) => pull));
const reviews = new Map<string, Review>();
let workshop: Workshop;

beforeAll(async () => {
  workshop = openWorkshop(makeFolder());
  await makeBase(workshop);
  beginRepository(workshop);
  for (const { name, change } of PULL_REQUESTS) await makeBranch(workshop, name, change);
  for (const name of names) {
    const repository = checkOut(workshop, name);
    reviews.set(name, await reviewBranch(repository, findBase(repository, "main"), () => undefined));
  }
});

describe("the review of a pull request", () => {
  test.each(names)("%s says what its golden says", (name) => {
    const review = reviewOf(name);
    const shown = { ...review, base: { ...review.base, commit: "0".repeat(40) } };
    expectGolden(join(goldens, `${name}.json`), `${JSON.stringify(shown, abridge, 1)}\n`);
  });

  test.each(names)("%s reads as its comment's golden, which fits", (name) => {
    const review = reviewOf(name);
    const comment = renderReviewMarkdown({ ...review, base: { ...review.base, commit: "0".repeat(40) } });
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expectGolden(join(goldens, `${name}.md`), comment);
  });

  test.each(names)("%s is whole for machines, and a page for people", (name) => {
    const review = reviewOf(name);
    expect(JSON.parse(renderReviewJson(review))).toEqual(JSON.parse(JSON.stringify(review)));
    expect(renderReviewHtml(review)).toContain("</html>");
  });

  test.each(names.filter((name) => !bad.has(name)))("%s is sound, and nothing in it is accused", (name) => {
    const { problems, addresses, checklist } = reviewOf(name);
    expect(problems.introduced.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(addresses.vanished).toEqual([]);
    expect(checklist.filter(({ state }) => state === "failed")).toEqual([]);
  });
});

describe("what is planted is named", () => {
  test("thirty things at least", () => expect(PLANTED.length).toBeGreaterThanOrEqual(30));

  test.each(PLANTED.map((row) => [`${row.pull}: ${row.what}`, row] as const))("%s", (_, { pull, named }) => {
    const review = reviewOf(pull);
    if ("rule" in named) {
      expect(renderReviewMarkdown(review)).toContain(named.rule);
      const found = review.problems.introduced.filter((problem) => problem.rule === named.rule);
      expect(found.map(({ file }) => file)).toContainEqual(expect.stringMatching(named.file));
    } else expect(linesOf(review, named.section)).toContainEqual(expect.stringMatching(named.text));
  });
});

/** A list of hundreds is read by its beginning. */
function abridge(_key: string, value: unknown): unknown {
  const most = 45;
  return Array.isArray(value) && value.length > most
    ? [...(value as unknown[]).slice(0, most), `and ${value.length - most} more`]
    : value;
}

function reviewOf(name: string): Review {
  const review = reviews.get(name);
  if (!review) throw new Error(`no review of ${name}`);
  return review;
}

function linesOf(
  review: Review,
  section: Extract<Planted["named"], { section: string }>["section"],
): readonly string[] {
  switch (section) {
    case "vanished":
      return review.addresses.vanished;
    case "outside":
      return review.outside.map(({ path }) => path);
    case "doubts":
      return review.papers.flatMap(({ id, doubts }) => doubts.map((doubt) => `${id}: ${doubt}`));
    case "papers":
      return review.papers.map(({ kind, id, title }) => `${kind} ${id} ${title}`);
    case "nearDuplicates":
      return review.nearDuplicates.map(({ ids }) => ids.join(" "));
    case "checklist":
      return review.checklist.flatMap(({ id, places }) => places.map(({ file, what }) => `${id} ${file} ${what}`));
  }
}
