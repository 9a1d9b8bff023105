import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";

/** A server of a folder on the loopback, which counts what it sends. */
export interface CountingServer {
  readonly url: string;
  /** What was sent since the last call. */
  readonly take: () => { readonly files: number; readonly bytes: number };
  readonly close: () => void;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  wasm: "application/wasm",
  json: "application/json",
};

/** Serves `folder`; `/` is an empty page. */
export async function serveFolder(folder: string): Promise<CountingServer> {
  let files = 0;
  let bytes = 0;
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const type = TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    const content =
      path === "/" ? Promise.resolve(Buffer.from("<!doctype html><title>Bench</title>")) : readFile(join(folder, path));
    void content
      .then((body) => {
        if (path !== "/") files += 1;
        if (path !== "/") bytes += body.length;
        return response.writeHead(200, { "content-type": path === "/" ? "text/html" : type }).end(body);
      })
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    take() {
      const sent = { files, bytes };
      files = 0;
      bytes = 0;
      return sent;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
