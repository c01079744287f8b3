// The frame round every screen: one thing at a time, the way back, what has just happened, and the language.
import { alert, byId, el, fill, icon, put, refill } from "./dom.js";
import { _, language, languages, ngettext, speak } from "./say.js";
import { here, nameOf } from "./merge.js";

// What this phone knows: the room it is in, what its own page said about it, how it ended.
export const app = { room: null, about: null, end: null, screens: {} };

let now = { name: "", about: {} };
let lives = [];
// What a screen is about stays in memory: it may be the key, and browsers write the state of their history to disk.
const abouts = [];

// Shows a screen. `about` names what it is about, as plain data.
export function go(name, about = {}, { replace = false } = {}) {
  const mark = abouts.push(about) - 1;
  history[replace || !now.name ? "replaceState" : "pushState"]({ name, mark }, "");
  now = { name, about };
  draw();
  scrollTo(0, 0);
  byId("main").querySelector("h1")?.focus();
}

addEventListener("popstate", ({ state }) => {
  if (!app.screens[state?.name] || !abouts[state.mark]) return;
  const inside = app.screens[state.name].inside;
  if (inside !== undefined && inside !== Boolean(app.room)) return home();
  now = { name: state.name, about: abouts[state.mark] };
  draw();
  byId("main").querySelector("h1")?.focus();
});

export const back = () => history.back();
export const home = () => go(app.end ? "ended" : app.room ? "plan" : "door", {}, { replace: true });
export const at = () => now.name;

export function draw() {
  lives = [];
  document.title = _("Dates and notes");
  byId("leave").textContent = _("Leave quickly");
  byId("skip").textContent = _("To the content");
  fill(byId("languages"), languageMenu());
  drawMenu();
  drawNews();
  fill(byId("main"), app.screens[now.name](now.about));
}

// A part of a screen that follows the room.
export function live(render, tag = "div.stack") {
  const node = put(el(tag), [render()]);
  lives.push(() => refill(node, render()));
  return node;
}

export function changed(fresh = []) {
  if (!app.room) return;
  for (const again of lives) again();
  if (fresh.length) performance.mark("entries shown");
  drawMenu();
  drawNews();
  tellSoon(fresh);
}

// Title of a screen: takes the focus, so that a screen reader reads it.
export const title = (text) => el("h1", { tabindex: "-1" }, text);

// The menu of the room

const PLACES = [["plan", () => _("Plan"), "checklist"], ["ideas", () => _("Ideas"), "idea"], ["people", () => _("Who is in"), "people"], ["give", () => _("Give the plan"), "give"]];

function drawMenu() {
  const menu = byId("menu");
  menu.hidden = !app.room?.isIn || app.room.ended;
  if (menu.hidden) return;
  menu.setAttribute("aria-label", _("Menu"));
  const place = app.screens[now.name].place;
  refill(menu, el("ul", {}, PLACES.map(([name, label, shape]) => el("li", {},
    el("a", { href: "#", id: `to-${name}`, "aria-current": place === name && "page", onclick: (event) => (event.preventDefault(), go(name)) },
      icon(shape), el("span", {}, label(), name === "people" && ` (${here(app.room.state).length})`))))));
}

// What everybody has to know at once: no connection, lines that wait, something that does not fit.

function drawNews() {
  const room = app.room;
  const items = room && !room.ended ? newsOf(room) : [];
  const shown = byId("news");
  const text = items.map((each) => each.textContent).join("|");
  if (shown.dataset.shown === text + language().code) return;
  shown.dataset.shown = text + language().code;
  fill(shown, items);
  if (text) announce(text.replaceAll("|", " "));
}

function newsOf(room) {
  const items = [];
  const waiting = room.waiting.length;
  if (room.trouble?.kind === "refused") {
    items.push(alert("danger", _("Something is wrong with what the server sent."), el("p", {}, _("What came does not fit to what the phones in this room wrote. This phone takes nothing of it and sends nothing more. Compare with the others, and go on with paper."), el("span.mark", { dir: "ltr" }, ` (${room.trouble.reason}, ${room.trouble.position})`))));
  } else if (!room.online) {
    items.push(alert("warning", _("No connection right now."), el("p", {}, waiting ? ngettext("You can go on writing. %(number)s line waits on this phone and is sent later.", "You can go on writing. %(number)s lines wait on this phone and are sent later.", waiting) : _("You can go on writing. It is sent later."))));
  }
  if (room.trouble?.kind === "missing") items.push(alert("danger", _("Some lines that this phone had seen are missing."), el("p", {}, _("The server has fewer lines than this phone had read. Ask the others what they see.") + ` (${room.trouble.had} / ${room.trouble.count})`)));
  if (room.trouble?.kind === "full") items.push(alert("warning", _("The room is full."), el("p", {}, _("Nothing more fits in. Give the plan, or go on with paper."))));
  return items;
}

// Said to a screen reader, seldom and in one sentence.

let said = null;
let from = new Map();

export function announce(sentence) {
  byId("said").textContent = "";
  requestAnimationFrame(() => (byId("said").textContent = sentence));
}

function tellSoon(fresh) {
  for (const { m, ops } of fresh) {
    const lines = ops.filter((op) => op?.op === "put" && op.f === "what").length;
    const joined = ops.some((op) => op?.op === "join");
    if (m !== app.room.member && (lines || joined)) from.set(m, joined ? "in" : "line");
  }
  if (!from.size || said) return;
  said = setTimeout(() => {
    said = null;
    if (!app.room) return;
    const sentences = [...from].map(([m, what]) => (what === "in" ? _("%(name)s is in.", { name: nameOf(app.room.state, m) }) : _("%(name)s wrote something.", { name: nameOf(app.room.state, m) })));
    announce(sentences.slice(0, 3).join(" "));
    from = new Map();
  }, 3000);
}

// The language menu, as on the other pages

function languageMenu() {
  const chosen = language();
  const menu = el("details.languages", { id: "language" },
    el("summary.languages__now", {}, icon("language"), el("span.kern-sr-only", {}, _("Language:")), el("span.languages__name", {}, ` ${chosen.name}`)),
    el("div.languages__list", {}, languages.map(({ code, name, dir }) =>
      el("button", { type: "button", lang: code.replace("_", "-"), dir, "aria-current": code === chosen.code && "true", onclick: () => choose(code) }, name))));
  return menu;
}

async function choose(code) {
  await speak(code).catch(() => announce(_("No connection right now.")));
  byId("news").dataset.shown = "";
  draw();
  byId("language").querySelector("summary").focus();
}
