import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sha256 } from "../text/hash.ts";
import { statLink } from "./output-folder.ts";

/**
 * The answer to a long piece of work, kept in the file at `path` for the next build. `question` names everything that the answer depends on,
 * the code included: another question, or a file that is damaged, is answered anew. The file may be removed at any time. Answers are JSON.
 */
export function keepAnswer<Answer>(path: string, question: string, work: () => Answer): Answer {
  const known = readAnswer(path, question);
  if (known !== undefined) return JSON.parse(known) as Answer;
  const answer = work();
  const body = JSON.stringify(answer);
  const folder = statLink(dirname(path));
  /* What is no folder of ours is in the way; a link could lead anywhere. */
  if (folder && !folder.isDirectory()) rmSync(dirname(path), { force: true });
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  writeFileSync(`${path}-new`, `${sha256(`${question}\n${body}`)}\n${body}`);
  renameSync(`${path}-new`, path);
  return answer;
}

function readAnswer(path: string, question: string): string | undefined {
  if (!statLink(dirname(path))?.isDirectory() || !statLink(path)?.isFile()) return undefined;
  const text = readFileSync(path, "utf8");
  const cut = text.indexOf("\n");
  const body = text.slice(cut + 1);
  return cut >= 0 && sha256(`${question}\n${body}`) === text.slice(0, cut) ? body : undefined;
}
