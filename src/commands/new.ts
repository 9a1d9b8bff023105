import { createHash, randomUUID } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineCommand } from "../contracts.ts";
import { packageJson, starterFiles, type StarterSettings } from "../starter/files.ts";
import { CODE_OWNERS, forArchive, SHARED_FILES } from "../starter/workflows.ts";
import { archiveLock, type LockFile, type Manifest, productionEntries } from "../starter/lock.ts";
import { isFullDate } from "../text/printed-date.ts";
import { UsageError } from "../usage-error.ts";

export default defineCommand({
  summary: "makes a fresh archive that installs and builds at once",
  example: 'offprint new ~/our-papers --title "Papers of the Vision Lab"',
  declare: (cli) =>
    cli
      .argument("<dir>", "the folder to make; it must be empty or not there")
      .option("--title <text>", "the archive's title", "Our papers")
      .option("--since <date>", "the day it began, YYYY-MM-DD; else today"),
  run: async ([given = ""], options, context) => {
    const folder = resolve(context.cwd, given);
    const since = typeof options["since"] === "string" ? options["since"] : context.today();
    if (!isFullDate(since)) throw new UsageError(`found --since ${since}; expected a day as 2026-11-02`);
    refuseFull(folder);
    const home = findPackage(dirname(fileURLToPath(import.meta.url)));
    const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as Manifest;
    mkdirSync(join(folder, "vendor"), { recursive: true });
    const tarball = `vendor/${pack(home, join(folder, "vendor"))}`;
    const settings: StarterSettings = {
      title: String(options["title"]),
      id: randomUUID(),
      since,
      name: basename(folder),
      version: manifest.version,
      tarball,
    };
    const files = [...starterFiles(settings), ...starterTopics(home), ...sharedFiles(home)];
    for (const [path, text] of files) write(folder, path, text);
    const integrity = `sha512-${createHash("sha512")
      .update(readFileSync(join(folder, tarball)))
      .digest("base64")}`;
    const archive = JSON.parse(packageJson(settings)) as Manifest;
    write(folder, "package-lock.json", archiveLock(archive, manifest, productionEntries(readLock(home)), integrity));
    if (context.json) context.out(`${JSON.stringify({ path: folder, id: settings.id, version: manifest.version })}\n`);
    context.say(`made an archive in ${folder}; next: cd ${folder} && npm ci && npm run build`);
    return 0;
  },
});

function refuseFull(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UsageError(`found files in ${folder}; expected an empty folder or none: choose another`);
}

function findPackage(from: string): string {
  if (existsSync(join(from, "package.json"))) return from;
  return findPackage(dirname(from));
}

/** Packs this very version; from sources, they are compiled first. Gives the packed file's name. */
function pack(home: string, destination: string): string {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  if (existsSync(join(home, "src")))
    execFileSync(process.execPath, [join(home, "bin/compile.js")], {
      cwd: home,
      stdio: ["ignore", "ignore", "inherit"],
    });
  const answer = execFileSync(
    npm,
    ["pack", "--json", "--ignore-scripts", "--loglevel=error", "--pack-destination", destination],
    {
      cwd: home,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const packed: unknown = JSON.parse(answer);
  const first: unknown = Array.isArray(packed) ? packed[0] : Object.values(packed ?? {})[0];
  return (first as { filename: string }).filename.replace(/^.*\//u, "");
}

/** The topics an archive begins with are those of this one; a lab keeps, edits or deletes them. */
function starterTopics(home: string): readonly (readonly [path: string, text: string])[] {
  const folder = join(home, "content/topics");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => [`content/topics/${name}`, readFileSync(join(folder, name), "utf8")] as const);
}

/** What checks, previews and publishes an archive on GitHub: the very files that do it for this repository. */
function sharedFiles(home: string): readonly (readonly [path: string, text: string])[] {
  const shared = SHARED_FILES.map((path) => [path, forArchive(readFileSync(join(home, path), "utf8"))] as const);
  return [...shared, [".github/CODEOWNERS", CODE_OWNERS]];
}

/** The versions that are known to work: of a checkout, its lock file; of an installed package, what was compiled into it. */
function readLock(home: string): LockFile {
  const own = join(home, "package-lock.json");
  return JSON.parse(readFileSync(existsSync(own) ? own : join(home, "dist/lock.json"), "utf8")) as LockFile;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
