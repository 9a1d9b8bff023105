import type { Command as CliCommand } from "commander";
import type { FieldPath } from "./model/archive.ts";
import type { ChangedFile } from "./model/changed-file.ts";
import type { CaptureText, ParsedCapture } from "./model/capture.ts";
import type { Catalog } from "./model/catalog.ts";
import type { HistoryEntry } from "./model/history.ts";
import type { Paper } from "./model/paper.ts";
import type { Severity } from "./model/problem.ts";
import type { CapturedEntry } from "./model/repair.ts";
import type { PlacedPaper, RelatedPaper } from "./model/related.ts";
import type { UrlPath } from "./model/url.ts";

/*
 * The five things one can add, each by adding a file to a folder: its id is the file's name, the folder is the registry.
 * All but commands are pure functions over the model: no disk, no clock, no network, no other plugin.
 */

/** A capture format: `src/sources/<id>.ts`. */
export interface Source {
  /** What it reads, for `--help`. */
  readonly title: string;
  /** Title of a digest read from it. */
  readonly digestTitle: string;
  /** How sure it is that the capture is its own: 0 (not) to 1. */
  readonly detect: (capture: CaptureText) => number;
  /** Accounts for every line; never throws for bad input. */
  readonly parse: (capture: CaptureText) => ParsedCapture;
}

/** What a rule may say: the wrapper adds file position, severity and the rule's id. */
export interface CheckReport {
  /** At a value of the front matter (or YAML file): the nearest parent when it has no place of its own. */
  readonly at: (file: string, path: FieldPath, message: string) => void;
  /** In the Markdown body: `offset` counts UTF-16 units from the body's start. */
  readonly inBody: (file: string, offset: number, message: string) => void;
  /** About the file as a whole. */
  readonly on: (file: string, message: string) => void;
}

/** An archive before and after a change. */
export interface Comparison {
  readonly before: Catalog;
  readonly after: Catalog;
  /** The files that differ, sorted by path, those outside `content/` too. */
  readonly changed: readonly ChangedFile[];
}

/** A rule: `src/checks/<id>.ts`. */
export interface Check {
  /**
   * What its findings about a file depend on. `paper`: that file, the settings, topics and decisions alone, so that it can be judged without
   * the rest; `archive`: anything else.
   */
  readonly scope: "paper" | "archive";
  readonly severity: Severity;
  /** Why the rule is there, for its page in the docs. */
  readonly why: string;
  /** How to mend what it finds. */
  readonly mend: string;
  /** Parts of files as a person sees them, for its page in the docs: what the rule finds, and the same mended. */
  readonly example: { readonly bad: string; readonly good: string };
  /** Finds what is wrong with the content as it is. */
  readonly check?: (catalog: Catalog, report: CheckReport) => void;
  /** Finds what is wrong with a change, whatever the content is now: for `check --against` and `report`. */
  readonly compare?: (comparison: Comparison, report: CheckReport) => void;
}

/** One page of a kind. */
export interface PageItem<View> {
  readonly path: UrlPath;
  readonly view: View;
}

/** What a page needs to know of the site around it. */
export interface PageContext {
  readonly catalog: Catalog;
  /** Absolute, ends in `/`: for canonical links only. */
  readonly baseUrl: string;
  /** Markdown → sanitised HTML (headings moved down, so that a page has one `h1`). */
  readonly renderMarkdown: (markdown: string) => string;
  /** Every page that a reader may want to find, for the sitemap; absent when pages are not known. */
  readonly listedPages?: (() => Iterable<UrlPath>) | undefined;
  /** The entries in which something was repaired that the paper's page shows; absent when captures are not read. */
  readonly asCaptured?: ((paper: Paper) => readonly CapturedEntry[]) | undefined;
  /** Those that stand near a paper, nearest first; absent when likeness is not worked out. */
  readonly related?: ((paper: Paper) => readonly RelatedPaper[]) | undefined;
  /** Every paper's place on the map, in the catalog's order; absent when likeness is not worked out. */
  readonly places?: (() => readonly PlacedPaper[]) | undefined;
  /** What was changed in a paper's file, newest first; absent when git cannot tell it all. */
  readonly history?: ((paper: Paper) => readonly HistoryEntry[]) | undefined;
}

/** A kind of page: `src/pages/<id>.ts`. */
export interface PageType<View = unknown> {
  /** Pages that nobody looks for: redirects, the error page, notices of removal. The sitemap leaves them out. */
  readonly unlisted?: boolean;
  /** All pages of this kind, in a fixed order. */
  readonly list: (catalog: Catalog) => Iterable<PageItem<View>>;
  /** The whole HTML document. */
  readonly render: (item: PageItem<View>, context: PageContext) => string;
  /** The page as Markdown, written beside it as `index.md`. */
  readonly twin?: (item: PageItem<View>, context: PageContext) => string;
}

/** A file of the site that is no page. */
export interface ExportFile {
  readonly path: UrlPath;
  readonly content: string;
}

/** One whose content is no text. */
export interface BinaryFile {
  readonly path: UrlPath;
  readonly content: Uint8Array;
}

/** One too long to be held whole: its text comes in pieces. */
interface LongFile {
  readonly path: UrlPath;
  readonly pieces: Iterable<string>;
}

/** An output format: `src/exports/<id>.ts`. */
export interface Exporter {
  /** What it writes, for the docs. */
  readonly title: string;
  /** Files of the site in this format. */
  readonly files?: (context: PageContext) => Iterable<ExportFile>;
  /** Files of the site in this format that are no text. */
  readonly binaries?: (context: PageContext) => Iterable<BinaryFile>;
  /** Files of the site in this format that may be longer than fits in memory. */
  readonly longFiles?: (context: PageContext) => Iterable<LongFile>;
  /** One piece of text a paper, for `offprint export --format <id>`; pieces are written one after the other. */
  readonly lines?: (context: PageContext, papers: Catalog["papers"]) => Iterable<string>;
}

/** What a command is given besides its own arguments. */
export interface CommandContext {
  /** Absolute path of the archive. */
  readonly root: string;
  /** Absolute path of the folder the command was called in. */
  readonly cwd: string;
  /** Today as `YYYY-MM-DD`: for what is minted once, never for what is built. */
  readonly today: () => string;
  /** Stderr is a terminal that shows colours. */
  readonly colour: boolean;
  /** `--json` was given: stdout is for the machine's answer alone. */
  readonly json: boolean;
  /** Writes to stdout. */
  readonly out: (text: string) => void;
  /** Writes a line to stderr. */
  readonly say: (line: string) => void;
  /** Shows how far a long step is, on a terminal only. */
  readonly progress: (label: string, done: number, total: number) => void;
}

/** A command: `src/commands/<id>.ts`. */
export interface Command {
  readonly summary: string;
  /** One example line, shown by `--help`. */
  readonly example: string;
  /** Declares arguments and options. */
  readonly declare?: (cli: CliCommand) => void;
  /** Does it; the number is the exit status. */
  readonly run: (args: readonly string[], options: Record<string, unknown>, context: CommandContext) => Promise<number>;
}

export const defineSource = (source: Source): Source => source;
export const defineCheck = (check: Check): Check => check;
export const definePage = <View>(page: PageType<View>): PageType<View> => page;
export const defineExporter = (exporter: Exporter): Exporter => exporter;
export const defineCommand = (command: Command): Command => command;
