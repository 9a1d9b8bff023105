import { join } from "node:path";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { makeArchive, readTree, writeTree } from "../temporary-archive.ts";
import { startChild } from "./child.ts";
import { paperFile, sampleFiles } from "./sample-files.ts";

/** A port that was free a moment ago. */
async function findPort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, "localhost", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

test("serves the site, tells open pages of changes, and ends when asked to", async () => {
  const root = makeArchive({ ...sampleFiles(), "_site/mine.txt": "no concern of a preview" });
  const url = `http://localhost:${await findPort()}/`;
  const child = startChild(["serve", "--root", root, "--port", new URL(url).port]);
  try {
    await child.said(`serving ${url}`);
    const home = await fetch(url);
    const page = await home.text();
    expect(home.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page).toContain("A Small Archive");
    expect(page).toMatch(/Content-Security-Policy" content="[^"]*; script-src 'self'; connect-src 'self'"/);
    expect(page).toContain('<script src="/__offprint/reload.js"></script>\n</body>');
    expect((await fetch(`${url}topics`, { redirect: "manual" })).headers.get("location")).toBe("/topics/");
    expect((await fetch(`${url}topics/sorting/feed.atom.xml`)).headers.get("content-type")).toBe("application/xml");
    const missing = await fetch(`${url}nowhere/`);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining(`href="${url}`)]);
    for (const path of ["%2e%2e/content/site.yaml", "..%2fcontent/site.yaml", ".offprint/manifest.txt", "%zz", "%00"]) {
      expect((await fetch(url + path)).status, path).toBe(404);
    }

    const events = await fetch(`${url}__offprint/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("retry: 500\n\n");
    writeTree(root, paperFile({ id: "fresh-from-the-press", title: "Fresh from the press" }));
    expect((await reader?.read())?.value).toContain("event: reload");
    expect(await (await fetch(`${url}papers/fresh-from-the-press/`)).text()).toContain("Fresh from the press");
  } finally {
    child.kill("SIGINT");
  }
  expect(await child.ended).toMatchObject({ status: 0, signal: null });
  expect(Object.keys(readTree(root, "_site"))).toEqual(["_site/mine.txt"]);
});

test("says that a port is in use, and what a port is", async () => {
  const root = makeArchive(sampleFiles());
  const port = await findPort();
  const server = createServer().listen(port, "localhost");
  const taken = await startChild(["serve", "--root", root, "--port", String(port)]).ended;
  server.close();
  expect([taken.status, taken.err]).toEqual([2, expect.stringContaining(`found port ${port} in use`)]);
  const wrong = await startChild(["serve", "--root", root, "--port", "http"]).ended;
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("found --port http; expected a number")]);
  const none = await startChild(["serve", "--root", join(root, "content")]).ended;
  expect([none.status, none.err]).toEqual([2, expect.stringContaining("no archive at")]);
});
