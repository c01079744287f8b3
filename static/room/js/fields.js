// Fields as the pages have them. What was typed is kept beside them, so that a change of language loses nothing.
import { el } from "./dom.js";
import { _ } from "./say.js";

// What was typed and not yet sent, by the name of the field; in memory only.
export const drafts = new Map();

const keep = (name) => (event) => drafts.set(name, event.target.type === "checkbox" ? event.target.checked : event.target.value);

export const typed = (name, first = "") => (drafts.has(name) ? drafts.get(name) : first);

export function forget(...names) {
  for (const name of names.flat()) drafts.delete(name);
}

const optional = (required) => !required && el("span.kern-label__optional", {}, " – ", _("if you like"));

function labelled(name, label, { hint = "", required = false }, field, shown = field) {
  if (hint) field.setAttribute("aria-describedby", `${name}-hint`);
  return el("div.kern-form-input", {},
    el("label.kern-label", { for: name }, label, optional(required)),
    hint && el("p.kern-hint", { id: `${name}-hint` }, hint),
    shown);
}

export function text(name, label, { first = "", type = "text", ...how } = {}) {
  const about = { id: name, name, type, dir: type === "text" && "auto", autocomplete: "off", maxlength: how.maxlength ?? 200, required: how.required };
  return labelled(name, label, how, el(`input.kern-form-input__input.field--${type}`, { ...about, value: typed(name, first), oninput: keep(name) }));
}

export function area(name, label, { first = "", rows = 3, ...how } = {}) {
  const about = { id: name, name, rows, dir: "auto", autocomplete: "off", maxlength: 3500, required: how.required };
  return labelled(name, label, how, el("textarea.kern-form-input__input", { ...about, value: typed(name, first), oninput: keep(name) }));
}

// `options`: [[value, label], …]
export function choice(name, label, options, { first = "", onchange, ...how } = {}) {
  const now = typed(name, first);
  const select = el("select.kern-form-input__select", { id: name, name, onchange: (event) => (keep(name)(event), onchange?.(event.target.value)) },
    options.map(([value, shown]) => el("option", { value, selected: value === now, dir: "auto" }, shown)));
  return labelled(name, label, how, select, el("div.kern-form-input__select-wrapper", {}, select));
}

export function tick(name, label, { first = false, hint = "", onchange } = {}) {
  const box = el("input.kern-form-check__checkbox", { id: name, name, type: "checkbox", checked: typed(name, first), onchange: (event) => (keep(name)(event), onchange?.(event.target.checked)) });
  if (hint) box.setAttribute("aria-describedby", `${name}-hint`);
  return el("div.check-field", {},
    el("div.kern-form-check", {}, box, el("label.kern-label", { for: name }, label)),
    hint && el("p.kern-hint", { id: `${name}-hint` }, hint));
}

// Several ticks under one question; `options`: [[value, label], …], `first`: the values that are ticked.
export function ticks(name, legend, options, first = []) {
  return el("fieldset.kern-fieldset", {}, el("legend", {}, legend, optional(false)),
    el("div.kern-fieldset__body", {}, options.map(([value, label]) => tick(`${name}:${value}`, label, { first: first.includes(value) }))));
}

// A form that does not leave the page. `names`: whose drafts are done with when it was sent; `send` may give false: not yet.
export function form(names, label, send, ...inside) {
  return el("form", { novalidate: true, autocomplete: "off", onsubmit: (event) => (event.preventDefault(), sent(event.target, names, send)) },
    inside, el("button.kern-btn.kern-btn--primary.kern-btn--block", {}, el("span.kern-label", {}, label)));
}

async function sent(where, names, send) {
  const press = where.querySelector("button:not([type=button])");
  if (press.getAttribute("aria-busy") === "true") return;
  press.setAttribute("aria-busy", "true");
  try {
    const values = Object.fromEntries([...where.elements].filter(({ name }) => name).map((each) => [each.name, each.type === "checkbox" ? each.checked : each.value.trim()]));
    if ((await send(values)) !== false) forget(names);
  } finally {
    press.removeAttribute("aria-busy");
  }
}

// A sentence under a field: what is missing. It gets the focus.
export function wrong(name, sentence) {
  const field = document.getElementById(name);
  if (!field) return false;
  document.getElementById(`${name}-wrong`)?.remove();
  field.closest(".kern-form-input, .check-field").append(el("p.kern-error", { id: `${name}-wrong`, role: "alert" }, sentence));
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${name}-wrong`);
  field.focus();
  return false;
}
