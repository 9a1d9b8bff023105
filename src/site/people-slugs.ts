import type { AuthorListing, NamesakeListing } from "../model/catalog.ts";
import type { Paper } from "../model/paper.ts";
import { compareText } from "../model/problem.ts";
import { sha256 } from "../text/hash.ts";
import { orderName } from "../text/name-order.ts";
import { chooseId, isDeviceName, isId, slugify } from "../text/slug.ts";
import type { Person } from "./people.ts";

/** The index keeps its pages of letters there. */
const RESERVED = "letter";

const FALLBACK = "author";

/** A spelling's slug, whoever else has it. */
type ShortSlug = (spelling: string) => string;

/** Whether an address is somebody else's. */
type IsTaken = (slug: string) => boolean;

/**
 * Gives everybody an address, in the order of `people`. It is their name's slug while nobody else's name, in any spelling, has the same;
 * else that slug is a page which tells them apart, and each has a long one: the slug and a mark of their own, the last four digits of the
 * ORCID or six of the name's hash. Neither depends on who came first. Where both forms may have been in use, one leads to the other.
 */
export function assignSlugs(
  people: readonly Person[],
  papers: readonly Paper[],
): { readonly listings: readonly AuthorListing[]; readonly namesakes: readonly NamesakeListing[] } {
  const shortSlug = createShortSlugs();
  const claims = claimSlugs(people, shortSlug);
  const taken = new Set(claims.keys());
  const slugs = new Map<Person, string>();
  const inOrder = [...people].sort((a, b) => compareText(a.key, b.key));
  for (const person of inOrder) {
    const short = shortSlug(person.name);
    const slug = (claims.get(short)?.length ?? 0) > 1 ? longSlug(person, person.name, (id) => taken.has(id)) : short;
    taken.add(slug);
    slugs.set(person, slug);
  }
  const former = listFormer(inOrder, claims, taken, shortSlug);
  const listings = new Map(
    people.map((person) => {
      const { name, orcid, papers } = person;
      const slug = slugs.get(person) ?? "";
      const short = shortSlug(name);
      const others = person.spellings.map(shortSlug).filter((id) => id !== slug && claims.get(id)?.length === 1);
      const formerSlugs = [...new Set([...others, ...(former.get(person) ?? [])])];
      return [
        person,
        {
          slug,
          formerSlugs,
          sharedSlug: slug === short ? undefined : short,
          name,
          order: orderName(name),
          orcid,
          papers,
        },
      ];
    }),
  );
  return { listings: [...listings.values()], namesakes: listNamesakes(claims, listings, former, papers) };
}

/** Short slug → everybody who has it by one of their spellings. */
function claimSlugs(people: readonly Person[], shortSlug: ShortSlug): ReadonlyMap<string, readonly Person[]> {
  const claims = new Map<string, Person[]>();
  for (const person of people)
    for (const spelling of person.spellings) {
      const slug = shortSlug(spelling);
      const known = claims.get(slug);
      if (!known) claims.set(slug, [person]);
      else if (known.at(-1) !== person) known.push(person);
    }
  return claims;
}

/**
 * Addresses that may have been in use, by their owner: a person, or the slug of the page that tells people apart. They are those of the other
 * spellings that are nobody else's, and long forms: with the ORCID's digits, and, for who has several spellings or shares one, with the hash
 * of the name, as it was before an ORCID or an alias was known.
 */
function listFormer(
  people: readonly Person[],
  claims: ReadonlyMap<string, readonly Person[]>,
  taken: Set<string>,
  shortSlug: ShortSlug,
): ReadonlyMap<Person | string, readonly string[]> {
  const former = new Map<Person | string, string[]>();
  const give = (owner: Person | string, id: string): void => {
    if (taken.has(id)) return;
    taken.add(id);
    const known = former.get(owner);
    if (known) known.push(id);
    else former.set(owner, [id]);
  };
  for (const person of people)
    for (const spelling of person.spellings) {
      const short = shortSlug(spelling);
      const isShort: IsTaken = (id) => id === short;
      const isShared = (claims.get(short)?.length ?? 0) > 1;
      if (person.orcid !== undefined) give(person, longSlug(person, spelling, isShort));
      if (isShared || person.spellings.length > 1)
        give(isShared && person.orcid !== undefined ? short : person, longSlug({}, spelling, isShort));
    }
  return former;
}

function listNamesakes(
  claims: ReadonlyMap<string, readonly Person[]>,
  listings: ReadonlyMap<Person, AuthorListing>,
  former: ReadonlyMap<Person | string, readonly string[]>,
  papers: readonly Paper[],
): readonly NamesakeListing[] {
  const shared = [...claims].filter(([, claimants]) => claimants.length > 1);
  const positions = new Map(shared.length === 0 ? [] : papers.map((paper, index) => [paper, index]));
  return shared
    .map(([slug, claimants]) => ({
      slug,
      formerSlugs: former.get(slug) ?? [],
      people: claimants.flatMap((person) => listings.get(person) ?? []),
      papers: [...new Set(claimants.flatMap((person) => person.papers))].sort(
        (a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0),
      ),
    }))
    .sort((a, b) => compareText(a.slug, b.slug));
}

/** Remembers: the slug of a name is asked for again and again. */
function createShortSlugs(): ShortSlug {
  const known = new Map<string, string>();
  return (name) => {
    let slug = known.get(name);
    if (slug === undefined) {
      const whole = slugify(name);
      const isPlain = isId(whole) && whole !== RESERVED && !isDeviceName(whole);
      slug = isPlain ? whole : chooseId(whole, FALLBACK, marksOf(name), (id) => id === RESERVED);
      known.set(name, slug);
    }
    return slug;
  };
}

/** Longer marks are for the case that somebody is called like another's slug. */
function longSlug({ orcid }: Pick<Person, "orcid">, spelling: string, isTaken: IsTaken): string {
  const short = slugify(spelling);
  const digits = orcid?.toLowerCase().replace(/[^\dx]/gu, "");
  const marks = digits === undefined ? marksOf(spelling) : [digits.slice(-4), digits, ...marksOf(digits + spelling)];
  return chooseId(short, FALLBACK, marks, (id) => id === short || isTaken(id));
}

function marksOf(text: string): readonly string[] {
  const hash = sha256(text);
  return [hash.slice(0, 6), hash.slice(0, 12), hash];
}
