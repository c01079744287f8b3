// Before the screen is turned towards somebody: F8 or the button covers everything at once, then the server is told, which
// shows nothing else from then on, by whatever way. The page waits behind the cover with all that was typed; other tabs follow.
const key = "F8";
const again = 3000;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("turned") : undefined;
let title;
let wanted = 0; // counts what was asked for: only the latest is told again

const cover = () => document.getElementById("turned");

addEventListener("keydown", (event) => {
  if (event.key !== key || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !cover()) return;
  event.preventDefault();
  turn();
}, true);

addEventListener("submit", (event) => {
  const form = event.target;
  if (!cover() || !("turn" in form.dataset || "turnBack" in form.dataset)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if ("turn" in form.dataset) turn();
  else turnBack(form);
}, true);

function turn() {
  if ("turned" in document.body.dataset) return;
  hide();
  tabs?.postMessage("turned");
  tell(document.querySelector("form[data-turn]"), ++wanted);
}

function hide() {
  title ??= document.title;
  document.body.dataset.turned = "";
  document.title = cover().dataset.title;
  cover().hidden = false;
  cover().querySelector("h1").focus({ preventScroll: true });
}

function show() {
  delete document.body.dataset.turned;
  cover().hidden = true;
  document.title = title ?? document.title;
  title = undefined;
}

// Without a connection the cover stays, and the server is told as soon as it can be.
async function tell(form, which) {
  if (which !== wanted) return false;
  const answer = await send(form);
  if (answer) return true;
  await new Promise((after) => setTimeout(after, again));
  return tell(form, which);
}

async function send(form) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", keepalive: true });
    if (answer.status === 401 || answer.status === 403) location.replace("/turned"); // signed out meanwhile: nothing more is shown
    return answer.type !== "error" && answer.status < 500;
  } catch {
    return false;
  }
}

async function turnBack(form) {
  const answered = await tell(form, ++wanted);
  if (!answered) return;
  tabs?.postMessage("back");
  show();
}

tabs?.addEventListener("message", ({ data }) => {
  if (!cover()) return;
  const covered = "turned" in document.body.dataset;
  if (data === "turned" && !covered) hide();
  if (data === "back" && covered) show();
});

// A page that the browser kept ready for "Back" shows nothing before the server was asked again.
addEventListener("pagehide", ({ persisted }) => {
  if (persisted && cover()) document.documentElement.hidden = true;
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && document.documentElement.hidden) location.reload();
});
