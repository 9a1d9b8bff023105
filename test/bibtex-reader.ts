/*
 * A strict reader of BibTeX, for tests alone: it throws where a lenient one would drop text. Written from "BibTeXing" (O. Patashnik, 1988),
 * section 3, and from how bibtex counts braces: a backslash does not hide one.
 */
export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  /** As written between the outer braces, its blanks single. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads every entry; nothing but blanks may stand between two. */
export function readBibtex(text: string): readonly BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  let at = 0;
  const expectMatch = (pattern: RegExp): readonly string[] => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match)
      throw new Error(`found ${JSON.stringify(text.slice(at, at + 40))} at ${at}; expected ${pattern.source}`);
    at += match[0].length;
    return match;
  };
  for (expectMatch(/\s*/y); at < text.length; expectMatch(/\s*/y)) {
    const [, type = "", key = ""] = expectMatch(/@(\w+)\{([^\s,{}"#%'()=\\~]+)/y);
    const fields = new Map<string, string>();
    while (text[at] === ",") {
      const [, name = ""] = expectMatch(/,\s*([a-z]+)\s*=\s*/y);
      if (fields.has(name)) throw new Error(`found ${name} twice in ${key}`);
      if (text[at] !== "{") {
        const [macro = ""] = expectMatch(/(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/y);
        fields.set(name, macro);
        continue;
      }
      const end = findClose(text, at);
      fields.set(name, text.slice(at + 1, end).replace(/\s+/g, " "));
      at = end + 1;
    }
    expectMatch(/\s*\}/y);
    entries.push({ type, key, fields });
  }
  return entries;
}

function findClose(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`the brace at ${open} is never closed`);
}

/** Names of an author field, split at `and` outside of braces, each as `[family, given, suffix]` or as one protected whole. */
export function readNames(value: string): readonly (readonly string[])[] {
  let depth = 0;
  const parts = value.split(/( and |[{}])/).reduce<string[]>(
    (names, part) => {
      if (part === "{") depth += 1;
      if (part === "}") depth -= 1;
      if (part === " and " && depth === 0) names.push("");
      else names.push((names.pop() ?? "") + part);
      return names;
    },
    [""],
  );
  return parts.map((name) => {
    if (name.startsWith("{") && findClose(name, 0) === name.length - 1) return [readTex(name.slice(1, -1))];
    if (name.includes(",")) {
      const [family = "", suffix = "", given = ""] = name.split(", ").map(readTex);
      return [family, given, suffix];
    }
    const words = name.split(" ");
    const particle = words.findIndex((word) => /^\p{Ll}/u.test(word));
    const cut = particle < 0 ? words.length - 1 : particle;
    return [words.slice(cut).join(" "), words.slice(0, cut).join(" ")].map(readTex);
  });
}

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: "\\",
  textbraceleft: "{",
  textbraceright: "}",
  textasciitilde: "~",
  textasciicircum: "^",
  textless: "<",
  textgreater: ">",
  textbar: "|",
};

/** TeX that prints text → the text. Throws at whatever TeX would take for more: another command, a bare `%`, `&`, `_`, `~`. */
export function readTex(tex: string): string {
  let text = "";
  for (let at = 0; at < tex.length;) {
    const rest = tex.slice(at);
    const [whole, name, sign] = /^\\(?:([a-z]+)\{\}|([%&$#_]))/.exec(rest) ?? [];
    const character = name === undefined ? sign : COMMANDS[name];
    if (whole !== undefined && character !== undefined) {
      text += character;
      at += whole.length;
    } else if (/^[\\{}%&$#_~^<>|]/.test(rest))
      throw new Error(`found ${JSON.stringify(rest.slice(0, 30))} bare in TeX`);
    else {
      text += rest[0] ?? "";
      at += 1;
    }
  }
  return text;
}
