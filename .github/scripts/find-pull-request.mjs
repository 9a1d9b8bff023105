/*
 * Finds, for a finished run that a pull request began, the pull request, by asking GitHub: nothing is taken from what the run left behind.
 *
 * Environment: RUN_ID, WORKFLOW (the file that the run must be of), ARTIFACT and MOST_BYTES (what it must have left, and how large it may be),
 * DEFAULT_BRANCH. Outputs: `number` (empty when there is nothing to do: closed, or newer commits came), `sha`, `trusted` (`true` when the
 * branch leaves `.github/` as the base has it: then the run was made as the base says).
 */
import { ask, main, need, output, say } from "./github.mjs";

await main(async () => {
  const run = await ask("GET", `actions/runs/${wholeNumber("RUN_ID")}`);
  expectRun(run);
  const sha = run.head_sha;
  const pulls = run.head_repository === null ? [] : await findPulls(run);
  if (pulls.length !== 1) {
    say(`${pulls.length} open pull requests have commit ${sha} as their newest: nothing to do`);
    output("number", "");
    return;
  }
  await expectArtifact(run.id);
  output("number", String(pulls[0].number));
  output("sha", sha);
  output("trusted", String(await hasSameWorkflows(sha)));
});

/** @param {any} run */
function expectRun(run) {
  const expected = [
    [run.event === "pull_request", "a run that a pull request began"],
    [run.status === "completed", "a finished run"],
    [String(run.path).replace(/@.*$/, "") === need("WORKFLOW"), `a run of ${need("WORKFLOW")}`],
    [run.repository.full_name === need("GITHUB_REPOSITORY"), "a run of this repository"],
    [/^[0-9a-f]{40}$/.test(run.head_sha), "a commit"],
  ];
  for (const [isSo, what] of expected) if (!isSo) throw new Error(`found another run; expected ${what}`);
}

/**
 * Open pull requests whose newest commit is the run's.
 * @param {any} run
 */
async function findPulls(run) {
  const head = encodeURIComponent(`${run.head_repository.owner.login}:${run.head_branch}`);
  const pulls = await ask("GET", `pulls?state=open&per_page=100&head=${head}`);
  return pulls.filter(
    (/** @type {any} */ pull) =>
      pull.head.sha === run.head_sha &&
      pull.head.repo?.id === run.head_repository.id &&
      pull.base.ref === need("DEFAULT_BRANCH"),
  );
}

/** @param {number} run */
async function expectArtifact(run) {
  const name = need("ARTIFACT");
  const { artifacts } = await ask("GET", `actions/runs/${run}/artifacts?per_page=100&name=${encodeURIComponent(name)}`);
  const found = artifacts.filter((/** @type {any} */ item) => item.name === name && !item.expired);
  if (found.length !== 1) throw new Error(`found ${found.length} artifacts named ${name}; expected one`);
  if (found[0].size_in_bytes > wholeNumber("MOST_BYTES"))
    throw new Error(`found an artifact of ${found[0].size_in_bytes} bytes; expected at most ${need("MOST_BYTES")}`);
}

/**
 * Whether a branch has the very `.github/` that it began with. Two hashes are compared, so no list of changed files can be too long.
 * @param {string} sha
 */
async function hasSameWorkflows(sha) {
  const base = encodeURIComponent(need("DEFAULT_BRANCH"));
  const { merge_base_commit: began } = await ask("GET", `compare/${base}...${sha}?per_page=1`);
  const [before, after] = [await folderHash(began.sha), await folderHash(sha)];
  return before !== undefined && before === after;
}

/** @param {string} commit */
async function folderHash(commit) {
  const { tree } = await ask("GET", `git/trees/${commit}`);
  return tree.find((/** @type {any} */ item) => item.path === ".github" && item.type === "tree")?.sha;
}

/** @param {string} name */
function wholeNumber(name) {
  const value = need(name);
  if (!/^\d{1,15}$/.test(value)) throw new Error(`found ${name} that is no number; expected one`);
  return Number(value);
}
