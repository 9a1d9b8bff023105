/** The elements of the page that the reader works with: src/pages/reader.ts makes them. */
export interface Parts {
  readonly reader: HTMLElement;
  readonly source: HTMLSelectElement;
  readonly filter: HTMLInputElement;
  readonly status: HTMLElement;
  readonly again: HTMLButtonElement;
  readonly list: HTMLElement;
  readonly older: HTMLAnchorElement;
  readonly allRead: HTMLButtonElement;
  readonly pane: HTMLElement;
  readonly paper: HTMLElement;
  readonly bar: HTMLElement;
  readonly keys: HTMLDialogElement;
  readonly marksFile: HTMLInputElement;
  readonly hasKeys: HTMLInputElement;
  readonly offline: HTMLButtonElement;
  /** What the pane lies over on a narrow screen. */
  readonly under: readonly HTMLElement[];
  readonly views: readonly HTMLButtonElement[];
}

/** Finds them in `reader`. Throws when the page and its script do not fit: then neither can work. */
export function findParts(reader: HTMLElement): Parts {
  const one = <Kind extends HTMLElement>(name: string, kind: new () => Kind): Kind => {
    const element = reader.querySelector(`[data-part="${name}"]`);
    if (!(element instanceof kind)) throw new TypeError(`the page has no ${name}`);
    return element;
  };
  return {
    reader,
    source: one("source", HTMLSelectElement),
    filter: one("filter", HTMLInputElement),
    status: one("status", HTMLElement),
    again: one("again", HTMLButtonElement),
    list: one("list", HTMLElement),
    older: one("older", HTMLAnchorElement),
    allRead: one("all-read", HTMLButtonElement),
    pane: one("pane", HTMLElement),
    paper: one("paper", HTMLElement),
    bar: one("bar", HTMLElement),
    keys: one("keys", HTMLDialogElement),
    marksFile: one("marks-file", HTMLInputElement),
    hasKeys: one("has-keys", HTMLInputElement),
    offline: one("offline", HTMLButtonElement),
    under: [...document.querySelectorAll<HTMLElement>(".skip, .mast, .foot, [data-under]")],
    views: [...reader.querySelectorAll<HTMLButtonElement>("[data-view]")],
  };
}

/** An element with a class and a text. */
export function makeElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  element.textContent = text;
  return element;
}
