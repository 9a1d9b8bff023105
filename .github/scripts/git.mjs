/* git for the scripts: arguments as a list, never a shell; the token in the environment, never in a file or an argument. */
import { spawnSync } from "node:child_process";
import { need } from "./github.mjs";

/** Who commits in the workflows' name. */
export const BOT = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };

/**
 * Runs git in a folder; what it printed.
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {string} [token] for what goes to GitHub
 */
export function git(folder, args, token) {
  const login = token === undefined ? {} : loginWith(token);
  const who = ["-c", `user.name=${BOT.name}`, "-c", `user.email=${BOT.email}`, "-c", "core.hooksPath=/dev/null"];
  const { status, stdout } = spawnSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...login, GIT_TERMINAL_PROMPT: "0" },
  });
  if (status !== 0) throw new Error(`git ${args[0]} ended with status ${status}; expected 0: its own message is above`);
  return stdout;
}

/** @param {string} token */
function loginWith(token) {
  const server = process.env["GITHUB_SERVER_URL"] ?? "https://github.com";
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
  };
}

/**
 * The commit that a branch of a remote repository is at; undefined when there is none.
 * @param {string} folder
 * @param {string} remote
 * @param {string} branch
 * @param {string} token
 */
export function findTip(folder, remote, branch, token) {
  const answer = git(folder, ["ls-remote", remote, `refs/heads/${branch}`], token);
  return /^[0-9a-f]{40}/.exec(answer)?.[0];
}

/** Where another repository of the same server is. */
export function addressOf(/** @type {string} */ repository) {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error("found no OWNER/NAME of a repository; expected one");
  return `${need("GITHUB_SERVER_URL")}/${repository}.git`;
}
