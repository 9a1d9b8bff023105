import { parse } from "yaml";

/** A step of a job; what is absent is empty. */
export interface Step {
  readonly uses: string;
  readonly run: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, unknown>>;
  readonly folder: string;
  readonly all: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Undefined when the job does not say what it may do. */
  readonly permissions: unknown;
  readonly environment: string | undefined;
  readonly condition: string;
  readonly all: Readonly<Record<string, unknown>>;
}

/** A workflow as the rules see it. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly triggers: ReadonlySet<string>;
  readonly jobs: readonly Job[];
  readonly all: Readonly<Record<string, unknown>>;
}

/** Reads a workflow; throws for YAML that is none. */
export function readWorkflow(file: string, text: string): Workflow {
  const all = asRecord(parse(text, { uniqueKeys: true }));
  const on = all["on"];
  const triggers = typeof on === "string" ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(asRecord(on));
  const jobs = Object.entries(asRecord(all["jobs"])).map(([name, job]) => readJob(name, asRecord(job)));
  return { file, text, triggers: new Set(triggers), jobs, all };
}

function readJob(name: string, all: Readonly<Record<string, unknown>>): Job {
  const { environment } = all;
  return {
    name,
    all,
    steps: asList(all["steps"]).map((step) => readStep(asRecord(step))),
    permissions: all["permissions"],
    environment: typeof environment === "string" ? environment : asOptionalText(asRecord(environment)["name"]),
    condition: asText(all["if"]),
  };
}

function readStep(all: Readonly<Record<string, unknown>>): Step {
  return {
    all,
    uses: asText(all["uses"]),
    run: asText(all["run"]),
    with: asRecord(all["with"]),
    env: asRecord(all["env"]),
    folder: asText(all["working-directory"]),
  };
}

/** Every text in a value, with the keys that lead to it. */
export function* textsIn(
  value: unknown,
  keys: readonly string[] = [],
): Iterable<{ readonly keys: readonly string[]; readonly text: string }> {
  if (typeof value === "string") yield { keys, text: value };
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...keys, key]);
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function asOptionalText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
