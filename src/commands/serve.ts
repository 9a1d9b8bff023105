import type { Server } from "node:http";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, type CommandContext } from "../contracts.ts";
import { findPackageRoot } from "../site/package-root.ts";
import { createPreview, type Preview } from "../site/preview.ts";
import { createRebuilder, type Rebuilder } from "../site/rebuild.ts";
import { watchFolders } from "../site/watch.ts";
import { UsageError } from "../usage-error.ts";

export default defineCommand({
  summary: "shows the site on this machine and keeps it up to date while you write",
  example: "offprint serve --port 3000",
  declare: (cli) => cli.option("--port <n>", "the port to listen on", "8080"),
  run: async (_args, { port }, context) => {
    const url = `http://localhost:${readPort(String(port))}/`;
    const out = join(context.root, ".offprint", "serve");
    const rebuilder = createRebuilder(["--root", context.root, "--out", out, "--base-url", url]);
    const status = await rebuilder.build();
    if (status > 1) return status;
    const preview = createPreview(out);
    await listen(preview.server, Number(port));
    context.say(`serving ${url} (Ctrl-C stops it)`);
    if (context.json) context.out(`${JSON.stringify({ url })}\n`);
    const stopWatching = watchFolders(foldersToWatch(context), () => {
      void refresh(rebuilder, preview);
    });
    await untilStopped();
    stopWatching();
    rebuilder.stop();
    preview.server.closeAllConnections();
    preview.server.close();
    return 0;
  },
});

async function refresh(rebuilder: Rebuilder, preview: Preview): Promise<void> {
  if ((await rebuilder.build()) === 0) preview.reload();
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw new UsageError(`found --port ${text}; expected a number from 1 to 65535`);
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      const isTaken = "code" in error && error.code === "EADDRINUSE";
      reject(
        isTaken ? new UsageError(`found port ${port} in use; expected a free one: name another with --port`) : error,
      );
    });
    server.listen(port, "localhost", resolve);
  });
}

/** The archive's content, and the code when it is a checkout's and not a package's. */
function foldersToWatch({ root }: CommandContext): readonly string[] {
  const home = findPackageRoot();
  const code = home.includes("node_modules") ? [] : [join(home, "src"), join(home, "templates")];
  return [join(root, "content"), ...code].filter((folder) => existsSync(folder));
}

async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
