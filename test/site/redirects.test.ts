import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../src/site/build.ts";
import { serveFolder, type StaticServer } from "../browser/server.ts";
import { makeArchive } from "../temporary-archive.ts";
import { paperFile, sampleFiles, SITE_URL } from "./sample-files.ts";

const PREFIX = "/lab/papers/";
const ORCID = "https://orcid.org/0000-0002-1825-0097";

/** The invented archive with people, an id of arXiv's old kind and a DOI with capitals, blanks' places and slashes. */
function files() {
  const site = sampleFiles()["content/site.yaml"];
  return {
    ...sampleFiles(),
    "content/site.yaml": `${String(site)}  people: { "I. Holm": Ida Holm }\n`,
    ...paperFile({
      id: "old-times",
      title: "Old times",
      published: "2005-09",
      more: `authors:\n  - { name: I. Holm }\n  - { name: Ada Roe, orcid: "${ORCID}" }\nlinks: { arxiv: hep-th/0501001, doi: "10.5555/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O" }`,
    }),
  };
}

let server: StaticServer;
beforeAll(async () => {
  const root = makeArchive(files());
  await buildSite(root);
  server = await serveFolder(join(root, "_site"), PREFIX);
});
afterAll(async () => await server.close());

/** Where a page leads at once, as a browser would find it; the status for one that leads nowhere. */
async function follow(path: string): Promise<string | number> {
  const response = await fetch(server.url + path);
  if (!response.ok) return response.status;
  const text = await response.text();
  const target = /http-equiv="refresh" content="0; url=([^"]*)"/u.exec(text)?.[1];
  if (target === undefined) return "no redirect";
  const url = new URL(target, response.url);
  expect(text).toContain(`<link rel="canonical" href="${SITE_URL}${url.pathname.slice(PREFIX.length)}">`);
  expect((await fetch(url)).status).toBe(200);
  return url.pathname.slice(PREFIX.length);
}

describe("a host of files leads", () => {
  test.each([
    ["an arXiv id", "arxiv/2411.00001/", "papers/sorting-by-ear/"],
    ["an arXiv id of the old kind, with its slash", "arxiv/hep-th/0501001/", "papers/old-times/"],
    ["a DOI, in small letters", "doi/10.5555/ear.1/", "papers/sorting-by-ear/"],
    [
      "a DOI with signs that no address has, written as the contract says",
      "doi/10.5555/~28sici~291097-4571~28199806~2949~3a8~3c693~3a~3aaid-asi4~3e3.0.co~3b2-o/",
      "papers/old-times/",
    ],
    ["a former id", "papers/sorting-fast/", "papers/sorting-slowly/"],
    ["another spelling of an organisation", "organizations/lake-lab-inc/", "organizations/lakelab/"],
    ["another spelling of a person", "authors/i-holm/", "authors/ida-holm/"],
    ["the long address of a person", "authors/ada-roe-0097/", "authors/ada-roe/"],
  ])("from %s", async (_what, from, to) => {
    expect(await follow(from)).toBe(to);
  });

  test.each([
    ["a version of arXiv's, of which there may be any number", "arxiv/2411.00001v2/"],
    ["a DOI in capitals, on a host that tells them apart", "doi/10.5555/Ear.1/"],
    ["what never was", "papers/nothing/"],
  ])("nowhere from %s: the page for unknown addresses says how it is written", async (_what, path) => {
    expect(await follow(path)).toBe(404);
    const page = await (await fetch(`${server.url}404.html`)).text();
    expect(page).toContain(`without its version: <code>${SITE_URL}arxiv/`);
    expect(page).toContain(`in small letters: <code>${SITE_URL}doi/10.5555/`);
    expect(page).toContain(`href="${SITE_URL}authors/"`);
    expect(page).toContain(`href="${SITE_URL}archive/"`);
  });
});
