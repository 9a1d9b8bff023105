import type { Archive } from "../model/archive.ts";
import { decidedPairs, pairKey, placeDecisions } from "../model/decisions.ts";
import type { Paper } from "../model/paper.ts";
import type { Place, Problem } from "../model/problem.ts";
import { numbersOf } from "./paper-index.ts";

export const DECISIONS = "content/decisions.yaml";

/** Why two papers may not be joined: a person said so, or they are two by their numbers. */
export function findObstacles(archive: Archive, keep: Paper, drop: Paper): readonly Problem[] {
  const ids = new Map(archive.papers.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
  for (const id of [drop.id, ...drop.aliases]) ids.set(id, keep.id);
  const idOf = (id: string): string => ids.get(id) ?? id;
  return [...findDecisions(archive, keep, drop, idOf), ...findNumbers(archive, keep, drop)];
}

const OPPOSITES = { same: "different", different: "same", related: "unrelated", unrelated: "related" } as const;

/** Decisions that two papers are two, or that contradict each other once they are one. */
function findDecisions(archive: Archive, keep: Paper, drop: Paper, idOf: (id: string) => string): readonly Problem[] {
  const { decisions, files } = archive;
  return placeDecisions(decisions).flatMap(({ kind, ids, path }) => {
    const [one = "", other = ""] = ids.map(idOf);
    if (one !== keep.id && other !== keep.id) return [];
    const opposed = decidedPairs(
      decisions.filter((decision) => decision.kind === OPPOSITES[kind]),
      idOf,
    );
    const isBetween = one === other && ids[0] !== ids[1] && kind !== "same";
    if (!isBetween && !opposed.has(pairKey(one, other))) return [];
    const said = isBetween ? "" : ` and, once these are one paper, under “${OPPOSITES[kind]}”`;
    return refusal(
      DECISIONS,
      files.get(DECISIONS)?.placeOf(path),
      "decided-otherwise",
      `found “${ids.join("” and “")}” under “${kind}”${said}; expected no decision against joining “${drop.id}” to “${keep.id}”: delete the line if it is wrong`,
    );
  });
}

/** Each number has an address of its own, and a paper has room for one of a kind. */
function findNumbers(archive: Archive, keep: Paper, drop: Paper): readonly Problem[] {
  const problems: Problem[] = [];
  for (const name of ["arxiv", "doi"] as const) {
    const [own, other] = [keep, drop].map(({ links }) => links[name]);
    if (own === undefined || other === undefined) continue;
    const [a, b] = [own, other].map((value) => numbersOf(value, value)[name === "arxiv" ? 0 : 1]);
    if (a === b) continue;
    problems.push(
      refusal(
        drop.file,
        archive.files.get(drop.file)?.placeOf(["links", name]),
        "different-numbers",
        `found ${name} ${other}, and “${keep.id}” has ${own}; expected one number of one paper: correct the wrong one, or leave them two papers and add the pair to “different” in ${DECISIONS}`,
      ),
    );
  }
  return problems;
}

export function proposalBlocked(archive: Archive, keep: Paper, drop: Paper, field: string): Problem {
  const { file } = field in keep.proposed ? keep : drop;
  return refusal(
    file,
    archive.files.get(file)?.placeOf(["proposed", field]),
    "open-proposal",
    `found two values of “${field}” waiting for a decision; expected one at most: take over or delete the line under “proposed”, then join the papers`,
  );
}

export function fenceOpen(keep: Paper, drop: Paper): Problem {
  return refusal(
    keep.file,
    undefined,
    "open-fence",
    `found sections that swallow what follows them; expected that the sections of “${drop.id}” can stand below: close the code fence or the HTML in ${keep.file}`,
  );
}

function refusal(file: string, place: Place | undefined, rule: string, message: string): Problem {
  return { file, ...(place ?? { line: 1, column: 1 }), severity: "error", rule, message };
}
