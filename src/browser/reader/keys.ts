/** What a key asks for. */
export type Action = "next" | "previous" | "open" | "star" | "read" | "filter" | "keys" | "back";

const LETTERS: Readonly<Record<string, Action>> = {
  j: "next",
  k: "previous",
  o: "open",
  s: "star",
  m: "read",
  "/": "filter",
  "?": "keys",
};

/** What the browser says of a key. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The key is held down. */
  readonly repeat: boolean;
}

/** Where it was pressed. */
export interface KeyContext {
  /** In a field, where letters are text. */
  readonly isTyping: boolean;
  /** On something that Enter itself does something with. */
  readonly isOnControl: boolean;
  /** Single letters are not switched off. */
  readonly hasKeys: boolean;
}

/** What a key asks the reader for, if anything. Enter and Escape are no letters: they work when letters are switched off. */
export function readKey(press: KeyPress, { isTyping, isOnControl, hasKeys }: KeyContext): Action | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === "Escape") return "back";
  if (isTyping) return undefined;
  if (press.key === "Enter") return isOnControl ? undefined : "open";
  const action = hasKeys ? LETTERS[press.key.toLowerCase()] : undefined;
  const mayRepeat = action === "next" || action === "previous";
  return press.repeat && !mayRepeat ? undefined : action;
}
