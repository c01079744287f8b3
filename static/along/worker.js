// Lets the page open without a network: what it keeps is the page itself, never a word about anybody.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const path = new URL(url).pathname;
  if (method !== "GET" || !(path === "/along/" || path.startsWith("/static/"))) return;
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(path === "/along/" ? "/along/" : event.request)) ?? Response.error()));
});
