import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { makeFolder } from "../temporary-archive.ts";

/* A GitHub on this machine, and what a workflow's script does with it. */

export const SCRIPTS = fileURLToPath(new URL("../../.github/scripts/", import.meta.url));
export const SHA = "a".repeat(40);
export const OTHER = "b".repeat(40);

/** What the server was asked to change, and what it answers by path. */
export const asked: { method: string; path: string; body: unknown }[] = [];
let answers: Readonly<Record<string, unknown>> = {};
let server: Server;
export let api: string;

/** Path (without what is asked of it) → what is answered: data, or a status. */
export function setAnswers(given: Readonly<Record<string, unknown>>): void {
  answers = given;
}

beforeAll(async () => {
  server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
  answers = {};
});

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, headers } = await answer(request);
  response.writeHead(status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

async function answer(
  request: IncomingMessage,
): Promise<{ status: number; body: string; headers: Record<string, string> }> {
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString("utf8");
  const { method = "", url = "" } = request;
  const path = url.replace("/repos/lab/papers/", "");
  asked.push({ method, path, body: text === "" ? undefined : JSON.parse(text) });
  const refused = answers[`${method} ${path}`];
  if (typeof refused === "number") return { status: refused, body: "", headers: {} };
  if (method === "POST" || method === "PATCH") return { status: 200, body: "{}", headers: {} };
  const key = Object.keys(answers).find((start) => path === start || path.startsWith(`${start}?`));
  const given = key === undefined ? undefined : answers[key];
  if (typeof given === "number") return { status: given, body: "", headers: { location: "/moved-on" } };
  return given === undefined
    ? { status: 404, body: "", headers: {} }
    : { status: 200, body: JSON.stringify(given), headers: {} };
}

/** Runs a script as a workflow does; what it said, gave on and how it ended. */
export async function runScript(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number; log: string; outputs: string }> {
  const folder = makeFolder();
  const file = join(folder, "output");
  writeFileSync(file, "");
  const child = spawn(process.execPath, [join(SCRIPTS, `${name}.mjs`)], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: "lab/papers",
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_TOKEN: "t",
      GITHUB_OUTPUT: file,
      ...env,
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (log += chunk.toString("utf8")));
  const status = await new Promise<number>((done) => {
    child.on("close", (code) => {
      done(code ?? -1);
    });
  });
  return { status, log, outputs: readFileSync(file, "utf8") };
}

/** What it was asked to change. */
export const changes = (): typeof asked => asked.filter(({ method }) => method !== "GET" && method !== "HEAD");

export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=A Person", "-c", "user.email=person@lab.example", ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

/** A repository with one commit on main, and a checkout of it. */
export function makeRemote(): { remote: string; checkout: () => string } {
  const [remote, first] = [join(makeFolder(), "lab/papers.git"), makeFolder()];
  mkdirSync(dirname(remote), { recursive: true });
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", remote]);
  git(first, "init", "--quiet", "--initial-branch=main");
  mkdirSync(join(first, "content"));
  writeFileSync(join(first, "content/a.md"), "one\n");
  git(first, "add", "--all");
  git(first, "commit", "--quiet", "--message", "Begin");
  git(first, "push", "--quiet", remote, "main");
  return {
    remote,
    checkout: () => {
      const folder = join(makeFolder(), "tool");
      execFileSync("git", ["clone", "--quiet", "--depth=1", `file://${remote}`, folder]);
      return folder;
    },
  };
}
