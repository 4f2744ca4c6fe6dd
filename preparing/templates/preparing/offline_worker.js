// Shows saved checklists where there is no network. It keeps nothing by itself: pages put into the store what a reader
// saves, and everything else goes to the network as if this script did not exist.

const STORE = "danh-sach-da-luu";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(fetch(request).catch(() => saved(request)));
});

async function saved(request) {
  const store = await caches.open(STORE);
  return (await store.match(request, { ignoreVary: true })) ?? Response.error();
}
