import type { Inline } from "../../model/repair.ts";
import { atomOfCharacter, atomOfSymbol, joinAtoms, type Atom } from "./atoms.ts";
import { linearAccent, linearFraction, linearRoot, linearScript } from "./linear.ts";
import {
  BLANKS,
  COMMAND,
  COMPOUND,
  DEGREE,
  ESCAPED,
  FRACTIONS,
  MOST_DEPTH,
  NUMBER,
  OVER_ALL,
  PRIMES,
  type Reader,
  STAR,
  take,
  TEXT_COMMANDS,
  UNSEEN,
} from "./reader.ts";
import { ACCENTS, DELIMITER_SIZES, FONT_COMMANDS, FONT_SWITCHES } from "./symbols.ts";

/**
 * The TeX of one formula → readable Unicode on one line: `n \times d` → `n × d`, `\frac{a}{b}` → `a/b`, `x_1^2` → `x₁²`, fonts dropped. An
 * unknown command leaves its name. Holds for every string, in time that grows with its length; never throws. The characters are those of
 * Unicode Technical Report #25, §2.
 */
export function texToUnicode(tex: string): string {
  const reader: Reader = { tex, at: 0, depth: 0, isText: false, rows: 0 };
  const atoms: Atom[] = [];
  while (reader.at < tex.length) for (const atom of readAtoms(reader)) atoms.push(atom);
  return joinAtoms(atoms, false).normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Reads up to the brace that closes the group, and takes that. */
function readAtoms(reader: Reader): Atom[] {
  const atoms: Atom[] = [];
  while (reader.at < reader.tex.length) {
    if (reader.tex[reader.at] === "}") {
      reader.at += 1;
      break;
    }
    readNext(reader, atoms);
  }
  return atoms;
}

/** Reads one piece, which may belong to the last one. */
function readNext(reader: Reader, atoms: Atom[]): void {
  const character = String.fromCodePoint(reader.tex.codePointAt(reader.at) ?? 0);
  if (character === "\\") return readCommand(reader, atoms);
  if (take(reader, BLANKS)) return void atoms.push({ kind: reader.isText ? "space" : "blank", text: " " });
  if (character === "{") return void atoms.push(readGroup(reader));
  if (reader.isText) return readTyped(reader, atoms, character);
  if (character === "_" || character === "^") return readScript(reader, atoms, character);
  const primes = take(reader, PRIMES);
  if (primes) return addScript(atoms, "^", [{ kind: "ordinary", text: "′".repeat(primes[0].length) }]);
  const number = take(reader, NUMBER);
  if (number) return void atoms.push({ kind: "ordinary", text: number[0] });
  const compound = take(reader, COMPOUND);
  if (compound) return void atoms.push({ kind: "relation", text: compound[0] });
  readTyped(reader, atoms, character);
}

function readTyped(reader: Reader, atoms: Atom[], character: string): void {
  reader.at += character.length;
  if (character === "~" || character === "&") atoms.push({ kind: "space", text: " " });
  else if (character !== "$")
    atoms.push(reader.isText ? { kind: "ordinary", text: character } : atomOfCharacter(character));
}

/** A group is one piece, and ordinary: `4{,}851`, `a {=} b`. */
function readGroup(reader: Reader): Atom {
  reader.at += 1;
  if (reader.depth >= MOST_DEPTH) return { kind: "ordinary", text: "" };
  reader.depth += 1;
  const content = readAtoms(reader);
  reader.depth -= 1;
  return {
    kind: "ordinary",
    text: joinGroup(reader, content),
    ...(content.at(-1)?.isOpenEnded && { isOpenEnded: true }),
  };
}

function joinGroup(reader: Reader, content: readonly Atom[]): string {
  return reader.isText ? content.map(({ text }) => text).join("") : joinAtoms(content, false);
}

/** The argument of a command: a group, a command with its own arguments, or one character. */
function readArgument(reader: Reader): readonly Atom[] {
  const atoms: Atom[] = [];
  if (reader.depth >= MOST_DEPTH) return atoms;
  reader.depth += 1;
  while (reader.at < reader.tex.length && atoms.length === 0) {
    if (take(reader, BLANKS)) continue;
    const character = reader.tex[reader.at];
    if (character === "}" || character === "_" || character === "^") break;
    if (character === "{") {
      reader.at += 1;
      const content = readAtoms(reader);
      reader.depth -= 1;
      return content;
    }
    if (character === "\\") readCommand(reader, atoms);
    else if (/\d/u.test(character ?? "")) {
      reader.at += 1;
      atoms.push({ kind: "ordinary", text: character ?? "" });
    } else readNext(reader, atoms);
  }
  reader.depth -= 1;
  return atoms;
}

function readScript(reader: Reader, atoms: Atom[], mark: "_" | "^"): void {
  reader.at += 1;
  const script = readArgument(reader);
  if (script.length === 0) atoms.push({ kind: "ordinary", text: mark });
  else addScript(atoms, mark, script);
}

/** Joins a script to the piece before it; blanks between them go. */
function addScript(atoms: Atom[], mark: "_" | "^", script: readonly Atom[]): void {
  while (atoms.at(-1)?.kind === "blank") atoms.pop();
  const base = atoms.pop() ?? { kind: "ordinary", text: "" };
  if (base.kind === "space" || base.kind === "open") {
    atoms.push(base);
    atoms.push(linearScript({ kind: "ordinary", text: "" }, mark, script));
  } else atoms.push(linearScript(base, mark, script));
}

function readCommand(reader: Reader, atoms: Atom[]): void {
  const name = take(reader, COMMAND)?.[1];
  if (name === undefined) return readControlSymbol(reader, atoms);
  if (FRACTIONS.has(name)) atoms.push(linearFraction(readArgument(reader), readArgument(reader)));
  else if (name === "sqrt") atoms.push(linearRoot(take(reader, DEGREE)?.[1]?.trim() ?? "", readArgument(reader)));
  else if (ACCENTS.has(name))
    atoms.push(linearAccent(ACCENTS.get(name) ?? "", readArgument(reader), OVER_ALL.has(name)));
  else if (TEXT_COMMANDS.has(name)) atoms.push(readWords(reader));
  else if (FONT_COMMANDS.has(name)) readFont(reader, atoms);
  else if (DELIMITER_SIZES.has(name)) readDelimiter(reader, atoms);
  else if (UNSEEN.has(name)) readArgument(reader);
  else if (!FONT_SWITCHES.has(name)) readOther(reader, atoms, name);
}

function readOther(reader: Reader, atoms: Atom[], name: string): void {
  const symbol = atomOfSymbol(name);
  if (symbol) return void atoms.push(symbol);
  if (name === "not") {
    const [negated, ...rest] = readArgument(reader);
    if (negated) atoms.push({ ...negated, text: `${negated.text}\u0338` }, ...rest);
  } else if (/^[dt]?binom$/u.test(name)) {
    const [above, below] = [joinAtoms(readArgument(reader), false), joinAtoms(readArgument(reader), false)];
    atoms.push({ kind: "ordinary", text: `(${above} choose ${below})` });
  } else if (name === "overset" || name === "stackrel" || name === "underset") {
    const [script, base] = [readArgument(reader), readArgument(reader)];
    const kind = base.length === 1 ? (base[0]?.kind ?? "ordinary") : "ordinary";
    const atom: Atom = { kind, text: joinAtoms(base, false) };
    atoms.push(linearScript(atom, name === "underset" ? "_" : "^", script));
  } else if (name === "textcolor" || name === "href" || name === "colorbox") {
    const first = joinAtoms(readArgument(reader), false);
    for (const atom of readArgument(reader)) atoms.push(atom);
    if (name === "href") atoms.push({ kind: "space", text: " " }, { kind: "ordinary", text: `(${first})` });
  } else if (name === "begin" || name === "end") {
    const environment = joinAtoms(readArgument(reader), false);
    if (name === "begin" && environment === "array") readArgument(reader);
    reader.rows = Math.max(0, reader.rows + (name === "begin" ? 1 : -1));
  } else if (name === "hspace") {
    take(reader, STAR);
    readArgument(reader);
    atoms.push({ kind: "space", text: " " });
  } else if (name === "pmod") {
    atoms.push(
      { kind: "space", text: " " },
      { kind: "ordinary", text: `(mod ${joinAtoms(readArgument(reader), false)})` },
    );
  } else if (/^(?:over|under)(?:brace|bracket)$|^(?:boxed|substack|url)$/u.test(name)) {
    for (const atom of readArgument(reader)) atoms.push(atom);
  } else atoms.push({ kind: "word", text: name });
}

/** Words as typed, with the blanks at their ends. */
function readWords(reader: Reader): Atom {
  const wasText = reader.isText;
  reader.isText = true;
  const text = readArgument(reader)
    .map((atom) => atom.text)
    .join("");
  reader.isText = wasText;
  return { kind: "ordinary", text };
}

/** What a font is for stays: several letters are a word. */
function readFont(reader: Reader, atoms: Atom[]): void {
  take(reader, STAR);
  if (reader.tex[reader.at] !== "{") return;
  const { text } = readGroup(reader);
  atoms.push({ kind: /^\p{L}[\p{L}\p{N} -]+$/u.test(text) ? "word" : "ordinary", text });
}

/** After `\left`, `\big` …: `.` is no delimiter at all, `<` an angle bracket. */
function readDelimiter(reader: Reader, atoms: Atom[]): void {
  const next = reader.tex[reader.at] ?? "";
  if (!".<>".includes(next) || next === "") return;
  reader.at += 1;
  if (next !== ".") atoms.push(atomOfCharacter(next === "<" ? "⟨" : "⟩"));
}

function readControlSymbol(reader: Reader, atoms: Atom[]): void {
  const character = String.fromCodePoint(reader.tex.codePointAt(reader.at + 1) ?? 0x20);
  reader.at += 1 + character.length;
  if (character === "|") atoms.push(atomOfCharacter("‖"));
  else if (ESCAPED.includes(character)) {
    atoms.push(reader.isText ? { kind: "ordinary", text: character } : atomOfCharacter(character));
  } else if (character === "\\" && reader.rows > 0) atoms.push({ kind: "punctuation", text: ";" });
  else if (/[\s,;:>\\]/u.test(character)) atoms.push({ kind: "space", text: " " });
  else if (!/[!()[\]/\-"'`]/u.test(character)) atoms.push(atomOfCharacter(character));
}

/** A paragraph as plain text, its maths in Unicode. */
export function inlinesToText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.kind === "text" ? inline.value : texToUnicode(inline.tex))).join("");
}
