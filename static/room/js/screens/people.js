// Who is in; letting somebody in; asking somebody to leave; leaving.
import { alert, button, el, folded, person, squares, fill } from "../dom.js";
import { askToLeave, spokenWords } from "../doors.js";
import { part } from "../part.js";
import { linkOf } from "../keys.js";
import { here } from "../merge.js";
import { _, language } from "../say.js";
import { announce, app, back, go, live, title } from "../shell.js";
import { shown } from "../words.js";

// The same four words on every phone: nobody has put another room in between.
export function checkWords(room) {
  return el("section.check", {},
    el("p", {}, _("These four words stand on every phone in the room. Compare them:")),
    el("p.spoken", { id: "check-words", dir: "auto" }, room.keys.words.map((word) => shown(word, language().code)).join(" · ")));
}

export function people() {
  const { room } = app;
  return [
    title(_("Who is in")),
    live(() => [el("ul.rows", {}, here(room.state).map((member) => row(room, member))), checkWords(room)]),
    button(_("Let somebody in"), () => go("invite"), { id: "let-in", kind: "primary", icon: "add" }),
    el("p.muted", {}, _("Is there somebody whom you do not know, or are the words different on another phone? Then stop writing, and go on with paper.")),
    folded("leaving", _("Leave the room with this phone"),
      el("p", {}, _("What you wrote stays in the room. To come back, scan the code again.")),
      button(_("Leave the room"), leave, { id: "leave-now" })),
  ];
}

function row(room, { m, name }) {
  const own = m === room.member;
  return el("li.row", {},
    el("div.row__title", {}, person(name), own && el("span.muted", {}, " ", _("(this phone)"))),
    !own && folded(`out-${m}`, _("Ask to leave"),
      el("p", {}, _("The room gets a new key. This phone sees nothing new from then on. It keeps what it has seen already, and it is told calmly that the others go on without it.")),
      button(_("Go on without this phone"), (event) => letGo(event.currentTarget, room, m, name), { id: `go-on-${m}` })));
}

async function letGo(press, room, m, name) {
  press.setAttribute("aria-busy", "true");
  const done = await askToLeave(room, m).catch(() => false);
  press.removeAttribute("aria-busy");
  announce(done ? _("%(name)s is not in the room any more. The room has a new key.", { name }) : _("That needs a connection. Please try again."));
  if (!done) press.after(el("p.kern-error", {}, _("That needs a connection. Please try again.")));
}

async function leave() {
  const { room } = app;
  room.say({ op: "leave" });
  await room.flush();
  await room.close("left");
}

// Letting somebody in

export function invite({ first = false }) {
  const { room } = app;
  return [
    title(first ? _("The room is open") : _("Let somebody in")),
    el("p.lead", {}, _("Let the other phone scan this square code: with its camera, or in the room by “Scan the square code”.")),
    live(() => code(room), "div.code"),
    el("p.muted", {}, _("Show it only to those who belong to you. Do not send a picture of it.")),
    live(() => checkWords(room)),
    el("h2", {}, _("Somebody far away?")),
    el("p", {}, _("Read eight words to them on the phone. They are good for half an hour.")),
    spoken(room),
    button(first ? _("Go on to the plan") : _("Back"), first ? () => go("plan", {}, { replace: true }) : back, { id: "on", kind: first ? "primary" : "tertiary", icon: first ? "forward" : "back" }),
  ];
}

function code(room) {
  const place = el("div");
  const drawn = ({ rowsOf }) => fill(place, squares(rowsOf(linkOf(location.origin, room.room, room.keys)), _("Square code that lets another phone in")));
  part("draw").then(drawn).catch(() => fill(place, alert("warning", _("That needs a connection. Please try again."))));
  return place;
}

function spoken(room) {
  const place = el("div.stack", { role: "status" });
  const show = button(_("Show eight words"), async () => {
    show.setAttribute("aria-busy", "true");
    try {
      const words = await spokenWords(room);
      fill(place, el("ol.words8", { id: "eight", dir: "auto" }, words.map((word) => el("li", {}, shown(word, language().code)))),
        el("p", {}, _("They type them at: %(address)s", { address: `${location.host}/room/` })));
    } catch {
      fill(place, alert("warning", _("That needs a connection. Please try again.")));
    }
    show.removeAttribute("aria-busy");
  }, { id: "show-words", icon: "call" });
  return el("div.stack", {}, show, place);
}
