/** The elements of the page that the reader works with, by their `data-part`: templates/partials/reader.ts makes them. */
const KINDS = {
  source: HTMLSelectElement,
  filter: HTMLInputElement,
  status: HTMLElement,
  again: HTMLButtonElement,
  list: HTMLElement,
  older: HTMLAnchorElement,
  finish: HTMLButtonElement,
  pane: HTMLElement,
  paper: HTMLElement,
  bar: HTMLElement,
  keys: HTMLDialogElement,
  file: HTMLInputElement,
  letters: HTMLInputElement,
  offline: HTMLButtonElement,
} as const;

type Named = { readonly [Name in keyof typeof KINDS]: InstanceType<(typeof KINDS)[Name]> };

export interface Parts extends Named {
  readonly reader: HTMLElement;
  /** What the pane lies over on a narrow screen. */
  readonly under: readonly HTMLElement[];
  readonly views: readonly HTMLButtonElement[];
}

/** Finds them in `reader`. Throws when the page and its script do not fit: then neither can work. */
export function findParts(reader: HTMLElement): Parts {
  const named = Object.entries(KINDS).map(([name, kind]) => {
    const element = reader.querySelector(`[data-part=${name}]`);
    if (!(element instanceof kind)) throw new TypeError(`the page has no ${name}`);
    return [name, element] as const;
  });
  return {
    ...(Object.fromEntries(named) as unknown as Named),
    reader,
    under: [...document.querySelectorAll<HTMLElement>(".skip, .mast, .foot, [data-under]")],
    views: [...reader.querySelectorAll<HTMLButtonElement>("[data-view]")],
  };
}

/** A title as it is listed: one that begins with the word for a paper that no longer stands is struck after it. */
export function makeTitle(title: string, withdrawal: string | undefined): DocumentFragment {
  const made = document.createDocumentFragment();
  const before = withdrawal === undefined ? "" : `${withdrawal}: `;
  if (before !== "" && title.startsWith(before)) made.append(before, makeElement("s", "", title.slice(before.length)));
  else made.append(title);
  return made;
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
