import { copyName, copyPrefix, kindOf, listAssets, MOST_KEPT } from "./reader/offline-copy.ts";
import type { WorkerScope } from "./reader/worker-scope.ts";

/*
 * Reading without a network. The network is always asked first, and what it gives is kept: the copy is for when it gives nothing, so
 * nobody who is online reads anything stale. The worker serves `/reader/` alone, and goes away by itself when its own file is gone.
 */

const worker = globalThis as unknown as WorkerScope;
const { scope } = worker.registration;
const root = new URL("../", scope).href;

worker.addEventListener("install", (event) => {
  event.waitUntil(install());
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || kindOf(request.url, root, scope) === undefined) return;
  event.respondWith(askNetworkFirst(request));
  if (request.mode === "navigate") event.waitUntil(leaveIfGone());
});

/** The page came before its worker: it is fetched again, with all it loads and the feed of everything. */
async function install(): Promise<void> {
  const page = await fetch(scope, { cache: "no-cache" });
  if (!page.ok) throw new TypeError(`the reader's page answers ${page.status}`);
  const copy = await caches.open(copyName(scope));
  const html = await page.clone().text();
  await copy.put(scope, page);
  await copy.addAll([...listAssets(html, scope), `${root}feed.json`]);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of await listCopies()) if (name !== copyName(scope)) await caches.delete(name);
  await worker.clients.claim();
}

async function askNetworkFirst(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request, response.clone());
    return response.status >= 500 ? ((await findKept(request)) ?? response) : response;
  } catch {
    return (await findKept(request)) ?? Response.error();
  }
}

async function findKept(request: Request): Promise<Response | undefined> {
  const options = { cacheName: copyName(scope), ignoreSearch: request.mode === "navigate", ignoreVary: true };
  return await caches.match(request.url, options);
}

/** A full disk is no reason to withhold a page; a copy that was removed is not begun again. */
async function keep(request: Request, response: Response): Promise<void> {
  if (response.redirected || response.type !== "basic") return;
  const kind = kindOf(request.url, root, scope);
  try {
    if (!(await caches.has(copyName(scope)))) return;
    const copy = await caches.open(copyName(scope));
    await copy.put(kind === "reader" ? scope : request.url, response);
    if (kind === "text") await dropOldest(copy);
  } catch {
    /* Nothing is kept. */
  }
}

/** What was put last is last in the list of keys (Service Workers, 5.4.7). */
async function dropOldest(copy: Cache): Promise<void> {
  const kept = (await copy.keys()).filter(
    ({ url }) => kindOf(url, root, scope) === "text" && url !== `${root}feed.json`,
  );
  for (const request of kept.slice(0, Math.max(0, kept.length - MOST_KEPT))) await copy.delete(request);
}

/** A site that no longer has this file wants no worker; a browser alone would keep it for ever. */
async function leaveIfGone(): Promise<void> {
  const answer = await fetch(worker.location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (answer?.status !== 404 && answer?.status !== 410) return;
  await worker.registration.unregister();
  for (const name of await listCopies()) await caches.delete(name);
}

async function listCopies(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(copyPrefix(scope)));
}
