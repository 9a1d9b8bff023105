import { Lexer, parseDocument, visit } from "yaml";

/** The comments of a YAML text without their marks, one a line, in no order. */
export function listComments(source: string): readonly string[] {
  const document = parseDocument(source, { schema: "failsafe", logLevel: "silent" });
  const comments: (string | null | undefined)[] = [document.commentBefore, document.comment];
  visit(document, {
    Node: (_key, node) => void comments.push(node.commentBefore, node.comment),
  });
  return comments
    .flatMap((comment) => (comment ?? "").split("\n"))
    .flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

/** The comments of a YAML text as they are written, with their marks, in their order: none is missed, in whatever place it stands. */
export function listWrittenComments(source: string): readonly string[] {
  /* A token of its own that begins with the sign; a scalar's text follows one that announces it, or begins with a quote. */
  if (!source.includes("#")) return [];
  const tokens = [...new Lexer().lex(source)];
  return tokens.filter((token, index) => token.startsWith("#") && tokens[index - 1] !== SCALAR);
}

/** The token before a scalar's text (`yaml`, CST). */
const SCALAR = "\u001F";
