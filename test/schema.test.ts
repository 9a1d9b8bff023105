import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { splitFrontMatter } from "../src/archive/front-matter.ts";
import { renderJsonSchemas } from "../src/archive/json-schema.ts";
import { DESCRIPTIONS, type SchemaName } from "../src/archive/schema-descriptions.ts";
import { digestSchema, paperSchema, siteSchema, topicSchema } from "../src/archive/schema.ts";
import { renderReviewSchema } from "../src/report/review-schema.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const rendered = renderJsonSchemas();
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

function compile(name: SchemaName): ValidateFunction {
  return ajv.compile(JSON.parse(rendered.get(`${name}.schema.json`) ?? "") as object);
}

/** Front matter as an editor reads it: YAML's core schema, in which numbers are numbers. */
function readFront(text: string): unknown {
  const split = splitFrontMatter(text);
  if ("rule" in split) throw new Error(split.message);
  return parse(text.slice(...split.front));
}

const READERS = { paper: paperSchema, digest: digestSchema, topic: topicSchema } as const;

describe("the JSON Schemas for editors", () => {
  test("are those of the code: run npm run schemas", () => {
    const all = new Map([...rendered, ["review.schema.json", renderReviewSchema()]]);
    expect(readdirSync(join(home, "schema")).sort()).toEqual([...all.keys()].sort());
    for (const [file, text] of all) expect(readFileSync(join(home, "schema", file), "utf8")).toBe(text);
  });

  test("a repository is a page, to which links can be added: not what git clones", () => {
    const judge = compile("site");
    const judged = (repository: string): boolean => {
      judge({ repository });
      return !(judge.errors ?? []).some(({ instancePath }) => instancePath === "/repository");
    };
    expect(judged("https://github.com/lab/papers")).toBe(true);
    for (const wrong of [
      "https://github.com/lab/papers.git",
      "https://github.com/lab/papers/",
      "git@github.com:lab/papers",
    ]) {
      expect(judged(wrong)).toBe(false);
      expect(siteSchema.shape.repository.safeParse(wrong).success).toBe(false);
    }
  });

  test.each(Object.keys(DESCRIPTIONS) as SchemaName[])("%s: every key says what it means", (name) => {
    const { properties, items } = compile(name).schema as JsonSchema;
    const keys = Object.entries(properties ?? items?.properties ?? {});
    expect(keys.length).toBeGreaterThan(0);
    const silent = keys.filter(
      ([key, { description }]) => description === undefined && !["title", "reason"].includes(key),
    );
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  test.each(["papers", "digests", "topics", "pages"] as const)("accept all of content/%s", (folder) => {
    const accepts = compile(folder.slice(0, -1) as SchemaName);
    const files = readdirSync(join(home, "content", folder), { recursive: true, encoding: "utf8" });
    const refused = files
      .filter((name) => name.endsWith(".md"))
      .filter((name) => !accepts(readFront(readFileSync(join(home, "content", folder, name), "utf8"))));
    expect(refused).toEqual([]);
  });

  test.each(["site", "removed", "decisions"] as const)("accept content/%s.yaml", (name) => {
    const path = join(home, "content", `${name}.yaml`);
    if (existsSync(path)) expect(compile(name)(parse(readFileSync(path, "utf8")))).toBe(true);
    expect(compile(name)("text")).toBe(false);
  });
});

interface JsonSchema {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
  readonly items?: JsonSchema;
}

const PAPER = "title: A Title\nid: a-title\n";
const TOPIC = "title: T\ndescription: D.\nmatch: { atLeast: 3, weights: { title: 3, abstract: 1 }, phrases: [ a ] }\n";
const DIGEST = `id: d\ntitle: T\ndate: 2025-10-31\ndateFrom: page\ncapture: { file: a.txt, sha256: ${"a".repeat(64)} }\n`;

describe("an editor and the reader agree", () => {
  test.each([
    ["paper", `${PAPER}published: 2023\n`],
    ["paper", `${PAPER}published: XXXX-10-14\nauthorCount: 4\n`],
    ["paper", `${PAPER}links: { arxiv: 2310.10636 }\n`],
    ["paper", `${PAPER}comments: { count: 3, seen: 2025-10-31 }\nsources:\n  - { capture: a.txt, lines: 13 }\n`],
    ["topic", TOPIC],
    ["topic", TOPIC.replace("phrases: [ a ]", "phrases: [ { phrase: b*, title: 1.5 } ]")],
    ["digest", DIGEST],
    ["digest", DIGEST.replace("2025-10-31", "XXXX")],
  ] as const)("%s is right: %s", (name, yaml) => {
    expect(compile(name)(parse(yaml))).toBe(true);
    expect(READERS[name].safeParse(parse(yaml, { schema: "failsafe" })).success).toBe(true);
  });

  test.each([
    ["paper", "title: A Title\n"],
    ["paper", "title: [ A, Title ]\nid: a-title\n"],
    ["paper", `${PAPER}colour: red\n`],
    ["paper", `${PAPER}published: 2023-13-01\n`],
    ["paper", `${PAPER}published: 16 October 2023\n`],
    ["paper", `${PAPER}authorCount: many\n`],
    ["paper", `${PAPER}authors: [ Ada ]\n`],
    ["paper", `${PAPER}authors:\n  - { name: Ada, mail: ada@x.example }\n`],
    ["paper", `${PAPER}links: { pdf: "javascript:alert(1)" }\n`],
    ["paper", `${PAPER}links: { arxiv: 2310.10636v2 }\n`],
    ["paper", `${PAPER}links: { doi: https://doi.org/10.1/x }\n`],
    ["paper", `${PAPER}topics: quantization\n`],
    ["paper", `${PAPER}aliases: [ Not An Id ]\n`],
    ["paper", `${PAPER}fingerprints: title\n`],
    ["paper", `${PAPER}sources:\n  - { capture: ../a.txt, lines: 1-2 }\n`],
    ["paper", `${PAPER}sources:\n  - { capture: a.txt, lines: 0-2 }\n`],
    ["topic", TOPIC.replace("phrases: [ a ]", "phrases: []")],
    ["topic", TOPIC.replace("phrases: [ a ]", "phrases: [ a* b ]")],
    ["topic", TOPIC.replace("atLeast: 3", "atLeast: ten")],
    ["digest", DIGEST.replace("dateFrom: page", "dateFrom: guess")],
    ["digest", DIGEST.replace("aaaa }", "AAAA }")],
    ["digest", `${DIGEST}entries:\n  - { paper: a-title }\n`],
  ] as const)("%s is wrong: %s", (name, yaml) => {
    expect(compile(name)(parse(yaml))).toBe(false);
    expect(READERS[name].safeParse(parse(yaml, { schema: "failsafe" })).success).toBe(false);
  });
});
