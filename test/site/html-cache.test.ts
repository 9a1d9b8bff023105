import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openHtmlCache } from "../../src/site/html-cache.ts";
import { nameRenderVersion } from "../../src/site/render-version.ts";
import { makeFolder } from "../temporary-archive.ts";

const texts = Array.from({ length: 40 }, (_, index) => `text ${index}`);

/** Renders the texts with a cache; the texts that the renderer itself was asked for. */
function useCache(folder: string, version: string, wanted: readonly string[] = texts): readonly string[] {
  const asked: string[] = [];
  const cache = openHtmlCache(folder, version, (text) => {
    asked.push(text);
    return `<p>${text}</p>\n`;
  });
  for (const text of [...wanted, ...wanted]) expect(cache.render(text)).toBe(`<p>${text}</p>\n`);
  cache.save();
  return asked;
}

const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

describe("rendered Markdown", () => {
  test("is rendered once, over builds", () => {
    const folder = join(makeFolder(), "cache");
    expect(useCache(folder, "1")).toEqual(texts);
    expect(useCache(folder, "1")).toEqual([]);
    expect(useCache(folder, "1", [...texts, "new"])).toEqual(["new"]);
  });

  test("is rendered anew by another version of the renderer", () => {
    const folder = join(makeFolder(), "cache");
    useCache(folder, "1");
    expect(useCache(folder, "2")).toEqual(texts);
  });

  test("is forgotten when a build does not use it", () => {
    const folder = join(makeFolder(), "cache");
    useCache(folder, "1");
    useCache(folder, "2");
    useCache(folder, "1", texts.slice(0, 3));
    const size = sizeOf(folder);
    expect(useCache(folder, "1", texts.slice(0, 3))).toEqual([]);
    expect(size).toBeLessThan(600);
    useCache(folder, "1", []);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -9)],
    ["changed", (text: string) => text.replace("<p>", "<b>")],
    ["empty", () => ""],
    ["something else", () => "\u0000\n{}"],
  ])("is rendered anew when its file is %s", (_how, damage) => {
    const folder = join(makeFolder(), "cache");
    useCache(folder, "1");
    const [name = ""] = readdirSync(folder);
    writeFileSync(join(folder, name), damage(readFileSync(join(folder, name), "utf8")));
    writeFileSync(join(folder, "stray-file"), "x");
    expect(useCache(folder, "1").length).toBeGreaterThan(0);
    expect(useCache(folder, "1")).toEqual([]);
    expect(readdirSync(folder)).not.toContain("stray-file");
  });
});

test("the renderer's version is the same from run to run, and another for other locked packages", () => {
  const root = makeFolder();
  expect(nameRenderVersion(root)).toBe(nameRenderVersion(makeFolder()));
  const before = nameRenderVersion(root);
  writeFileSync(join(root, "package-lock.json"), "{}");
  expect(nameRenderVersion(root)).not.toBe(before);
});
