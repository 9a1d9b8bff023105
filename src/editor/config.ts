import { renderJsonSchemas } from "../archive/json-schema.ts";
import type { SchemaName } from "../archive/schema-descriptions.ts";
import type { SiteSettings } from "../model/archive.ts";
import { describeFields, type EditorField, type JsonSchema } from "./field.ts";
import { PARTS } from "./parts.ts";
import { EDITED_KEYS } from "./paper-format.ts";

/**
 * The settings of Sveltia CMS for an archive (Sveltia CMS, "Configuration"), made from the schemas by which content is read. Saving opens a
 * pull request, which is merged where pull requests are reviewed and not here. Files are read and written by formats of ours; papers and digests are never deleted here, which would break addresses.
 */
export function editorConfig(site: SiteSettings): unknown {
  return {
    backend: describeBackend(site),
    publish_mode: "editorial_workflow",
    app_title: site.title,
    site_url: site.baseUrl,
    display_url: site.baseUrl,
    media_folder: "media",
    slug: { encoding: "ascii", clean_accents: true },
    output: { omit_empty_optional_fields: true },
    editor: { preview: false },
    collections: [papers(), topics(), digests(), pages()],
    singletons: [settings()],
  };
}

function describeBackend({ repository = "", branch = "main", editor }: SiteSettings): unknown {
  const { origin, pathname } = new URL(repository);
  const isToken = editor === "token";
  return {
    name: "github",
    repo: pathname.slice(1),
    branch,
    ...(origin !== "https://github.com" && { api_root: `${origin}/api/v3` }),
    ...(!isToken && { base_url: editor }),
    auth_methods: isToken ? ["token"] : ["oauth", "token"],
  };
}

function schemaOf(name: SchemaName): JsonSchema {
  return JSON.parse(renderJsonSchemas().get(`${name}.schema.json`) ?? "{}") as JsonSchema;
}

const LONG = { widget: "text", required: false, use_emoji_autocomplete: false } as const;

function papers(): unknown {
  const [title, ...others] = describeFields(schemaOf("paper"), EDITED_KEYS);
  const fields: readonly (EditorField | undefined)[] = [
    title,
    { name: "id", label: "Id", widget: "offprint-id", hint: "Made from the title; frozen once the paper is saved." },
    { ...LONG, name: "abstract", label: "Abstract", hint: "Markdown; maths as `$TeX$`." },
    ...others,
    {
      ...LONG,
      name: "notes",
      label: "Notes",
      hint: "The lab's own sections in Markdown, each with a heading: `## Notes`.",
    },
  ];
  return {
    name: "papers",
    label: "Papers",
    label_singular: "Paper",
    folder: "content/papers",
    path: "{{slug | truncate(2)}}/{{slug}}",
    slug: "{{id}}",
    format: "offprint-paper",
    aliases_field: false,
    publish: false,
    delete: false,
    duplicate: false,
    fields,
  };
}

function topics(): unknown {
  return folder("topics", "Topics", "Introduction", { create: false, delete: false });
}

function digests(): unknown {
  return folder("digests", "Digests", "Note", { create: false, delete: false });
}

function pages(): unknown {
  return folder("pages", "Pages", "Text", { slug: "{{title}}" });
}

function folder(name: "digests" | "pages" | "topics", label: string, body: string, options: object): unknown {
  const { schema, keys } = PARTS[name];
  return {
    name,
    label,
    folder: `content/${name}`,
    format: `offprint-${name}`,
    aliases_field: false,
    publish: false,
    duplicate: false,
    ...options,
    fields: [...describeFields(schemaOf(schema), keys), { ...LONG, name: "body", label: body, hint: "Markdown." }],
  };
}

function settings(): unknown {
  const { schema, keys } = PARTS.site;
  return {
    name: "site",
    label: "The archive",
    file: "content/site.yaml",
    format: "offprint-site",
    fields: describeFields(schemaOf(schema), keys),
  };
}
