import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Outcome, run } from "./run.ts";
import { makeArchive, makeFolder, type Tree } from "./temporary-archive.ts";

/** An archive and a folder beside it, for a test of `ingest`. */
export interface Stage {
  readonly root: string;
  /** Where captures come from. */
  readonly inbox: string;
  /** Path of a capture without fault. */
  readonly sound: string;
  /** Puts a file into the inbox; its path. */
  readonly put: (name: string, content: string | Uint8Array) => string;
  /** A page of Daily Papers with these entries. */
  readonly page: (...entries: readonly Entry[]) => string;
  /** Runs `offprint ingest` on the archive. */
  readonly ingest: (...args: readonly string[]) => Promise<Outcome>;
}

/** An entry of a page; what is not given is made up. */
export interface Entry {
  readonly title: string;
  /** `""` for an entry without one. */
  readonly abstract?: string;
  /** `""` for an entry without a meta block. */
  readonly owner?: string;
  readonly date?: string;
}

export function makeStage(files: Tree = {}): Stage {
  const root = makeArchive(files);
  const inbox = makeFolder();
  return {
    root,
    inbox,
    sound: fileURLToPath(new URL("fixtures/bad-input/sound.txt", import.meta.url)),
    put: (name, content) => {
      writeFileSync(join(inbox, name), content);
      return join(inbox, name);
    },
    page: (...entries) => renderPage(entries),
    ingest: (...args) => run(["ingest", "--root", root, ...args]),
  };
}

const ABSTRACT =
  "We read what people bring and keep what holds. Nothing of it is run, and all of it is counted. It takes a minute.";

/** A page of Daily Papers of a day, with these entries. */
export function renderPage(entries: readonly Entry[], day = "Oct 31, 2023"): string {
  const header = [
    "new",
    "",
    "Get trending papers in your email inbox!",
    "",
    "Subscribe",
    "",
    "Daily Papers",
    "",
    "byAK and the research community",
    "",
    day,
    "",
  ];
  const body = entries.flatMap(({ title, abstract = ABSTRACT, owner = "  • 4 authors", date = "Oct 16, 2023" }) => [
    title,
    "",
    ...(abstract === "" ? [] : [abstract, ""]),
    ...(owner === "" ? [] : [owner, "·", date, ""]),
  ]);
  return [...header, ...body].join("\n");
}

/** Two pages that share a paper; the second has a stray line and a paper of a lab. */
export function putPages({ put, page }: Stage): readonly string[] {
  const shared = { title: "A Shared Paper" };
  return [
    put("2025-11-02_page.txt", page({ title: "The First", date: "Sep 3 2" }, shared).replace("Oct 31, 2023", "Oct 31")),
    put(
      "page.txt",
      `${page({ ...shared, owner: "lab Lab of Labs" }, { title: "The Third", owner: "" })}\nCookies are for sale\n`,
    ),
  ];
}
