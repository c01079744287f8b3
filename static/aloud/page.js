// Reads a page aloud, line by line, only with voices that are on the device. Comes with the first press on [data-reads].
import { lines } from "./lines.js";
import { scriptOf, sentences, spoken } from "./spoken.js";

const speech = window.speechSynthesis;
let reading = null; // { queue: [{ line, text, language }], at }

export function press(button, box) {
  const does = { all: () => begin(queueOf(lines(document.querySelector("main")))), part: () => begin(queueOf(part(button))), pause, on, stop };
  reading ??= { queue: [], at: 0, box };
  does[button.dataset.reads]();
}

for (const sign of ["pagehide", "quiet"]) addEventListener(sign, stop); // "quiet": the page is left or locked at this moment
document.addEventListener("visibilitychange", () => document.hidden && stop());

// From a heading up to the next one of its kind.
function part(button) {
  const heading = button.parentElement.querySelector("h2");
  const all = lines(document.querySelector("main"));
  const from = all.indexOf(heading);
  const end = all.findIndex((line, at) => at > from && line.matches("h1, h2"));
  return all.slice(from, end < 0 ? undefined : end);
}

function queueOf(all) {
  const page = document.documentElement.lang.slice(0, 2);
  return all.flatMap((line) => {
    const near = line.closest("[lang]");
    const language = near.lang.slice(0, 2).toLowerCase();
    return spoken({ childNodes: [line] }, language, near !== document.documentElement)
      .map((piece) => ({ ...piece, language: tongue(piece, page) }))
      .filter((piece) => piece.language)
      .flatMap(({ text, language }) => sentences(text).map((sentence) => ({ line, text: sentence, language })));
  });
}

// Another language is read by a voice for it. Where the device has none, by the page's own: better than a hole in the plan.
// Only a whole text in letters that this voice does not know is passed over; a name in them is tried.
function tongue({ language, named }, page) {
  if (voice(language)) return language;
  return named && scriptOf(language) !== scriptOf(page) ? "" : page;
}

function voice(language) {
  const own = speech.getVoices().filter(({ localService, lang }) => localService && lang.slice(0, 2).toLowerCase() === language);
  return own.find((each) => each.default) ?? own[0];
}

function begin(queue) {
  speech.cancel();
  Object.assign(reading, { queue, at: 0 });
  say();
}

function say() {
  const piece = reading.queue[reading.at];
  const with_ = piece && voice(piece.language);
  if (!with_ || !piece.line.isConnected) return stop();
  const utterance = Object.assign(new SpeechSynthesisUtterance(piece.text), { voice: with_, lang: with_.lang, rate: 0.95 });
  reading.now = utterance; // also keeps it from being swept away while it speaks
  utterance.onend = () => reading.now === utterance && ((reading.at += 1), say());
  utterance.onerror = () => reading.now === utterance && stop();
  mark(piece.line);
  show({ all: false, pause: true, on: false, stop: true });
  speech.speak(utterance);
}

// Not speech.pause(): on many phones nothing goes on after it. The sentence is read again from its beginning.
function pause() {
  quiet();
  show({ all: false, pause: false, on: true, stop: true });
}

function on() {
  say();
}

function stop() {
  if (!reading) return;
  quiet();
  mark(null);
  show({ all: true, pause: false, on: false, stop: false });
}

function quiet() {
  reading.now = null;
  speech.cancel();
}

function mark(line) {
  const before = document.querySelector(".being-read");
  if (before === line) return;
  before?.classList.remove("being-read");
  if (!line) return;
  line.classList.add("being-read");
  const { top, bottom } = line.getBoundingClientRect();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!still) line.scrollIntoView({ block: "center", behavior: "smooth" });
  else if (top < 0 || bottom > innerHeight) line.scrollIntoView({ block: "center" }); // a jump, and only where it cannot be seen
}

function show(what) {
  const { box } = reading;
  const focused = document.activeElement;
  box.classList.toggle("aloud--on", !what.all);
  for (const button of box.querySelectorAll("[data-reads]")) button.hidden = !what[button.dataset.reads];
  if (box.contains(focused) && focused.hidden) box.querySelector("button:not([hidden])").focus();
}
