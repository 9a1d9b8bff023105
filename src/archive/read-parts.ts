import type { ContentFile, Decision, HandPage, SiteSettings, Tombstone, Waiver } from "../model/archive.ts";
import type { Digest } from "../model/digest.ts";
import type { Problem } from "../model/problem.ts";
import type { Topic } from "../model/topic.ts";
import { isId } from "../text/slug.ts";
import { loadMarkdown, loadYaml } from "./content-file.ts";
import { digestFile } from "./layout.ts";
import { decisionsSchema, digestSchema, pageSchema, removedSchema, siteSchema, topicSchema } from "./schema.ts";
import { validate } from "./validate.ts";
import { LIST_LIMIT } from "./yaml.ts";

type Read<Part> = { readonly part: Part; readonly file: ContentFile } | undefined;

export function readDigest(path: string, bytes: Uint8Array, problems: Problem[]): Read<Digest> {
  const loaded = loadMarkdown(path, bytes, problems, LIST_LIMIT);
  if (!loaded) return undefined;
  const { data, problems: found } = validate(digestSchema, loaded.value, path, loaded.file.placeOf);
  problems.push(...found);
  if (!data) return undefined;
  if (path !== digestFile(data.id)) {
    problems.push(wrongName(path, loaded.file, data.id, digestFile(data.id)));
    return undefined;
  }
  return { part: { ...data, file: path, note: tidy(loaded.body) }, file: loaded.file };
}

export function readTopic(path: string, bytes: Uint8Array, problems: Problem[]): Read<Topic> {
  const loaded = loadMarkdown(path, bytes, problems);
  const slug = slugOf(path, problems);
  if (!loaded || slug === undefined) return undefined;
  const { data, problems: found } = validate(topicSchema, loaded.value, path, loaded.file.placeOf);
  problems.push(...found);
  if (!data) return undefined;
  const { weights, atLeast, exclude, phrases } = data.match;
  const terms = phrases.map((item) =>
    typeof item === "string" ? { phrase: item, ...weights } : { ...weights, ...dropUndefined(item) },
  );
  return {
    part: {
      slug,
      file: path,
      title: data.title,
      description: data.description,
      terms,
      exclude,
      atLeast,
      aliases: data.aliases,
      introduction: tidy(loaded.body),
    },
    file: loaded.file,
  };
}

export function readHandPage(path: string, bytes: Uint8Array, problems: Problem[]): Read<HandPage> {
  const loaded = loadMarkdown(path, bytes, problems);
  const slug = slugOf(path, problems);
  if (!loaded || slug === undefined) return undefined;
  const { data, problems: found } = validate(pageSchema, loaded.value, path, loaded.file.placeOf);
  problems.push(...found);
  return data && { part: { ...data, slug, file: path, body: tidy(loaded.body) }, file: loaded.file };
}

export function readSite(path: string, bytes: Uint8Array, problems: Problem[]): Read<SiteSettings> {
  const loaded = loadYaml(path, bytes, problems);
  if (!loaded) return undefined;
  const { data, problems: found } = validate(siteSchema, loaded.value, path, loaded.file.placeOf);
  problems.push(...found);
  return data && { part: data, file: loaded.file };
}

export function readRemoved(path: string, bytes: Uint8Array, problems: Problem[]): Read<readonly Tombstone[]> {
  const loaded = loadYaml(path, bytes, problems);
  if (!loaded) return undefined;
  const { data, problems: found } = validate(
    removedSchema,
    isEmpty(loaded.value) ? [] : loaded.value,
    path,
    loaded.file.placeOf,
  );
  problems.push(...found);
  return data && { part: data, file: loaded.file };
}

export function readDecisions(
  path: string,
  bytes: Uint8Array,
  problems: Problem[],
): Read<{ decisions: readonly Decision[]; waivers: readonly Waiver[] }> {
  const loaded = loadYaml(path, bytes, problems);
  if (!loaded) return undefined;
  const { data, problems: found } = validate(
    decisionsSchema,
    isEmpty(loaded.value) ? {} : loaded.value,
    path,
    loaded.file.placeOf,
  );
  problems.push(...found);
  if (!data) return undefined;
  const decisions = (["same", "different", "related", "unrelated"] as const).flatMap((kind) =>
    data[kind].map((ids): Decision => ({ kind, ids })),
  );
  return { part: { decisions, waivers: data.waivers }, file: loaded.file };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function slugOf(path: string, problems: Problem[]): string | undefined {
  const slug = path.replace(/^.*\//u, "").replace(/\.md$/u, "");
  if (isId(slug)) return slug;
  problems.push({
    file: path,
    line: 1,
    column: 1,
    severity: "error",
    rule: "bad-id",
    message: `found the file name “${slug}.md”; expected a-z, 0-9 and - before .md: rename the file`,
  });
  return undefined;
}

function wrongName(path: string, file: ContentFile, id: string, expected: string): Problem {
  return {
    file: path,
    ...file.placeOf(["id"]),
    severity: "error",
    rule: "bad-id",
    message: `found the id “${id}” in this file; expected the file ${expected}: ids are frozen, rename the file back`,
  };
}

function tidy(body: string): string {
  return body.replace(/\r\n?/gu, "\n").trim();
}

function dropUndefined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}
