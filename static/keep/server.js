// What the phone asks the server, and what of its pages is kept: what can be read, and the forms of the own promises. Nothing else.
import { heard, wipe } from "./store.js";

const patience = 20_000; // ms: a connection that stands still is none

// May this phone go on keeping it? true; false, and it is gone from here; null where nobody answers.
export async function still({ id }) {
  const answer = await post("/my/kept/still", { id }, "omit");
  if (answer?.status === 410) await wipe();
  else if (answer?.ok) await heard();
  return answer?.ok ? true : answer?.status === 410 ? false : null;
}

export const post = (path, fields, credentials = "same-origin") => ask(path, { method: "POST", body: new URLSearchParams(fields), credentials });

function ask(path, how) {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), patience);
  return fetch(path, { cache: "no-store", redirect: "error", signal: stop.signal, ...how }).catch(() => null);
}

// The pages as the server draws them for this person, now. Gives { status } where they do not come.
export async function gather() {
  const promises = await page("/my/promises");
  const plan = promises.status ? promises : await page("/my/plan");
  if (plan.status) return plan;
  const { whose } = promises.body.dataset;
  if (plan.body.dataset.whose !== whose) return { status: 401 };
  const { lang, dir } = plan.documentElement;
  return {
    csrf: promises.querySelector("input[name=csrf]").value,
    content: { whose, lang, dir, at: Date.now(), words: [calls(plan), emergency(plan), readable(promises), readable(plan)].map(html) },
  };
}

async function page(path) {
  const answer = await ask(path);
  if (answer && !answer.ok) return { status: answer.status };
  const text = await answer?.text().catch(() => null);
  return text ? new DOMParser().parseFromString(text, "text/html") : { status: -1 };
}

function readable(page) {
  const main = page.querySelector("main");
  for (const each of main.querySelectorAll(".no-print, .needs-js, .notice, nav, script, form:not([data-promise]), input[name=csrf]")) each.remove();
  for (const link of main.querySelectorAll("a[href]:not([href^='tel:'])")) link.replaceWith(...link.childNodes);
  for (const form of main.querySelectorAll("form")) form.removeAttribute("method"); // it is not sent from here
  for (const title of main.querySelectorAll("h1")) title.replaceWith(heading(page, title));
  return main;
}

// The kept page has a first heading of its own.
function heading(page, title) {
  const second = page.createElement("h2");
  second.append(...title.childNodes);
  return second;
}

function emergency(page) {
  const part = page.querySelector("[data-emergency]");
  part?.remove();
  return part;
}

const calls = (page) => page.querySelector(".calls");
const html = (part) => part?.innerHTML ?? "";
