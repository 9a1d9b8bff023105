import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherCitations } from "../../src/browser/reader/citations.ts";
import { parseFeed, toLocalUrl } from "../../src/browser/reader/feed.ts";
import { readKey, type KeyContext } from "../../src/browser/reader/keys.ts";
import { noMarks, setRead, setStar } from "../../src/browser/reader/marks.ts";
import { copyName, copyPrefix, kindOf, listAssets } from "../../src/browser/reader/offline-copy.ts";
import { addStarred, countViews, filterPapers, foldWords, isInView } from "../../src/browser/reader/papers.ts";
import { parsePlace, renderPlace, VIEWS, type Place } from "../../src/browser/reader/place.ts";

const BASE = "https://reading.example/room/";

describe("an address", () => {
  const segment = fc.stringMatching(/^[a-z0-9_-][a-z0-9._-]{0,20}$/);
  const places = fc.record<Place>({
    source: fc.array(segment, { maxLength: 3 }).map((parts) => parts.map((part) => `${part}/`).join("")),
    view: fc.constantFrom(...VIEWS),
    paper: fc.option(fc.stringMatching(/^[a-z0-9-]{1,80}$/), { nil: undefined }),
  });

  test("brings back the place it was made from", () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parsePlace(renderPlace(place))).toEqual(place);
      }),
    );
  });

  test.each([
    "",
    "#main",
    "#in=../../&show=all",
    "#in=//evil.example/",
    "#in=https://evil.example/",
    "#in=topics/../../x/",
    "#in=topics%2F..%2Fx/",
    "#in=topics",
    "#paper=../../x&show=everything",
    "#paper=<b>",
  ])("that says nothing (%s) leads to everything", (hash) => {
    expect(parsePlace(hash)).toEqual({ source: "", view: "all", paper: undefined });
  });
});

describe("a feed", () => {
  const item = { url: `${BASE}papers/a/`, title: "A", content_html: "<p>a</p>" };

  test("gives papers with people and topics", () => {
    const items = [{ ...item, authors: [{ name: "Ada" }, {}], tags: ["Maths", 7], language: "fr" }];
    expect(parseFeed(JSON.stringify({ title: "T", items }), BASE)).toEqual({
      title: "T",
      items: [{ id: "a", title: "A", language: "fr", content: "<p>a</p>", authors: ["Ada"], topics: ["Maths"] }],
    });
  });

  test("gives each paper once, and nothing that is no paper of this archive", () => {
    const odd = [
      item,
      item,
      { ...item, url: `${BASE}digests/x/` },
      { ...item, url: "https://other.example/papers/a/" },
    ];
    const more = [{ url: item.url }, null, 3, { ...item, url: `${BASE}papers/../x/` }];
    const feed = parseFeed(JSON.stringify({ items: [...odd, ...more] }), BASE);
    expect(feed?.items.map(({ id }) => id)).toEqual(["a"]);
  });

  test.each(["", "null", "[]", '{"items":{}}', "<html>"])("is told from what is none: %s", (text) => {
    expect(parseFeed(text, BASE)).toBeUndefined();
  });

  test("leads to the copy of the site that is being read", () => {
    const root = "http://127.0.0.1:8000/lab/";
    expect(toLocalUrl(`${BASE}topics/x/`, BASE, root)).toBe(`${root}topics/x/`);
    expect(toLocalUrl("https://arxiv.org/abs/1", BASE, root)).toBe("https://arxiv.org/abs/1");
  });
});

describe("the list", () => {
  const papers = [
    { id: "a", title: "Café quantization", facts: "", words: foldWords("Café quantization", "Zoë Müller") },
    { id: "b", title: "Pruning", facts: "", words: foldWords("Pruning", "βeta weights") },
    { id: "c", title: "量子化", facts: "", words: foldWords("量子化") },
  ];
  const marks = setStar(setStar(setRead(noMarks, ["a"], true), "b", "Pruning"), "gone", "An older paper");
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  test.each([
    ["cafe", ["a"]],
    ["  MULLER  quant ", ["a"]],
    ["beta", ["b"]],
    ["量子", ["c"]],
    ["pruning cafe", []],
    ["", ["a", "b", "c"]],
  ])("filtered by %j", (typed, found) => {
    expect(idsOf(filterPapers(papers, typed))).toEqual(found);
  });

  test("counts what each view has", () => {
    expect(countViews(papers, marks)).toEqual({ all: 3, unread: 2, new: 0, starred: 1 });
    expect(isInView("a", "unread", marks)).toBe(false);
  });

  test("names starred papers that no feed holds any more", () => {
    expect(idsOf(addStarred(papers, marks))).toEqual(["a", "b", "c", "gone"]);
  });
});

describe("a key", () => {
  const press = { key: "j", ctrlKey: false, metaKey: false, altKey: false, repeat: false };
  const where: KeyContext = { isTyping: false, isOnControl: false, hasKeys: true };

  test.each([
    ["j", "next"],
    ["k", "previous"],
    ["o", "open"],
    ["Enter", "open"],
    ["s", "star"],
    ["m", "read"],
    ["/", "filter"],
    ["?", "keys"],
    ["Escape", "back"],
    ["x", undefined],
  ])("%s", (key, action) => {
    expect(readKey({ ...press, key }, where)).toBe(action);
  });

  test("is text in a field, but Escape leaves it", () => {
    const typing = { ...where, isTyping: true };
    expect(readKey(press, typing)).toBeUndefined();
    expect(readKey({ ...press, key: "Enter" }, typing)).toBeUndefined();
    expect(readKey({ ...press, key: "Escape" }, typing)).toBe("back");
  });

  test("with a modifier is the browser's", () => {
    for (const modifier of ["ctrlKey", "metaKey", "altKey"])
      expect(readKey({ ...press, [modifier]: true }, where)).toBeUndefined();
  });

  test("that is a letter can be switched off; Enter and Escape stay", () => {
    const off = { ...where, hasKeys: false };
    expect(readKey(press, off)).toBeUndefined();
    expect(readKey({ ...press, key: "?" }, off)).toBeUndefined();
    expect(readKey({ ...press, key: "Enter" }, off)).toBe("open");
    expect(readKey({ ...press, key: "Escape" }, off)).toBe("back");
  });

  test("held down walks on, and toggles nothing", () => {
    expect(readKey({ ...press, repeat: true }, where)).toBe("next");
    expect(readKey({ ...press, key: "s", repeat: true }, where)).toBeUndefined();
  });

  test("Enter on a link or a button is theirs", () => {
    expect(readKey({ ...press, key: "Enter" }, { ...where, isOnControl: true })).toBeUndefined();
  });
});

describe("citations of starred papers", () => {
  test("are joined in order, each once, and name what is missing", async () => {
    const files: Readonly<Record<string, string>> = { a: "@misc{a}\n", b: "@misc{b}\n", "was-a": "@misc{a}\n" };
    const gathered = await gatherCitations(["b", "none", "a", "was-a"], "bib", async (paper) => {
      if (paper === "b") await new Promise((resolve) => setTimeout(resolve, 10));
      return files[paper];
    });
    expect(gathered).toEqual({ text: "@misc{b}\n\n@misc{a}\n", missing: ["none"] });
  });

  test("are asked for a few at a time", async () => {
    let open = 0;
    let most = 0;
    const ids = Array.from({ length: 50 }, (_, index) => `paper-${index}`);
    const { text } = await gatherCitations(ids, "ris", async (paper) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      open -= 1;
      return paper;
    });
    expect(most).toBe(6);
    expect(text).toBe(ids.join("\r\n"));
  });
});

describe("the offline copy", () => {
  const scope = `${BASE}reader/`;

  test("keeps what the page loads from the site's assets, and no page it only links", () => {
    const html = `<link rel="stylesheet" href="../assets/style.css"><script type="module" src="../assets/reader.js"></script>
<link rel="icon" href="../assets/icon.svg"><link rel="stylesheet" href="../assets/style.css"><a href="../topics/">Topics</a>`;
    expect(listAssets(html, scope)).toEqual(
      ["style.css", "reader.js", "icon.svg"].map((name) => `${BASE}assets/${name}`),
    );
  });

  test.each([
    [scope, "reader"],
    [`${scope}?utm=1`, "reader"],
    [`${BASE}assets/style.css`, "asset"],
    [`${BASE}feed.json`, "text"],
    [`${BASE}topics/x/feed.json`, "text"],
    [`${BASE}papers/a/`, "text"],
    [`${BASE}papers/a/cite.bib`, undefined],
    [`${scope}worker.js`, undefined],
    ["https://reading.example/other/feed.json", undefined],
    ["https://evil.example/room/feed.json", undefined],
  ])("%s is %s", (url, kind) => {
    expect(kindOf(url, BASE, scope)).toBe(kind);
  });

  test("bears the folder of its reader: another site on the host, even below it, is not touched", () => {
    expect(copyName(scope).startsWith(copyPrefix(scope))).toBe(true);
    expect(copyName("https://reading.example/room/reader/reader/").startsWith(copyPrefix(scope))).toBe(false);
    expect(copyName("https://reading.example/reader/").startsWith(copyPrefix(scope))).toBe(false);
  });
});
