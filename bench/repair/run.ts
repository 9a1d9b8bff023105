/*
 * npx tsx bench/repair/run.ts (--gold DIR | --scale | --kept | --sound | --plain): how well lost TeX is mended.
 *   --gold DIR    labelled texts in DIR, judged by the scorer that lies with them
 *   --scale       TeX sources, damaged and mended [--half kept] [--greek] [--limit N] [--list KIND [COUNT]]
 *                 KIND: a row of the table, or typed, sound, harm, left, wrong, all, each, unparsed
 *   --kept        TeX sources as they are, which need no mending [--half kept] [--examples 5]
 *   --sound       abstracts without damage: every change [--count 20000]
 *   --plain       all texts without TeX that have words like commands [--examples 5]
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Abstract, type Half, readAbstracts } from "./corpus.ts";
import { scoreGold } from "./gold.ts";
import { measureKept, renderKept } from "./kept.ts";
import { listMisses, measureScale, renderScale } from "./scale.ts";
import { isPlainWithWords, isSound, isSoundWithoutGreek, measureSound, renderSound } from "./sound.ts";

const home = fileURLToPath(new URL("../..", import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string", default: join(home, "../shared/data/large/papers.jsonl.gz") },
    gold: { type: "string" },
    scale: { type: "boolean", default: false },
    half: { type: "string", default: "build" },
    greek: { type: "boolean", default: false },
    limit: { type: "string", default: "0" },
    list: { type: "string" },
    kept: { type: "boolean", default: false },
    sound: { type: "boolean", default: false },
    plain: { type: "boolean", default: false },
    count: { type: "string", default: "20000" },
    examples: { type: "string", default: "5" },
  },
});

/** Different changes of a rule that are listed of sound texts. */
const MOST_LISTED = 100;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const examples = Number(values.examples);

if (values.gold !== undefined) say(scoreGold(values.gold, join(home, "content/captures")));
if (values.scale || values.kept || values.sound || values.plain) {
  const abstracts = readAbstracts(values.data);
  if (abstracts === undefined)
    say(`no ${values.data}: nothing measured; give gzipped JSON lines with “id” and “abstract” by --data`);
  else measure(abstracts);
}

function measure(abstracts: readonly Abstract[]): void {
  const half = values.half as Half;
  const chosen = abstracts.filter((abstract) => abstract.half === half);
  if (values.scale) {
    const result = measureScale(chosen.slice(0, Number(values.limit) || undefined), values.greek);
    say(renderScale(result));
    if (values.list !== undefined) say(listMisses(result, values.list, Number(positionals[0] ?? 30)));
  }
  if (values.kept) say(renderKept(measureKept(chosen), half === "kept" ? 0 : examples));
  if (values.sound) {
    say(
      renderSound(
        measureSound(abstracts.filter(({ text }) => isSound(text)).slice(0, Number(values.count))),
        MOST_LISTED,
      ),
    );
    const count = Number(values.count);
    say("and without Greek letters spelt out:");
    say(
      renderSound(measureSound(abstracts.filter(({ text }) => isSoundWithoutGreek(text)).slice(0, count)), MOST_LISTED),
    );
  }
  if (values.plain) {
    say(renderSound(measureSound(abstracts.filter(({ text }) => isPlainWithWords(text))), examples));
  }
}
