import { ACCENTS, DELIMITER_SIZES, FONT_COMMANDS, FONT_SWITCHES } from "../../src/text/tex/symbols.ts";
import { kindOfCommand, nameCommand } from "./kinds.ts";
import { strip } from "./marks.ts";
import { type Mode, Sloppy } from "./segment.ts";
import { readArgument } from "./tex-arguments.ts";

const TEXT_ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  [".", "\u0307"],
]);

const ESCAPES: Readonly<Record<string, string>> = {
  $: "dollar",
  "%": "percent",
  "&": "amp",
  _: "escape",
  "#": "escape",
  "{": "escape",
  "}": "escape",
  "|": "escape",
};

/** Reads the command at `at`; the index after it. */
export function readCommand(text: string, at: number, mode: Mode): number {
  const name = /^[A-Za-z]+/u.exec(text.slice(at + 1, at + 40))?.[0];
  return name === undefined ? readSign(text, at, mode) : readName(text, at, name, mode);
}

/** A backslash and a sign. */
function readSign(text: string, at: number, mode: Mode): number {
  const sign = text[at + 1] ?? "";
  if (sign === "") throw new Sloppy("backslash at the end");
  const raw = `\\${sign}`;
  const damaged = strip(raw, mode);
  const accent = mode.isMath ? undefined : TEXT_ACCENTS.get(sign);
  if (accent !== undefined) return readAccent(text, at, raw, accent, mode);
  if (sign in ESCAPES) mode.emit({ damaged, ideal: sign, kind: mode.isStripped ? undefined : ESCAPES[sign] });
  else if (",;:!> ".includes(sign))
    mode.emit({
      damaged,
      ideal: "",
      kind: mode.isStripped ? undefined : "spacing",
      accept: mode.isStripped ? [damaged] : [],
    });
  else if ("()[]".includes(sign)) mode.emit({ damaged, ideal: "", kind: "delims" });
  else if (sign === "-" || sign === "/" || sign === "\\")
    mode.emit({ damaged, ideal: "", kind: damaged === "" ? undefined : "spacing", accept: [damaged] });
  else throw new Sloppy(`\\${sign}`);
  return at + 2;
}

function readName(text: string, at: number, name: string, mode: Mode): number {
  const end = at + 1 + name.length;
  const raw = text.slice(at, end);
  const damaged = strip(raw, mode);
  if (/^[dtc]?frac$|^nicefrac$|^sfrac$/u.test(name)) return readFraction(text, end, damaged, mode);
  const accent = ACCENTS.get(name.replace(/^Tilde$/u, "tilde"));
  if (accent !== undefined) return readAccent(text, at, raw, accent, mode);
  if (name === "sqrt") mode.emit({ damaged, ideal: "√", kind: "root" });
  else if (FONT_COMMANDS.has(name) || FONT_SWITCHES.has(name)) mode.emit({ damaged, ideal: "", kind: "font" });
  else if (DELIMITER_SIZES.has(name)) {
    const dot = text[end] === "." ? "." : "";
    mode.emit({ damaged: damaged + dot, ideal: "", kind: "delims" });
    return end + dot.length;
  } else emitSymbol(name, damaged, mode);
  return end;
}

function emitSymbol(name: string, damaged: string, mode: Mode): void {
  const symbol = nameCommand(name);
  if (symbol === undefined) throw new Sloppy(`\\${name}`);
  /* `\{` in words. */
  const ideal = symbol.trim();
  const kind = ideal.replaceAll(" ", "") === damaged ? undefined : kindOfCommand(name);
  mode.emit({ damaged, ideal, kind, accept: name === "deg" ? ["deg"] : undefined });
}

/** `\frac12`, or what is left of a fraction in another command's group. */
function readFraction(text: string, end: number, damaged: string, mode: Mode): number {
  const numerator = readArgument(text, end);
  if (mode.isDamaged && /^\s*\{/u.test(text.slice(end))) {
    /* Another command's group ended at this one's first brace: half of it has become part of the other half. */
    const to = numerator?.end ?? text.length;
    mode.emit({ damaged: damaged + strip(text.slice(end, to), mode), ideal: text.slice(end, to), isLossy: true });
    return to;
  }
  const denominator = numerator && readArgument(text, numerator.end);
  if (!numerator || !denominator || [numerator, denominator].some(({ raw }) => isNoOperand(raw)))
    throw new Sloppy("half a fraction");
  mode.emit({ damaged, ideal: "", kind: "fraction" });
  mode.read(text.slice(end, numerator.end), mode);
  mode.emit({ damaged: "", ideal: "/", kind: "fraction" });
  mode.read(text.slice(numerator.end, denominator.end), mode);
  return denominator.end;
}

function isNoOperand(raw: string): boolean {
  const name = /^\\([A-Za-z]+)$/u.exec(raw)?.[1] ?? "";
  return DELIMITER_SIZES.has(name) || kindOfCommand(name) === "function";
}

function readAccent(text: string, at: number, raw: string, accent: string, mode: Mode): number {
  const argument = readArgument(text, at + raw.length);
  if (!argument) throw new Sloppy("accent on nothing");
  const whole = text.slice(at, argument.end);
  const parts: string[] = [];
  mode.read(argument.raw, {
    ...mode,
    isDamaged: false,
    isStripped: false,
    isMath: true,
    emit: ({ ideal }) => void parts.push(ideal),
  });
  const [first = "", ...rest] = parts.join("").replace(/^ı/u, "i").replace(/[{}]/gu, "").trim();
  if (!/[\p{L}\p{N}∇]/u.test(first)) throw new Sloppy("accent on nothing");
  mode.emit({
    damaged: strip(whole, mode),
    ideal: `${first}${accent}`.normalize("NFC") + rest.join(""),
    kind: "accent",
  });
  return argument.end;
}
