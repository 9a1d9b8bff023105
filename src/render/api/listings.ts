import type { OrganizationListing, TopicListing } from "../../model/catalog.ts";
import type { Digest } from "../../model/digest.ts";
import { apiUrls, urls, type UrlPath } from "../../model/url.ts";
import { papersOf } from "../digest-words.ts";
import { renderHtml, renderResource, type ApiContext, type ApiFile } from "./resource.ts";
import type { ResourceBody } from "./schemas.ts";

/** `topics.json` and each topic, under its former slugs too. */
export function* listTopicFiles(context: ApiContext): Generator<ApiFile> {
  const { topics, topicBySlug } = context.catalog;
  const taken = new Set<string>(topicBySlug.keys());
  const inList: ResourceBody<"topics">["topics"] = [];
  for (const listing of topics) {
    const { topic, papers } = listing;
    const item = describeTopic(listing, context);
    inList.push(item);
    const body = {
      ...item,
      introduction: topic.introduction,
      introductionHtml: renderHtml(topic.introduction, urls.topic(topic.slug), context),
      aliases: [...topic.aliases],
      papers: papers.map(({ id }) => id),
    };
    const file = renderResource("topic", apiUrls.topic(topic.slug), body, context);
    yield* placeFile(file, topic.aliases, apiUrls.topic, taken);
  }
  yield renderResource("topics", apiUrls.topics, { topics: inList }, context);
}

/** `organizations.json` and each organisation, under its former slugs too. */
export function* listOrganizationFiles(context: ApiContext): Generator<ApiFile> {
  const { organizations } = context.catalog;
  const taken = new Set(organizations.map(({ slug }) => slug));
  const inList: ResourceBody<"organizations">["organizations"] = [];
  for (const listing of organizations) {
    const { slug, formerSlugs, papers } = listing;
    const item = describeOrganization(listing, context);
    inList.push(item);
    const body = { ...item, aliases: [...formerSlugs], papers: papers.map(({ id }) => id) };
    const file = renderResource("organization", apiUrls.organization(slug), body, context);
    yield* placeFile(file, formerSlugs, apiUrls.organization, taken);
  }
  yield renderResource("organizations", apiUrls.organizations, { organizations: inList }, context);
}

/** `digests.json` and each digest, its entries in the page's order. */
export function* listDigestFiles(context: ApiContext): Generator<ApiFile> {
  const inList: ResourceBody<"digests">["digests"] = [];
  for (const digest of context.catalog.archive.digests) {
    const { capture, entries, note } = digest;
    const item = describeDigest(digest, context);
    inList.push(item);
    const body = {
      ...item,
      note,
      noteHtml: renderHtml(note, urls.digest(digest.id), context),
      capture: { file: capture.file, sha256: capture.sha256 },
      entries: entries.map(({ lines, paper, omitted = null }) => ({
        lines: [lines[0], lines[1]] as [number, number],
        paper: context.catalog.paperById.get(paper ?? "")?.id ?? null,
        omitted,
      })),
    };
    yield renderResource("digest", apiUrls.digest(digest.id), body, context);
  }
  yield renderResource("digests", apiUrls.digests, { digests: inList }, context);
}

/** A listing's file at its own address and at those that it had once, where nothing else is now. */
function* placeFile(
  file: ApiFile,
  former: readonly string[],
  pathOf: (slug: string) => UrlPath,
  taken: Set<string>,
): Generator<ApiFile> {
  yield file;
  for (const slug of former) {
    if (taken.has(slug)) continue;
    taken.add(slug);
    yield { ...file, path: pathOf(slug) };
  }
}

function describeTopic({ topic: { slug, title, description }, papers }: TopicListing, { baseUrl }: ApiContext) {
  const addresses = { self: baseUrl + apiUrls.topic(slug), url: baseUrl + urls.topic(slug) };
  return { ...addresses, count: papers.length, slug, title, description };
}

function describeOrganization({ slug, organization, papers }: OrganizationListing, { baseUrl }: ApiContext) {
  const { name, handle = null } = organization;
  const addresses = { self: baseUrl + apiUrls.organization(slug), url: baseUrl + urls.organization(slug) };
  return { ...addresses, count: papers.length, slug, name, handle };
}

function describeDigest(digest: Digest, { baseUrl, catalog }: ApiContext) {
  const { id, title, date, dateFrom } = digest;
  const addresses = { self: baseUrl + apiUrls.digest(id), url: baseUrl + urls.digest(id) };
  return { ...addresses, count: papersOf(digest, catalog).length, id, title, date, dateFrom };
}
