/*
 * Puts a checked preview into the repository that previews are shown from, or takes away what is too old. That repository's branch always
 * has a single commit: what is taken away is gone.
 *
 * Environment: PREVIEW_REPOSITORY, PREVIEW_TOKEN, PREVIEW_URL (where its pages are), SITE (the site's own `content/site.yaml`), TODAY.
 * With FOLDER, NUMBER and SHA, that preview is added; without, only old ones go. Output: `address`.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, main, need, output, say } from "./github.mjs";
import { addressOf, findTip, git } from "./git.mjs";

const BRANCH = "gh-pages";
const DAYS = 14;
const PREVIEW = /^pr-(\d+)-[0-9a-f]{12}$/;

const ATTEMPTS = 4;

await main(async () => {
  expectOtherOrigin();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await publish();
      return;
    } catch (error) {
      /* Another run may have published in between: its commit is in the way, and the next attempt begins with it. */
      if (attempt === ATTEMPTS || !String(error).includes("git push")) throw error;
    }
  }
});

async function publish() {
  const [repository, token] = [addressOf(need("PREVIEW_REPOSITORY")), need("PREVIEW_TOKEN")];
  const folder = mkdtempSync(join(tmpdir(), "previews-"));
  git(folder, ["init", "--quiet", "--initial-branch", BRANCH]);
  const tip = findTip(folder, repository, BRANCH, token);
  if (tip !== undefined) {
    git(folder, ["fetch", "--quiet", "--depth=1", repository, tip], token);
    git(folder, ["checkout", "--quiet", tip, "--", "."]);
  }
  const removed = removeOld(folder);
  const name = process.env["FOLDER"] === undefined ? undefined : await addPreview(folder);
  if (name === undefined && removed === 0) {
    say("nothing to publish, nothing too old");
    return;
  }
  writeFileSync(join(folder, ".nojekyll"), "");
  writeFileSync(join(folder, "robots.txt"), "User-agent: *\nDisallow: /\n");
  git(folder, ["add", "--all", "--force"]);
  git(folder, ["commit", "--quiet", "--message", "Previews"]);
  const lease = `--force-with-lease=refs/heads/${BRANCH}:${tip ?? ""}`;
  git(folder, ["push", "--quiet", lease, repository, `HEAD:refs/heads/${BRANCH}`], token);
  if (name !== undefined) output("address", `${baseUrl().href}${name}/`);
}

/** A page of a stranger's must not stand where the site's own pages and what they keep in browsers are. */
function expectOtherOrigin() {
  const [, own = ""] = /^baseUrl:\s*["']?([^\s"'#]+)/m.exec(readFileSync(need("SITE"), "utf8")) ?? [];
  if (new URL(own).origin === baseUrl().origin)
    throw new Error(
      `found PREVIEW_URL on the site's own origin, ${baseUrl().origin}; expected another: a repository of another owner, or a domain of its own`,
    );
}

function baseUrl() {
  const url = new URL(need("PREVIEW_URL"));
  if (!/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new Error("found no plain PREVIEW_URL; expected https://…/");
  return url.href.endsWith("/") ? url : new URL(`${url.href}/`);
}

/** @param {string} folder */
function removeOld(folder) {
  const today = Date.parse(need("TODAY"));
  if (Number.isNaN(today)) throw new Error("found no day in TODAY; expected YYYY-MM-DD");
  const old = readdirSync(folder).filter((name) => {
    if (!PREVIEW.test(name)) return false;
    const note = join(folder, name, "made.txt");
    const made = existsSync(note) ? Date.parse(readFileSync(note, "utf8").trim()) : Number.NaN;
    return !(today - made < DAYS * 86_400_000);
  });
  for (const name of old) rmSync(join(folder, name), { recursive: true });
  return old.length;
}

/**
 * Just before it goes out, GitHub is asked once more whether this is still what the pull request shows.
 * @param {string} folder
 */
async function addPreview(folder) {
  const [number, sha] = [need("NUMBER"), need("SHA")];
  const name = `pr-${number}-${sha.slice(0, 12)}`;
  if (!PREVIEW.test(name)) throw new Error("found NUMBER or SHA of another form; expected a number and a commit");
  const pull = await ask("GET", `pulls/${number}`);
  if (pull.state !== "open" || pull.head.sha !== sha) {
    say(`pull request ${number} is closed or has newer commits than ${sha}: no preview`);
    return undefined;
  }
  for (const other of readdirSync(folder))
    if (PREVIEW.exec(other)?.[1] === number) rmSync(join(folder, other), { recursive: true });
  cpSync(need("FOLDER"), join(folder, name), { recursive: true, errorOnExist: true });
  writeFileSync(join(folder, name, "made.txt"), `${need("TODAY")}\n`);
  return name;
}
