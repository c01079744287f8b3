// /my/kept: opens what is kept with the PIN, with or without a connection. Notes made here are sent later, each once.
import { box, edit, open, wipe } from "./store.js";
import { gather, post, still } from "./server.js";
import { keepShell } from "./shell-files.js";

const frame = document.querySelector("[data-kept-frame]");
const area = (name) => frame.querySelector(`[data-kept=${name}]`);
const piece = (name) => frame.querySelector(`[data-kept-${name}]`);
const title = frame.querySelector("h1");
const limit = 10 * 60_000;
const portion = 30; // so many notes fit one sending, however long
let opened = null; // { key, content, before }; before: the note that was sent last
let drawn = ""; // what is on the screen
let asTyped = null; // puts back what stood in the fields when it was closed
let csrf = "";
let touched = Date.now();
let busy = false;

title.tabIndex = -1;
start();

async function start() {
  const found = await box().catch(() => null);
  show(found ? "locked" : "none");
  if (!found) return;
  if ((await still(found)) === false) return gone();
  await keepShell().catch(() => {});
  if (!(await box())) await wipe(); // it was taken away meanwhile
}

area("locked").querySelector("form").onsubmit = async (event) => {
  event.preventDefault();
  const { target: form, submitter } = event;
  const pin = form.pin.value.trim();
  if (!pin) return form.pin.focus(); // that is no try
  if (submitter?.hasAttribute("aria-busy")) return;
  piece("wrong").hidden = true; // shown anew, a second mistake is said as well
  submitter?.setAttribute("aria-busy", "true");
  const found = await open(pin).finally(() => submitter?.removeAttribute("aria-busy"));
  form.reset();
  piece("wrong").hidden = !found.wrong;
  if (found.gone) return gone();
  if (found.wrong) return form.pin.focus();
  opened = found;
  draw();
  title.focus();
  asTyped?.();
  asTyped = null;
  await meet();
};

for (const button of frame.querySelectorAll("[data-kept-remove]")) button.onclick = remove;
piece("lock").onclick = lock;
piece("send").onclick = meet;
addEventListener("online", () => opened && meet());

async function remove() {
  const found = await box();
  await wipe();
  gone();
  if (found) await post("/my/kept/end", { id: found.id }, "omit");
}

function gone() {
  forget();
  show("none");
  piece("wiped").hidden = false;
  title.focus();
}

// Nobody reads what lies open here after ten minutes, whoever touches a phone that slept, or who comes back to this page later.
setInterval(check, 15_000);
document.addEventListener("visibilitychange", check);
for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, touch, { passive: true, capture: true });
addEventListener("pagehide", forget);

function touch() {
  check();
  touched = Date.now();
}

function check() {
  if (opened && Date.now() - touched > limit) lock();
}

function lock() {
  const asBefore = hands(piece("words"));
  forget();
  asTyped = asBefore;
  show("locked");
}

function forget() {
  opened = asTyped = null;
  drawn = "";
  dispatchEvent(new Event("quiet"));
  piece("words").replaceChildren();
  piece("told").replaceChildren();
}

// With a connection: may we go on, what was noted is sent, and what is kept becomes what it is now.
async function meet() {
  if (busy || !opened) return;
  busy = true;
  piece("send").setAttribute("aria-busy", "true");
  try {
    await exchange();
  } catch {
    say("later");
  } finally {
    busy = false;
    piece("send").removeAttribute("aria-busy");
  }
}

async function exchange() {
  const found = await box();
  const allowed = found && (await still(found));
  if (!found || allowed === false) return gone();
  if (!allowed) return say("offline");
  let fresh = await own();
  if (!fresh.content) return say(fresh.status === 401 ? "again" : fresh.status < 0 ? "offline" : "later");
  csrf = fresh.csrf;
  const sent = opened?.content.ticks ?? [];
  if (sent.length) {
    if (!(await send(sent))) return;
    fresh = await own();
    if (fresh.status < 0) fresh = await new Promise((done) => setTimeout(() => done(own()), 500)); // a network that has just come back may stumble once
    if (!fresh.content) return say("sent");
  }
  await renew((content) => ({ ...content, ...fresh.content }));
  if (opened?.content.ticks.some(({ id }) => !sent.some((each) => each.id === id))) return exchange(); // noted meanwhile
  say(sent.length ? "sent" : "");
}

// The pages, if they come to the one who keeps them here. Somebody else may be signed in on this phone by now.
async function own() {
  const fresh = await gather();
  return fresh.content && fresh.content.whose !== opened?.content.whose ? { status: 401 } : fresh;
}

async function send(ticks) {
  for (let from = 0; from < ticks.length; from += portion) if (!(await sendSome(ticks.slice(from, from + portion)))) return false;
  return true;
}

async function sendSome(ticks) {
  const now = Date.now();
  const said = [opened?.before, ...ticks].filter(Boolean).map(({ at, label, ...each }) => ({ ...each, ago: Math.max(0, now - at) / 1000 }));
  const answer = await post("/my/kept/ticks", { csrf, ticks: JSON.stringify(said) });
  if (answer && !answer.ok) return void say(answer.status === 401 ? "again" : "later");
  const told = await answer?.json().catch(() => null);
  if (!told) return void say("offline");
  if (opened) opened.before = ticks.at(-1);
  return renew((content) => ({
    ...content,
    ticks: content.ticks.filter(({ id }) => !(id in told)),
    told: [...content.told, ...ticks.filter(({ id }) => told[id]).map(({ id, label, words, promise }) => ({ sentence: told[id], label, words, promise }))],
  }));
}

// What is on the screen and what lies in the box are changed together. Whoever has closed it meanwhile gets nothing shown.
async function renew(how) {
  const content = opened && (await edit(opened.key, (kept) => kept && how(kept)));
  if (!content) {
    if (opened) lock();
    return false;
  }
  if (opened) {
    opened.content = content;
    draw();
  }
  return true;
}

piece("words").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { target: form, submitter } = event;
  const tick = {
    id: crypto.randomUUID(), promise: form.dataset.promise, seen: form.dataset.seen, state: submitter.value,
    words: form.elements.words?.value.trim() ?? "", shared: form.elements.shared.checked, at: Date.now(), label: submitter.textContent.trim(),
  };
  const asBefore = hands(form);
  form.reset();
  try {
    await renew((content) => ({ ...content, ticks: [...content.ticks, tick], told: content.told.filter(({ promise }) => promise !== tick.promise) }));
  } catch {
    asBefore(); // the phone had no room for it
    return say("failed");
  }
  piece("words").querySelector(`[data-noted="${tick.promise}"]`)?.focus();
  if (navigator.onLine) await meet();
  else say("offline");
});

function draw() {
  const { lang, at, ticks, told } = opened.content;
  piece("at").textContent = new Intl.DateTimeFormat(`${lang === "en" ? "en-GB" : lang}-u-ca-gregory-nu-latn`, { dateStyle: "long" }).format(at);
  piece("waits").hidden = ticks.length === 0;
  piece("told").replaceChildren(...told.map(sentence));
  drawWords(opened.content);
  show("open");
}

function drawWords({ lang, dir, words, ticks }) {
  const now = JSON.stringify([lang, words, ticks]);
  if (now === drawn) return;
  drawn = now;
  const place = piece("words");
  const asBefore = hands(place);
  place.lang = lang;
  place.dir = dir;
  place.replaceChildren(...words.map(section));
  for (const form of place.querySelectorAll("form[data-promise]")) mark(form, ticks);
  asBefore();
}

// Somebody may be at it while it is drawn anew: what they unfolded, typed, ticked and stood at stays so.
function hands(place) {
  const folded = [...place.querySelectorAll("details")].map((each) => each.open);
  const changed = [...place.querySelectorAll("textarea, [type=checkbox]")]
    .filter((each) => each.value !== each.defaultValue || each.checked !== each.defaultChecked)
    .map(({ id, value, checked }) => ({ id, value, checked }));
  const at = place.contains(document.activeElement) && document.activeElement.closest("[id]")?.id;
  return () => {
    place.querySelectorAll("details").forEach((each, number) => (each.open = folded[number] ?? each.open));
    for (const { id, ...typed } of changed) Object.assign(document.getElementById(id) ?? {}, typed);
    const there = at && document.getElementById(at);
    if (!there) return;
    for (let up = there.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    if (there.tabIndex < 0) there.tabIndex = -1;
    there.focus({ preventScroll: true });
  };
}

function section(html) {
  const part = document.createElement("section");
  part.className = "stack";
  part.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  return part;
}

function mark(form, ticks) {
  const latest = ticks.filter(({ promise }) => promise === form.dataset.promise).at(-1);
  if (!latest) return;
  const noted = piece("noted").content.firstElementChild.cloneNode(true);
  noted.dataset.noted = latest.promise;
  noted.tabIndex = -1;
  noted.querySelector("strong").textContent = latest.label;
  (form.closest("details") ?? form).before(noted);
}

function sentence({ sentence: said, label, words }) {
  const part = document.createElement("p");
  part.dir = "auto";
  part.textContent = [label, words, said].filter(Boolean).join(" – ");
  return part;
}

function show(name) {
  for (const each of frame.querySelectorAll("[data-kept]")) each.hidden = each.dataset.kept !== name;
  piece("wrong").hidden = true;
  if (name === "open") return;
  say("");
  frame.querySelector(`[data-kept=${name}] input`)?.focus();
}

function say(what) {
  for (const each of frame.querySelectorAll("[data-kept-say]")) each.hidden = !opened || each.dataset.keptSay !== what;
}
