// <body data-lock>: after ten minutes without a touch, in front or behind, the page gives way to /my/lock.
// Two minutes before, [data-closes-soon] asks; a tap stays. What was typed and not sent is never lost: then the page is
// taken out of the document, the lock stands in its place, and unlocking puts it back as it was.
const limit = 10 * 60 * 1000;
const before = 2 * 60 * 1000;
const soon = document.querySelector("[data-closes-soon]");
let touched = Date.now();
let typed = null; // the form in which something stands that was not sent
let aside = null; // the page behind the lock

if ("lock" in document.body.dataset) {
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(sign, () => soon?.open || touch(), { passive: true, capture: true });
  }
  addEventListener("input", ({ target }) => (typed = target.form?.method === "post" && !aside ? target.form : typed));
  addEventListener("submit", unlock);
  soon?.addEventListener("close", touch);
  setInterval(check, 15_000);
  document.addEventListener("visibilitychange", check);
  addEventListener("pageshow", check);
}

// Of a phone that slept no timer went on: the touch that wakes it comes too late.
function touch() {
  if (Date.now() - touched > limit) check();
  else touched = Date.now();
}

function check() {
  const still = touched + limit - Date.now();
  if (aside || still > before) return;
  if (still < 0) lock();
  else if (soon && !soon.open) soon.showModal();
}

function lock() {
  if (!typed) return location.replace("/my/lock");
  const { body, activeElement: focus } = document;
  soon?.close();
  dispatchEvent(new Event("quiet"));
  aside = { focus, look: body.className, page: [...body.childNodes], words: body.querySelector("[data-offline]") };
  body.replaceChildren();
  show(fetch("/my/lock"));
}

async function show(asked) {
  try {
    const answer = await asked;
    if (answer.type === "opaqueredirect") return back();
    if (answer.status === 401) return throughTheDoor();
    const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.body.className = body.className;
    document.body.replaceChildren(body.querySelector(".bar .leave"), body.querySelector("main"));
    document.querySelector("[autofocus], main").focus();
  } catch {
    const again = document.querySelector("main");
    aside.words.hidden = false;
    document.body.append(aside.words);
    if (again) again.replaceWith(again.cloneNode(true)); // what was sent once could not be sent again
    else setTimeout(() => aside && show(fetch("/my/lock")), 5000);
  }
}

function unlock(event) {
  if (!aside || event.target.getAttribute("action") !== "/my/lock") return;
  event.preventDefault();
  show(fetch("/my/lock", { method: "POST", body: new URLSearchParams(new FormData(event.target)), redirect: "manual" }));
}

function back() {
  const { focus, look, page, words } = aside;
  aside = null;
  touched = Date.now();
  words.hidden = true;
  document.body.className = look;
  document.body.replaceChildren(...page);
  focus.focus();
}

// Their time has run out: what was typed goes as it would if they had sent it, sealed, through the door.
function throughTheDoor() {
  typed.hidden = true;
  document.body.replaceChildren(typed);
  typed.submit();
}
