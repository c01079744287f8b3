// "Leave quickly", on the family's pages and in its sealed room: a click on [data-leave], or Shift three times within five seconds.
// First, in the same moment, nothing can be read any more, here and in other tabs; then away. What this browser keeps goes too: the
// server's answer asks for that, but it may be out of reach just now.
import { forget } from "./forget.js";

const within = 5000;
const enough = 150; // ms: so long the covered page may take to forget
const tabs = window.BroadcastChannel && new BroadcastChannel("leave");
let presses = [];

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-leave]");
  if (!link) return;
  event.preventDefault();
  leave(link);
});

document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  if (event.key !== "Shift") return void (presses = []);
  const now = Date.now();
  presses = [...presses.filter((at) => now - at < within), now];
  const link = document.querySelector("[data-leave]");
  if (presses.length >= 3 && link) leave(link);
});

// Another tab was left. It ends the session and forgets; a tab that slept may hear of it much later, and ends nothing any more.
if (tabs) tabs.onmessage = () => (cover(), location.replace("about:blank"));

// "Back" may show a page as it was left: not after somebody has left quickly, nor before we know.
addEventListener("pageshow", (event) => event.persisted && (cover(), location.reload()));

async function leave(link) {
  const to = link.getAttribute("href") || "/leave";
  cover();
  tabs?.postMessage("");
  document.cookie = "__Host-left=1; path=/; secure; samesite=lax; max-age=2592000"; // heard with the next request, if this one is not
  await new Promise((done) => setTimeout(done)); // the empty page is drawn first
  await Promise.race([forget(), new Promise((done) => setTimeout(done, enough))]);
  location.replace(navigator.onLine ? to : "about:blank");
}

function cover() {
  const over = document.createElement("div");
  over.className = "cover";
  document.body.replaceChildren(over);
  dispatchEvent(new Event("quiet"));
}

// Signing out forgets as well, also in a browser that does not do so by itself.
addEventListener("submit", ({ target }) => target.getAttribute("action") === "/sign-out" && forget());
