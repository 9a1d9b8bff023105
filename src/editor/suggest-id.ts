import { titleKey } from "../text/fold.ts";
import { chooseId, slugify } from "../text/slug.ts";

/** The id that a new paper of this title gets, as `ingest` would choose it (CONTRACT §2, "Ids"). */
export async function suggestId(
  title: string,
  numbers: readonly string[],
  isTaken: (id: string) => boolean,
): Promise<string> {
  const suffixes = await Promise.all(
    [titleKey(title), ...numbers, title].map(async (text) => (await hash(text)).slice(0, 6)),
  );
  return chooseId(slugify(title), "paper", suffixes, isTaken);
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
