// A picture that is wider than the screen, .drawn, begins in its middle; .drawn--start where one begins to read.
const seen = new WeakSet();

function middle() {
  for (const drawn of document.querySelectorAll(".drawn:not(.drawn--start)")) {
    if (seen.has(drawn)) continue;
    seen.add(drawn);
    const aside = (drawn.scrollWidth - drawn.clientWidth) / 2;
    drawn.scrollLeft = getComputedStyle(drawn).direction === "rtl" ? -aside : aside;
  }
}

middle();
document.addEventListener("htmx:after:swap", middle);
