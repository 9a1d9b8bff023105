/*
 * What schema.org (version 29) and Google Search Central say of the types that pages use, as JSON Schemas of our own: which properties a type
 * has, and what may stand in them. Nothing else is let through.
 */
const text = { type: "string", minLength: 1 } as const;
const url = { type: "string", pattern: '^https?://[^\\s<>"]+$' } as const;
const language = { type: "string", pattern: "^[a-z]{2,3}(-[A-Za-z0-9]+)*$" } as const;

function thing(type: string, properties: object, required: readonly string[]): object {
  const known = { "@context": { const: "https://schema.org" }, "@type": { const: type }, "@id": url };
  return {
    type: "object",
    properties: { ...known, ...properties },
    required: ["@type", ...required],
    additionalProperties: false,
  };
}

const list = (items: object): object => ({ type: "array", items, minItems: 1, uniqueItems: true });

const organization = thing("Organization", { name: text }, ["name"]);
const person = thing("Person", { name: text, givenName: text, familyName: text, affiliation: organization }, ["name"]);
const position = { type: "integer", minimum: 1 } as const;

export const SCHEMAS: Readonly<Record<string, object>> = {
  ScholarlyArticle: thing(
    "ScholarlyArticle",
    {
      url,
      name: text,
      headline: text,
      abstract: text,
      inLanguage: language,
      datePublished: { type: "string", pattern: "^\\d{4}(-\\d\\d(-\\d\\d)?)?$" },
      author: list(person),
      sourceOrganization: organization,
      creativeWorkStatus: { enum: ["Withdrawn", "Retracted"] },
      correction: list(text),
      keywords: list(text),
      identifier: list(
        thing("PropertyValue", { propertyID: { enum: ["arXiv", "DOI"] }, value: text }, ["propertyID", "value"]),
      ),
      sameAs: list(url),
      encoding: thing("MediaObject", { contentUrl: url, encodingFormat: { const: "application/pdf" } }, ["contentUrl"]),
      isPartOf: thing("Collection", { name: text, url }, ["name", "url"]),
    },
    ["@id", "url", "name", "headline", "inLanguage", "isPartOf"],
  ),
  BreadcrumbList: thing(
    "BreadcrumbList",
    { itemListElement: list(thing("ListItem", { position, name: text, item: url }, ["position", "name", "item"])) },
    ["itemListElement"],
  ),
  CollectionPage: thing(
    "CollectionPage",
    {
      url,
      name: text,
      description: text,
      inLanguage: language,
      isPartOf: thing("WebSite", { name: text, url }, ["name", "url"]),
      mainEntity: thing(
        "ItemList",
        {
          numberOfItems: { type: "integer", minimum: 0 },
          itemListElement: {
            type: "array",
            maxItems: 100,
            items: thing("ListItem", { position, name: text, url }, ["position", "url"]),
          },
        },
        ["itemListElement"],
      ),
    },
    ["@id", "url", "name", "mainEntity"],
  ),
  WebSite: thing(
    "WebSite",
    {
      url,
      name: text,
      description: text,
      inLanguage: language,
      potentialAction: thing(
        "SearchAction",
        {
          target: thing(
            "EntryPoint",
            { urlTemplate: { type: "string", pattern: "^https?://.*\\{search_term_string\\}" } },
            ["urlTemplate"],
          ),
          "query-input": { const: "required name=search_term_string" },
        },
        ["target", "query-input"],
      ),
    },
    ["@id", "url", "name", "potentialAction"],
  ),
};
