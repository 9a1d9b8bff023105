import type { HistoryEntry } from "../../src/model/history.ts";
import { renderCount } from "../../src/render/count.ts";
import { renderTime } from "../../src/render/date.ts";
import { commitUrl, renderHistoryEntry } from "../../src/render/history-words.ts";
import { html, noHtml, type Html } from "../../src/render/html-template.ts";
import { externalLink } from "../../src/render/link.ts";
import { asideSection, plainList } from "./columns.ts";

/** Entries that stand open, and those that unfold: the repository has the rest. */
const SHOWN = 4;
const FOLDED = 20;

/** What was changed in a paper's file, newest first; nothing when it is not known. `repository` is its address, for links to commits. */
export function historySection(entries: readonly HistoryEntry[], repository: string | undefined): Html {
  if (entries.length === 0) return noHtml;
  const line = (entry: HistoryEntry): Html => historyLine(entry, repository);
  const folded = entries.slice(SHOWN, SHOWN + FOLDED);
  const rest = entries.length - SHOWN - folded.length;
  return asideSection(
    "History",
    html`<div class="sightings">${plainList(entries.slice(0, SHOWN).map(line))}${
      folded.length > 0 &&
      html`
<details class="plain">
<summary>${renderCount(entries.length - SHOWN, "earlier change")}</summary>
${plainList([...folded.map(line), ...(rest > 0 ? [`and ${renderCount(rest, "more")}`] : [])])}
</details>`
    }</div>`,
  );
}

function historyLine(entry: HistoryEntry, repository: string | undefined): Html {
  const url = commitUrl(repository, entry.commit);
  const day = entry.day === undefined ? "Date unknown" : renderTime({ date: entry.day, guessed: false });
  return html`${day}: ${renderHistoryEntry(entry)}${url !== undefined && html` (${externalLink(url, entry.commit.slice(0, 7))})`}`;
}
