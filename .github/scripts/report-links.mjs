/*
 * Keeps one issue about dead links: opens it, writes it anew, or closes it when there are none.
 * Environment: REPORT (a Markdown file), DEAD (how many).
 */
import { readFileSync } from "node:fs";
import { ask, listAll, main, need, say } from "./github.mjs";

const MARKER = "<!-- offprint links -->";

await main(async () => {
  const isClean = need("DEAD") === "0";
  const title = "Links that lead nowhere";
  const body = `${MARKER}\n${readFileSync(need("REPORT"), "utf8").slice(0, 60_000)}`;
  const open = await findIssue();
  if (open === undefined && isClean) say("no dead links: no issue");
  else if (open === undefined) await ask("POST", "issues", { title, body });
  else await ask("PATCH", `issues/${open.number}`, isClean ? { body, state: "closed" } : { body });
});

async function findIssue() {
  for await (const issue of listAll("issues?state=open&creator=github-actions%5Bbot%5D"))
    if (issue.pull_request === undefined && issue.body?.startsWith(MARKER)) return issue;
  return undefined;
}
