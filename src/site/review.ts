import type { Check, PageType, Source } from "../contracts.ts";
import type { Base, Repository } from "../git/repository.ts";
import type { Archive } from "../model/archive.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Review } from "../model/review.ts";
import { loadPlugins } from "../registry.ts";
import { runChecks } from "../report/checks.ts";
import { runComparisons } from "../report/comparisons.ts";
import { gatherReview } from "../review/gather.ts";
import type { ReviewSide } from "../review/input.ts";
import { listAddresses } from "./addresses.ts";
import { readBranch } from "./branch.ts";
import { buildCatalog } from "./catalog.ts";
import { gatherEvidence } from "./review-evidence.ts";
import type { BuildProgress } from "./site.ts";

/** Reads a branch and its base, and works out all that the branch does to the archive. Nothing is written. */
export async function reviewBranch(repository: Repository, base: Base, progress: BuildProgress): Promise<Review> {
  const checks = await loadPlugins<Check>("checks");
  const pageTypes = await loadPlugins<PageType>("pages");
  const sources = await loadPlugins<Source>("sources");
  const branch = await readBranch(repository, base, progress);
  const readSide = (archive: Archive, label: string, like?: Catalog): ReviewSide => {
    const catalog = buildCatalog(archive, like);
    const problems = runChecks(catalog, checks, (done, total) => progress(label, done, total));
    return { archive, catalog, problems, addresses: listAddresses(pageTypes, catalog) };
  };
  const after = readSide(branch.after, "checking");
  const before = readSide(branch.before, "checking the base", after.catalog);
  const { changed, notes } = branch;
  const comparison = { before: before.catalog, after: after.catalog, changed };
  return gatherReview({
    base,
    before,
    after,
    changed,
    compared: runComparisons(comparison, checks),
    evidence: await gatherEvidence(branch, sources),
    rules: checks.size,
    notes,
  });
}
