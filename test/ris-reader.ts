/** One reference of a RIS file: its tags in order. */
export type RisEntry = readonly (readonly [tag: string, value: string])[];

/**
 * A strict reader of RIS, for tests alone: it throws at whatever is no line of the format ("RIS Format Specifications", Reference Manager:
 * a tag of two characters, two blanks, a hyphen, a blank, a value; `TY` first, `ER` last; CR LF at the end of each line).
 */
export function readRis(text: string): readonly RisEntry[] {
  const entries: (readonly [string, string])[][] = [];
  let isOpen = false;
  for (const line of text.split("\r\n")) {
    if (line === "" && !isOpen) continue;
    const [, tag = "", value = ""] = /^([A-Z][A-Z0-9]) {2}- ([^\r\n]*)$/.exec(line) ?? [];
    if (tag === "") throw new Error(`found ${JSON.stringify(line)}; expected a tag and its value`);
    if (isOpen === (tag === "TY")) throw new Error(`found ${line}; expected ${isOpen ? "ER before it" : "TY"}`);
    if (tag === "TY") entries.push([]);
    isOpen = tag !== "ER";
    if (isOpen) entries.at(-1)?.push([tag, value]);
    else if (value !== "") throw new Error(`found ${line}; expected nothing after ER`);
  }
  if (isOpen) throw new Error("found the end of the file; expected ER");
  return entries;
}
