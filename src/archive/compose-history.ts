import type { Commit } from "../git/commit-line.ts";
import type { HistoryEntry } from "../model/history.ts";
import type { Paper } from "../model/paper.ts";
import type { PaperEvent } from "./paper-history.ts";

/** An event with the place of its commit in the line. */
interface Placed {
  readonly event: PaperEvent;
  readonly at: number;
}

type History = (paper: Pick<Paper, "id" | "aliases">) => readonly HistoryEntry[];

/** Commits, oldest first, and what each did → the history of each paper, newest first. Costs what changed, not what exists. */
export function composeHistory(
  commits: readonly Commit[],
  eventsOf: ReadonlyMap<string, readonly PaperEvent[]>,
): History {
  const placed = new Map<string, Placed[]>();
  for (const [at, { hash }] of commits.entries())
    for (const event of eventsOf.get(hash) ?? []) {
      const list = placed.get(event.id);
      if (list) list.push({ event, at });
      else placed.set(event.id, [{ event, at }]);
    }
  return (paper) => {
    const line = joinFormer(paper, placed);
    return line.flatMap(({ event, at, kind }): readonly HistoryEntry[] => {
      const commit = commits[at];
      return commit ? [{ kind, day: commit.day, commit: commit.hash, fields: event.fields }] : [];
    });
  };
}

interface Told extends Placed {
  readonly kind: HistoryEntry["kind"];
}

/**
 * A paper's own events, newest first, and those of the ids it had before. An alias that went when (or before) the paper's file came is the same
 * file under its former name; one that went later was another paper, joined with this one.
 */
function joinFormer({ id, aliases }: Pick<Paper, "id" | "aliases">, placed: ReadonlyMap<string, Placed[]>): Told[] {
  const own = tellOwn(placed.get(id) ?? []);
  const first = own.at(-1);
  if (!first) return [];
  const gone = aliases.flatMap((alias) => {
    const events = placed.get(alias) ?? [];
    const last = events.at(-1);
    return alias !== id && last?.event.kind === "removed" ? [{ alias, events, last }] : [];
  });
  const joined = gone.filter(({ last }) => last.at > first.at).map(({ last }): Told => ({ ...last, kind: "joined" }));
  const told = mergeByCommit([...joined, ...own]);
  const [former] = gone.filter(({ last }) => last.at <= first.at).sort((a, b) => b.last.at - a.last.at);
  if (!former) return told;
  const rest = aliases.filter((alias) => alias !== former.alias);
  const earlier = joinFormer({ id: former.alias, aliases: rest }, placed).filter(({ at }) => at < first.at);
  return [...told.slice(0, -1), { ...first, kind: "moved" }, ...earlier];
}

/** One paper's events, newest first: after it was taken away, it is told from the day it came back. */
function tellOwn(events: readonly Placed[]): Told[] {
  let wasThere = false;
  return events
    .flatMap((item): readonly Told[] => {
      const { kind } = item.event;
      if (kind === "removed") return [];
      const isBack = kind === "added" && wasThere;
      wasThere = true;
      return [{ ...item, kind: isBack ? "restored" : kind }];
    })
    .reverse();
}

/** Newest first, one entry a commit: what was joined and changed at once was joined. */
function mergeByCommit(told: readonly Told[]): Told[] {
  const byCommit = new Map<number, Told>();
  for (const item of told) if (!byCommit.has(item.at)) byCommit.set(item.at, item);
  return [...byCommit.values()].sort((a, b) => b.at - a.at);
}
