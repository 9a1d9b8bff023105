import type { Paper } from "../src/model/paper.ts";
import type { CapturedEntry, Repair } from "../src/model/repair.ts";

/** A line of an entry, in which what stands between `⟦` and `→…⟧` was repaired: `a ⟦1.8times→1.8×|multiplication-sign⟧ b`. */
function makeLine(line: number, notation: string, field: Repair["field"]): { text: string; repairs: Repair[] } {
  const repairs: Repair[] = [];
  let text = "";
  let end = 0;
  for (const match of notation.matchAll(/⟦([^→]*)→([^|]*)\|([^⟧]*)⟧/gu)) {
    const [, from = "", to = "", rule = ""] = match;
    text += notation.slice(end, match.index);
    repairs.push({ field, line, column: text.length + 1, from, to, rule });
    text += from;
    end = match.index + match[0].length;
  }
  return { text: text + notation.slice(end), repairs };
}

function makeEntry(capture: string, lines: readonly (readonly [line: number, notation: string])[]): CapturedEntry {
  const made = lines.map(([line, notation], index) => ({
    line,
    ...makeLine(line, notation, index === 0 ? "title" : "abstract"),
  }));
  return {
    capture,
    lines: [made[0]?.line ?? 1, made.at(-1)?.line ?? 1],
    text: made.map(({ line, text }) => ({ line, text })),
    repairs: made.flatMap(({ repairs }) => repairs),
  };
}

const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

/** Paper id → the entries of captures whose repairs its page shows. */
const sampleCaptured: ReadonlyMap<string, readonly CapturedEntry[]> = new Map([
  [
    "bits-of-memory",
    [
      makeEntry("autumn_9a8b7c6d.txt", [
        [27, "Bits of Memory: Quantized State in ⟦textit{Recurrent}→Recurrent|font-command⟧ Networks"],
        [
          29,
          "A state of one bit is ⟦1.8times→1.8×|multiplication-sign⟧ smaller and enough for ⟦99.5\\%→99.5%|percent-sign⟧ of counting,",
        ],
        [
          30,
          "not for copying, when ⟦ell_2→$\\ell_2$|lost-command⟧ and ⟦ell_2→$\\ell_2$|lost-command⟧ stay below ⟦12\\%→12%|percent-sign⟧.⟦~→ |tie⟧We prove the first",
        ],
        [31, "and measure the second in ⟦ell_2→$\\ell_2$|lost-command⟧ ⟦citep{bird}→|citation-key⟧."],
        [33, "3 authors · Sep 30, 2024"],
      ]),
      makeEntry("spring_00112233.txt", [[61, "Bits of ⟦texttt{M}emory→Memory|some-new-rule⟧"]]),
    ],
  ],
  [
    "small-heads-long-tails",
    [
      makeEntry(`${EVIL}.txt`, [
        [25, `Small ⟦${EVIL}→${EVIL}|${EVIL}⟧ Tails`],
        [
          27,
          "Turned \u202eround\u202c, \u0000 and \u001b[31mred ⟦\u2066x\u2069→x|tie⟧ ⟦שלום times→שלום ×|multiplication-sign⟧",
        ],
        [28, `⟦${"long ".repeat(2000)}→short|colour⟧ ${"and on ".repeat(1000)}`],
      ]),
    ],
  ],
]);

/** What the pages of sample papers show as captured. */
export function sampleAsCaptured({ id }: Pick<Paper, "id">): readonly CapturedEntry[] {
  return sampleCaptured.get(id) ?? [];
}
