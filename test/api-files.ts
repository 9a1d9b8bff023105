import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Exporter, PageContext, PageType } from "../src/contracts.ts";
import { fileOf, apiUrls } from "../src/model/url.ts";
import { loadPlugins } from "../src/registry.ts";

const exporters = await loadPlugins<Exporter>("exports");
const pageTypes = await loadPlugins<PageType>("pages");

/** Path → text of every file of the API, the long one whole. Two files in one place fail. */
export function renderApi(context: PageContext): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const put = (path: string, content: string): void => {
    if (files.has(path)) throw new Error(`two files are at ${path}`);
    files.set(path, content);
  };
  const api = exporters.get("api");
  for (const { path, content } of api?.files?.(context) ?? []) put(path, content);
  for (const { path, pieces } of api?.longFiles?.(context) ?? []) put(path, [...pieces].join(""));
  return files;
}

/** The files of all pages of the site. */
export function listPageFiles({ catalog }: PageContext): ReadonlySet<string> {
  return new Set([...pageTypes.values()].flatMap((type) => [...type.list(catalog)].map(({ path }) => fileOf(path))));
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

/** Validators by the schema's address, which allow no key that the schema does not name: a promise is tested in both directions. */
export function compileSchemas(
  files: ReadonlyMap<string, string>,
  baseUrl: string,
): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false, formats: { uri: isUrl } });
  const folder = apiUrls.schema("");
  const schemas = [...files].filter(([path]) => path.startsWith(folder.replace(".json", "")));
  return new Map(
    schemas.map(([path, text]) => [baseUrl + path, ajv.compile(closeSchema(JSON.parse(text) as Schema) as Schema)]),
  );
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).href === text;
}

/** The schema with `additionalProperties: false` wherever it names properties. */
function closeSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeSchema);
  if (typeof value !== "object" || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closeSchema(inner)]));
  return "properties" in closed && closed["type"] === "object" ? { ...closed, additionalProperties: false } : closed;
}
