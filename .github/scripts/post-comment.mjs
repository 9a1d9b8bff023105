/*
 * Posts a comment on a pull request, or writes over the one it posted before.
 *
 * Environment: NUMBER and SHA of the pull request, KIND (`report` or `preview`), TRUSTED, RUN_URL of the run that made what is told,
 * FILE (the report), ADDRESS (of the preview, empty when there is no place for it).
 */
import { readFileSync, statSync } from "node:fs";
import { ask, listAll, main, need, say } from "./github.mjs";

/** GitHub's own limit for a comment, in characters; so many bytes are refused already. */
const MOST = 65_536;

await main(async () => {
  const [number, sha, kind] = [need("NUMBER"), need("SHA"), need("KIND")];
  if (!/^\d+$/.test(number) || !/^[0-9a-f]{40}$/.test(sha) || !/^(report|preview)$/.test(kind))
    throw new Error("found NUMBER, SHA or KIND of another form; expected a number, a commit, and report or preview");
  const pull = await ask("GET", `pulls/${number}`);
  if (pull.state !== "open" || pull.head.sha !== sha) {
    say(`pull request ${number} is closed or has newer commits than ${sha}: no comment`);
    return;
  }
  const marker = `<!-- offprint ${kind} -->`;
  const body = `${marker}\n${kind === "report" ? reportText(marker, sha) : previewText(sha)}`;
  const before = await findComment(number, marker);
  if (before?.body === body) say("the comment says this already");
  else if (before) await ask("PATCH", `issues/comments/${before.id}`, { body });
  else await ask("POST", `issues/${number}/comments`, { body });
});

/**
 * Our own comment: a stranger's that begins in the same way is left alone.
 * @param {string} number
 * @param {string} marker
 */
async function findComment(number, marker) {
  for await (const comment of listAll(`issues/${number}/comments`))
    if (comment.user?.login === "github-actions[bot]" && comment.body?.startsWith(marker)) return comment;
  return undefined;
}

/**
 * @param {string} marker
 * @param {string} sha
 */
function reportText(marker, sha) {
  const origin = `Made of ${sha} by [this run](${runUrl()}).`;
  if (need("TRUSTED") !== "true")
    return `This branch changes files under \`.github/\`, which say how its report is made. So the report is not shown here: read those changes first. ${origin}\n`;
  /* A name with “@” in a title calls nobody. */
  const text = readReport(need("FILE"), marker).replace(/(?<![\w/])@(?=\w)/g, "@\u2060");
  const whole = `${text}\n\n${origin}\n`;
  return marker.length + 1 + whole.length <= MOST ? whole : text;
}

/**
 * The report without its marker. It was made by the program of the base branch, and is text for GitHub to show: not code, not a template.
 * @param {string} file
 * @param {string} marker
 */
function readReport(file, marker) {
  if (statSync(file).size > 4 * MOST) throw new Error(`found a report of ${statSync(file).size} bytes; expected fewer`);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)).replaceAll("\r\n", "\n");
  if (!text.startsWith(marker))
    throw new Error(`found a report that does not begin with its marker; expected ${marker}`);
  if (text.length > MOST) throw new Error(`found a report of ${text.length} characters; expected at most ${MOST}`);
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) throw new Error("found control characters; expected text");
  return text.slice(marker.length).trim();
}

/** @param {string} sha */
function previewText(sha) {
  const address = process.env["ADDRESS"] ?? "";
  if (address !== "") return `Preview of ${sha}: <${plainUrl(address)}>. It goes after fourteen days.\n`;
  return `The site of ${sha} was built, and nothing in it is refused. No place for previews is set (docs/publishing.md says how): to see it, download \`preview\` from [this run](${runUrl()}), unpack it, and serve the folder.\n`;
}

function runUrl() {
  return plainUrl(need("RUN_URL"));
}

/** @param {string} text */
function plainUrl(text) {
  const { protocol, href } = new URL(text);
  if (!/^https?:$/.test(protocol) || /[\s<>()[\]"]/.test(href))
    throw new Error("found no plain web address; expected one");
  return href;
}
