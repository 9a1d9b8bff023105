/** What JSON Schema says of a value; only what is used here. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** A field of Sveltia CMS (Sveltia CMS, "Fields"). */
export type EditorField = Readonly<Record<string, unknown>> & { readonly name: string; readonly widget: string };

/** The fields in which the browser editor edits some keys of a schema, in their order. */
export function describeFields(schema: JsonSchema, keys: readonly string[]): readonly EditorField[] {
  return keys.map((key) => {
    const property = schema.properties?.[key];
    if (!property)
      throw new Error(`no “${key}” in the schema: expected one of ${Object.keys(schema.properties ?? {}).join(", ")}`);
    return describeField(key, property, schema.required?.includes(key) === true);
  });
}

function describeField(name: string, schema: JsonSchema, isRequired: boolean): EditorField {
  const { type, description, properties, items } = schema;
  const common = {
    name,
    label: labelOf(name),
    required: isRequired,
    ...(description !== undefined && { hint: description }),
  };
  if (type === "object")
    return {
      ...common,
      widget: "object",
      collapsed: "auto",
      fields: describeFields(schema, Object.keys(properties ?? {})),
    };
  if (type === "array" && items?.type === "object")
    return {
      ...common,
      widget: "list",
      collapsed: "auto",
      fields: describeFields(items, Object.keys(items.properties ?? {})),
    };
  if (type === "array" && items)
    return { ...common, widget: "list", field: { ...describeField("item", items, true), label: labelOf(name) } };
  return { ...common, widget: "string", use_emoji_autocomplete: false, ...patternOf(schema) };
}

/** Numbers are typed as their digits, and stay the text that they are in the file. */
function patternOf({ type, pattern }: JsonSchema): { readonly pattern?: readonly [string, string] } {
  const own = pattern ?? (type === "integer" ? "^\\d{1,7}$" : undefined);
  return own === undefined ? {} : { pattern: [own, "This is not what the archive expects here."] };
}

/** `authorCount` → `Author count` */
function labelOf(key: string): string {
  const words = key.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
