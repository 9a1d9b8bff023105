import { cleanText } from "../../text/unicode.ts";

/** A line of a capture that is not blank. */
export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  /** As clean text. */
  readonly text: string;
  /** A blank line stands before it. */
  readonly afterBlank: boolean;
}

/** The lines that hold something, cleaned. */
export function textLines(lines: readonly string[]): readonly TextLine[] {
  const result: TextLine[] = [];
  let afterBlank = true;
  for (const [index, line] of lines.entries()) {
    const { text } = cleanText(line);
    if (text !== "") result.push({ number: index + 1, text, afterBlank });
    afterBlank = text === "";
  }
  return result;
}
