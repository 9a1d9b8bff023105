import type { FieldPath } from "../model/archive.ts";
import type { Place } from "../model/problem.ts";

/** Where something begins in a line, counted from 0. */
interface Spot {
  readonly line: number;
  readonly at: number;
}

/**
 * The place of the value at a path, or of its nearest parent, in YAML that {@link parsePlainYaml} reads and that starts on line `firstLine`
 * of its file. It is the place that the whole parser gives; nothing is parsed for it.
 */
export function placeInPlainYaml(source: string, path: FieldPath, firstLine: number): Place {
  const lines = source.split("\n");
  const { line, at } = findIn(lines, { line: 0, at: 0 }, "", path);
  return { line: line + firstLine, column: at + 1 };
}

/** Goes into the mapping or list of lines that begins at `start`, one step of the path. */
function findIn(lines: readonly string[], start: Spot, indent: string, path: FieldPath): Spot {
  const [step, ...rest] = path;
  if (step === undefined) return start;
  if (lines[start.line]?.startsWith(`${indent}- `) === true) {
    const line = start.line + Number(step);
    const isThere = typeof step === "number" && isListed(lines, start.line, line, indent);
    return isThere ? findInLine(lines[line] ?? "", { line, at: indent.length + 2 }, rest) : start;
  }
  for (let line = start.line; lines[line]?.startsWith(indent) === true && lines[line] !== ""; line += 1) {
    const text = lines[line] ?? "";
    if (!text.startsWith(`${step}:`, indent.length)) continue;
    const at = indent.length + String(step).length + 1;
    if (text.length > at) return findInLine(text, { line, at: at + 1 }, rest);
    return findIn(lines, { line: line + 1, at: indent.length + 2 }, `${indent}  `, rest);
  }
  return start;
}

/** Whether all lines from one to another are items of one list. */
function isListed(lines: readonly string[], from: number, to: number, indent: string): boolean {
  for (let line = from; line <= to; line += 1) if (lines[line]?.startsWith(`${indent}- `) !== true) return false;
  return true;
}

/** Goes into the braces or brackets that begin at a spot of a line. */
function findInLine(text: string, spot: Spot, path: FieldPath): Spot {
  const [step] = path;
  const open = text.slice(spot.at, spot.at + 2);
  if (step === undefined || (open !== "{ " && open !== "[ ")) return spot;
  let at = spot.at + 2;
  for (const [index, item] of text.slice(at, -2).split(", ").entries()) {
    if (open === "[ " && step === index) return { line: spot.line, at };
    if (open === "{ " && item.startsWith(`${step}: `)) return { line: spot.line, at: at + String(step).length + 2 };
    at += item.length + 2;
  }
  return spot;
}
