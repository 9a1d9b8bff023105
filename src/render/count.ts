/** A whole number with its thousands marked, in every locale alike: `1,372`. */
export function renderNumber(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A number with its noun: `1 author`, `6 authors`, `1,372 papers`. */
export function renderCount(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${renderNumber(count)} ${count === 1 ? noun : plural}`;
}

/** Words in a row: `a`, `a and b`, `a, b and c`; with a comma more when one of them has an "and" of its own. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  const comma = words.some((word) => word.includes(" and ")) ? "," : "";
  return `${words.slice(0, -1).join(", ")}${comma} and ${words.at(-1) ?? ""}`;
}

/** {@link joinWords} for pieces of a page. */
export function joinNodes<Node>(nodes: readonly Node[]): readonly (Node | string)[] {
  return nodes.flatMap((node, index) => {
    if (index === 0) return [node];
    return [index === nodes.length - 1 ? " and " : ", ", node];
  });
}
