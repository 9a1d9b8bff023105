import type { ContentFile } from "./archive.ts";
import type { Place } from "./problem.ts";

/** Where the Markdown after a file's front matter begins in its text, in UTF-16 units; the text's length when nothing follows. */
export function bodyStart({ text, bodyLine }: ContentFile): number {
  let start = 0;
  let fence = 0;
  for (let line = 1; line < bodyLine; line += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    [fence, start] = [start, end + 1];
  }
  /* A file may end right after its closing fence, which then is the line that was counted as the body's. */
  const isFence = fence > 0 && /^---[ \t]*\r?\n$/u.test(text.slice(fence, start));
  return isFence ? start : text.length;
}

/** The Markdown after a file's front matter, with its line ends as in the file. */
export function bodyOf(file: ContentFile): string {
  return file.text.slice(bodyStart(file));
}

/** The place in a file of a UTF-16 offset in its body. */
export function placeInBody(file: ContentFile, offset: number): Place {
  const start = bodyStart(file);
  const before = file.text.slice(start, start + offset);
  const lines = before.split("\n");
  const isAlone = start === file.text.length && !file.text.endsWith("\n");
  return { line: file.bodyLine + lines.length - 1, column: isAlone ? 1 : (lines.at(-1)?.length ?? 0) + 1 };
}

/**
 * The offset in a body of what stands at `offset` in the abstract read from it: the reader takes off the blank lines above the abstract and
 * writes every line end as one character.
 */
export function offsetInBody(body: string, offset: number): number {
  let at = /^(?:[ \t]*(?:\r\n?|\n))*/u.exec(body)?.[0].length ?? 0;
  for (let seen = 0; seen < offset; seen += 1) at += body[at] === "\r" && body[at + 1] === "\n" ? 2 : 1;
  return at;
}

/** {@link offsetInBody} in a file's body; the offset itself when its text is not kept. */
export function abstractOffset(file: ContentFile | undefined, offset: number): number {
  return file ? offsetInBody(bodyOf(file), offset) : offset;
}
