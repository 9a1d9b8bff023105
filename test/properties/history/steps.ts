import * as fc from "fast-check";
import { edit, type Edit } from "./desk.ts";
import { page, type Page } from "./pages.ts";

/** What happens to an archive, one thing after another. */
export type Step =
  | { readonly do: "page"; readonly page: Page }
  | { readonly do: "edit"; readonly edits: readonly Edit[] }
  | { readonly do: "branch"; readonly edits: readonly Edit[]; readonly page: Page }
  | { readonly do: "again" | "improve" | "revert" }
  | { readonly do: "remove" | "decide" | "digest" | "merge"; readonly at: number };

const at = fc.nat(999);
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("page" as const), page }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant("edit" as const), edits }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("branch" as const), edits, page }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("again" as const, "improve" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("revert" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("remove" as const, "decide" as const, "digest" as const, "merge" as const),
      at,
    }),
  },
);

/** A history: a page comes first, so that there is something to edit. */
export const history: fc.Arbitrary<readonly Step[]> = fc
  .tuple(page, fc.array(step, { minLength: 3, maxLength: 10 }))
  .map(([first, steps]) => [{ do: "page", page: first }, ...steps, { do: "again" }]);
