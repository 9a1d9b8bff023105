/* The JSON Schemas by which an editor helps to write content, made from the schemas by which it is read: npm run schemas. */
import { z } from "zod";
import { DESCRIPTIONS, type SchemaName } from "./schema-descriptions.ts";
import {
  decisionsSchema,
  digestSchema,
  pageSchema,
  paperSchema,
  removedSchema,
  siteSchema,
  topicSchema,
} from "./schema.ts";

type Schema = z.core.JSONSchema.BaseSchema;

const SCHEMAS: Readonly<Record<SchemaName, z.ZodType>> = {
  decisions: decisionsSchema,
  digest: digestSchema,
  page: pageSchema,
  paper: paperSchema,
  removed: removedSchema,
  site: siteSchema,
  topic: topicSchema,
};

const DAY = "(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const ADDRESS = '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>"\\\\^`{|}]+';

/**
 * What JSON Schema can say of a refinement, by its message. An editor reads YAML's core schema, where a bare year or arXiv id is a number
 * (the reader takes every scalar as text): such a number is let through.
 */
const REFINEMENTS: Readonly<Record<string, Schema>> = {
  "a date as 2023-10-16, 2023-10, 2023 or XXXX-10-14": {
    type: ["string", "integer"],
    pattern: `^(?:\\d{4}(?:-(?:0[1-9]|1[0-2]))?|(?:\\d{4}|XXXX)-${DAY})$`,
    minimum: 1,
    maximum: 9999,
  },
  "a date as 2025-10-31, XXXX-03-12 or XXXX": {
    type: ["string", "integer"],
    pattern: `^(?:\\d{4}(?:-(?:0[1-9]|1[0-2]))?|XXXX|(?:\\d{4}|XXXX)-${DAY})$`,
    minimum: 1,
    maximum: 9999,
  },
  "a date as 2023-10-16": { pattern: `^\\d{4}-${DAY}$` },
  "an id of a-z, 0-9 and -, at most 80 characters": {
    pattern: "^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$",
    maxLength: 80,
  },
  "an http or https address without blanks": { pattern: `${ADDRESS}$` },
  "an address that ends in / and has no ? or #": { pattern: `${ADDRESS.replace("{|}", "{|}?#")}/$` },
  "an address with {path} in it": { pattern: "^[Hh][Tt][Tt][Pp][Ss]?://.*\\{path\\}" },
  "an address as https://github.com/OWNER/NAME": { pattern: "^https://[^/?#\\s]+/[^/?#\\s]+/[^/?#\\s]+(?<!\\.git)$" },
  "token, or the https address that signs people in": { pattern: `^(?:token|https://[^\\s<>"\\\\^\`{|}]+)$` },
  "an arXiv id as 2310.10636, without version": {
    type: ["string", "number"],
    pattern: "^(?:\\d\\d(?:0[1-9]|1[0-2])\\.\\d{4,5}|[a-z]+(?:-[a-z]{2,})?/\\d{7})$",
  },
  "a DOI as 10.1145/3292500.3330701": { pattern: "^10\\.\\d{4,9}/\\S+$" },
  "an ORCID as https://orcid.org/0000-0002-1825-0097 with its right last digit": {
    pattern: "^https://orcid\\.org/\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]$",
  },
  "the first line before the last, as 13-19": {},
};

/** Texts of digits that an editor reads as numbers, by the pattern of the text. */
const NUMBERS: Readonly<Record<string, Schema>> = {
  "^\\d{1,7}$": { type: "integer", minimum: 0, maximum: 9_999_999 },
  "^\\d(?:\\.\\d)?$": { type: "number", minimum: 0, maximum: 9.9 },
  "^[1-9]\\d*(?:-[1-9]\\d*)?$": { type: ["string", "integer"], minimum: 1 },
  "^[0-9a-f]{8}$": { type: ["string", "number"] },
};

/** All schemas, file name → text. Throws for a refinement that REFINEMENTS does not know. */
export function renderJsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    (Object.keys(SCHEMAS) as SchemaName[]).map((name) => [
      `${name}.schema.json`,
      `${JSON.stringify(makeJsonSchema(name), undefined, 2)}\n`,
    ]),
  );
}

function makeJsonSchema(name: SchemaName): unknown {
  const { title, keys } = DESCRIPTIONS[name];
  const schema = z.toJSONSchema(SCHEMAS[name], {
    target: "draft-2020-12",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      for (const check of zodSchema._zod.def.checks ?? []) Object.assign(jsonSchema, sayRefinement(check));
      const number = NUMBERS[jsonSchema.pattern ?? ""];
      if (number?.type === "integer" || number?.type === "number") delete jsonSchema.pattern;
      Object.assign(jsonSchema, number);
      delete jsonSchema.default;
    },
  });
  addDescriptions(schema, keys, "");
  const { $schema, ...rest } = schema;
  return { $schema, $comment: "Made by npm run schemas; the source is src/archive/schema.ts.", title, ...rest };
}

function sayRefinement({ _zod: { def } }: z.core.$ZodCheck): Schema {
  if (def.check !== "custom") return {};
  const said = def.error?.({ code: "custom", input: undefined, path: [], message: "" } as never);
  const message = (typeof said === "string" ? said : said?.message) ?? "";
  const known = REFINEMENTS[message];
  if (!known) throw new Error(`no JSON Schema for the refinement “${message}”: add it to src/archive/json-schema.ts`);
  return known;
}

/** Puts what each key means beside it, `a.b` for the key `b` in the object or in each object of the list `a`. */
function addDescriptions(schema: Schema, keys: Readonly<Record<string, string>>, prefix: string): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (typeof property === "boolean") continue;
    const path = prefix + key;
    if (keys[path] !== undefined) property.description = keys[path];
    addDescriptions(property, keys, `${path}.`);
  }
  if (typeof schema.items === "object" && !Array.isArray(schema.items)) addDescriptions(schema.items, keys, prefix);
}
