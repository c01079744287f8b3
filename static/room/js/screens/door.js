// The ways in: opening the room, the square code, eight words; then a name.
import { alert, button, el, person } from "../dom.js";
import { form, text, tick, wrong } from "../fields.js";
import { lookupOf, newKey, openWordsBox, readLink } from "../keys.js";
import { here } from "../merge.js";
import { alone } from "../phone.js";
import { Room } from "../room.js";
import { _, ngettext } from "../say.js";
import { Answer, aboutTime, find } from "../server.js";
import { app, announce, back, go, live, title } from "../shell.js";
import { follow, scanner } from "../life.js";
import { allUnderstood } from "../words.js";
import { checkWords } from "./people.js";
import { honest, onlyPaper } from "./honest.js";

export function door({ problem = "" } = {}) {
  return [
    title(_("Our own room")),
    problem && alert("warning", problem),
    el("p.lead", {}, _("Here your family writes its plan together, each on their own phone. The office cannot read it.")),
    el("p", {}, _("How do you get in? Somebody who is in already shows you a square code, or tells you eight words on the phone.")),
    el("div.stack", {},
      button(_("Scan the square code"), () => go("scan"), { id: "by-camera", kind: "primary", icon: "camera", class: "kern-btn kern-btn--primary kern-btn--block" }),
      button(_("Type the eight words"), () => go("words"), { id: "by-words", icon: "edit", class: "kern-btn kern-btn--secondary kern-btn--block" })),
    honest(),
    onlyPaper(),
    el("p", {}, el("a.kern-btn.kern-btn--tertiary", { href: "/my/time" }, el("span.kern-label", {}, _("To my own page")))),
  ];
}

export function elsewhere() {
  return [title(_("Our own room")), alert("info", _("The room is open in another tab of this browser. Go on there.")),
    button(_("Try again"), () => location.reload(), { kind: "primary" })];
}

// The camera

export function scan() {
  const place = el("div.camera");
  scanner(place, (link) => go("name", { link }, { replace: true }));
  return [
    title(_("Scan the square code")),
    el("p", {}, _("Hold the phone so that the square code of the other phone is in the picture.")),
    place,
    button(_("Type the eight words"), () => go("words", {}, { replace: true })),
    button(_("Back"), back, { kind: "tertiary", icon: "back" }),
  ];
}

// The eight words

export function words() {
  return [
    title(_("Type the eight words")),
    el("p", {}, _("Somebody who is in the room reads them to you. It does not matter whether the letters are large or small.")),
    form("spoken", _("Go on"), heardWords, text("spoken", _("The eight words"), { required: true })),
    button(_("Back"), back, { kind: "tertiary", icon: "back" }),
  ];
}

async function heardWords({ spoken }) {
  const typed = spoken.split(/\s+/).filter(Boolean);
  const known = allUnderstood(spoken);
  const unknown = typed.filter((_word, at) => known[at] === null);
  if (unknown.length && typed.length === known.length) return wrong("spoken", _("There is no such word: %(words)s. Ask once more.", { words: unknown.join(", ") }));
  if (known.length !== 8) return wrong("spoken", ngettext("This is %(number)s word. It takes eight.", "These are %(number)s words. It takes eight.", known.length));
  try {
    const found = await find(await lookupOf(known));
    if (!found) return wrong("spoken", _("Nothing is behind these words. Perhaps one was heard wrong, or they are older than half an hour. Ask for new ones."));
    return go("name", { words: known, box: found.box }, { replace: true });
  } catch (no) {
    return wrong("spoken", no instanceof Answer && no.status === 429 ? _("That was tried too often. Please wait a little.") : _("No connection right now. Please try again."));
  }
}

// The name: the last step in every way

export function name(about) {
  if (about.ticket) return opening(about);
  const place = el("div.stack", {}, el("p", { role: "status" }, _("One moment …")));
  joining(about).then((inside) => place.replaceChildren(...inside));
  return [title(_("Come in")), place];
}

async function joining(about) {
  try {
    if (!app.room) await look(about);
  } catch (no) {
    app.room = null;
    const gone = no instanceof Answer && no.status === 404;
    return [alert("warning", gone ? _("This room is not there any more, or the code is an old one.") : _("No connection right now. Please try again.")),
      button(_("Try again"), () => go("name", about, { replace: true }), { kind: "primary" }), button(_("Another way in"), () => go("door", {}, { replace: true }))];
  }
  const room = app.room;
  return [
    live(() => room.trouble && alert("danger", _("Something is wrong with what the server sent."))),
    checkWords(room),
    form(["name", "mine"], _("Go in"), (typed) => goIn(typed), text("name", _("What do the others call you?"), { first: room.name, maxlength: 60, required: true }), mine()),
    wereYou(room),
    honest(),
  ];
}

async function look(about) {
  const key = about.words ? await openWordsBox(about.words, about.box) : readLink(about.link ?? "");
  if (!key) throw new Answer(404);
  const room = await Room.enter(key);
  await room.readOn();
  app.room = room;
}

const mine = () => tick("mine", _("This is my own phone"), { hint: _("Then the room opens again when you have locked the phone. Do not choose this on a phone that others use.") });

// Whoever was in before and lost the key is the same person, not another one.
function wereYou(room) {
  const members = here(room.state);
  if (!members.length) return null;
  return el("section.stack", {}, el("h2", {}, _("Were you in already?")),
    el("div.kern-btn-wrapper", {}, members.map(({ m, name: called }) => button(person(called), () => goIn({ name: called, mine: document.getElementById("mine").checked }, m)))));
}

async function goIn({ name: called, mine: kept }, was) {
  if (!called) return wrong("name", _("Please write your name."));
  const room = app.room;
  Object.assign(room, { name: called, mine: kept && (await alone()) });
  room.say({ op: "join", name: called, pub: room.pair.pub, ...(was && { was }) });
  follow(room);
  go("plan", {}, { replace: true });
  return announce(_("You are in."));
}

// The first phone

function opening(about) {
  const first = app.about?.name ?? "";
  return [
    title(_("Open our room")),
    el("p.lead", {}, _("The key to the room is made on this phone. Only phones that you let in get it.")),
    app.about?.open && alert("warning", _("This room is open already."), el("p", {}, _("Let somebody who is in it show you the square code."))),
    form(["name", "mine", "children"], _("Open our room"), (typed) => openIt(about, typed),
      text("name", _("What do the others call you?"), { first, maxlength: 60, required: true }),
      tick("children", _("A child writes with us"), { hint: _("Then what the office worries about is not taken into the room. The question and what must be certain are.") }),
      mine()),
    honest(),
    onlyPaper(),
  ];
}

async function openIt({ room: bytes, ticket }, { name: called, mine: kept, children }) {
  if (!called) return wrong("name", _("Please write your name."));
  const room = await Room.enter({ room: bytes, epoch: 0, secret: newKey() });
  try {
    app.about ??= await aboutTime();
    await room.server.begin(ticket, room.keys.access);
  } catch (no) {
    if (!(no instanceof Answer)) return wrong("name", _("No connection right now. Please try again."));
    return go("door", { problem: no.status === 409 ? _("Somebody has just opened the room. Let them show you the square code.") : _("The room cannot be opened like this any more. Go to your own page and press the button once more.") }, { replace: true });
  }
  Object.assign(room, { name: called, mine: kept && (await alone()) });
  app.room = room;
  const { concern, good, question, bottom_lines, people, checkers } = app.about;
  const frame = { op: "frame", question, bottom_lines, people, checkers, ...(!children && { concern, good }) };
  room.say({ op: "join", name: called, pub: room.pair.pub }, frame);
  follow(room);
  go("invite", { first: true }, { replace: true });
  return announce(_("You are in."));
}
