/* Takes away from inbox/ what an ingest has put into content/captures byte for byte; what it could not read stays. Environment: CHECKOUT. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { main, need, say } from "./github.mjs";

await main(async () => {
  const kept = new Set(filesBelow(join(need("CHECKOUT"), "content/captures")).map(hashOf));
  for (const file of filesBelow(join(need("CHECKOUT"), "inbox"))) {
    if (file.endsWith("/.gitkeep")) continue;
    if (kept.has(hashOf(file))) rmSync(file);
    else say(`${file} was not taken: it stays`);
  }
});

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string} file */
function hashOf(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
