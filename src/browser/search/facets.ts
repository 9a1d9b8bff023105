import { renderNumber } from "../../render/count.ts";
import type { Facets } from "../../search/searcher.ts";
import { arrangeChoices, type Choice } from "./choices.ts";
import { make } from "./elements.ts";
import { LISTS, type ListKey, type SearchState } from "./state.ts";

const LEGENDS: Readonly<Record<ListKey, string>> = {
  topics: "Topic",
  years: "Year",
  organizations: "Organization",
  venues: "Venue",
};

/** Shows the boxes to narrow by. The box that had the focus keeps it, and a list that was opened stays open. */
export function showFacets(place: HTMLElement, facets: Facets, state: SearchState): void {
  const focused = nameOf(document.activeElement);
  const opened = new Set(
    Array.from(place.querySelectorAll<HTMLElement>("details[open]"), ({ dataset }) => dataset["list"]),
  );
  const lists = LISTS.flatMap(({ key, name }) => {
    const { first, rest } = arrangeChoices(facets[key], state[key]);
    if (first.length === 0) return [];
    return [makeList(LEGENDS[key], name, makeBoxes(name, first), rest, opened.has(name))];
  });
  place.replaceChildren(...lists, ...makeCode(facets, state));
  if (focused === undefined) return;
  for (const box of place.querySelectorAll("input")) if (nameOf(box) === focused) box.focus();
}

function nameOf(element: Element | null): string | undefined {
  return element instanceof HTMLInputElement && element.type === "checkbox"
    ? `${element.name} ${element.value}`
    : undefined;
}

function makeList(
  legend: string,
  name: string,
  boxes: HTMLElement,
  rest: readonly Choice[],
  isOpen: boolean,
): HTMLElement {
  const list = make("fieldset", {}, make("legend", {}, legend), boxes);
  if (rest.length === 0) return list;
  const more = make("details", { "data-list": name }, make("summary", {}, `${renderNumber(rest.length)} more`));
  more.append(makeBoxes(name, rest));
  more.open = isOpen;
  list.append(more);
  return list;
}

function makeCode({ hasCode }: Facets, state: SearchState): readonly HTMLElement[] {
  if (hasCode === 0 && !state.hasCode) return [];
  const choice = { value: "yes", label: "Has code", count: hasCode, isChosen: state.hasCode };
  return [make("fieldset", {}, make("legend", {}, "Code"), makeBoxes("code", [choice]))];
}

function makeBoxes(name: string, choices: readonly Choice[]): HTMLElement {
  return make("ul", {}, ...choices.map((choice) => make("li", {}, makeBox(name, choice))));
}

function makeBox(name: string, { value, label, count, isChosen }: Choice): HTMLElement {
  const box = make("input", { type: "checkbox", name, value });
  box.checked = isChosen;
  return make("label", {}, box, make("span", {}, label), " ", make("span", { class: "n" }, renderNumber(count)));
}
