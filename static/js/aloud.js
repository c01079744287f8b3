// Where the device itself has a voice for the page's language, [data-aloud] is shown, and a button beside each heading.
// Voices that send the text away (localService false) do not count. What reads is fetched with the first press.
const box = document.querySelector("[data-aloud]");
const speech = window.speechSynthesis;

if (box && speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer); // Chromium knows its voices late
  addEventListener("click", press);
}

function offer() {
  const language = document.documentElement.lang.slice(0, 2);
  box.hidden = !speech.getVoices().some(({ localService, lang }) => localService && lang.slice(0, 2).toLowerCase() === language);
  if (box.hidden || document.querySelector(".aloud-head")) return;
  for (const heading of document.querySelectorAll("main h2:not(.no-print, form *, .kern-alert *, [aria-hidden] *)")) {
    const head = Object.assign(document.createElement("div"), { className: "aloud-head" });
    const button = box.querySelector("button").cloneNode(true);
    button.dataset.reads = "part";
    button.setAttribute("aria-label", `${box.dataset.part} ${heading.textContent}`);
    button.lastElementChild.remove();
    heading.before(head);
    head.append(heading, button);
  }
}

function press({ target }) {
  const button = target.closest?.("[data-reads]");
  if (!button) return;
  speech.speak(new SpeechSynthesisUtterance("")); // iOS lets speak only what began in the press itself
  import(box.dataset.aloud).then(({ press }) => press(button, box), () => (document.querySelector("[data-offline]").hidden = false));
}
