import type { PageType } from "../contracts.ts";
import type { Catalog } from "../model/catalog.ts";
import type { UrlPath } from "../model/url.ts";
import type { Address } from "../review/input.ts";

/** Everything that answers in a site made of a catalog. Of a page and a redirect in one place, the page does. */
export function listAddresses(
  pageTypes: ReadonlyMap<string, PageType>,
  catalog: Catalog,
): ReadonlyMap<UrlPath, Address> {
  const addresses = new Map<UrlPath, Address>();
  for (const [type, pageType] of pageTypes)
    for (const { path, view } of pageType.list(catalog)) {
      const to = type === "redirect" ? (view as { readonly target: UrlPath }).target : undefined;
      if (to === undefined) addresses.set(path, { type });
      else if (!addresses.has(path)) addresses.set(path, { type, to });
    }
  return addresses;
}
