// /my/keep: a PIN is chosen, and from then on, not a moment before, this phone keeps something.
import { begin, box, plain, wipe } from "./store.js";
import { gather, post } from "./server.js";
import { keepShell } from "./shell-files.js";

const area = (name) => document.querySelector(`[data-keep=${name}]`);
const able = "serviceWorker" in navigator && window.caches && window.crypto?.subtle && window.indexedDB;

start();

async function start() {
  show(able ? ((await box().catch(() => null)) ? "kept" : "choose") : "unable");
}

area("choose").querySelector("form").onsubmit = async (event) => {
  event.preventDefault();
  const { target: form, submitter } = event;
  const pin = plain(form.pin.value);
  const mistake = wrong(pin, form);
  for (const each of form.querySelectorAll("[data-keep-wrong]")) each.hidden = each.dataset.keepWrong !== mistake;
  if (mistake) return form[mistake === "other" ? "again" : "pin"].focus();
  if (submitter.hasAttribute("aria-busy")) return;
  submitter.setAttribute("aria-busy", "true");
  try {
    await keep(pin, form);
    location.replace("/my/kept");
  } catch {
    form.querySelector("[data-keep-wrong=failed]").hidden = false;
    submitter.removeAttribute("aria-busy");
  }
};

document.querySelector("[data-keep-remove]").onclick = async () => {
  const found = await box();
  await wipe();
  show("choose");
  if (found) await post("/my/kept/end", { id: found.id });
};

async function keep(pin, { csrf, dataset: { days, tries, rounds } }) {
  const { content } = await gather();
  const answer = content && (await post("/my/keep", { csrf: csrf.value }));
  if (!answer?.ok) throw new Error("not now");
  const { id } = await answer.json();
  try {
    await begin(pin, { days: +days, most: +tries, rounds: +rounds }, id, { ...content, ticks: [], told: [] });
    await keepShell();
  } catch (problem) {
    await wipe().catch(() => {});
    await post("/my/kept/end", { id });
    throw problem;
  }
}

function wrong(pin, { again, dataset }) {
  if (pin.length < +dataset.pin) return "short";
  if (new Set(pin).size < 3 || "01234567890 09876543210".includes(pin)) return "weak";
  return pin === plain(again.value) ? "" : "other";
}

function show(name) {
  for (const each of document.querySelectorAll("[data-keep]")) each.hidden = each.dataset.keep !== name;
}
