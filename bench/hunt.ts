import { createDice } from "./invented.ts";

/** What captures do to TeX, in pieces: put together at random, they find what is slow better than a person does. */
const SCRAPS = [
  ..."()[]{}|$x_^1,.-=<>+*/~%\\'&# ",
  ..."texttt{ bf {bf \\textbf{ {\\bf $$ \\( \\) \\[ \\] _{ ^{ `` '' mathcal{ sqrt{ \\sqrt \\frac{ frac \\left( \\right) \\begin{ \\end{".split(
    " ",
  ),
  ..."langle rangle ell ell_ leq times 3times pm \\% alpha in R \\cite{ cite{ https://x.y/ url{ \\href{ word log \\hat{ mathbb left".split(
    " ",
  ),
  ..."infty sim approx \\emph{ \\footnote{ \u0301 \u00e9 \\mbox{ \\text{ text{".split(" "),
  "a ",
  "A ",
  "in ",
  "ell ",
  "bf ",
];
const SHORT = 4096;
const LONG = SHORT * 4;
/** Four times the length may take nine times as long, for want of a quiet machine; what is done in no time may take any time. */
const TOO_MUCH = 9;
const NO_TIME = 100;

/** A piece of text that, again and again, takes longer than in proportion to its length. */
export interface Slow {
  readonly piece: string;
  readonly short: number;
  readonly long: number;
}

/** Tries random pieces for some seconds: the slow ones, slowest first, and how many were tried. */
export function huntSlow(
  work: (text: string) => unknown,
  seconds: number,
  seed: number,
): { tried: number; slow: readonly Slow[] } {
  const roll = createDice(seed);
  const slow: Slow[] = [];
  const end = performance.now() + seconds * 1000;
  let tried = 0;
  for (; performance.now() < end; tried += 1) {
    const piece = Array.from({ length: 1 + roll(4) }, () => SCRAPS[roll(SCRAPS.length)] ?? "").join("");
    const fill = (length: number): string => piece.repeat(Math.floor(length / piece.length));
    const short = Math.min(timeOf(work, fill(SHORT)), timeOf(work, fill(SHORT)));
    const long = timeOf(work, fill(LONG));
    if (long > NO_TIME && long > TOO_MUCH * Math.max(short, 1)) slow.push({ piece, short, long });
  }
  return { tried, slow: slow.sort((a, b) => b.long - a.long) };
}

/** Milliseconds of processor time. */
export function timeOf(work: (text: string) => unknown, text: string): number {
  const startedAt = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1000;
}
