import { fileURLToPath } from "node:url";
import { readArchive } from "../src/archive/read.ts";
import { buildCatalog } from "../src/site/catalog.ts";
import type { Entry } from "./sample-reviews.ts";

const HOME = fileURLToPath(new URL("..", import.meta.url));

/** The papers of this repository's archive as entries for a review, as many as wanted: from the second round on under other ids. */
export async function realEntries(count: number): Promise<readonly Entry[]> {
  const { papers, topicsOf, topicBySlug } = buildCatalog(await readArchive(HOME));
  const entries = papers.map(({ id, title, abstract, published, guessed }): Entry => ({
    id,
    title,
    abstract,
    published,
    isGuessed: guessed.includes("published"),
    topics: (topicsOf.get(id) ?? []).map(({ slug, why }) => ({
      slug,
      title: topicBySlug.get(slug)?.topic.title ?? slug,
      why,
    })),
  }));
  return Array.from({ length: count }, (_, index) => {
    const entry = entries[index % entries.length];
    if (!entry) throw new Error("the archive has no papers");
    const round = Math.floor(index / entries.length);
    return round === 0 ? entry : { ...entry, id: `${entry.id.slice(0, 70)}-again-${round}` };
  });
}
