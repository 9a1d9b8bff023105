/* What the scripts of the workflows share: GitHub's API, and how they speak to the log. They use nothing but Node, and read no code of a branch. */
import { appendFileSync } from "node:fs";

const SHORT = /^[\w./:@ -]{0,200}$/;

/**
 * An environment variable that must be there.
 * @param {string} name
 * @returns {string}
 */
export function need(name) {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new Error(`found no ${name}; expected it in the environment of this step`);
  return value;
}

/**
 * Asks GitHub's API for something of this repository; undefined for an answer without content.
 * @param {string} method
 * @param {string} path below `/repos/OWNER/NAME/`
 * @param {unknown} [body]
 */
export async function ask(method, path, body) {
  const root = process.env["GITHUB_API_URL"] ?? "https://api.github.com";
  const answer = await fetch(`${root}/repos/${need("GITHUB_REPOSITORY")}/${path}`, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${need("GITHUB_TOKEN")}`,
      "content-type": "application/json",
      "user-agent": "offprint-workflows",
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) {
    const error = new Error(`found status ${answer.status} for ${method} ${path}; expected success`);
    throw Object.assign(error, { status: answer.status });
  }
  const text = await answer.text();
  return text === "" ? undefined : JSON.parse(text);
}

/**
 * All items of a list, a page at a time.
 * @param {string} path
 */
export async function* listAll(path) {
  for (let page = 1; ; page += 1) {
    const items = await ask("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=100&page=${page}`);
    yield* items;
    if (items.length < 100) return;
  }
}

/**
 * Gives a later step a value. Only short, plain text may pass: nothing that could begin a line of its own.
 * @param {string} name
 * @param {string} value
 */
export function output(name, value) {
  if (!SHORT.test(value)) throw new Error(`found a value for ${name} that is no short, plain text; expected some`);
  appendFileSync(need("GITHUB_OUTPUT"), `${name}=${value}\n`);
}

/**
 * Text that the log cannot take for a command.
 * @param {string} text
 */
export function calm(text) {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, " ")
    .replaceAll("::", ": :")
    .replaceAll("##[", "## [");
}

/**
 * Writes a line to the log.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${calm(text)}\n`);
}

/**
 * Writes a line that is shown with the run.
 * @param {string} text
 */
export function warn(text) {
  process.stdout.write(`::warning::${calm(text)}\n`);
}

/**
 * Runs a script; a failure is one line and exit status 1.
 * @param {() => Promise<void>} task
 */
export async function main(task) {
  try {
    await task();
  } catch (error) {
    process.stdout.write(`::error::${calm(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 1;
  }
}
