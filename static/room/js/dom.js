// Elements without markup: what people typed goes in as text, and there is no other way in.
const SVG = "http://www.w3.org/2000/svg";

// el("p.lead", {id: "x", onclick}, "text", node, [more]). Nothing, false and null are left out.
export function el(name, about = {}, ...inside) {
  const plain = about === null || about.nodeType || typeof about !== "object" || Array.isArray(about);
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(plain ? {} : about)) set(node, key, value);
  put(node, plain ? [about, ...inside] : inside);
  return node;
}

function set(node, key, value) {
  if (value === undefined || value === null || value === false) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (key === "value" || key === "checked" || key === "selected") node[key] = value;
  else node.setAttribute(key, value === true ? "" : value);
}

export function put(node, inside) {
  node.append(...inside.flat(9).filter((each) => each !== undefined && each !== null && each !== false && each !== ""));
  return node;
}

export function fill(node, ...inside) {
  node.replaceChildren();
  return put(node, inside);
}

// The same, for what is drawn again and again: what has the focus keeps it, what is unfolded stays so.
export function refill(node, ...inside) {
  const focus = node.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...node.querySelectorAll("details[open]")].map(({ id }) => id).filter(Boolean);
  fill(node, inside);
  for (const id of open) byId(id)?.setAttribute("open", "");
  if (focus) byId(focus)?.focus();
}

export const byId = (id) => document.getElementById(id);
export const icon = (name) => el(`span.kern-icon.kern-icon--${name}`, { "aria-hidden": "true" });
// Words of people: their own direction, and nothing but words.
export const words = (text, tag = "p") => el(`${tag}.words`, { dir: "auto" }, text);
export const person = (name) => el("bdi", {}, name);

export function button(label, onclick, { kind = "secondary", icon: shape = "", ...about } = {}) {
  return el(`button.kern-btn.kern-btn--${kind}`, { type: "button", onclick, ...about }, shape && icon(shape), el("span.kern-label", {}, label));
}

export function alert(kind, title, ...inside) {
  const shape = { info: "info", warning: "warning", danger: "danger", success: "success" }[kind];
  return el(`div.kern-alert.kern-alert--${kind}`, {},
    el("div.kern-alert__header", {}, icon(shape), el("p.kern-title", {}, title)),
    inside.length > 0 && el("div.kern-alert__body", {}, inside));
}

export function folded(id, label, ...inside) {
  return el("details.fold", { id }, el("summary", {}, el("span", {}, label)), el("div.stack", {}, inside));
}

// A drawing of squares, as one path.
export function squares(rows, label) {
  const size = rows.length;
  const svg = document.createElementNS(SVG, "svg");
  const about = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, class: "qr", "shape-rendering": "crispEdges" };
  for (const [key, value] of Object.entries(about)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  svg.append(path);
  return svg;
}
