// The run sheet without a network: taken along under a PIN, read and ticked at the venue, sent later. Nothing is kept in clear.
import { close, open } from "./store.js";

const parts = ["none", "choose", "locked", "sheet", "signin"];
const area = (name) => document.querySelector(`[data-along=${name}]`);
let opened = null; // { key, sheet, taps }

if ("serviceWorker" in navigator && window.crypto?.subtle && window.indexedDB) start();
else show("none");

async function start() {
  await keepPage().catch(() => {});
  const conference = /^#([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (conference) return choose(conference);
  show((await open()) ? "locked" : "none");
}

// The page itself, its style and its program are kept too, so that it opens without a network.
async function keepPage() {
  await navigator.serviceWorker.register("/along/worker.js", { scope: "/along/" });
  if (!navigator.onLine) return;
  const needed = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((each) => each.href ?? each.src);
  const cache = await caches.open("along");
  await cache.addAll(["/along/", ...needed]);
}

async function choose(conference) {
  const sheet = await ask(conference);
  if (!sheet) return;
  show("choose");
  area("choose").querySelector("form").onsubmit = async (event) => {
    event.preventDefault();
    const pin = event.target.pin.value;
    if (pin.length < 6) return wrong("choose", true);
    const key = await close(null, pin, { sheet, taps: [] });
    history.replaceState(null, "", "/along/");
    opened = { key, sheet, taps: [] };
    draw();
  };
}

async function ask(conference) {
  const answer = await fetch(`/conferences/${conference}/day/along.json`, { cache: "no-store", redirect: "error" }).catch(() => null);
  if (answer?.ok) return answer.json();
  if (!answer && opened) say("unreachable", true);
  else show(answer ? "signin" : (await open()) ? "locked" : "none");
  return null;
}

area("locked").querySelector("form").onsubmit = async (event) => {
  event.preventDefault();
  const found = await open(event.target.pin.value);
  wrong("locked", !found);
  if (!found) return;
  opened = found;
  event.target.reset();
  draw();
};

for (const button of document.querySelectorAll("[data-along-remove]")) {
  button.onclick = async () => {
    await remove();
    show("none");
  };
}

area("sheet").querySelector("[data-along-send]").onclick = send;

async function remove() {
  opened = null;
  indexedDB.deleteDatabase("along");
  await caches.delete("along");
  for (const worker of await navigator.serviceWorker.getRegistrations()) if (worker.scope.endsWith("/along/")) await worker.unregister();
}

async function tap(participant, way) {
  const here = { id: crypto.randomUUID(), participant, part: opened.sheet.part, way, at: new Date().toISOString() };
  opened.taps = [...opened.taps, here];
  await close(opened.key, null, { sheet: opened.sheet, taps: opened.taps });
  draw(participant);
}

// Sent again and again, if need be: each tap has a name of its own, and the server takes it once.
async function send() {
  for (const name of ["refused", "unreachable", "sent"]) say(name, false);
  const fresh = await ask(opened.sheet.conference);
  if (!fresh) return;
  const body = new URLSearchParams({ [fresh.csrf.name]: fresh.csrf.value, taps: JSON.stringify(opened.taps) });
  const answer = await fetch(`/conferences/${fresh.conference}/day/along`, { method: "POST", body, redirect: "error" }).catch(() => null);
  say("refused", answer && !answer.ok);
  say("unreachable", !answer);
  if (!answer?.ok) return;
  const { kept } = await answer.json();
  opened = { ...opened, sheet: fresh, taps: opened.taps.filter((each) => !kept.includes(each.id)) };
  await close(opened.key, null, { sheet: opened.sheet, taps: opened.taps });
  draw();
  say("sent", true);
}

function draw(focus) {
  const { sheet, taps } = opened;
  const place = area("sheet").querySelector("[data-along-people]");
  const now = new Map(sheet.people.map((each) => [each.participant, each.way]));
  for (const each of taps) now.set(each.participant, each.way === "away" ? "" : each.way);
  place.replaceChildren(...sheet.people.map((each) => person(each, now.get(each.participant), sheet)));
  area("sheet").querySelector("[data-along-about]").replaceChildren(...sheet.pages.flatMap(chapter));
  area("sheet").querySelector("[data-along-title]").textContent = sheet.title;
  area("sheet").querySelector("[data-along-waiting]").textContent = taps.length;
  area("sheet").querySelector("[data-along-send]").disabled = taps.length === 0;
  for (const name of ["refused", "unreachable", "sent"]) say(name, false);
  show("sheet");
  if (focus) place.querySelector(`[data-participant="${focus}"] [aria-pressed=true]`)?.focus();
}

function person(each, way, sheet) {
  const row = element("li", "row");
  row.dataset.participant = each.participant;
  const title = row.appendChild(element("div", "row__title"));
  title.append(element("p", "lead", each.name), element("p", "row__facts", each.facts));
  const buttons = row.appendChild(element("div", "kern-btn-wrapper"));
  for (const [value, label] of Object.entries(sheet.ways)) {
    const pressed = (way || "away") === value;
    const button = buttons.appendChild(element("button", `kern-btn kern-btn--${pressed ? "primary" : "secondary"}`));
    button.type = "button";
    button.setAttribute("aria-pressed", pressed);
    button.setAttribute("aria-label", `${label}: ${each.name}`);
    button.append(element("span", "kern-label", label));
    button.onclick = () => tap(each.participant, value);
  }
  return row;
}

function chapter({ title, lines }) {
  const list = element("ul");
  list.append(...lines.map((line) => element("li", "", line)));
  return [element("h2", "", title), list];
}

function element(name, className = "", text = "") {
  const made = Object.assign(document.createElement(name), { className, textContent: text });
  if (text) made.dir = "auto";
  return made;
}

function show(name) {
  for (const part of parts) area(part).hidden = part !== name;
}

function wrong(name, so) {
  area(name).querySelector("[data-along-wrong]").hidden = !so;
}

function say(name, so) {
  area("sheet").querySelector(`[data-along-${name}]`).hidden = !so;
}
