import { createHash } from "node:crypto";
import type { Page, Route } from "playwright-core";
import type { Tree } from "../temporary-archive.ts";

/** What was asked of GitHub that changes something. */
export interface Asked {
  /** Branch, path and text of each file of each commit. */
  readonly commits: { readonly branch: string; readonly path: string; readonly text: string }[];
  readonly pulls: Readonly<Record<string, unknown>>[];
  /** Other requests that would change something. */
  readonly others: string[];
}

interface Question {
  readonly query: string;
  readonly variables: {
    readonly input?: {
      readonly branch?: { readonly branchName?: string };
      readonly fileChanges?: { readonly additions?: readonly { readonly path: string; readonly contents: string }[] };
    };
  };
}

const HEAD = "c0ffee";
const HISTORY = {
  target: {
    history: {
      nodes: [{ author: { name: "A", email: "a@lab.example", user: null }, committedDate: "2026-01-01T00:00:00Z" }],
    },
  },
};
const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

/** Answers a page's requests to GitHub's API as GitHub would for a repository with these files; no request leaves the machine. */
export async function fakeGitHub(page: Page, files: Tree): Promise<Asked> {
  const asked: Asked = { commits: [], pulls: [], others: [] };
  await page.route("https://api.github.com/**", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === "OPTIONS") return await answer(route, {});
    if (pathname === "/graphql")
      return await answer(route, { data: answerQuestion(request.postDataJSON() as Question, files, asked) });
    if (request.method() === "POST" && pathname.endsWith("/pulls")) {
      asked.pulls.push(request.postDataJSON() as Record<string, unknown>);
      return await answer(route, {
        number: 5,
        node_id: "P5",
        html_url: "https://github.com/lab/papers/pull/5",
        head: { ref: "x", sha: HEAD },
      });
    }
    if (request.method() !== "GET") asked.others.push(`${request.method()} ${pathname}`);
    if (pathname === "/user")
      return await answer(route, { id: 1, login: "keeper", name: "Keeper", email: "", avatar_url: "" });
    if (pathname.includes("/git/trees/")) {
      const tree = Object.entries(files).map(([path, text]) => ({
        type: "blob",
        path,
        sha: sha1(String(text)),
        size: text.length,
      }));
      return await answer(route, { tree });
    }
    return await answer(route, {});
  });
  return asked;
}

function answerQuestion({ query, variables }: Question, files: Tree, asked: Asked): unknown {
  if (query.includes("createCommitOnBranch")) {
    for (const { path, contents } of variables.input?.fileChanges?.additions ?? [])
      asked.commits.push({
        branch: variables.input?.branch?.branchName ?? "",
        path,
        text: Buffer.from(contents, "base64").toString("utf8"),
      });
    return {
      createCommitOnBranch: { commit: { oid: "c1", committedDate: "2026-01-02T00:00:00Z", file_0: { oid: "f0" } } },
    };
  }
  if (query.includes("createRef")) return { createRef: { ref: { target: { oid: HEAD } } } };
  if (query.includes("fork: repository")) return { fork: { id: "R1" }, base: { ref: { target: { oid: HEAD } } } };
  const blobs = [...query.matchAll(/(\w+): object\(oid: "(\w+)"\)/gu)].map(([, alias = "", oid]) => [
    alias,
    { text: Object.values(files).find((text) => sha1(String(text)) === oid), isTruncated: false },
  ]);
  const refs = [...query.matchAll(/(\w+): ref\(/gu)].map(([, alias = ""]) => [alias, HISTORY]);
  if (blobs.length + refs.length > 0) return { repository: Object.fromEntries([...blobs, ...refs]) as unknown };
  if (query.includes("history(first: 1)"))
    return { repository: { ref: { target: { history: { nodes: [{ oid: HEAD, message: "m" }] } } } } };
  return { repository: { id: "R1", pullRequests: { nodes: [], pageInfo: { hasNextPage: false } }, ref: null } };
}

async function answer(route: Route, body: unknown): Promise<void> {
  const open = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-allow-methods": "*",
  };
  await route.fulfill({ contentType: "application/json", headers: open, body: JSON.stringify(body) });
}
