/*
 * Writes the text of the issue that this run is about into a file: the text that was accepted, by somebody who may. Environment: FILE.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { ask, main, need } from "./github.mjs";

const MOST = 70_000;

/** Who may write to the repository; a role that may only sort issues sets labels as well. */
const MAY_ACCEPT = new Set(["admin", "write"]);

await main(async () => {
  const { issue, sender } = JSON.parse(readFileSync(need("GITHUB_EVENT_PATH"), "utf8"));
  const text = issue?.body;
  if (typeof text !== "string" || text.trim() === "")
    throw new Error("found an issue without text; expected a filled form");
  if (text.length > MOST) throw new Error(`found an issue of ${text.length} characters; expected at most ${MOST}`);
  const { permission } = await ask("GET", `collaborators/${encodeURIComponent(String(sender?.login))}/permission`);
  if (!MAY_ACCEPT.has(permission))
    throw new Error(
      "found a label set by somebody who may not write here; expected one of the team to accept the issue",
    );
  const now = await ask("GET", `issues/${Number(issue.number)}`);
  if (now.body !== text)
    throw new Error(
      "found an issue that was edited after it was accepted; expected the same text: read it again, then set the label anew",
    );
  writeFileSync(need("FILE"), text);
});
