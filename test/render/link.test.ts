import { describe, expect, test } from "vitest";
import { ISSUE_FORMS } from "../../src/model/issue-form.ts";
import { urls } from "../../src/model/url.ts";
import { toHtmlText } from "../../src/render/html-template.ts";
import { editUrl, externalLink, linksFrom } from "../../src/render/link.ts";
import { reportUrl } from "../../src/render/report-url.ts";

import { arxivUrl, doiUrl, listLinks } from "../../src/render/paper-links.ts";
import { makePaper } from "../sample-content.ts";

test("links are relative to the page, but absolute on the page for unknown addresses", () => {
  const base = "https://reading.example/room/";
  expect(linksFrom(urls.paper("a"), base)(urls.topic("b"))).toBe("../../topics/b/");
  expect(linksFrom(urls.home, base)(urls.home)).toBe("./");
  expect(linksFrom(urls.notFound, base)(urls.topics)).toBe("https://reading.example/room/topics/");
});

test("a link to another site says so, and one that may not be made leaves its words", () => {
  expect(toHtmlText(externalLink("https://x.org/?a=1&b=2", "<x>"))).toBe(
    '<a href="https://x.org/?a=1&amp;b=2" rel="noopener nofollow ugc">&lt;x&gt;</a>',
  );
  for (const url of ["javascript:alert(1)", "//x.org", "https://", "https://x.org/a b", "../x"])
    expect(toHtmlText(externalLink(url, "x"))).toBe("<span>x</span>");
});

test("the editor's address has the file's path, segment by segment", () => {
  expect(editUrl({ editUrl: "https://f.example/edit/{path}?x={path}" }, "a b/$&.md")).toBe(
    "https://f.example/edit/a%20b/%24%26.md?x=a%20b/%24%26.md",
  );
  expect(editUrl({}, "a.md")).toBeUndefined();
  const repository = "https://github.com/lab/papers";
  expect(editUrl({ repository }, "content/a.md")).toBe("https://github.com/lab/papers/edit/main/content/a.md");
  expect(editUrl({ repository, branch: "next/one" }, "a.md")).toBe("https://github.com/lab/papers/edit/next/one/a.md");
  expect(editUrl({ repository, editUrl: "https://f.example/{path}" }, "a.md")).toBe("https://f.example/a.md");
});

describe("the link to report a mistake", () => {
  const site = { repository: "https://github.com/lab/papers" };

  test("opens the form to correct a paper with the paper filled in, and a blank issue for other pages", () => {
    expect(reportUrl(site, { title: "Glass & Oars", paper: "glass-oars" })).toBe(
      "https://github.com/lab/papers/issues/new?template=correct-a-paper.yml&paper=glass-oars&title=Mistake%3A%20Glass%20%26%20Oars",
    );
    expect(reportUrl(site, { title: "Rowing" })).toBe(
      "https://github.com/lab/papers/issues/new?title=Mistake%3A%20Rowing",
    );
    expect(reportUrl({}, { title: "Rowing" })).toBeUndefined();
  });

  test("names a form and a question that there are", () => {
    const url = new URL(reportUrl(site, { title: "x", paper: "glass-oars" }) ?? "");
    const form = ISSUE_FORMS.find(({ id }) => `${id}.yml` === url.searchParams.get("template"));
    expect(form?.fields.map(({ id }) => id)).toContain("paper");
  });

  test.each(["x", "é", "漢", "😀", "👩‍👩‍👧‍👦", "\ud800", "& "])("stays short for a title of many %s", (piece) => {
    const url = reportUrl(site, { title: piece.repeat(3000), paper: "a".repeat(80) }) ?? "";
    expect(url.length).toBeLessThan(2000);
    expect(new URL(url).searchParams.get("title")).toMatch(/^Mistake/u);
  });
});

describe("the links of a paper", () => {
  test("name where they lead, best first, and search where nothing is known", () => {
    const paper = makePaper({
      id: "x",
      title: "Löss & profit \ud800",
      links: { arxiv: "hep-th/9901001", code: ["https://www.github.com/a/b/"], other: ["https://x.org/y"] },
    });
    expect(listLinks(paper).map(({ words, url }) => `${words} ${url}`)).toEqual([
      "arXiv hep-th/9901001 https://arxiv.org/abs/hep-th/9901001",
      "Code: github.com/a/b https://www.github.com/a/b/",
      "x.org/y https://x.org/y",
      "Find on Hugging Face https://huggingface.co/papers?q=L%C3%B6ss+%26+profit+%EF%BF%BD",
    ]);
  });

  test("keep what a DOI may hold", () => {
    expect(doiUrl("10.1002/(SICI)1097<16#1?x%>3.0")).toBe("https://doi.org/10.1002/(SICI)1097%3C16%231%3Fx%25%3E3.0");
    expect(arxivUrl("2310.10636")).toBe("https://arxiv.org/abs/2310.10636");
  });
});
