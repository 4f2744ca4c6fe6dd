// Shows saved checklists where there is no network. It keeps nothing by itself: pages put into the store what a reader
// saves, and everything else goes to the network as if this script did not exist.

const STORE = "danh-sach-da-luu";
const NEVER_SAVED = /^\/(admin|accounts|api)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || NEVER_SAVED.test(address.pathname)) return;
  event.respondWith(fetch(request).catch(() => saved(request)));
});

async function saved(request) {
  const store = await caches.open(STORE);
  return (await store.match(request, { ignoreVary: true })) ?? Response.error();
}
