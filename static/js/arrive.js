// After htmx brought another page: focus its heading, put the header right. A sign-in page is opened as a whole.
let before = location.pathname;

document.addEventListener("htmx:before:swap", (event) => {
  const { text = "", response, sourceElement } = event.detail.ctx ?? {};
  const page = text.match(/<body[^>]* data-page="(\w+)"/)?.[1];
  if (!page || page === "desk" || page === "error") return;
  event.preventDefault();
  location.assign(sourceElement.method === "post" && !response.raw.redirected ? location.href : response.raw.url);
});

document.addEventListener("htmx:after:swap", () => requestAnimationFrame(arrive));
document.addEventListener("htmx:after:history:push", () => requestAnimationFrame(arrive));

function arrive() {
  for (const back of document.querySelectorAll(".languages [name=back]")) back.value = location.pathname + location.search;
  if (location.pathname === before) return;
  before = location.pathname;
  for (const menu of document.querySelectorAll(".menu")) mark(menu.querySelectorAll("a"));
  const main = document.getElementById("main");
  if (main.contains(document.activeElement) && document.activeElement.matches("[autofocus]")) return;
  const heading = main.querySelector("h1") ?? main;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

// Of several places that lead here, the nearest is the current one.
function mark(links) {
  let nearest;
  for (const link of links) {
    link.removeAttribute("aria-current");
    const path = link.getAttribute("href");
    const leadsHere = before === path || (path !== "/" && before.startsWith(path + "/"));
    if (leadsHere && path.length > (nearest?.getAttribute("href").length ?? 0)) nearest = link;
  }
  nearest?.setAttribute("aria-current", "page");
}
