/** How an archive runs its own Offprint, in a workflow. */
export type RunOffprint = "node bin/offprint.js" | "npx --no-install offprint";

/**
 * The workflow that makes a pull request of an approved issue. An issue's text is hostile: it goes from the event's own file into a file and
 * from there to a command that reads it as data; no shell and no expression of the workflow ever holds it. What was approved is the body of
 * the event in which the label was set; if the issue reads otherwise by now, nothing is done.
 */
export function fromIssueWorkflow(run: RunOffprint): string {
  return `# Made by Offprint: turns an issue that a maintainer labelled "approved" into a pull request. See docs on editing.
name: From issue
on:
  issues:
    types: [labeled]
permissions: {}
concurrency:
  group: from-issue-\${{ github.event.issue.number }}
  cancel-in-progress: false
jobs:
  propose:
    if: github.event.label.name == 'approved'
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: write
      issues: write
      pull-requests: write
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
          fetch-depth: 1
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 24
      - run: npm ci --ignore-scripts
      - name: Make sure of who approved what
        uses: actions/github-script@3a2844b7e9c422d3c10d287c895573f7108da1b3 # v9.0.0
        with:
          script: |
            const { writeFileSync } = require("node:fs");
            const { issue, sender } = context.payload;
            const { data: access } = await github.rest.repos.getCollaboratorPermissionLevel({ ...context.repo, username: sender.login });
            if (!["admin", "write"].includes(access.permission)) throw new Error("only someone who may write to this repository approves");
            const { data: now } = await github.rest.issues.get({ ...context.repo, issue_number: issue.number });
            if (now.body !== issue.body) throw new Error("the issue was edited after it was approved: read it again, then set the label anew");
            writeFileSync(process.env.RUNNER_TEMP + "/issue.md", issue.body ?? "");
      - name: Read it
        id: read
        run: |
          stop=$(node -p 'crypto.randomUUID()')
          echo "::stop-commands::$stop"
          status=0
          ${run} from-issue "$RUNNER_TEMP/issue.md" --json > "$RUNNER_TEMP/answer.json" || status=$?
          echo "::$stop::"
          exit "$status"
      - name: Open the pull request
        uses: actions/github-script@3a2844b7e9c422d3c10d287c895573f7108da1b3 # v9.0.0
        with:
          script: |
            const { readFileSync } = require("node:fs");
            const { repo } = context;
            const { number } = context.payload.issue;
            const { form, changes } = JSON.parse(readFileSync(process.env.RUNNER_TEMP + "/answer.json", "utf8"));
            const titles = { "add-a-paper": "Add a paper", "correct-a-paper": "Correct a paper", "paper-withdrawn": "Note a withdrawal" };
            const paths = changes.map(({ path }) => path);
            const isPaper = (path) => /^content\\/papers\\/[a-z0-9-]{1,2}\\/[a-z0-9-]{1,80}\\.md$/.test(path);
            if (!(form in titles) || paths.length !== 1 || !paths.every(isPaper)) throw new Error("expected a change of one paper");
            const title = titles[form] + " (issue #" + number + ")";
            const branch = "from-issue-" + number;
            const tree = paths.map((path) => ({ path, mode: "100644", type: "blob", content: readFileSync(path, "utf8") }));
            const base = context.payload.repository.default_branch;
            const head = await github.rest.git.getCommit({ ...repo, commit_sha: context.sha });
            const made = await github.rest.git.createTree({ ...repo, base_tree: head.data.tree.sha, tree });
            const commit = await github.rest.git.createCommit({ ...repo, message: title, tree: made.data.sha, parents: [context.sha] });
            const known = await github.rest.git.listMatchingRefs({ ...repo, ref: "heads/" + branch });
            const isKnown = known.data.some(({ ref }) => ref === "refs/heads/" + branch);
            if (isKnown) await github.rest.git.updateRef({ ...repo, ref: "heads/" + branch, sha: commit.data.sha, force: true });
            else await github.rest.git.createRef({ ...repo, ref: "refs/heads/" + branch, sha: commit.data.sha });
            const open = await github.rest.pulls.list({ ...repo, head: repo.owner + ":" + branch, state: "open" });
            if (open.data.length > 0) return;
            const body = "Made from issue #" + number + ", which a maintainer approved; nothing but the file below was changed.\\n\\nCloses #" + number;
            await github.rest.pulls.create({ ...repo, title, body, head: branch, base });
      - name: Say why not
        if: failure() && steps.read.outcome == 'failure'
        uses: actions/github-script@3a2844b7e9c422d3c10d287c895573f7108da1b3 # v9.0.0
        with:
          script: |
            const { readFileSync } = require("node:fs");
            const issue_number = context.payload.issue.number;
            const { problems } = JSON.parse(readFileSync(process.env.RUNNER_TEMP + "/answer.json", "utf8"));
            const lines = problems.map(({ line, rule }) => "- line " + Number(line) + ": " + String(rule).replace(/[^a-z-]/g, ""));
            const run = context.serverUrl + "/" + context.repo.owner + "/" + context.repo.repo + "/actions/runs/" + context.runId;
            const body = "This could not be taken over as it is. What is wrong, and where, is in [the log](" + run + "):\\n\\n" + lines.slice(0, 50).join("\\n");
            await github.rest.issues.createComment({ ...context.repo, issue_number, body });
`;
}
