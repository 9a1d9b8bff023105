import type { Check, CheckReport } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import { placeInBody } from "../model/body.ts";
import type { Catalog } from "../model/catalog.ts";
import { compareProblems, type Place, type Problem } from "../model/problem.ts";
import { applyWaivers } from "./waivers.ts";

/** Told before each rule: how many are done, of how many. */
export type CheckProgress = (done: number, total: number) => void;

/** What was found in an archive. */
export interface Verdict {
  /** What nobody waived, sorted. */
  readonly problems: readonly Problem[];
  /** How many findings were waived. */
  readonly waived: number;
}

/**
 * Everything that is wrong with an archive: what its reader found, and what the rules find that nobody waived, each with its file, place,
 * severity and rule. With `only`, the archive is a part: rules that need the whole are left out, and so is what is found in other files.
 */
export function judge(
  catalog: Catalog,
  checks: ReadonlyMap<string, Check>,
  { only, progress = () => undefined }: { readonly only?: ReadonlySet<string>; readonly progress?: CheckProgress } = {},
): Verdict {
  const found: Problem[] = [];
  const asked = only ? [...checks].filter(([, { scope }]) => scope === "paper") : [...checks];
  for (const [done, [id, check]] of asked.entries()) {
    progress(done, asked.length);
    runCheck(id, check, catalog, found);
  }
  progress(asked.length, asked.length);
  const judged = only ? found.filter(({ file }) => only.has(file)) : found;
  const rules = new Set(asked.map(([id]) => id));
  const { open, waived } = applyWaivers(catalog.archive, judged, {
    rules: new Set(checks.keys()),
    isJudged: ({ rule, file }) => !only || (rules.has(rule) && only.has(file)),
  });
  return { problems: [...catalog.archive.problems, ...open].sort(compareProblems), waived };
}

/** The problems of {@link judge}, for a whole archive. */
export function runChecks(
  catalog: Catalog,
  checks: ReadonlyMap<string, Check>,
  progress?: CheckProgress,
): readonly Problem[] {
  return judge(catalog, checks, progress ? { progress } : {}).problems;
}

function runCheck(rule: string, { severity, check }: Check, catalog: Catalog, found: Problem[]): void {
  const add = (file: string, place: Place, message: string): void => {
    found.push({ file, ...place, severity, rule, message });
  };
  check?.(catalog, createReport(catalog.archive, add));
}

const START: Place = { line: 1, column: 1 };

/** Where rules say what they find. */
export function createReport(
  { files }: Archive,
  add: (file: string, place: Place, message: string) => void,
): CheckReport {
  return {
    at: (file, path, message) => add(file, files.get(file)?.placeOf(path) ?? START, message),
    inBody: (file, offset, message) => {
      const content = files.get(file);
      add(file, content ? placeInBody(content, offset) : START, message);
    },
    on: (file, message) => add(file, START, message),
  };
}
