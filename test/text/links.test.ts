import { describe, expect, test } from "vitest";
import { findLinks, isWebUrl, trimLink } from "../../src/text/links.ts";

describe("a code link", () => {
  test.each([
    ["at https://github.com/owner/name.", "https://github.com/owner/name"],
    ["at http://www.github.com/owner/name/", "https://github.com/owner/name"],
    ["(see github.com/owner/name)", "https://github.com/owner/name"],
    ["frameworkhttps://github.com/owner/name.", "https://github.com/owner/name"],
    ["codegithub.com/owner/name", "https://github.com/owner/name"],
    ["https://github.com/owner/name{https://github.com/owner/name}.", "https://github.com/owner/name"],
    ["https://github.com/owner/name.git.", "https://github.com/owner/name"],
    ["https://github.com/owner/a\\_b_c-d.e.", "https://github.com/owner/a_b_c-d.e"],
    ["https://github.com/owner/name/tree/main/x.y", "https://github.com/owner/name"],
    ["https://GitHub.com/Owner/Name", "https://github.com/Owner/Name"],
    ["gitlab.com/owner/name, codeberg.org/owner/name", "https://gitlab.com/owner/name https://codeberg.org/owner/name"],
    ["bitbucket.org/o/n and https://gitee.com/o/n/tree", "https://bitbucket.org/o/n https://gitee.com/o/n"],
    ["github.com/o/n, GITHUB.com/O/N", "https://github.com/o/n"],
  ])("in %j", (text, expected) => {
    expect(findLinks(text).code.join(" ")).toBe(expected);
  });

  test.each([
    "https://github.com/owner",
    "https://github.com/",
    "https://owner.github.io/name",
    "https://notgithub.com/a/b",
    "a@github.com/x/y",
    "https://evil.example/github.com/a/b",
    "github.com/../..",
  ])("is not in %j", (text) => {
    expect(findLinks(text).code).toEqual([]);
  });
});

describe("another link", () => {
  test.each([
    ["at http://bit.ly/2nJLNMu).", "http://bit.ly/2nJLNMu"],
    ["(https://en.example.org/wiki/A_(b))", "https://en.example.org/wiki/A_(b)"],
    ["https://x.example/a,b;c. Then", "https://x.example/a,b;c"],
    ["https://x.example/?q=1&r=é", "https://x.example/?q=1&r=é"],
    ["https://user:secret@x.example/ https://localhost/ https://[::1]/ https://x.example:99999/ ftp://x.example/", ""],
    ["https://x.example/<script> https://x.example/<script>", "https://x.example/"],
  ])("in %j", (text, expected) => {
    expect(findLinks(text)).toEqual({ code: [], other: expected === "" ? [] : [expected] });
  });
});

test("a link's end is not the sentence's", () => {
  expect(trimLink("https://x.example/a).”")).toBe("https://x.example/a");
  expect(trimLink("https://x.example/(a)")).toBe("https://x.example/(a)");
});

test("an address has no blanks, quotes or passwords", () => {
  expect(["https://x.example/", "http://x/y"].map(isWebUrl)).toEqual([true, true]);
  expect(
    ["javascript:alert(1)", "//x.example", "https://a b", "https://u@x.example/", 'https://x.example/"'].map(isWebUrl),
  ).toEqual([false, false, false, false, false]);
});
