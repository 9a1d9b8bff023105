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

/** Finds the http(s) links of plain text, and code repositories also without a scheme. */
export function findLinks(text: string): FoundLinks {
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
    if (URL.canParse(url) && new URL(url).hostname.includes(".")) other.add(url);
  }
  return { code: [...code.values()], other: [...other] };
}

/** Takes the sentence's punctuation off a link's end; a closing bracket stays when the link opened it. */
export function trimLink(url: string): string {
  let end = url.length;
  for (;;) {
    const last = url[end - 1] ?? "";
    const opened = last === ")" ? "(" : last === "]" ? "[" : undefined;
    const isLoose = opened !== undefined && !url.slice(0, end - 1).includes(opened);
    if (!isLoose && !/[.,;:!?'’”*]/u.test(last)) return url.slice(0, end);
    end -= 1;
  }
}
