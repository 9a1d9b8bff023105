import { findSymbol } from "../../src/text/tex/symbols.ts";

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    times: "times texttimes",
    approx: "approx sim simeq approxeq",
    ell: "ell",
    infinity: "infty",
    pm: "pm mp textpm",
    set: "in notin ni subset subseteq subsetneq supset supseteq cup cap bigcup bigcap setminus emptyset varnothing",
    degree: "circ degree deg textdegree",
  }).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
);

/** The character that a command stands for, or undefined when it is none that everybody knows. */
export function nameCommand(name: string): string | undefined {
  return findSymbol(name)?.unicode;
}

/** What sort of loss a command's loss is. */
export function kindOfCommand(name: string): string {
  return KINDS.get(name) ?? findSymbol(name)?.kind ?? "other";
}

/** Names of commands that are English words too. */
export const ENGLISH_NAMES: ReadonlySet<string> = new Set(
  "in to times of max min sup top star dot bar hat sum int cap cup mid deg mod beta prime perp".split(" "),
);
