import type { Problem } from "../model/problem.ts";

/** Errors in content: no site can be built from it, and the one that is there stays as it is. */
export class BuildError extends Error {
  override readonly name = "BuildError";
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}
