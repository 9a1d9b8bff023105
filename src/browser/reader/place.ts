import { isPaperId } from "./marks.ts";

export const VIEWS = ["all", "unread", "new", "starred"] as const;

/** Which papers of a source are shown. */
export type View = (typeof VIEWS)[number];

/** Where somebody is in the reader: what the address says after `#`, so that it can be kept, sent and gone back to. */
export interface Place {
  /** The folder of a listing, relative to the site's root: `topics/quantization/`, `` for everything. */
  readonly source: string;
  readonly view: View;
  /** The paper that is open. */
  readonly paper?: string | undefined;
}

/** Folders of the site's own, each name as the site makes them; never a way out of it. */
const SOURCE = /^(?:[a-z0-9~_-][a-z0-9.~_-]*\/)*$/;

/** What an address says; a part that makes no sense is as if it were not there. */
export function parsePlace(hash: string): Place {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const source = parts.get("in") ?? "";
  const paper = parts.get("paper");
  return {
    source: isSource(source) ? source : "",
    view: VIEWS.find((view) => view === parts.get("show")) ?? "all",
    paper: isPaperId(paper) ? paper : undefined,
  };
}

function isSource(text: string): boolean {
  return SOURCE.test(text);
}

/** The address of a place; what goes without saying is left out. Every part is made of characters that need no escape. */
export function renderPlace({ source, view, paper }: Place): string {
  const parts = [
    source === "" ? undefined : `in=${source}`,
    view === "all" ? undefined : `show=${view}`,
    paper === undefined ? undefined : `paper=${paper}`,
  ];
  return `#${parts.filter((part) => part !== undefined).join("&")}`;
}
