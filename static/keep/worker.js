// Where no page of the family's comes, /my/kept does. Nothing is taken over that comes; nothing is kept that was not kept by choice.
import { box } from "./store.js";
import { still } from "./server.js";

const patience = 8000;
const nobody = [502, 503, 504]; // somebody on the way says that the server does not answer
const often = 12 * 3_600_000;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function page(event) {
  const answer = await soon(fetch(event.request)).catch(() => null);
  if (!answer || nobody.includes(answer.status)) return (await caches.match("/my/kept")) ?? answer ?? Response.error();
  event.waitUntil(goOn().catch(() => {}));
  return answer;
}

const file = async (request) => (await caches.match(request)) ?? fetch(request);

const soon = (answer) => Promise.race([answer, new Promise((_, failed) => setTimeout(failed, patience))]);

// Now and then, when somebody is here anyway: a link that was withdrawn takes what was kept with it.
async function goOn() {
  const found = await box();
  if (found && Date.now() - found.heard > often) await still(found);
}
