import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../usage-error.ts";
import { compareText } from "../model/problem.ts";
import { isOutputPath, OWN_FOLDER } from "./output-path.ts";

const MANIFEST = `${OWN_FOLDER}/manifest.txt`;
const HEADER = "Files made by offprint, a folder a line; the next build removes those of them it no longer makes.";

/** The files that builds made in an output folder; undefined when none ever did. Throws {@link UsageError} for one that is damaged. */
export function readManifest(out: string): ReadonlySet<string> | undefined {
  const path = join(out, MANIFEST);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const files = parseManifest(readFileSync(path, "utf8"));
  if (files) return files;
  throw new UsageError(
    `found ${path} damaged; expected the list of files that the last build made: remove ${out} and build again`,
  );
}

/** Writes a manifest as one step. */
export function writeManifest(out: string, files: Iterable<string>): void {
  const path = join(out, MANIFEST);
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(`${path}-new`, "w");
  try {
    writeFileSync(handle, renderManifest(files));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${path}-new`, path);
}

/** A folder a line, sorted, its files behind it: a tenth of the length of a path a line. */
function renderManifest(files: Iterable<string>): string {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const cut = file.lastIndexOf("/") + 1;
    const names = folders.get(file.slice(0, cut));
    if (names) names.push(file.slice(cut));
    else folders.set(file.slice(0, cut), [file.slice(cut)]);
  }
  const lines = [...folders]
    .sort(([a], [b]) => compareText(a, b))
    .map(([folder, names]) => [folder, ...names.sort(compareText)].join("\t"));
  return `${[HEADER, ...lines].join("\n")}\n`;
}

/** Undefined for text that {@link renderManifest} cannot have made: whatever it names may be removed. */
function parseManifest(text: string): ReadonlySet<string> | undefined {
  const [header, ...lines] = text.split("\n");
  if (header !== HEADER || lines.pop() !== "") return undefined;
  const files = new Set<string>();
  for (const line of lines) {
    const [folder = "", ...names] = line.split("\t");
    for (const name of names) files.add(folder + name);
  }
  return [...files].every(isOutputPath) ? files : undefined;
}
