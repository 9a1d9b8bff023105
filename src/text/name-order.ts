import { foldToAscii } from "./fold-letters.ts";
import { hasNaturalOrder, parsePersonName } from "./person-name.ts";

/**
 * What a person's name is sorted by, in small letters of ASCII: `lindqvist ada`, the family name first where the form of the name shows it.
 * A name that is not taken apart goes by its last word when it has the usual order, else as it stands; `""` for one without such letters.
 */
export function orderName(name: string): string {
  const parsed = parsePersonName(name);
  if (!("literal" in parsed)) {
    const { given, particle = "", family, suffix = "" } = parsed;
    return foldWords([family, given, particle, suffix].join(" "));
  }
  const words = parsed.literal.split(" ");
  if (hasNaturalOrder(parsed.literal)) words.unshift(words.pop() ?? "");
  return foldWords(words.join(" "));
}

function foldWords(text: string): string {
  return foldToAscii(text)
    .replace(/['’]/gu, "")
    .replace(/[^a-z0-9]+/gu, " ")
    .trim();
}
