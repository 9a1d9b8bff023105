import { stemOf } from "./words.ts";

/** Stands before the words of authors' names where they are looked for among authors alone. */
export const AUTHOR_MARK = "@";

/**
 * The beginning of a form by which it is filed: what it has in common with its stem, so that forms of one stem are neighbours and every
 * form is found below each of its own beginnings.
 */
export function keyOf(form: string): string {
  const stem = stemOf(form);
  let length = 0;
  while (length < stem.length && stem[length] === form[length]) length += 1;
  return form.slice(0, Math.max(1, length));
}

/**
 * The keys that forms with a stem may have: Porter's rules write no more than one letter that a form does not have at that place, `e`, `i` or
 * the `l` of `ble` (hoping → hope, pony → poni, capability → capabl).
 */
export function keysOfStem(stem: string): readonly string[] {
  return /^[a-z]+[eil]$/.test(stem) ? [stem, stem.slice(0, -1)] : [stem];
}
