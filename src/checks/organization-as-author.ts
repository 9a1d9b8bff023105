import { defineCheck } from "../contracts.ts";

export default defineCheck({
  scope: "paper",
  severity: "error",
  why: "An organisation stands beside a paper; as an author it would be credited, cited and given a page as a person.",
  mend: "Delete the author, or the organisation if it is a person's name.",
  example: {
    bad: `authors:
  - name: Tide Laboratory
organization: { name: Tide Laboratory, handle: tidelab }`,
    good: "organization: { name: Tide Laboratory, handle: tidelab }",
  },
  check: ({ archive: { papers } }, report) => {
    for (const { authors, organization, file } of papers) {
      const names = new Set([organization?.name, organization?.handle].filter((name) => name !== undefined).map(fold));
      for (const [index, { name }] of authors.entries()) {
        if (names.has(fold(name)))
          report.at(
            file,
            ["authors", index],
            `found the organisation “${name}” among the authors; expected people: delete it here, it is named under “organization”`,
          );
      }
    }
  },
});

function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
