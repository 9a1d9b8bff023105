import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { expect } from "vitest";
import { readArchive } from "../../../src/archive/read.ts";
import { writeFiles } from "../../../src/archive/write.ts";
import { readTree } from "../../temporary-archive.ts";
import { checkClosure, checkFiles, checkGone, checkMarks } from "./checks.ts";
import { decide, type Edit, editDigest, editPaper, removePaper } from "./desk.ts";
import { type Fault, join, plan } from "./machine.ts";
import { type Page, renderShown } from "./pages.ts";
import { makeRepository, MARK, marksThere, marksWritten, type Repository, type Shell } from "./repository.ts";
import { createShadow } from "./shadow.ts";
import type { Step } from "./steps.ts";

interface State {
  readonly root: string;
  readonly inbox: string;
  readonly repository: Repository;
  readonly shadow: ReturnType<typeof createShadow>;
  readonly fault: Fault;
  /** Marks that were in comments of a paper which was joined to another, and that the person was told of. */
  readonly told: Set<string>;
  version: number;
  count: number;
}

/** Lives through a history in a folder that holds an empty archive, and one beside it; throws when anything that a person did is lost. */
export async function live(shell: Shell, root: string, steps: readonly Step[], fault: Fault = {}): Promise<void> {
  const inbox = `${root}-inbox`;
  mkdirSync(inbox);
  const repository = await makeRepository(root, shell);
  const state: State = {
    root,
    inbox,
    fault,
    repository,
    shadow: createShadow(),
    told: new Set(),
    version: 0,
    count: 0,
  };
  writeFileSync(joinPath(root, ".gitignore"), ".offprint/\n");
  writeFileSync(joinPath(root, ".gitattributes"), "* -text\n");
  appendFileSync(joinPath(root, "content/site.yaml"), "# hand0\n");
  await repository.commit("person", "begin");
  for (const step of steps) await take(state, step);
  const there = await marksThere(repository);
  expect([...(await marksWritten(repository))].filter((mark) => !there.has(mark) && !state.told.has(mark))).toEqual([]);
}

async function take(state: State, step: Step): Promise<void> {
  const { root, repository } = state;
  switch (step.do) {
    case "page":
      return ingest(state, step.page);
    case "improve":
      state.version = (state.version + 1) % 3;
      return ingest(state);
    case "again":
      return ingest(state);
    case "merge":
      return merge(state, step.at);
    case "edit":
      await editAll(state, step.edits);
      return;
    case "branch":
      return branch(state, step.edits, step.page);
    case "revert":
      return revert(state);
    case "remove":
    case "decide":
    case "digest": {
      const archive = await readArchive(root);
      const act = { remove: removePaper, decide, digest: editDigest }[step.do];
      act(root, archive, step.at, mark(state));
      await repository.commit("person", step.do);
    }
  }
}

const mark = (state: State): string => `hand${(state.count += 1)}`;

async function editAll(state: State, list: readonly Edit[]): Promise<void> {
  for (const item of list) {
    const files = Object.keys(readTree(state.root, "content")).filter((path) => path.startsWith("content/papers/"));
    editPaper(state.root, files, item, mark(state));
  }
  await state.repository.commit("person", list.map(({ kind }) => kind).join(", "));
}

/** A person edits on a branch while an ingest goes on; git joins both, and where lines clash the person's count. */
async function branch(state: State, list: readonly Edit[], shown: Page): Promise<void> {
  const { repository } = state;
  await repository.git("checkout", "--quiet", "-b", "desk");
  await editAll(state, list);
  await repository.git("checkout", "--quiet", "main");
  await ingest(state, shown);
  await repository.git("checkout", "--quiet", "desk");
  await repository.git("merge", "--quiet", "--no-edit", "-X", "ours", "main");
  await repository.git("branch", "--quiet", "--force", "main", "desk");
  await repository.git("checkout", "--quiet", "main");
  await repository.git("branch", "--quiet", "-D", "desk");
  state.shadow.reset(await readArchive(state.root));
  await ingest(state);
}

/** Takes back the last commit, if it was a person's. */
async function revert({ repository }: State): Promise<void> {
  const [author, ...parents] = (await repository.git("log", "-1", "--format=%an %p")).trim().split(" ");
  if (author !== "person" || parents.length !== 1) return;
  if ((await repository.git("diff", "--name-only", "HEAD~1", "HEAD")) !== "")
    await repository.git("revert", "--no-edit", "HEAD");
}

async function ingest(state: State, shown?: Page): Promise<void> {
  const { root, repository, shadow, version, fault } = state;
  const path = shown && joinPath(state.inbox, `page-${shown.day}-${state.count}.txt`);
  if (shown && path !== undefined) writeFileSync(path, renderShown(shown));
  const tree = readTree(root);
  const { archive: before, plan: planned } = await plan(root, { path, version, fault });
  await writeFiles(root, planned.changes);
  const { archive: after, plan: second } = await plan(root, { path, version, fault });
  checkFiles(
    tree,
    readTree(root),
    planned.changes.map((change) => change.path),
  );
  checkClosure(before, after);
  checkGone(before, after, planned);
  await shadow.follow(before, after, planned, version);
  expect({ changes: second.changes.map((change) => change.path), conflicts: second.conflicts }).toEqual({
    changes: [],
    conflicts: [],
  });
  await repository.commit("machine", "ingest");
}

async function merge(state: State, number: number): Promise<void> {
  const { root, repository, shadow } = state;
  await ingest(state);
  const before = await readArchive(root);
  const [keep, drop] = [before.papers[number % 3], before.papers[3 + (number % 2)]];
  if (!keep || !drop) return;
  const tree = readTree(root);
  const planned = await join(before, [keep, drop], state);
  for (const text of planned.remarks) for (const told of text.match(MARK) ?? []) state.told.add(told);
  await writeFiles(root, planned.changes);
  const after = await readArchive(root);
  const gone = planned.changes.filter(({ content }) => content === undefined).map(({ path }) => path);
  checkMarks(tree, readTree(root), state.told);
  checkClosure(before, after);
  expect(gone).toEqual(planned.problems.length > 0 ? [] : [drop.file]);
  shadow.reset(after);
  await repository.commit("machine", "merge");
  const { plan: second } = await plan(root, { version: state.version, fault: state.fault });
  expect(second.changes.map((change) => change.path)).toEqual([]);
}
