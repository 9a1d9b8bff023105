/**
 * Values as front matter has them: text, without blanks around it; what is empty is left out. An editor's form gives empty text for a field
 * that nobody filled in, and numbers for digits.
 */
export function tidyValues(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const tidy = tidyValue(value);
      return tidy === undefined ? [] : [[key, tidy]];
    }),
  );
}

function tidyValue(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return value.trim().replace(/\r\n?/gu, "\n") || undefined;
  if (Array.isArray(value)) {
    const items = value.map(tidyValue).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const tidy = tidyValues(value as Readonly<Record<string, unknown>>);
  return Object.keys(tidy).length === 0 ? undefined : tidy;
}
