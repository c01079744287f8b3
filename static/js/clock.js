// [data-clock] tells how long this part of the day has lasted. Nothing counts down, nothing blinks.
const every = 20_000;

function tell() {
  for (const place of document.querySelectorAll("[data-clock]")) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(place.dataset.since)) / 60_000));
    const parts = [["hour", Math.floor(minutes / 60)], ["minute", minutes % 60]].filter(([unit, number]) => number || unit === "minute");
    const text = parts.map(([unit, number]) => inWords(unit, number)).join(" ");
    const now = place.querySelector("[data-clock-now]");
    if (now && now.textContent !== text) now.textContent = text;
  }
}

function inWords(unit, number) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "long" }).format(number);
}

tell();
setInterval(tell, every);
document.addEventListener("htmx:after:swap", tell);
