import { findSymbol, ACCENTS, FONT_COMMANDS, FONT_SWITCHES } from "../../src/text/tex/symbols.ts";
import type { Mode, Segment } from "./segment.ts";

/*
 * A command that the damage takes leaves its content. Where a careful reader may still tell that something was there (a citation's key, a
 * colour's name, a link's address), private-use characters remember it until the text is read.
 */
const CITE = "\uE000";
const COLOUR = "\uE001";
const LINK = "\uE002";
const SLASH = "\uE003";
const UNKNOWN = "\uE004";
const END = "\uE00F";

export const MARKS: ReadonlySet<string> = new Set([CITE, COLOUR, LINK, SLASH, UNKNOWN]);
export const ARGUMENT = /[\s\uE003]*/uy;

const ALL_MARKS = /[\uE000-\uE00F]/gu;

/** The content of a group whose command is lost, with a mark where something may show. */
export function markGroup(name: string, content: string): string {
  if (/^(?:cite[a-z]*|ref|label|eqref|footnotemark)$/iu.test(name)) return CITE + content + END;
  if (/^(?:color|textcolor)$/u.test(name)) return COLOUR + content + END;
  if (name === "href") return LINK + content + END;
  if (/frac$|binom$/u.test(name)) return content + SLASH;
  if (isKnown(name)) return content;
  return UNKNOWN + content + END;
}

const ONE_GROUP = new Set(
  "url sqrt footnote uline emph path hspace vspace overline underline section paragraph unicode".split(" "),
);

function isKnown(name: string): boolean {
  return (
    ONE_GROUP.has(name) ||
    FONT_COMMANDS.has(name) ||
    FONT_SWITCHES.has(name) ||
    ACCENTS.has(name) ||
    findSymbol(name) !== undefined ||
    name === "Tilde"
  );
}

export function stripMarks(text: string): string {
  return text.replace(ALL_MARKS, "");
}

/** What the damage leaves of a piece of source. */
export function strip(raw: string, { isStripped }: Mode): string {
  const bare = stripMarks(raw);
  return isStripped ? bare.replaceAll("\\", "") : bare;
}

/** The segment that a mark stands for, and where it ends; undefined for a mark without an end, which a group's brace cut off. */
export function readMark(text: string, at: number): { segment: Segment; end: number } | undefined {
  const mark = text[at] ?? "";
  if (mark === SLASH) return { segment: { damaged: "", ideal: "", accept: ["/", ","] }, end: at + 1 };
  const end = text.indexOf(END, at);
  if (end < 0) return undefined;
  const content = stripMarks(text.slice(at, end));
  if (mark === CITE)
    return {
      segment: { damaged: content, ideal: content, accept: ["", `[${content}]`, `(${content})`] },
      end: end + 1,
    };
  if (mark === COLOUR) return { segment: { damaged: content, ideal: "", kind: "color" }, end: end + 1 };
  if (mark === UNKNOWN) return { segment: { damaged: content, ideal: content, isLossy: true }, end: end + 1 };
  return readLink(text, content, end + 1);
}

/** `\href{url}{words}` has become `url{words}`: words and URL, or one of them where they are the same. */
function readLink(text: string, url: string, from: number): { segment: Segment; end: number } {
  const group = /^\s*\{([^{}]*)\}/u.exec(text.slice(from));
  if (!group) return { segment: { damaged: url, ideal: url }, end: from };
  const words = group[1] ?? "";
  const plain = stripMarks(words).replace(/\\([_%#&~])/gu, "$1");
  const damaged = url + stripMarks(group[0]);
  const segment =
    bare(url) === bare(plain)
      ? { damaged, ideal: url, kind: "link", accept: [plain] }
      : {
          damaged,
          ideal: `${plain} (${url})`,
          kind: "link",
          accept: [plain, `${plain} ${url}`, `${url} ${plain}`, `[${plain}](${url})`, `${url} (${plain})`, damaged],
        };
  return { segment, end: from + group[0].length };
}

function bare(url: string): string {
  return url.replace(/\\|^https?:\/\/|\/$|\s/gu, "");
}
