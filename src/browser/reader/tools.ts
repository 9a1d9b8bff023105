import { CITATIONS, gatherCitations, type CitationEnding } from "./citations.ts";
import { offerFile } from "./download.ts";
import { loadText, pageOf } from "./load.ts";
import { setRead } from "./marks.ts";
import { MOST_BYTES, renderMarksFile, takeMarksFile } from "./marks-file.ts";
import { canKeepOffline, keepOffline, removeOfflineCopy } from "./offline.ts";
import { announce, changeMarks, countPapers, type Reader } from "./state.ts";

/** Everything that is in the list now is read. */
export function markAllRead(reader: Reader): void {
  const ids = reader.listed.map(({ id }) => id);
  changeMarks(reader, (marks) => setRead(marks, ids, true));
  announce(reader, `Marked ${countPapers(ids.length)} as read.`);
}

/** Offers the starred papers for a reference manager, and names those it could not have. */
export async function takeCitations(reader: Reader, ending: CitationEnding): Promise<void> {
  const { starred } = reader.store.marks();
  if (starred.size === 0) {
    announce(reader, "No paper is starred.");
    return;
  }
  announce(reader, "Gathering…");
  const { text, missing } = await gatherCitations(
    [...starred.keys()],
    ending,
    async (paper) => await loadText(`${pageOf(reader, paper)}cite.${ending}`),
  );
  const count = starred.size - missing.length;
  if (count > 0) offerFile(`starred.${ending}`, CITATIONS[ending].type, text);
  const lacking = missing.map((paper) => starred.get(paper) ?? paper).join("; ");
  const taken = `The file has ${countPapers(count)}.`;
  announce(
    reader,
    lacking === "" ? taken : `${count > 0 ? taken : "There is no file."} Could not be fetched: ${lacking}.`,
  );
}

/** Offers the marks as a file. */
export function saveMarks(reader: Reader): void {
  offerFile("reader-marks.json", "application/json", renderMarksFile(reader.store.marks(), reader.siteId));
  announce(reader, "The file has all read and starred marks.");
}

/** Adds the marks of a file that was chosen. */
export async function takeMarks(reader: Reader): Promise<void> {
  const { file: field } = reader.parts;
  const file = field.files?.[0];
  if (!file) return;
  const text = file.size > MOST_BYTES ? "" : await file.text();
  /* The same file may be chosen again. */
  field.value = "";
  let words = "";
  changeMarks(reader, (marks) => {
    const taken = takeMarksFile(marks, text, reader.siteId);
    words = taken.words;
    return taken.marks;
  });
  announce(reader, words);
}

/** Keeps the reader for times without a network, unless somebody does not want it or the browser cannot. */
export async function startOfflineCopy(reader: Reader): Promise<void> {
  const { offline } = reader.parts;
  offline.hidden = !canKeepOffline();
  if (offline.hidden || !reader.store.marks().settings.isKeptOffline) return;
  await keepOffline(() => {
    /* What was loaded before the worker came is asked for again, for then it is kept. */
    for (const { name } of performance.getEntriesByType("resource"))
      if (name.startsWith(reader.site.root)) void loadText(name);
  });
}

/** Takes the offline copy away, or begins to keep one. */
export async function toggleOfflineCopy(reader: Reader): Promise<void> {
  const isKeptOffline = !reader.store.marks().settings.isKeptOffline;
  changeMarks(reader, (marks) => ({ ...marks, settings: { ...marks.settings, isKeptOffline } }));
  if (isKeptOffline) await startOfflineCopy(reader);
  else await removeOfflineCopy();
  announce(
    reader,
    isKeptOffline ? "The reader is kept here for times without a network." : "The offline copy is gone.",
  );
}
