import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { scaffold } from "../bin/scaffold.ts";

const home = fileURLToPath(new URL("..", import.meta.url));

describe("npm run new", () => {
  test.each(["source", "check", "page", "export", "command"])("knows the open folder of a %s", (kind) => {
    const [code = ""] = scaffold(kind, "some-thing").keys();
    expect(readdirSync(`${home}/src`)).toContain(code.split("/")[1]);
  });

  test("makes a plugin with its fixture", () => {
    expect([...scaffold("source", "ris").keys()]).toEqual([
      "src/sources/ris.ts",
      "test/fixtures/sources/ris/basic/capture.txt",
    ]);
  });

  test("refuses what would not load", () => {
    expect(() => scaffold("widget", "x")).toThrow("expected one of source, check, page, export, command");
    expect(() => scaffold("constructor", "x")).toThrow("expected one of");
    expect(() => scaffold("source", "../x")).toThrow("expected kebab-case");
  });
});
