/* Makes dist/: the sources as JavaScript, and the stamp by which bin/offprint.js knows that they fit. Made beside it and swapped in whole. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isBuilt, stampOf } from "./offprint.js";

const home = fileURLToPath(new URL("..", import.meta.url));
const [dist, made, old] = ["dist", `.offprint/dist-${process.pid}`, `.offprint/dist-old-${process.pid}`].map(
  (name) => `${home}${name}`,
);

if (!isBuilt(home)) {
  for (const project of ["tsconfig.build.json", "src/browser/tsconfig.build.json"]) {
    const args = [`${home}node_modules/typescript/bin/tsc`, "-p", project, "--outDir", made];
    const tsc = spawnSync(process.execPath, args, { cwd: home, stdio: "inherit" });
    if (tsc.status !== 0) process.exit(tsc.status ?? 1);
  }
  /* npm packs no lock file, and an archive made from the package wants the same versions. */
  copyFileSync(`${home}package-lock.json`, `${made}/lock.json`);
  writeFileSync(`${made}/stamp`, stampOf(home));
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
  rmSync(old, { recursive: true, force: true });
}
