import { existsSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The open folders: to add a plugin, add a file. */
export type OpenFolder = "checks" | "commands" | "exports" | "pages" | "sources";

/**
 * Loads the plugins of a folder, or those of them that `isWanted`: id → its default export, sorted by id. The id is the name of a file, or of
 * a folder with an `index`. Throws when one has no default export: a programmer's mistake, named with the file.
 */
export async function loadPlugins<Plugin>(
  folder: OpenFolder,
  isWanted: (id: string) => boolean = () => true,
): Promise<ReadonlyMap<string, Plugin>> {
  const home = new URL(`./${folder}/`, import.meta.url);
  const ending = extname(new URL(import.meta.url).pathname);
  const names = readdirSync(home, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/index${ending}` : entry.name))
    .filter((name) => name.endsWith(ending) && existsSync(fileURLToPath(new URL(name, home))))
    .sort();
  const plugins = await Promise.all(
    names
      .map((name) => ({ name, id: name.replace(/(?:\/index)?\.\w+$/, "") }))
      .filter(({ id }) => isWanted(id))
      .map(async ({ name, id }) => {
        const module = (await import(/* @vite-ignore */ `./${folder}/${name}`)) as { default?: Plugin };
        if (module.default === undefined) throw new Error(`src/${folder}/${name} has no default export`);
        return [id, module.default] as const;
      }),
  );
  return new Map(plugins);
}
