// Moves people on the network map, [data-map]: by dragging, or with the arrow keys and Enter. Both send form[data-map-form].
const step = 22;
let held = null; // { person, map, from, to, moved, start }
let dropped = false; // the click that ends a drag must not lead away

document.addEventListener("pointerdown", (event) => {
  const person = event.target.closest?.("[data-map] [data-who]");
  if (!person || event.button !== 0) return;
  held = hold(person, event);
  person.setPointerCapture?.(event.pointerId);
});

document.addEventListener("pointermove", (event) => {
  if (!held?.start) return;
  const scale = held.map.viewBox.baseVal.width / held.map.getBoundingClientRect().width;
  const dx = (event.clientX - held.start.x) * scale;
  const dy = (event.clientY - held.start.y) * scale;
  if (!held.moved && Math.hypot(dx, dy) < 8) return;
  event.preventDefault();
  move(held, held.from.x + dx, held.from.y + dy);
});

document.addEventListener("pointerup", () => {
  if (!held?.start) return;
  if (held.moved) {
    keep(held);
    dropped = true;
    setTimeout(() => (dropped = false));
  }
  held = null;
});
document.addEventListener("pointercancel", () => held?.start && putBack());

document.addEventListener("click", (event) => dropped && event.preventDefault(), true);
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-map]")) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const person = event.target.closest?.("[data-map] [data-who]");
  const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!person) return;
  if (arrow) {
    event.preventDefault();
    if (held?.person !== person) held = hold(person);
    move(held, held.to.x + arrow[0] * step, held.to.y + arrow[1] * step);
  } else if (held?.person === person && held.moved && event.key === "Enter") {
    event.preventDefault();
    const placed = held;
    held = null;
    keep(placed);
  } else if (held?.person === person && event.key === "Escape") {
    putBack();
  }
});
document.addEventListener("focusout", () => {
  if (held && !held.start) putBack();
});

function hold(person, pointer) {
  const from = { x: +person.dataset.px, y: +person.dataset.py };
  return { person, map: person.closest("[data-map]"), from, to: from, moved: false, start: pointer && { x: pointer.clientX, y: pointer.clientY } };
}

function move(one, x, y) {
  one.moved = true;
  one.to = { x, y };
  one.person.classList.add("map__person--moving");
  one.person.setAttribute("transform", `translate(${x - one.from.x} ${y - one.from.y})`);
  const spot = where(one);
  say(one.map, `${spot.nearnessName}, ${spot.sideName}`);
}

function putBack() {
  held.person.classList.remove("map__person--moving");
  held.person.removeAttribute("transform");
  say(held.map, "");
  held = null;
}

// The ring and the sector in which a point lies, and how far across the sector: what `drawing.at` was told.
function where({ map, to }) {
  const dx = to.x - map.dataset.x;
  const dy = to.y - map.dataset.y;
  const radius = Math.hypot(dx, dy);
  const angle = (Math.atan2(dx, -dy) * 180) / Math.PI;
  const rings = [...map.querySelectorAll("[data-nearness]")];
  const ring = rings.reduce((best, one) => (Math.abs(one.dataset.radius - radius) < Math.abs(best.dataset.radius - radius) ? one : best));
  const into = (sector) => (((angle - sector.dataset.start) % 360) + 360) % 360;
  const sector = [...map.querySelectorAll("[data-side]")].find((one) => into(one) < +one.dataset.width);
  const share = into(sector) / sector.dataset.width;
  const place = Math.round(Math.min(100, Math.max(0, (share * 100 - 6) / 0.88)));
  return { nearness: ring.dataset.nearness, nearnessName: ring.dataset.name, side: sector.dataset.side, sideName: sector.dataset.name, place };
}

function keep(one) {
  const form = document.querySelector("form[data-map-form]");
  const spot = where(one);
  Object.assign(form.elements.who, { value: one.person.dataset.who });
  for (const name of ["nearness", "side", "place"]) form.elements[name].value = spot[name];
  form.requestSubmit();
}

function say(map, words) {
  const said = document.querySelector("[data-map-said]");
  if (said) said.textContent = words;
}
