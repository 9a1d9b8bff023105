import type { PrintedDay } from "../../model/date.ts";
import type { Organization } from "../../model/paper.ts";
import { parsePrintedDate } from "../../text/printed-date.ts";
import { isProse, shapeOf } from "../../text/prose.ts";
import type { TextLine } from "./line.ts";

/** The lines below an abstract: `• N authors` or `handle Display Name`, then `·`, then the day. All but one may be missing. */
export interface MetaBlock {
  /** Indexes into the text lines, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly authorCount?: number;
  readonly organization?: Organization;
  readonly date?: PrintedDay;
  readonly comments?: number;
}

const AUTHORS = /^(?<bullet>[•*‣-] ?)?(?<count>\d{1,5}) authors?$/;
const SEPARATOR = /^[·・∙•]$/;
const ORGANIZATION = /^(?<handle>[A-Za-z0-9][A-Za-z0-9._-]{0,95})(?: (?<name>\S.{0,119}))?$/;

/** Finds the meta blocks, in order; they never overlap. */
export function findMetaBlocks(lines: readonly TextLine[]): readonly MetaBlock[] {
  const blocks: MetaBlock[] = [];
  let index = 0;
  while (index < lines.length) {
    const block = readSeparated(lines, index, blocks.at(-1)?.to ?? 0) ?? readAuthors(lines, index);
    if (block) blocks.push(block);
    index = block ? block.to : index + 1;
  }
  return blocks;
}

/** A block around its `·` at `index`; what stands before the dot may reach back to `floor`. */
function readSeparated(lines: readonly TextLine[], index: number, floor: number): MetaBlock | undefined {
  if (!SEPARATOR.test(lines[index]?.text ?? "")) return undefined;
  const before = index > floor ? readOwner(lines, index - 1, floor) : undefined;
  const date = parsePrintedDate(lines[index + 1]?.text ?? "");
  /* Authors or an organisation and a dot are a meta block, also where the capture is cut off or the day is written in another way. */
  if (!date && !before) return undefined;
  return {
    from: before ? index - 1 : index,
    to: date ? index + 2 : index + 1,
    ...before,
    ...(date && { date: date.day }),
    ...(date?.comments !== undefined && { comments: date.comments }),
  };
}

/** A bulleted `• N authors` whose dot, or dot and day, the capture lost. */
function readAuthors(lines: readonly TextLine[], index: number): MetaBlock | undefined {
  const match = AUTHORS.exec(lines[index]?.text ?? "");
  if (!match?.groups?.["bullet"] || SEPARATOR.test(lines[index + 1]?.text ?? "")) return undefined;
  const date = parsePrintedDate(lines[index + 1]?.text ?? "");
  const previous = lines[index - 1];
  if (!date && !(previous && shapeOf(previous.text).endsSentence)) return undefined;
  return {
    from: index,
    to: index + (date ? 2 : 1),
    authorCount: Number(match.groups["count"]),
    ...(date && { date: date.day }),
    ...(date?.comments !== undefined && { comments: date.comments }),
  };
}

/** The line before the dot: a count of authors, or an organisation if a title and an abstract are left before it. */
function readOwner(
  lines: readonly TextLine[],
  index: number,
  floor: number,
): { authorCount?: number; organization?: Organization } | undefined {
  const text = lines[index]?.text ?? "";
  const authors = AUTHORS.exec(text);
  if (authors) return { authorCount: Number(authors.groups?.["count"]) };
  const { handle, name } = ORGANIZATION.exec(text)?.groups ?? {};
  if (handle === undefined || index - floor < 2 || !isOwner(lines, index)) return undefined;
  return { organization: name === undefined ? { name: handle } : { name, handle } };
}

/** A few words that are no sentence, set apart from the abstract, or behind its end: not the last of its broken lines. */
function isOwner(lines: readonly TextLine[], index: number): boolean {
  const shape = shapeOf(lines[index]?.text ?? "");
  const before = shapeOf(lines[index - 1]?.text ?? "");
  const isApart = lines[index]?.afterBlank === true || before.endsSentence || before.words >= 25;
  return isApart && !isProse(shape) && !shape.hasLink && !shape.endsSentence && !shape.isNumber && shape.words <= 12;
}
