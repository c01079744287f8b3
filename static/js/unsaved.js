// Asks before a form with unsaved changes is left. form[data-quiet] is never asked about.
const changed = new Set();

document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.method === "post" && !("quiet" in form.dataset)) changed.add(form);
});

// A form that is sent without htmx leaves the page on purpose.
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) changed.clear();
});

let from = location.pathname;
document.addEventListener("htmx:before:request", (event) => {
  from = location.pathname;
  const source = event.detail.ctx.sourceElement;
  if (source.method === "post" || !unsaved()) return;
  if (confirm(document.body.dataset.unsaved)) changed.clear();
  else event.preventDefault();
});

// Morphing keeps what stands in a field. What was sent, and what belonged to another page, must not stay in it.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  const { sourceElement, response } = detail.ctx ?? {};
  if (!(response?.status < 400)) return;
  changed.delete(sourceElement);
  const samePage = sourceElement.method === "post" && new URL(response.raw.url).pathname === from;
  for (const form of samePage ? [sourceElement] : document.querySelectorAll("#main form")) form.reset();
});

addEventListener("beforeunload", (event) => {
  if (unsaved()) event.preventDefault();
});

function unsaved() {
  return [...changed].some((form) => form.isConnected);
}
