/* What a service worker sees (W3C Service Workers), as far as ours uses it: the types of a page know nothing of it. */

interface LastingEvent {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface RequestEvent extends LastingEvent {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}

export interface WorkerScope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (type: "install" | "activate", listen: (event: LastingEvent) => void): void;
    (type: "fetch", listen: (event: RequestEvent) => void): void;
  };
}
