import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** A folder served on loopback under a path prefix, as a host for many sites would. */
export interface StaticServer {
  /** `http://127.0.0.1:<port><prefix>` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder under `prefix` (`/lab/papers/`); a path outside it is not found. */
export async function serveFolder(folder: string, prefix = "/"): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    const file = join(
      folder,
      path.startsWith(prefix) ? path.slice(prefix.length) : "\0",
      path.endsWith("/") ? "index.html" : "",
    );
    if (file.includes("\0") || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain; charset=utf-8" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
