import type { Check, CheckReport } from "../contracts.ts";
import type { Archive } from "../model/archive.ts";
import { placeInBody } from "../model/body.ts";
import type { Catalog } from "../model/catalog.ts";
import { compareProblems, type Place, type Problem } from "../model/problem.ts";
import { applyWaivers } from "./waivers.ts";

/** Told before each rule: how many are done, of how many. */
export type CheckProgress = (done: number, total: number) => void;

/**
 * Everything that is wrong with an archive, sorted: what its reader found, and what the rules find that nobody waived, each with its file,
 * place, severity and rule.
 */
export function runChecks(
  catalog: Catalog,
  checks: ReadonlyMap<string, Check>,
  progress: CheckProgress = () => undefined,
): readonly Problem[] {
  const found: Problem[] = [];
  let done = 0;
  for (const [id, check] of checks) {
    progress(done, checks.size);
    runCheck(id, check, catalog, found);
    done += 1;
  }
  progress(done, checks.size);
  const open = applyWaivers(catalog.archive, found, new Set(checks.keys()));
  return [...catalog.archive.problems, ...open].sort(compareProblems);
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
