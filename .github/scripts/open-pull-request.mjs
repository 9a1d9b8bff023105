/*
 * Puts a change on a branch of its own and opens one pull request for it, or brings the open one up to date.
 *
 * Environment: CHECKOUT (a clean checkout of the default branch), PATCH (of `git diff --binary`), BODY (a file: the pull request's text),
 * BRANCH, TITLE, BASE. A branch that a person has committed to is left alone.
 */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { ask, main, need, say, warn } from "./github.mjs";
import { BOT, findTip, git } from "./git.mjs";

const LONGEST_TEXT = 60_000;

await main(async () => {
  const [folder, patch, branch, token] = [
    need("CHECKOUT"),
    resolve(need("PATCH")),
    need("BRANCH"),
    need("GITHUB_TOKEN"),
  ];
  if (!/^offprint\/[a-z0-9-]+$/.test(branch))
    throw new Error("found another BRANCH; expected one that begins with offprint/");
  if (statSync(patch).size === 0) {
    say("nothing changed: no pull request");
    return;
  }
  expectContentOnly(folder, patch);
  const tip = findTip(folder, "origin", branch, token);
  if (tip !== undefined) expectOwn(folder, branch, tip, token);
  git(folder, ["switch", "--quiet", "--create", branch]);
  git(folder, ["apply", "--index", "--whitespace=nowarn", patch]);
  git(folder, ["commit", "--quiet", "--message", need("TITLE")]);
  if (tip !== undefined && isSame(folder, tip)) say("the branch holds this already");
  else
    git(
      folder,
      [
        "push",
        "--quiet",
        `--force-with-lease=refs/heads/${branch}:${tip ?? ""}`,
        "origin",
        `HEAD:refs/heads/${branch}`,
      ],
      token,
    );
  await tell(branch);
});

/**
 * Only content and what it came from may change in this way.
 * @param {string} folder
 * @param {string} patch
 */
function expectContentOnly(folder, patch) {
  const names = git(folder, ["apply", "--numstat", "-z", patch])
    .split("\0")
    .flatMap((line) => line.split("\t").slice(2));
  const wrong = names.filter((name) => !/^(content|inbox)\//.test(name) || name.split("/").includes(".."));
  if (wrong.length > 0)
    throw new Error(`found a change of ${JSON.stringify(wrong[0])}; expected changes of content/ and inbox/ alone`);
}

/**
 * @param {string} folder
 * @param {string} branch
 * @param {string} tip
 * @param {string} token
 */
function expectOwn(folder, branch, tip, token) {
  git(folder, ["fetch", "--quiet", "--depth=2", "origin", tip], token);
  const email = git(folder, ["log", "-1", "--format=%ce", tip]).trim();
  if (email !== BOT.email)
    throw new Error(
      `found commits of a person on ${branch}; expected none: merge or close its pull request first, and delete the branch`,
    );
}

/**
 * The same content upon the same commit.
 * @param {string} folder
 * @param {string} tip
 */
function isSame(folder, tip) {
  const describe = (/** @type {string} */ commit) => git(folder, ["log", "-1", "--format=%T %P", commit]);
  return describe(tip) === describe("HEAD");
}

/**
 * Text in which a name with “@” calls nobody, and a number with “#” closes nothing but the issue it was made for.
 * @param {string} text
 * @param {string} branch
 */
function quiet(text, branch) {
  const own = /^offprint\/issue-(\d+)$/.exec(branch)?.[1];
  const mark = "\u2060";
  return text
    .replace(/@(?=\w)/g, `@${mark}`)
    .replace(/#(\d+)/g, (whole, number) => (number === own ? whole : `#${mark}${number}`));
}

/** @param {string} branch */
async function tell(branch) {
  const text = quiet(readFileSync(need("BODY"), "utf8"), branch);
  const body =
    text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}\n\n(cut: the rest is in the run's summary)\n` : text;
  const head = encodeURIComponent(`${need("GITHUB_REPOSITORY").split("/")[0]}:${branch}`);
  const [open] = await ask("GET", `pulls?state=open&per_page=1&head=${head}`);
  const said = { title: need("TITLE"), body };
  if (open) {
    await ask("PATCH", `pulls/${open.number}`, said);
    return;
  }
  try {
    await ask("POST", "pulls", { ...said, head: branch, base: need("BASE"), maintainer_can_modify: true });
  } catch (error) {
    if (error?.status !== 403) throw error;
    const place = `${need("GITHUB_SERVER_URL")}/${need("GITHUB_REPOSITORY")}/compare/${need("BASE")}...${branch}?expand=1`;
    warn(
      `This repository lets no workflow open pull requests (docs/publishing.md). The branch is there: open it at ${place}`,
    );
  }
}
