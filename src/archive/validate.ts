import type { z } from "zod";
import type { FieldPath } from "../model/archive.ts";
import type { Place, Problem } from "../model/problem.ts";

/** Checks parsed YAML against a schema: the typed value, or what is wrong with it, each thing at its place. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
  placeOf: (path: FieldPath) => Place,
): { readonly data?: z.output<Schema>; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, problems: [] };
  const problems = result.error.issues
    .flatMap((issue) => describeIssue(issue, value, schema))
    .map(({ path, rule, message }): Problem => ({
      file,
      ...placeOf(path),
      severity: "error",
      rule,
      message,
    }));
  return { problems };
}

interface Described {
  readonly path: FieldPath;
  readonly rule: string;
  readonly message: string;
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType): readonly Described[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  const name = path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      rule: "unknown-key",
      message: `found the unknown key “${key}”; expected ${suggest(key, keysOf(schema))}`,
    }));
  }
  const found = valueAt(value, path);
  const rule = issue.code === "custom" ? String(issue.params?.["rule"] ?? "schema") : "schema";
  if (found === undefined) return [{ path, rule: "schema", message: `found no “${name}”; expected it: add the key` }];
  return [{ path, rule, message: `found ${show(found)} for “${name}”; expected ${expectationOf(issue)}` }];
}

function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type")
    return issue.expected === "string"
      ? "one text"
      : issue.expected === "array"
        ? "a list"
        : issue.expected === "object"
          ? "keys with values"
          : issue.expected;
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  return issue.message;
}

function show(found: unknown): string {
  if (typeof found === "string")
    return found === "" ? "nothing" : `“${found.length > 60 ? `${found.slice(0, 60)}…` : found}”`;
  return Array.isArray(found) ? "a list" : "keys with values";
}

function valueAt(value: unknown, path: FieldPath): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

function keysOf(schema: z.ZodType): readonly string[] {
  return "shape" in schema && typeof schema.shape === "object" && schema.shape !== null
    ? Object.keys(schema.shape)
    : [];
}

function suggest(key: string, known: readonly string[]): string {
  const near = known.find((name) => isNear(key.toLowerCase(), name.toLowerCase()));
  if (near !== undefined) return `“${near}”: did you mean it?`;
  return known.length > 0 ? `one of ${known.join(", ")}` : "none here: delete it";
}

/** At most two letters changed, added, dropped or swapped. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    row = next;
  }
  return (row[b.length] ?? 9) <= 2;
}
