/* Writes the text of the issue that this run is about, as it was when its label was set, into a file. Environment: FILE. */
import { readFileSync, writeFileSync } from "node:fs";
import { main, need } from "./github.mjs";

const MOST = 70_000;

await main(async () => {
  const { issue } = JSON.parse(readFileSync(need("GITHUB_EVENT_PATH"), "utf8"));
  const text = issue?.body;
  if (typeof text !== "string" || text.trim() === "")
    throw new Error("found an issue without text; expected a filled form");
  if (text.length > MOST) throw new Error(`found an issue of ${text.length} characters; expected at most ${MOST}`);
  writeFileSync(need("FILE"), text);
});
