// When the server cannot be reached, the page and what was typed stay, and [data-offline] says so.
// Plain forms ask /alive first; htmx tells us by its own event.
const patience = 8000;
const asking = new WeakSet();
const reachable = new WeakSet();

addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (window.htmx || form.method !== "post" || reachable.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (asking.has(form)) return;
  asking.add(form);
  alive().then((yes) => {
    asking.delete(form);
    say(!yes);
    if (!yes) return;
    reachable.add(form);
    send(form, submitter);
  });
}, true);

document.addEventListener("htmx:error", ({ detail }) => {
  if (detail.ctx && !detail.ctx.response) say(true);
});
document.addEventListener("htmx:before:response", () => say(false));
addEventListener("online", () => say(false));

async function alive() {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return (await fetch("/alive", { method: "HEAD", cache: "no-store", signal: stop.signal })).ok; // a gateway may answer in its place
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function send(form, submitter) {
  if (form.requestSubmit) return form.requestSubmit(submitter);
  if (submitter?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
  form.submit();
}

function say(offline) {
  const words = document.querySelector("[data-offline]");
  if (words) words.hidden = !offline;
}
