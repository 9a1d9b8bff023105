/* Makes dist/: the sources as JavaScript, and the stamp by which bin/offprint.js knows that they fit. */
import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stampOf } from "./offprint.js";

const home = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${home}/dist`, { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [`${home}/node_modules/typescript/bin/tsc`, "-p", "tsconfig.build.json"], {
  cwd: home,
  stdio: "inherit",
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
/* npm packs no lock file, and an archive made from the package wants the same versions. */
copyFileSync(`${home}/package-lock.json`, `${home}/dist/lock.json`);
writeFileSync(`${home}/dist/stamp`, stampOf(home));
