import { readFileSync, realpathSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { statLink } from "./output-folder.ts";

/** A server for looking at a site while writing it. */
export interface Preview {
  readonly server: Server;
  /** Has every open page load itself again. */
  readonly reload: () => void;
}

const EVENTS = "/__offprint/events";
const SCRIPT = "/__offprint/reload.js";
const RELOAD = `new EventSource("${EVENTS}").addEventListener("reload", () => location.reload());\n`;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".ndjson": "application/x-ndjson; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".opml": "text/x-opml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Serves the files of `folder` as any static host does. Pages are given a script that reloads them, here and nowhere else. */
export function createPreview(folder: string): Preview {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === EVENTS) listen(request, response, listeners);
    else if (path === SCRIPT) send(request, response, 200, ".js", RELOAD);
    else serveFile(folder, path, request, response);
  });
  server.on("close", () => listeners.clear());
  return {
    server,
    reload: () => {
      for (const response of listeners) response.write("event: reload\ndata:\n\n");
    },
  };
}

function listen(request: IncomingMessage, response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 500\n\n");
  listeners.add(response);
  request.on("close", () => listeners.delete(response));
}

function serveFile(folder: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  const file = findFile(folder, path);
  if (file === "folder") {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  if (file !== undefined) send(request, response, 200, extname(file), readFileSync(file));
  else send(request, response, 404, ".html", readNotFound(folder));
}

/** The file for a path, never one outside the folder; `folder` when its address lacks the slash. */
function findFile(folder: string, path: string): string | undefined {
  const segments = decode(path)?.split("/").slice(1);
  if (!segments || segments.some((segment) => segment.startsWith(".") || /[\\\0]/.test(segment))) return undefined;
  const place = join(folder, ...segments, path.endsWith("/") ? "index.html" : "");
  const info = statLink(place);
  if (info?.isDirectory()) return "folder";
  if (!info?.isFile()) return undefined;
  return realpathSync(place).startsWith(realpathSync(folder) + sep) ? place : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function readNotFound(folder: string): string | Buffer {
  const file = join(folder, "404.html");
  return statLink(file)?.isFile() ? readFileSync(file) : "<!doctype html><title>Not found</title><p>Not found.</p>";
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  extension: string,
  content: string | Buffer,
): void {
  const type = MEDIA_TYPES[extension] ?? "application/octet-stream";
  const body = extension === ".html" ? addReload(content.toString()) : content;
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Our pages allow no scripts at all; this one they must. */
function addReload(html: string): string {
  return html
    .replace(
      /(<meta http-equiv="Content-Security-Policy" content="[^"]*)"/i,
      "$1; script-src 'self'; connect-src 'self'\"",
    )
    .replace(/<\/body>|$/, (end) => `<script src="${SCRIPT}"></script>\n${end}`);
}
