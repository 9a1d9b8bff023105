import type { ChangedFile } from "../model/changed-file.ts";
import type { Problem } from "../model/problem.ts";
import type { ChecklistItem, DigestChange, OpenPair, Review, TopicChange } from "../model/review.ts";
import { renderCount } from "../render/count.ts";
import { html, type Html } from "../render/html-template.ts";
import {
  code,
  dateOf,
  fieldList,
  foldedSection,
  listSection,
  type PageSection,
  say,
  titleOf,
} from "./review-html-words.ts";
import { decideCommands, sayFile } from "./review-words.ts";

const STATES = { failed: "Failed", open: "To do", proved: "Proved" } as const;

/** What a reviewer makes sure of, what failed first. */
export function checklistSection({ checklist }: Review): readonly PageSection[] {
  const order = ["failed", "open", "proved"];
  const items = checklist.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)).map(renderPoint);
  return listSection("checklist", "Checklist", items, { kind: "list tight checks" });
}

function renderPoint({ claim, state, evidence, places }: ChecklistItem): Html {
  const spots = places.map(({ file, line, what }) => html`<li>${code(`${file}:${line}`)} ${say(what)}</li>\n`);
  return html`<li class="${state}"><span class="state">${STATES[state]}</span>
<div><p class="claim">${say(claim)}</p>
${evidence !== "" && html`<p class="meta">${say(evidence)}</p>\n`}${fold(spots, "place")}</div></li>
`;
}

const FEW = 5;

/** A list below an item; a long one folded. */
function fold(items: readonly Html[], noun: string): Html | false {
  if (items.length === 0) return false;
  const list = html`<ul>\n${items}</ul>\n`;
  return items.length <= FEW
    ? list
    : html`<details><summary>${renderCount(items.length, noun)}</summary>\n${list}</details>\n`;
}

export function problemSections({ problems }: Review): {
  readonly errors: readonly PageSection[];
  readonly others: readonly PageSection[];
} {
  const { introduced, fixed } = problems;
  const items = (found: readonly Problem[]): readonly Html[] => found.map(renderProblem);
  const isError = ({ severity }: Problem): boolean => severity === "error";
  return {
    errors: listSection("errors", "Errors", items(introduced.filter(isError))),
    others: [
      ...listSection("warnings", "Warnings and notes", items(introduced.filter((problem) => !isError(problem)))),
      ...listSection("settled", "Settled by this branch", items(fixed)),
    ],
  };
}

function renderProblem({ file, line, column, severity, message, rule }: Problem): Html {
  return html`<li><p class="claim">${say(message)}</p>
<p class="meta">${severity} · ${code(rule)} · ${code(`${file}:${line}:${column}`)}</p></li>
`;
}

export function pairSection({ nearDuplicates }: Review): readonly PageSection[] {
  return listSection("near-duplicates", "Near duplicates to decide", nearDuplicates.map(renderPair));
}

function renderPair({ ids, titles, score }: OpenPair): Html {
  const { merge, line } = decideCommands(ids);
  return html`<li><p class="t">${titleOf(titles[0])}</p>
<p class="t">${titleOf(titles[1])}</p>
<p class="meta">${Math.round(score * 100)} % alike · ${code(ids[0])} · ${code(ids[1])}</p>
<dl>
<dt>If they are one paper, run</dt>
<dd>${code(merge)}</dd>
<dt>If they are two, put under <code>different:</code> in <code>content/decisions.yaml</code></dt>
<dd>${code(line)}</dd>
</dl></li>
`;
}

export function topicSection({ topics }: Review): readonly PageSection[] {
  return listSection("topics", "Topics", topics.map(renderTopic));
}

function renderTopic({ slug, title, kind, fields, gained, lost }: TopicChange): Html {
  const moves = [["came in", gained] as const, ["left", lost] as const].filter(([, ids]) => ids.length > 0);
  const lists = moves.map(
    ([what, ids]) => html`<details><summary>${renderCount(ids.length, "paper")} ${what}</summary>
<ul>
${ids.map((id) => html`<li>${code(id)}</li>\n`)}</ul>
</details>
`,
  );
  return html`<li><p class="t">${titleOf(title)}</p>
<p class="meta">${code(slug)} · ${kind}</p>
${fieldList(fields)}${lists}</li>
`;
}

export function digestSection({ digests }: Review): readonly PageSection[] {
  return listSection("digests", "Digests", digests.map(renderDigest));
}

function renderDigest({ id, title, kind, date, entries, fields }: DigestChange): Html {
  const { before, after, known } = entries;
  const was = kind === "changed" && before !== after ? `, before ${before}` : "";
  const of = known === 0 ? "" : `, ${known} of papers that the archive had`;
  const count = `${renderCount(kind === "removed" ? before : after, "entry", "entries")}${was}${of}`;
  return html`<li><p class="t">${titleOf(title)}</p>
<p class="meta">${code(id)} · ${dateOf(date, false)} · ${kind} · ${count}</p>
${fieldList(fields)}</li>
`;
}

export function fileSections({ content, outside }: Review): readonly PageSection[] {
  const item = (file: ChangedFile): Html => html`<li>${code(file.path)}: ${sayFile(file)}</li>\n`;
  const lead = html`<p>No check of the content can tell what these do.</p>\n`;
  return [
    ...listSection("outside", "Files outside the content", outside.map(item), { lead, kind: "list tight" }),
    ...listSection("content", "Other files of the content", content.map(item), { kind: "list tight" }),
  ];
}

export function vanishedSection({ addresses }: Review): readonly PageSection[] {
  const lead = html`<p>Nothing answers these any more. An alias or a tombstone keeps an address.</p>\n`;
  return listSection("vanished", "Addresses that would vanish", addresses.vanished.map(renderAddress), {
    lead,
    kind: "list tight",
  });
}

function renderAddress(path: string): Html {
  return html`<li>${code(`/${path}`)}</li>\n`;
}

export function feedSection({ addresses }: Review): readonly PageSection[] {
  const items = addresses.feeds.map(({ path, title, added, changed, removed }) => {
    const counts = [`${added} new`, `${changed} changed`, `${removed} gone`].filter((count) => !count.startsWith("0 "));
    return html`<li>${say(title)} ${code(`/${path}`)}: ${counts.join(", ") || "no entry changed"}</li>\n`;
  });
  return foldedSection("feeds", "Feeds", renderCount(items.length, "feed"), items);
}

export function addressSections({ addresses }: Review): readonly PageSection[] {
  const { added, changed, redirected, emptied = [] } = addresses;
  const section = (id: string, title: string, items: readonly Html[]): readonly PageSection[] =>
    foldedSection(id, title, renderCount(items.length, "address", "addresses"), items);
  const leads = redirected.map(({ path, to }) => html`<li>${code(`/${path}`)} → ${code(`/${to}`)}</li>\n`);
  return [
    ...section("redirected", "Addresses that lead elsewhere", leads),
    ...section("emptied", "Addresses that went with what they told", emptied.map(renderAddress)),
    ...section("new-addresses", "New addresses", added.map(renderAddress)),
    ...section("changed-addresses", "Changed addresses", changed.map(renderAddress)),
  ];
}
