// <body data-lock>: after ten minutes without a touch, in front or behind, the page gives way to /my/lock.
const limit = 10 * 60 * 1000;
let touched = Date.now();

if ("lock" in document.body.dataset) {
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(sign, () => (touched = Date.now()), { passive: true, capture: true });
  }
  setInterval(check, 15_000);
  document.addEventListener("visibilitychange", check);
  addEventListener("pageshow", check);
}

function check() {
  if (Date.now() - touched > limit) location.replace("/my/lock");
}
