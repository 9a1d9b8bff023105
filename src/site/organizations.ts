import type { OrganizationListing } from "../model/catalog.ts";
import type { Organization, Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { chooseId, slugify } from "../text/slug.ts";

/** All listings, sorted by name, and the way from an organisation as a paper names it to its listing. */
export interface OrganizationIndex {
  readonly listings: readonly OrganizationListing[];
  readonly find: (organization: Organization) => OrganizationListing | undefined;
}

interface Group {
  readonly organization: Organization;
  readonly papers: Paper[];
  /** As papers write it. */
  readonly names: Set<string>;
}

/**
 * Gathers papers by organisation. One listing holds every spelling that `aliases` folds into another, every paper with the same name
 * and every one with the same handle; its slug comes from the handle, else from the name. `papers` come in the order of all listings,
 * which the listings keep; the newest paper's spelling is the one shown. The addresses
 * that other spellings would have are its former slugs, those of `aliases` first, as they are written down.
 */
export function indexOrganizations(
  papers: readonly Paper[],
  aliases: Readonly<Record<string, string>>,
): OrganizationIndex {
  const shown = new Map(Object.entries(aliases));
  const nameOf = (organization: Organization): string =>
    shown.get(organization.name) ?? shown.get(organization.handle ?? "") ?? organization.name;
  const handles = chooseHandles(papers, nameOf);
  const slugOf = (organization: Organization): string => {
    const name = nameOf(organization);
    return slugOfName(handles.get(name) ?? name);
  };

  const groups = new Map<string, Group>();
  for (const paper of papers) {
    if (!paper.organization) continue;
    const slug = slugOf(paper.organization);
    const name = nameOf(paper.organization);
    const group = groups.get(slug) ?? {
      organization: { name, handle: handles.get(name) },
      papers: [],
      names: new Set(),
    };
    groups.set(slug, group);
    group.papers.push(paper);
    group.names.add(paper.organization.name);
  }
  const listings = [...groups]
    .map(([slug, { names, ...group }]) => {
      const spellings = Object.keys(aliases).filter((spelling) => aliases[spelling] === group.organization.name);
      const former = new Set([...spellings, ...[...names].sort(compareText)].map(slugOfName));
      return { slug, formerSlugs: [...former].filter((name) => !groups.has(name)), ...group };
    })
    .sort(compareListings);
  const bySlug = new Map(listings.map((listing) => [listing.slug, listing]));
  return { listings, find: (organization) => bySlug.get(slugOf(organization)) };
}

/** Name as shown → its handle: one that a paper gives beside that very name, else one beside a spelling of it; the least of several. */
function chooseHandles(
  papers: readonly Paper[],
  nameOf: (organization: Organization) => string,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const other = new Map<string, string>();
  for (const { organization } of papers) {
    if (organization?.handle === undefined) continue;
    const name = nameOf(organization);
    const handles = name === organization.name ? own : other;
    const known = handles.get(name);
    if (known === undefined || compareText(organization.handle, known) < 0) handles.set(name, organization.handle);
  }
  return new Map([...other, ...own]);
}

/** A name that is too long for an address, or in a script that has no letters of ASCII, keeps apart by its hash. */
function slugOfName(name: string): string {
  return chooseId(slugify(name), "organization", [sha256(name).slice(0, 6)], () => false);
}

function compareListings(a: OrganizationListing, b: OrganizationListing): number {
  return (
    compareText(a.organization.name.toLowerCase(), b.organization.name.toLowerCase()) || compareText(a.slug, b.slug)
  );
}
