const SENTENCES = 2;

/** Words before a full stop that end no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|et al|resp|approx|Fig|Figs|Eq|Eqs|Sec|No|Dr|Prof|St|[A-Z])\.$/;

/** Blanks where a text may be cut; a no-break space holds a formula together. */
const BLANKS = /[^\S\u00a0]+/gu;

/** Text cut at a word, with an ellipsis when something is missing; line breaks become blanks. At most `limit` characters. */
export function cutAtWord(text: string, limit: number): string {
  const line = text.replace(BLANKS, " ").trim();
  if (line.length <= limit) return line;
  const room = line.slice(0, limit - 1);
  const blank = room.lastIndexOf(" ");
  const kept = blank > limit / 2 ? room.slice(0, blank) : dropHalfCharacter(room);
  return `${kept.replace(/[\s,;:.(–—-]+$/u, "")}…`;
}

/** A gist: the first two sentences of an abstract, or the first alone when it is long enough; at most `limit` characters. */
export function cutGist(text: string, limit = 280): string {
  const head = text.slice(0, limit * 4);
  let end = 0;
  let found = 0;
  for (const match of head.matchAll(/[.!?]["”’')\]]*(?=[^\S\u00a0]|$)/gu)) {
    const stop = match.index + match[0].length;
    if (
      stop < head.length &&
      (ABBREVIATION.test(head.slice(Math.max(0, stop - 12), stop)) ||
        !/^\s+[\p{Lu}\p{N}\p{Script=Greek}"“‘([$]/u.test(head.slice(stop)))
    )
      continue;
    found += 1;
    if (found > 1 && stop > limit && end > limit / 2) break;
    end = stop;
    if (found === SENTENCES) break;
  }
  return cutAtWord(end > 0 ? head.slice(0, end) : head, limit);
}

/** A cut inside a surrogate pair leaves half a character behind. */
function dropHalfCharacter(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
