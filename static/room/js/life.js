// What goes on beside the screens: the room's own life, leaving quickly, locking, the camera.
import "../../js/leave.js";
import { alert, byId, el, fill, button } from "./dom.js";
import { drafts } from "./fields.js";
import { drawn } from "./screens/write.js";
import { part } from "./part.js";
import { alone, keepNoMore, kept } from "./phone.js";
import { Room } from "./room.js";
import { _ } from "./say.js";
import { app, changed, go } from "./shell.js";

export function follow(room) {
  app.room = room;
  room.addEventListener("change", ({ fresh }) => changed(fresh));
  room.addEventListener("end", ({ end }) => {
    app.end = end;
    app.room = null;
    drawn.clear();
    drafts.clear();
    go("ended", {}, { replace: true });
  });
  room.live();
}

// The room that this phone was in before it was locked or the page was closed: "back", "elsewhere" (in another tab) or "".
export async function comeBack(link) {
  const found = await kept();
  if (!found || (link && !sameRoom(link, found.about.room))) return "";
  if (!(await alone())) return "elsewhere";
  follow(await Room.again(found));
  return "back";
}

const sameRoom = (link, room) => link.includes(`.${room}.`) || link.includes(`#${room}`);

addEventListener("online", () => app.room?.again());
// A phone that slept may believe that its connection is still there.
let hidden = 0;
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") hidden = Date.now();
  else if (Date.now() - hidden > 15_000 || app.room?.online === false) app.room?.again();
});
addEventListener("beforeunload", (event) => app.room && !app.room.mine && event.preventDefault());

// Left quickly, here or in another tab: the page is covered and goes away; until then nothing more is read, sent or kept.
addEventListener("quiet", () => {
  keepNoMore();
  const { room } = app;
  app.room = null;
  if (room) Object.assign(room, { ended: true, waiting: [] });
  room?.stop?.abort();
});

// After ten minutes without a touch the screen is covered; one tap goes on. Nothing can be read behind it.
const LIMIT = 10 * 60_000;
let touched = Date.now();

for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, () => (touched = Date.now()), { passive: true, capture: true });
setInterval(lock, 15_000);
document.addEventListener("visibilitychange", lock);

function lock() {
  if (!app.room || byId("locked") || Date.now() - touched < LIMIT) return;
  const page = [...document.body.children];
  for (const each of page) each.hidden = true;
  const cover = el("section.locked", { id: "locked" }, el("h1", { tabindex: "-1" }, _("This page is locked")), el("p.lead", {}, _("It was not used for a while. The room is still open.")),
    button(_("Go on"), () => unlock(cover, page), { kind: "primary" }));
  document.body.append(cover);
  cover.querySelector("h1").focus();
}

function unlock(cover, page) {
  touched = Date.now();
  cover.remove();
  for (const each of page) each.hidden = false;
  changed();
}

// The camera is asked for only on this screen; what reads the code comes only then. `found` gets a link into a room.
export async function scanner(place, found) {
  fill(place, el("p", { role: "status" }, _("One moment …")));
  try {
    const { scan } = await part("scan");
    await scan(place, found, el("p", { role: "status" }, _("The camera is looking …")));
  } catch {
    fill(place, alert("warning", _("The camera cannot be used here."), el("p", {}, _("Allow this page to use it, scan the code with the phone's own camera, or type the eight words."))));
  }
}
