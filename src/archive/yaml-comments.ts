import { parseDocument, visit } from "yaml";

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
