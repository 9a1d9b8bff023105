import { asRecord, asText, readWorkflow, textsIn, type Job, type Step, type Workflow } from "./workflow.ts";

/*
 * What our workflows may not do, for anyone may open a pull request, and its files, names, titles, artifacts and caches are whatever they
 * like. One rule an entry; test/fixtures/workflows has, for each, one that breaks it and one that nearly does.
 */

/** The actions that may be used, and the commits that were looked at. */
const ACTIONS: Readonly<Record<string, string>> = {
  "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
  "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
  "actions/setup-node": "820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
  "actions/upload-artifact": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
  "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
};

const TRIGGERS = new Set(["issues", "pull_request", "push", "schedule", "workflow_dispatch", "workflow_run"]);
/** What strangers choose: text of theirs, or the name of their branch. */
/** … and ways to name it that nobody can read at a glance. */
const STRANGERS =
  /github(?:\.[\w.-]+)?\s*\[|github\.head_ref|github\.event\.(?:pull_request\.(?:title|body|head\.(?:ref|label|repo)|user)|issue(?!\.number)|comment|review|discussion|commits|head_commit|pages|workflow_run\.(?:head_branch|head_commit|head_repository|display_title|actor|pull_requests))|toJSON\(\s*(?:github|secrets)/u;

type Find = (workflow: Workflow) => Iterable<string>;

/** A rule over each step. */
const steps = (find: (step: Step, job: Job, workflow: Workflow) => string | false): Find =>
  function* (workflow) {
    for (const job of workflow.jobs)
      for (const step of job.steps) {
        const found = find(step, job, workflow);
        if (found !== false) yield `${job.name}: ${found}`;
      }
  };

/** A rule over each job. */
const jobs = (find: (job: Job, workflow: Workflow) => string | false): Find =>
  function* (workflow) {
    for (const job of workflow.jobs) {
      const found = find(job, workflow);
      if (found !== false) yield `${job.name}: ${found}`;
    }
  };

const isReview = ({ triggers }: Workflow): boolean => triggers.has("pull_request");
const isCheckout = ({ uses }: Step): boolean => uses.startsWith("actions/checkout@");
const writesOf = ({ permissions }: Job): readonly string[] =>
  Object.entries(asRecord(permissions)).flatMap(([name, right]) => (right === "write" ? [name] : []));
const usesSecrets = (value: unknown): boolean => [...textsIn(value)].some(({ text }) => /\bsecrets\b/u.test(text));

/** Id → rule: what it finds in a workflow. */
export const RULES: Readonly<Record<string, Find>> = {
  "known-trigger": function* ({ triggers }) {
    for (const name of triggers) if (!TRIGGERS.has(name)) yield `found the trigger ${name}`;
  },
  "issues-wait-for-a-label": function* ({ all, triggers, jobs: [first] }) {
    if (!triggers.has("issues")) return;
    const { types } = asRecord(asRecord(all["on"])["issues"]);
    if (JSON.stringify(types) !== '["labeled"]' || !first?.condition.startsWith("github.event.label.name == '"))
      yield "found that anyone who opens an issue starts it: expected a label that the team sets";
  },
  "no-permissions-at-the-top": function* ({ all }) {
    const { permissions } = all;
    if (typeof permissions !== "object" || permissions === null || Object.keys(permissions).length > 0)
      yield "found no “permissions: {}” at the top";
  },
  "job-says-permissions": jobs(
    ({ permissions }) => (typeof permissions !== "object" || permissions === null) && "found no list of permissions",
  ),
  "review-only-reads": jobs(
    (job, workflow) =>
      isReview(workflow) && writesOf(job).length > 0 && `found rights to write: ${writesOf(job).join()}`,
  ),
  "pinned-action": steps(({ uses }, _job, { text }) => {
    if (uses === "") return false;
    const [name = "", commit] = uses.split("@");
    const known = ACTIONS[name];
    if (known === undefined || known.split(" ")[0] !== commit) return `found ${uses}, which nobody looked at`;
    return !text.includes(`uses: ${name}@${known}\n`) && `found ${uses} without the version it is`;
  }),
  "no-credentials-kept": steps(
    (step) => isCheckout(step) && step.with["persist-credentials"] !== false && "found a checkout that keeps its token",
  ),
  "plain-checkout": steps(
    (step) =>
      isCheckout(step) &&
      ["submodules", "lfs", "allow-unsafe-pr-checkout", "ssh-key", "token", "repository"].some(
        (key) => key in step.with,
      ) &&
      "found a checkout with more than a ref, a path and a depth",
  ),
  "no-expression-in-code": steps(
    ({ run, with: { script } }) =>
      [run, asText(script)].some((code) => code.includes("${{")) && "found an expression in code: pass it by env",
  ),
  "no-strangers-text": function* ({ all }) {
    for (const { keys, text } of textsIn(all))
      if (STRANGERS.test(text)) yield `found text that strangers choose at ${keys.join(".")}`;
  },
  "no-secrets-in-review": function* (workflow) {
    if (isReview(workflow) && usesSecrets(workflow.all)) yield "found a secret";
  },
  "secrets-in-environments": jobs(
    ({ all, environment }) => usesSecrets(all) && environment === undefined && "found a secret and no environment",
  ),
  "second-stage-runs-own-code": steps(
    (step, _job, { triggers }) =>
      triggers.has("workflow_run") &&
      ((isCheckout(step) && "ref" in step.with) ||
        /\bgh\b|\bgit\b[^\n]*\b(?:fetch|pull|clone|checkout|switch|worktree)\b/u.test(step.run)) &&
      "found a checkout of another ref",
  ),
  "second-stage-asks-who-began": function* ({ all, triggers, jobs: [first] }) {
    if (!triggers.has("workflow_run")) return;
    const { types } = asRecord(asRecord(all["on"])["workflow_run"]);
    if (JSON.stringify(types) !== '["completed"]') yield "found a second stage that does not wait for the first";
    if (!first?.condition.includes("github.event.workflow_run.event == 'pull_request'"))
      yield "found a second stage that does not ask what began the first";
  },
  "fixed-runner": jobs(({ all }) => all["runs-on"] !== "ubuntu-24.04" && "found another runner than ubuntu-24.04"),
  "no-container": jobs(({ all }) => ("container" in all || "services" in all) && "found a container"),
  "no-called-workflow": jobs(({ all }) => "uses" in all && "found a job that is another workflow"),
  "time-limit": jobs(({ all }) => {
    const minutes = all["timeout-minutes"];
    return !(typeof minutes === "number" && minutes <= 60) && "found no limit of an hour or less";
  }),
  concurrency: function* (workflow) {
    const { group, "cancel-in-progress": cancels } = asRecord(workflow.all["concurrency"]);
    if (typeof group !== "string" || typeof cancels !== "boolean") yield "found no concurrency with a group";
    else if (isReview(workflow) !== cancels)
      yield "found that a newer run ends an older one where it must not, or not where it should";
  },
  "no-piped-code": steps(
    ({ run }) => /\b(?:curl|wget)\b/u.test(run) && "found a download in a step: what is not locked is not run",
  ),
  "only-locked-packages": steps(
    ({ run }) =>
      /\b(?:npx|pnpm|yarn|bunx?|pip3?|corepack|npm\s+(?:x|exec|i|in|install|add|update|create|init))\b/u.test(run) &&
      "found a package that no lock file names",
  ),
  "no-install-scripts": steps(
    ({ run }) =>
      /\bnpm\s+(?:ci|clean-install)\b(?![^\n;&|]*--ignore-scripts)/u.test(run) &&
      "found npm ci without --ignore-scripts",
  ),
  "no-cache": steps(
    ({ uses, with: { cache, "package-manager-cache": automatic } }) =>
      uses.startsWith("actions/setup-node@") &&
      (cache !== undefined || automatic !== false) &&
      "found a cache that a run of a stranger's could have filled",
  ),
  "no-shared-environment": steps(
    ({ run }) =>
      /GITHUB_(?:ENV|PATH|OUTPUT|STATE)\b|::set-(?:output|env)|::add-path/u.test(run) &&
      "found a step that sets what later steps see: only scripts that check it may",
  ),
  "publishing-runs-nothing": jobs(
    (job) =>
      writesOf(job).some((right) => right === "pages" || right === "id-token") &&
      (job.environment !== "github-pages" || job.steps.some(({ run }) => run !== "")) &&
      "found a job that publishes and does more, or stands in no environment",
  ),
  "writing-installs-nothing": jobs(
    (job) =>
      writesOf(job).length > 0 &&
      job.steps.some(({ run }) => /\bnpm\b|\$OFFPRINT|\bmake\b/u.test(run)) &&
      "found a job that may write and runs packages",
  ),
  "artifact-lands-outside": steps(
    ({ uses, with: { path } }) =>
      uses.startsWith("actions/download-artifact@") &&
      !asText(path).startsWith("${{ runner.temp }}/") &&
      "found an artifact that is unpacked where programs stand",
  ),
  "review-is-not-switched-off": function* (workflow) {
    if (!isReview(workflow) || RUNS_THE_BRANCH.has(workflow.file)) return;
    for (const { name, all: job, steps } of workflow.jobs) {
      if ("if" in job) yield `${name}: found a review that some pull requests are spared`;
      for (const { all } of steps)
        if ("if" in all && all["if"] !== "${{ !cancelled() }}")
          yield `${name}: found a step that some pull requests are spared`;
    }
  },
  "second-stage-asks-for-trust": jobs(
    ({ all, steps }) =>
      steps.some((step) => step.uses.startsWith("actions/download-artifact@") && "run-id" in step.with) &&
      !/needs\.\w+\.outputs\.trusted\b/u.test(JSON.stringify(all)) &&
      "found the artifact of a stranger's run that is used without asking whose workflow made it",
  ),
  "no-ignored-failure": jobs(
    ({ all, name, steps }, workflow) =>
      (all["continue-on-error"] !== undefined || (isReview(workflow) && steps.some(mayFailUnseen))) &&
      `found that ${name} may fail unseen`,
  ),
  "judge-is-the-base": function* (workflow) {
    if (!isReview(workflow) || RUNS_THE_BRANCH.has(workflow.file)) return;
    for (const { name, steps } of workflow.jobs) yield* checkJudge(name, steps);
  },
  "judge-is-not-led-away": function* (workflow) {
    if (RUNS_THE_BRANCH.has(workflow.file)) return;
    for (const { keys, text } of textsIn(workflow.all)) yield* findLeads(keys, text);
  },
  "log-takes-no-commands": steps(
    ({ run }) =>
      (run.includes('"$OFFPRINT"') || /\bcat\b(?![^\n]*>)/u.test(run)) &&
      !run.startsWith('echo "::stop-commands::$(openssl rand -hex 16)"\n') &&
      !/ 2> "\$RUNNER_TEMP\/[a-z.]+"\n?$/u.test(run) &&
      "found that what the program says of content may be a command to the log",
  ),
  "own-runs-begin-clean": jobs(
    ({ steps }) =>
      steps.some(({ run }) => /"\$OFFPRINT".*--root tool\b/u.test(run)) &&
      steps.findIndex(({ run }) => run === "rm -rf tool/.offprint tool/_site") !== steps.findIndex(isCheckout) + 1 &&
      "found a run that begins with what a commit put into .offprint/",
  ),
  "packs-outside-the-branch": steps(
    ({ run }) =>
      /--file(?:=|\s+)(?!"\$RUNNER_TEMP\/)|>\s*"?pr\//u.test(run) &&
      "found a step that writes where a link of the branch's may stand",
  ),
  "nothing-left-behind": jobs(
    ({ steps }) =>
      steps.some((step) => isCheckout(step) && step.with["path"] === "pr") &&
      steps.findIndex(({ run }) => run === "rm -rf pr/.offprint pr/_site pr/node_modules") !==
        steps.findLastIndex(isCheckout) + 1 &&
      "found a branch whose .offprint/ is not dropped at once: it could answer for the judge",
  ),
};

/** The one that tests the program: it must run what the branch changes. It knows no secret and may only read. */
const RUNS_THE_BRANCH = new Set(["test.yml"]);

/** A step of a review whose failure nobody would see. */
function mayFailUnseen({ all, run }: Step): boolean {
  return all["continue-on-error"] !== undefined || /\|\|\s*(?:true|:)|\bset \+e\b|\bexit 0\b/u.test(run);
}

/** Where the program stands: here, and in an archive. */
const JUDGES = new Set(["tool/bin/offprint.js", "tool/node_modules/offprint/bin/offprint.js"]);

/** What makes another program of the one that a step names. */
function* findLeads(keys: readonly string[], text: string): Iterable<string> {
  const [key = "", above = ""] = [keys.at(-1), keys.at(-2)];
  const place = keys.join(".");
  if (above === "env" && key === "OFFPRINT" && !JUDGES.has(text)) yield `found another program at ${place}`;
  if (above === "env" && /^(?:NODE_|npm_|BASH_ENV$|ENV$|LD_|PATH$|GIT_)/iu.test(key)) yield `found ${key} at ${place}`;
  if (key === "shell" || keys[0] === "defaults" || keys[2] === "defaults") yield `found another shell at ${place}`;
  if (key === "run" && /\b(?:OFFPRINT|NODE_OPTIONS|BASH_ENV)=|\bnpm\b.*\s(?:-C|--prefix)\b/u.test(text))
    yield `found a step that chooses its program at ${place}`;
}

/** In a review, what runs is of the base branch (`tool`), and the branch (`pr`) is only read. */
function* checkJudge(job: string, all: readonly Step[]): Iterable<string> {
  for (const step of all) {
    const { run, folder } = step;
    const path = asText(step.with["path"]);
    if (
      isCheckout(step) &&
      !(path === "tool" && step.with["ref"] === "${{ github.base_ref }}") &&
      !(path === "pr" && !("ref" in step.with))
    )
      yield `${job}: found a checkout that is neither the base in tool nor the branch in pr`;
    if (/\bnpm\b/u.test(run) && folder !== "tool") yield `${job}: found npm outside tool`;
    if (/\b(?:node|bash|sh|source|python3?)\b(?! "\$OFFPRINT")/u.test(run))
      yield `${job}: found code that is not the judge's`;
    if (/(?:^|[;&|(])\s*(?:\.\/)?pr\//mu.test(run)) yield `${job}: found a program of the branch's`;
    if (folder === "pr") yield `${job}: found a step that works inside the branch`;
  }
}

/** What a workflow does that it may not: `rule: where: what`. */
export function checkWorkflow(file: string, text: string): readonly string[] {
  const workflow = readWorkflow(file, text);
  return Object.entries(RULES).flatMap(([id, find]) => [...find(workflow)].map((found) => `${id}: ${found}`));
}
