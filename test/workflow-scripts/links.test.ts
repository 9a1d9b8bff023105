import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../temporary-archive.ts";
import { api, asked, changes, runScript, SCRIPTS, setAnswers } from "./stage.ts";

describe("links", () => {
  test("are asked politely, and only those that are gone are called dead", async () => {
    const content = makeFolder();
    mkdirSync(join(content, "papers/aa"), { recursive: true });
    mkdirSync(join(content, "captures"));
    cpSync(join(SCRIPTS, "github.mjs"), join(content, "captures/x.md"));
    writeFileSync(
      join(content, "papers/aa/a.md"),
      `---\nlinks:\n  project: ${api}/fine\n  code:\n    - ${api}/gone\n---\n\nSee [it](${api}/gone), (${api}/busy) and <${api}/not-you>.\nMoved: ${api}/moved. https://nowhere.example/ ${api}/odd\u0060x\n`,
    );
    setAnswers({ "/fine": {}, "/busy": 429, "/not-you": 403, "/moved": 301, "/moved-on": {}, "/odd": 503 });
    const REPORT = join(content, "report.txt");
    const env = { CONTENT: content, REPORT, PAUSE: "1", PRIVATE: "true" };
    const { status, outputs, log } = await runScript("check-links", env);
    expect({ status, outputs }).toEqual({ status: 0, outputs: "dead=1\n" });
    expect(log).toContain("6 addresses: 1 dead, 3 not to be judged");
    const report = readFileSync(REPORT, "utf8");
    expect(report).toContain(
      `- \`${api}/gone\` (\`status 404\`): \`content/papers/aa/a.md:5\`, \`content/papers/aa/a.md:8\``,
    );
    expect(report).toContain(`- \`${api}/busy\` (\`status 429\`)`);
    expect(asked.filter(({ path }) => path === "/gone").map(({ method }) => method)).toEqual(["HEAD", "GET"]);
    expect(asked.filter(({ path }) => path === "/busy").map(({ method }) => method)).toEqual(["HEAD"]);
    asked.length = 0;
    expect((await runScript("check-links", { ...env, PRIVATE: "false" })).outputs).toBe("dead=0\n");
    expect(asked).toEqual([]);
  });

  test("that are many are asked in parts, another every week", async () => {
    const content = makeFolder();
    const paths = Array.from({ length: 5 }, (_, index) => `/p${index}`);
    writeFileSync(join(content, "about.md"), paths.map((path) => api + path).join("\n"));
    setAnswers(Object.fromEntries(paths.map((path) => [path, {}])));
    const env = { CONTENT: content, REPORT: join(content, "r.txt"), PAUSE: "1", PRIVATE: "true", MOST: "2" };
    for (const week of ["44", "45", "46"]) await runScript("check-links", { ...env, WEEK: week });
    expect(asked.map(({ path }) => path).sort()).toEqual(paths);
  });

  test("that are dead have one issue, which is closed when there are none", async () => {
    const REPORT = join(makeFolder(), "links.md");
    writeFileSync(REPORT, "### Dead (1)\n");
    setAnswers({ issues: [{ number: 1, body: "<!-- offprint links -->", pull_request: {} }] });
    await runScript("report-links", { REPORT, DEAD: "1" });
    expect(changes()).toMatchObject([{ method: "POST", path: "issues" }]);
    asked.length = 0;
    setAnswers({ issues: [{ number: 5, body: "<!-- offprint links -->\nold" }] });
    await runScript("report-links", { REPORT, DEAD: "1" });
    await runScript("report-links", { REPORT, DEAD: "0" });
    expect(changes()).toMatchObject([
      { method: "PATCH", path: "issues/5", body: { body: "<!-- offprint links -->\n### Dead (1)\n" } },
      { method: "PATCH", path: "issues/5", body: { state: "closed" } },
    ]);
    asked.length = 0;
    setAnswers({ issues: [] });
    await runScript("report-links", { REPORT, DEAD: "0" });
    expect(changes()).toEqual([]);
  });
});
