import { z } from "zod";
import { apiUrls, urls } from "../../model/url.ts";
import { renderResource, type ApiContext, type ApiFile } from "./resource.ts";
import { SCHEMAS, type SchemaName } from "./schemas.ts";

const NAMES = Object.keys(SCHEMAS) as SchemaName[];

/** `index.json`: what there is and where; totals, too, stand here and in no file of a paper. */
export function renderIndex(context: ApiContext): ApiFile {
  const { baseUrl, catalog } = context;
  const { title, description, language, rights, since } = catalog.archive.site;
  const { papers, topics, organizations, archive } = catalog;
  const body = {
    version: 1 as const,
    title,
    description,
    url: baseUrl,
    documentation: baseUrl + urls.api,
    language,
    rights,
    since,
    counts: {
      papers: papers.length,
      topics: topics.length,
      organizations: organizations.length,
      digests: archive.digests.length,
    },
    links: {
      papers: baseUrl + apiUrls.papers,
      dump: baseUrl + apiUrls.dump,
      topics: baseUrl + apiUrls.topics,
      organizations: baseUrl + apiUrls.organizations,
      digests: baseUrl + apiUrls.digests,
    },
    templates: {
      paper: baseUrl + apiUrls.paper("{id}"),
      papers: baseUrl + apiUrls.period("{key}"),
      topic: baseUrl + apiUrls.topic("{slug}"),
      organization: baseUrl + apiUrls.organization("{slug}"),
      digest: baseUrl + apiUrls.digest("{id}"),
    },
    schemas: Object.fromEntries(NAMES.map((name) => [name, baseUrl + apiUrls.schema(name)])),
  };
  return renderResource("index", apiUrls.index, body, context);
}

/** The JSON Schema (2020-12) of each kind of file. They leave room for keys that come later. */
export function* listSchemaFiles({ baseUrl }: ApiContext): Generator<ApiFile> {
  for (const name of NAMES) {
    const path = apiUrls.schema(name);
    const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[name], { target: "draft-2020-12", io: "input" });
    const document = { $schema, $id: baseUrl + path, title: name, ...schema };
    yield { path, content: `${JSON.stringify(document, undefined, 2)}\n` };
  }
}
