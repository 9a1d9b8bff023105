/** Links of a text, in the order met, each once. */
export interface FoundLinks {
  /** `https://github.com/owner/name` */
  readonly code: readonly string[];
  readonly other: readonly string[];
}

/*
 * Bounded repeats keep both patterns linear. A word glued to the front (`frameworkhttps://…`) is no part of the link; a bare host counts
 * only with owner and name behind it, and not inside a longer host, path or address.
 */
const CODE =
  /(?:https?:\/\/(?:www\.)?|(?<![\w./@-])(?:www\.)?|(?<=(?:^|[\s(,;:"'])[a-z]{1,40}))(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com)\/([a-z0-9][\w.-]{0,99})\/((?:[\w.-]|\\_){1,100})(?:\/[^\s{}<>"|^`]{0,500})?/giu;
const ANY = /https?:\/\/[^\s{}<>"|^`\\]{1,2000}/giu;

/** Most abstracts have no link at all, and this is told much faster. */
const MAY_LINK = /https?:\/\/|github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com/iu;

/** Finds the http(s) links of plain text, and code repositories also without a scheme. */
export function findLinks(text: string): FoundLinks {
  if (!MAY_LINK.test(text)) return { code: [], other: [] };
  const code = new Map<string, string>();
  const rest = text.replace(CODE, (match: string, host: string, owner: string, name: string) => {
    const repository = name
      .replace(/\\_/gu, "_")
      .replace(/\.+$/u, "")
      .replace(/\.git$/iu, "");
    if (repository === "") return match;
    const url = `https://${host.toLowerCase()}/${owner}/${repository}`;
    if (!code.has(url.toLowerCase())) code.set(url.toLowerCase(), url);
    return " ";
  });
  const other = new Set<string>();
  for (const [match] of rest.matchAll(ANY)) {
    const url = trimLink(match);
    if (isWebUrl(url) && new URL(url).hostname.includes(".")) other.add(url);
  }
  return { code: [...code.values()], other: [...other] };
}

/** Takes the sentence's punctuation off a link's end; a closing bracket stays when the link opened one for it. */
export function trimLink(url: string): string {
  let end = url.length;
  for (;;) {
    const last = url[end - 1] ?? "";
    const opened = last === ")" ? "(" : last === "]" ? "[" : undefined;
    const isLoose = opened !== undefined && countOf(url, last, end) > countOf(url, opened, end);
    if (!isLoose && !/[.,;:!?'’”*]/u.test(last)) return url.slice(0, end);
    end -= 1;
  }
}

function countOf(text: string, character: string, end: number): number {
  let count = 0;
  for (let index = 0; index < end; index += 1) if (text[index] === character) count += 1;
  return count;
}

/** True for an http or https address without blanks and without a name or password in it. */
export function isWebUrl(url: string): boolean {
  if (!/^https?:\/\/[^\s<>"\\^`{|}]+$/iu.test(url) || !URL.canParse(url)) return false;
  const parsed = new URL(url);
  return parsed.username === "" && parsed.password === "" && parsed.hostname !== "";
}
