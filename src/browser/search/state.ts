import type { SearchRequest } from "../../search/searcher.ts";

/** What is searched for, as the address of the page holds it. */
export type SearchState = Omit<SearchRequest, "from" | "count" | "isTyping">;

/** The lists that a search can be narrowed by, with their names in the address. */
export const LISTS = [
  { key: "topics", name: "topic" },
  { key: "years", name: "year" },
  { key: "organizations", name: "org" },
  { key: "venues", name: "venue" },
] as const;

export type ListKey = (typeof LISTS)[number]["key"];

export const SORTS = ["relevance", "newest", "oldest"] as const;

/** Longest text that is looked for, and most values of one list: an address may hold anything. */
const MOST_TEXT = 500;
const MOST_VALUES = 50;

/** Nothing is searched for. */
export const NO_SEARCH: SearchState = {
  text: "",
  topics: [],
  years: [],
  organizations: [],
  venues: [],
  hasCode: false,
  sort: "relevance",
};

/** The query part of an address (`?q=…&topic=…`) → what it asks for; what it cannot mean is left out. */
export function readState(query: string): SearchState {
  const values = new URLSearchParams(query);
  const listOf = (name: string): string[] =>
    [...new Set(values.getAll(name).filter((value) => value !== ""))].slice(0, MOST_VALUES);
  return {
    text: (values.get("q") ?? "").trim().slice(0, MOST_TEXT),
    topics: listOf("topic"),
    years: listOf("year"),
    organizations: listOf("org"),
    venues: listOf("venue"),
    hasCode: values.get("code") === "yes",
    sort: SORTS.find((sort) => sort === values.get("sort")) ?? "relevance",
  };
}

/** {@link readState} backwards: `""` for no search; what is as usual is left out. */
export function writeState(state: SearchState): string {
  const values = new URLSearchParams();
  if (state.text.trim() !== "") values.set("q", state.text.trim());
  for (const { key, name } of LISTS) for (const value of state[key]) values.append(name, value);
  if (state.hasCode) values.set("code", "yes");
  if (state.sort !== "relevance" && !asksNothing(state)) values.set("sort", state.sort);
  const query = values.toString();
  return query === "" ? "" : `?${query}`;
}

/** What changes when a choice (as the address names it) is made or undone. */
export function toggleChoice(state: SearchState, name: string, value: string, isChosen: boolean): Partial<SearchState> {
  if (name === "code") return { hasCode: isChosen };
  const list = LISTS.find((candidate) => candidate.name === name);
  if (list === undefined) return {};
  const others = state[list.key].filter((other) => other !== value);
  return { [list.key]: isChosen ? [...others, value] : others };
}

/** Neither words nor anything to narrow by: there is nothing to show. */
export function asksNothing(state: SearchState): boolean {
  return state.text.trim() === "" && !isNarrowed(state);
}

/** Something is chosen besides words. */
export function isNarrowed(state: SearchState): boolean {
  return state.hasCode || LISTS.some(({ key }) => state[key].length > 0);
}
