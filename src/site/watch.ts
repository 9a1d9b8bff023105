import { watch, type FSWatcher } from "node:fs";

/** Time for an editor, or a checkout, to finish what it writes. */
const QUIET = 150;

/** Calls `onChange` once things are quiet after a change below any of the folders; the function returned stops it. */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const notice = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET);
  };
  const watchers = folders.map((folder): FSWatcher => {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || !/(?:^|[/\\])\.offprint/.test(name)) notice();
    });
    /* A folder that goes away while it is watched is no reason to stop serving. */
    watcher.on("error", notice);
    return watcher;
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
