/** Makes an element with attributes and content; text is only ever text. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/** The parts of the page that the script fills; its template promises them. Throws when one is missing. */
export interface Parts {
  readonly form: HTMLFormElement;
  readonly box: HTMLInputElement;
  readonly count: HTMLElement;
  readonly order: HTMLElement;
  readonly sort: HTMLSelectElement;
  readonly problems: HTMLElement;
  readonly narrow: HTMLDetailsElement;
  readonly facets: HTMLElement;
  readonly results: HTMLElement;
  readonly more: HTMLButtonElement;
  readonly again: HTMLButtonElement;
  readonly start: HTMLElement;
}

/** Finds them. */
export function findParts(): Parts {
  return {
    form: find("search", HTMLFormElement),
    box: find("words", HTMLInputElement),
    count: find("count", HTMLElement),
    order: find("order", HTMLElement),
    sort: find("sort", HTMLSelectElement),
    problems: find("problems", HTMLElement),
    narrow: find("narrow", HTMLDetailsElement),
    facets: find("facets", HTMLElement),
    results: find("results", HTMLElement),
    more: find("more", HTMLButtonElement),
    again: find("again", HTMLButtonElement),
    start: find("start", HTMLElement),
  };
}

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`the page has no #${id}`);
}
