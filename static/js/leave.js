// "Leave quickly": a click on [data-leave], or Shift three times within five seconds. Covers the screen, then goes.
const within = 5000;
let presses = [];

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-leave]");
  if (!link) return;
  event.preventDefault();
  leave(link);
});

document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  if (event.key !== "Shift") return void (presses = []);
  const now = Date.now();
  presses = [...presses.filter((at) => now - at < within), now];
  const link = document.querySelector("[data-leave]");
  if (presses.length >= 3 && link) leave(link);
});

function leave(link) {
  const cover = document.createElement("div");
  cover.className = "cover";
  dispatchEvent(new Event("quiet"));
  document.body.append(cover);
  location.replace(link.getAttribute("href") || "/leave");
}
