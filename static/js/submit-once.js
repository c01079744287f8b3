// A form is sent once: a second press does nothing until the answer is there, and the button shows that it is on its way.
const sent = new Map();

addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method !== "post" || submitter?.matches("[data-download]")) return; // a file comes, and the page stays
  if (sent.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.set(form, submitter);
  submitter?.setAttribute("aria-busy", "true");
}, true);

document.addEventListener("htmx:finally:request", ({ detail }) => free(detail.ctx.sourceElement));
addEventListener("pageshow", () => [...sent.keys()].forEach(free));

function free(form) {
  sent.get(form)?.removeAttribute("aria-busy");
  sent.delete(form);
}
