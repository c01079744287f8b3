// "Leave quickly": a click on [data-leave], or Shift three times within five seconds. First, in the same moment, nothing can be read
// any more; then away. What this browser keeps goes too: the server's answer asks for that, but it may be out of reach just now.
import { forget } from "./forget.js";

const within = 5000;
const enough = 150; // ms: so long the covered page may take to forget
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

// "Back" may show a page as it was left: not after somebody has left quickly, nor before we know.
addEventListener("pageshow", (event) => event.persisted && location.reload());

async function leave(link) {
  const to = link.getAttribute("href") || "/leave";
  const cover = document.createElement("div");
  cover.className = "cover";
  document.body.replaceChildren(cover);
  dispatchEvent(new Event("quiet"));
  document.cookie = "__Host-left=1; path=/; secure; samesite=lax; max-age=2592000"; // heard with the next request, if this one is not
  await new Promise((done) => setTimeout(done)); // the empty page is drawn first
  await Promise.race([forget(), new Promise((done) => setTimeout(done, enough))]);
  location.replace(navigator.onLine ? to : "about:blank");
}

// Signing out forgets as well, also in a browser that does not do so by itself.
addEventListener("submit", ({ target }) => target.getAttribute("action") === "/sign-out" && forget());
