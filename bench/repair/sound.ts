import { namesOfKind } from "../../src/text/tex/symbols.ts";
import { mendText } from "../../src/text/tex/mend.ts";
import type { Abstract } from "./corpus.ts";
import { showInlines } from "./mended-text.ts";
import { countBy } from "./table.ts";

/** A change to a text that was sound. */
interface Change {
  readonly id: string;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly context: string;
}

export interface SoundResult {
  readonly texts: number;
  readonly changed: number;
  readonly suspects: number;
  readonly changes: readonly Change[];
}

const MARKERS = /[\\${}^_`~]|''/u;
/** Names of commands that are no words of any language. */
const TEX_ONLY =
  /(?:^|[^A-Za-z])(?:leq|geq|neq|infty|approx|varepsilon|cdot|ldots|cdots|rightarrow|leftarrow|subseteq|mathcal|mathbb|mathbf|mathrm|textit|textbf|texttt|textsc|boldsymbol|sqrt)(?![A-Za-z])/u;
const GLUED = new RegExp(
  `\\d(?:${namesOfKind("greek", "relation", "arrow", "operator")
    .filter((name) => name.length > 3)
    .join("|")})(?![A-Za-z])|(?:^|[^A-Za-z])(?:approx|sim|leq|geq|pm|ell)\\d`,
  "u",
);

/** Without any mark of damaged TeX: no sign that TeX uses, no name of a command where TeX would have it. */
export function isSound(text: string): boolean {
  return !MARKERS.test(text) && !TEX_ONLY.test(text) && !GLUED.test(text);
}

const SPELT_GREEK = new RegExp(`(?<![A-Za-z])(?:${namesOfKind("greek").join("|")})(?![a-z])`, "u");

/** As {@link isSound}, and without a Greek letter spelt out, which is what lost TeX looks like, too. */
export function isSoundWithoutGreek(text: string): boolean {
  return isSound(text) && !SPELT_GREEK.test(text);
}

/** Words that are also names of commands. */
const COMMAND_WORDS =
  /(?<![A-Za-z])(?:times|in|approximately|beta|max|sim2real|alpha|to|pi|mu|top|perp|mid|star|dot|bar|hat|sum|int|cap|cup|sup|deg|ll|gg|le|ge|ne|ni)(?![A-Za-z])/iu;

/** Written without TeX, with words that look like its commands. */
export function isPlainWithWords(text: string): boolean {
  return !/[\\$]/u.test(text) && COMMAND_WORDS.test(text);
}

/** Mends texts that need no mending; whatever changes is told. */
export function measureSound(abstracts: readonly Abstract[]): SoundResult {
  const changes: Change[] = [];
  let [changed, suspects] = [0, 0];
  for (const { id, text } of abstracts) {
    const mended = mendText(text);
    suspects += mended.suspects.length;
    const shown = showInlines(mended.inlines);
    if (shown === text) continue;
    changed += 1;
    const told = mended.mends.map(({ at, from, to, rule }) => ({
      id,
      rule,
      from,
      to,
      context: around(text, at, from.length),
    }));
    changes.push(...(told.length > 0 ? told : [untold(id, text, shown)]));
  }
  return { texts: abstracts.length, changed, suspects, changes };
}

/** A change without a mend is a fault of its own. */
function untold(id: string, text: string, shown: string): Change {
  let at = 0;
  while (text[at] === shown[at]) at += 1;
  return {
    id,
    rule: "(no mend tells of it)",
    from: text.slice(at, at + 20),
    to: shown.slice(at, at + 20),
    context: around(text, at, 20),
  };
}

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - 40), at + length + 40);
}

/** Counts by rule and by what was changed to what, the commonest first, with the first place of each. */
export function renderSound({ texts, changed, suspects, changes }: SoundResult, examples: number): string {
  const per = changed === 0 ? "" : `, 1 in ${Math.round(texts / changed)}`;
  return [
    `${texts} texts, ${changed} changed${per}; ${changes.length} changes, ${suspects} suspects`,
    ...countBy(changes, ({ rule }) => rule).flatMap(([rule, ofRule]) => [
      `${rule}: ${ofRule.length}`,
      ...countBy(ofRule, ({ from, to }) => `${from} → ${to}`)
        .slice(0, examples)
        .map(
          ([what, [first, ...more]]) => `  ${what}  ${more.length + 1}×  ${first?.id ?? ""}: …${first?.context ?? ""}…`,
        ),
    ]),
  ].join("\n");
}
