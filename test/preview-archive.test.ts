import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { TrustedParts } from "../src/preview/file-kinds.ts";
import { PREVIEW_LIMITS } from "../src/preview/limits.ts";
import { trustedParts, unpackPreview } from "../src/site/unpack-preview.ts";
import { buildRealSite } from "./browser/real-site.ts";
import { feed, file, HOSTILE, home, SMALL } from "./hostile-previews.ts";
import { assertAlwaysAsync } from "./properties/tries.ts";
import { run } from "./run.ts";
import { paxEntry, paxLine, tarEntry, tarGz } from "./tar-maker.ts";
import { makeFolder } from "./temporary-archive.ts";

/** A folder with an archive in it, and what there is to see in it afterwards. */
function stage(archive: Uint8Array): { file: string; target: string; names: () => readonly string[] } {
  const root = makeFolder();
  writeFileSync(join(root, "site.tar.gz"), archive);
  mkdirSync(join(root, "inside"));
  return {
    file: join(root, "site.tar.gz"),
    target: join(root, "inside/preview"),
    names: () => readdirSync(root, { recursive: true, encoding: "utf8" }).sort(),
  };
}

let trusted: TrustedParts;
beforeAll(async () => {
  trusted = await trustedParts();
});

const unpack = (archive: string, folder: string): ReturnType<typeof unpackPreview> =>
  unpackPreview(archive, folder, { limits: SMALL, trusted });

describe("a hostile archive is refused before anything is unpacked", () => {
  test.each(Object.entries(HOSTILE))("%s", async (_name, [archive, message]) => {
    const { file: path, target, names } = stage(archive);
    await expect(unpack(path, target)).rejects.toThrow(message);
    expect(names()).toEqual(["inside", "site.tar.gz"]);
  });

  test("there are enough, and no sound one is among them", async () => {
    expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(15);
    const { file: path, target } = stage(
      tarGz(
        tarEntry({ name: "./", type: "5", mode: "0000755" }),
        home,
        tarEntry({ name: "./papers/", type: "5" }),
        paxEntry(paxLine("mtime", "1.5") + paxLine("path", "./papers/a-b_c~1@2+3.txt")),
        file("./short.txt"),
        file("./feed.atom.xml", feed('<title type="text">1 &lt; 2 &gt; 0</title>')),
      ),
    );
    expect(await unpack(path, target)).toMatchObject({ files: 3 });
    expect(readFileSync(join(target, "papers/a-b_c~1@2+3.txt"), "utf8")).toBe("text");
  });

  test("by the archive's own size, and into no folder that has files", async () => {
    const { file: path, target } = stage(tarGz(home));
    await expect(unpackPreview(path, target, { limits: { ...SMALL, packed: 10 } })).rejects.toThrow(
      /expected at most 10/u,
    );
    await unpack(path, target);
    await expect(unpack(path, target)).rejects.toThrow(/expected an empty folder/u);
  });
});

describe("the real site", () => {
  let site: string;
  let archive: string;
  beforeAll(async () => {
    site = await buildRealSite();
    archive = join(makeFolder(), "site.tar.gz");
    const workflow = readFileSync(new URL("../.github/workflows/preview.yml", import.meta.url), "utf8");
    const [, options = ""] = /\btar (--create [^\n]*) --directory pr\/_site /u.exec(workflow) ?? [];
    const args = options.split(" ").map((option) => option.replaceAll(/["']/gu, ""));
    execFileSync("tar", [...args, "--directory", site, "--file", archive, "."]);
  });

  test("passes as the workflow packs it: every file is there, pages ask not to be indexed", async () => {
    const target = join(makeFolder(), "preview");
    const { status, out, err } = await run(["unpack-preview", archive, target, "--json"]);
    expect({ status, err }).toMatchObject({ status: 0 });
    const list = (folder: string): readonly string[] =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => !name.startsWith(".offprint"))
        .sort();
    expect(list(target)).toEqual(list(site));
    expect((JSON.parse(out) as { files: number }).files).toBeGreaterThan(1000);
    expect(
      readFileSync(join(target, "index.html"), "utf8").replace('<meta name="robots" content="noindex">\n', ""),
    ).toBe(readFileSync(join(site, "index.html"), "utf8"));
    expect(readFileSync(join(target, "robots.txt"), "utf8")).toBe("User-agent: *\nDisallow: /\n");
    expect(readFileSync(join(target, "feed.atom.xml"))).toEqual(readFileSync(join(site, "feed.atom.xml")));
  });

  test("is refused within the limits that are set, with exit status 1", async () => {
    await expect(
      unpackPreview(archive, join(makeFolder(), "x"), { limits: { ...PREVIEW_LIMITS, entries: 50 } }),
    ).rejects.toThrow(/more than 50 files/u);
    const args = ["unpack-preview", archive, join(makeFolder(), "x")];
    expect(await run([...args, "--files", "50"])).toMatchObject({ status: 1 });
    expect(await run([...args, "--megabytes", "1"])).toMatchObject({ status: 1 });
    expect(await run([...args, "--files", "many"])).toMatchObject({ status: 2 });
    const bad = stage(tarGz(home, file("./a.exe")));
    expect(await run(["unpack-preview", bad.file, bad.target])).toMatchObject({
      status: 1,
      err: expect.stringContaining("nothing was unpacked") as string,
    });
    expect(existsSync(bad.target)).toBe(false);
  });
});

test("whatever the archive says, nothing is written outside its folder", async () => {
  const strange = fc.oneof(
    fc.constantFrom("A", "é", "e\u0301", "\\", "\0", "/etc", "~", "C:", "index.html"),
    fc.string({ maxLength: 5 }),
  );
  const folders = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("..", ".", "a", "b") },
    { weight: 1, arbitrary: strange },
  );
  const path = fc
    .tuple(fc.array(folders, { maxLength: 3 }), fc.constantFrom("x.txt", "y.txt", "z.md"))
    .map(([above, name]) => [...above, name].join("/"));
  const rarely = <Value>(usual: Value, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
  const plain = fc
    .record({
      name: path,
      prefix: rarely("", path),
      type: rarely("0", fc.constantFrom("5", "1", "2", "L", "g")),
      link: rarely("", fc.constantFrom("..", "/tmp")),
      content: fc.constantFrom("", "text"),
      mode: fc.constantFrom("0000644", "0004777"),
    })
    .map(tarEntry);
  const renamed = path.map((name) => Buffer.concat([paxEntry(paxLine("path", name)), file("short.txt")]));
  const entry = fc.oneof(plain, renamed);
  const outcomes = new Set<boolean>();
  const promise = fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
    const { file: archive, target, names } = stage(tarGz(home, ...entries));
    const isSound = await unpack(archive, target).then(
      () => true,
      () => false,
    );
    outcomes.add(isSound);
    const outside = names().filter((name) => !name.startsWith("inside/preview"));
    expect(outside).toEqual(["inside", "site.tar.gz"]);
    expect(existsSync(target)).toBe(isSound);
    if (!isSound) return;
    for (const found of readdirSync(target, { recursive: true, withFileTypes: true }))
      expect(found.isFile() || found.isDirectory()).toBe(true);
  });
  await assertAlwaysAsync(promise);
  expect(outcomes).toEqual(new Set([true, false]));
});
