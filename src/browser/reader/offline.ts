import { copyPrefix } from "./offline-copy.ts";

/** The worker stands in the reader's own folder: so no server needs to say that it may serve it. */
const WORKER = "worker.js";

/** Where a browser keeps copies at all: not in private windows of some, not over plain http from another machine. */
export function canKeepOffline(): boolean {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

/** Keeps the reader for times without a network, if the browser lets it. `onReady` is called when requests begin to be kept. */
export async function keepOffline(onReady: () => void): Promise<void> {
  if (navigator.serviceWorker.controller === null)
    navigator.serviceWorker.addEventListener("controllerchange", onReady, { once: true });
  if (!navigator.onLine) return;
  /* To register a worker that is leaving would call it back, even when its file is gone. */
  const answer = await fetch(WORKER, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  if (answer && !answer.ok) {
    await removeOfflineCopy();
    return;
  }
  await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" }).catch(() => undefined);
}

/** Takes the worker and all it kept away. */
export async function removeOfflineCopy(): Promise<void> {
  const scope = new URL("./", document.baseURI).href;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === scope) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(copyPrefix(scope))) await caches.delete(name);
}
