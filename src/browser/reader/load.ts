import { readPaperPage, toReaderPaper, type PaperPage } from "./content.ts";
import { parseFeed } from "./feed.ts";
import { renderList } from "./list-view.ts";
import { makeElement } from "./parts.ts";
import { addStarred, filterPapers, isInView } from "./papers.ts";
import { announce, changeMarks, countPapers, showMarks, type Reader } from "./state.ts";
import { meetPapers, wasOpenedBefore } from "./visits.ts";

/** The address of a paper's page. */
export function pageOf({ site }: Reader, paper: string): string {
  return `${site.root}papers/${paper}/`;
}

/** Fetches the feed of the place's source; false when it could not be had, or when somebody went to another source meanwhile. */
export async function loadSource(reader: Reader): Promise<boolean> {
  const { parts, site } = reader;
  const { source } = reader.place;
  announce(reader, "Loading…");
  const text = await loadText(`${site.root}${source}feed.json`);
  if (source !== reader.place.source) return false;
  const feed = parseFeed(text ?? "", site.base);
  parts.again.hidden = feed !== undefined;
  reader.papers = (feed?.items ?? []).map(toReaderPaper);
  reader.loaded = feed === undefined ? undefined : source;
  showSource(reader, feed?.title ?? source);
  if (feed === undefined) return false;
  const ids = reader.papers.map(({ id }) => id);
  changeMarks(reader, (marks) => ({ ...marks, visits: meetPapers(marks.visits, source, ids) }));
  return true;
}

/** A source that the page's own list does not name came by a link: it is named by its feed. */
function showSource({ parts, place, site }: Reader, title: string): void {
  if (![...parts.source.options].some(({ value }) => value === place.source)) {
    const option = makeElement("option", "", title);
    option.value = place.source;
    parts.source.append(option);
  }
  parts.source.value = place.source;
  parts.older.href = site.root + place.source;
}

/** Lists the papers of the view that the filter lets through, and says how many. */
export function listPapers(reader: Reader): void {
  const { parts, store, place, papers } = reader;
  const marks = store.marks();
  const all = place.source === "" && place.view === "starred" ? addStarred(papers, marks) : papers;
  const typed = parts.filter.value;
  reader.listed = filterPapers(
    all.filter(({ id }) => isInView(id, place.view, marks)),
    typed,
  );
  parts.reader.classList.add("is-ready");
  renderList(parts.list, reader.listed, (paper) => pageOf(reader, paper));
  showMarks(reader);
  announce(reader, describeList(reader));
}

/** What the list shows, in words; how many of it are unread stands beside. */
export function describeList({ listed, place, parts, store, loaded }: Reader): string {
  if (loaded === undefined) return "The papers of this list could not be loaded.";
  const from = navigator.onLine ? "" : "No network: this is the copy kept here. ";
  const { visits } = store.marks();
  if (place.view === "new" && listed.length === 0 && !wasOpenedBefore(visits, place.source))
    return `${from}This list is open for the first time: what comes later will be new.`;
  if (listed.length === 0)
    return `${from}${parts.filter.value.trim() === "" ? "No papers." : "No paper has these words."}`;
  return `${from}${countPapers(listed.length)}.`;
}

/** A paper that no feed holds, as its own page shows it. */
export async function loadPaper(reader: Reader, paper: string): Promise<PaperPage> {
  const url = pageOf(reader, paper);
  const text = await loadText(url);
  const none = { title: undefined, content: makeElement("p", "", "Its text is not here; its own page has it.") };
  return (text === undefined ? undefined : readPaperPage(text, url)) ?? none;
}

/** The text at an address of this site; undefined when it cannot be had. */
export async function loadText(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { cache: "no-cache" });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
