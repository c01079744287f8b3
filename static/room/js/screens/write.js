// What the family writes: ideas, agreements, help it asks for, and what stands round them.
import { b64, random } from "../bytes.js";
import { button, el, fill, folded, icon, person, words } from "../dom.js";
import { area, drafts, form, wrong } from "../fields.js";
import { agreed, allAgree, here, linesOf, nameOf, planItem } from "../merge.js";
import { _, day, language, listed, ngettext } from "../say.js";
import { announce, app, changed, go, live, title } from "../shell.js";

export function plan() {
  return el("div.beside", {},
    el("div.stack", {},
      title(_("Our plan")),
      live(() => lines("agreement", _("Nothing is agreed yet. Begin with an idea, or write an agreement."))),
      button(_("Write an agreement"), () => go("edit", { kind: "agreement" }), { id: "new-agreement", kind: "primary", icon: "add" }),
      el("h2", {}, _("Help that we ask for")),
      live(() => lines("wish")),
      button(_("Ask for help"), () => go("edit", { kind: "wish" }), { id: "new-wish", icon: "add" }),
      live(() => round(planItem(app.room.state))),
      live(() => aside(["agreement", "wish"]))),
    about());
}

export function ideas() {
  return el("div.beside", {},
    el("div.stack", {},
      title(_("Ideas")),
      form(["idea"], _("Add"), addIdea, area("idea", _("What could help? Everything counts."), { required: true, rows: 2 })),
      live(() => lines("idea", _("No ideas yet. Who begins?"))),
      live(() => aside(["idea"]))),
    about());
}

function addIdea({ idea }) {
  if (!idea) return wrong("idea", _("Please write a few words."));
  app.room.put(b64(random(8)), { kind: "idea", what: idea });
  const field = document.getElementById("idea");
  drafts.delete("idea");
  field.value = "";
  field.focus();
  return announce(_("Your idea is there."));
}

// What the office asked and what must be certain, as it was frozen. Beside the plan where there is room, else folded above it.
const beside = matchMedia("(min-width: 62em)");
beside.addEventListener("change", () => changed());

function about() {
  return live(() => {
    const { frame } = app.room.state;
    if (!frame) return null;
    const inside = [
      frame.question && [el("h2", {}, _("The question to you")), words(frame.question)],
      frame.bottom_lines.length > 0 && [el("h2", {}, _("What must be certain in the end")),
        el("ol", {}, frame.bottom_lines.map(({ number, text }) => el("li", { value: number }, words(text, "span"))))],
      frame.concern && folded("concern", _("What the office worries about"), words(frame.concern)),
      frame.good && folded("good", _("What goes well"), words(frame.good)),
    ];
    return el("aside.about", { "aria-label": _("What it is about") }, beside.matches ? inside : folded("frame", _("What it is about"), inside));
  }, "div");
}

function lines(kind, empty = "") {
  const found = linesOf(app.room.state, kind);
  if (!found.length) return empty && el("div.empty", {}, el("p", {}, empty));
  return el("ol.agreement-list", {}, found.map(cardOf));
}

// A card is drawn anew only when something on it has changed: on an old phone fifty of them take a while.
export const drawn = new Map();

function cardOf(item) {
  const { state, member } = app.room;
  const { fields, earlier: before, waits: sent, by, writer } = item;
  const names = [nameOf(state, by), nameOf(state, writer), ...agreed(state, item).map(({ name }) => name)];
  const now = JSON.stringify([fields, before, sent, names, here(state).length, member, language().code]);
  if (drawn.get(item.id)?.now !== now) drawn.set(item.id, { now, node: card(item) });
  return drawn.get(item.id).node;
}

function card(item) {
  const { state } = app.room;
  const { what, kind } = item.fields;
  return el("li.agreement", { id: `line-${item.id}`, class: `agreement${allAgree(state, item) && kind !== "idea" ? " agreement--done" : ""}` },
    el("div.agreement__what", {}, words(what)),
    facts(item),
    el("p.muted", {}, kind === "idea" ? _("by %(name)s", { name: nameOf(state, item.by) }) : writtenBy(item)),
    item.waits.length > 0 && waits(),
    kind !== "idea" && yes(item),
    el("div.kern-btn-wrapper", {},
      kind === "idea" && button(_("Make it an agreement"), () => takeUp(item), { id: `up-${item.id}`, icon: "forward" }),
      button(_("Change"), () => go("edit", { kind, id: item.id }), { kind: "tertiary", id: `edit-${item.id}`, icon: "edit" }),
      button(_("Put aside"), () => putAside(item, true), { kind: "tertiary", id: `drop-${item.id}`, icon: "aside" })),
    earlier(item));
}

export const waits = () => el("p.kern-badge.kern-badge--warning", {}, icon("waits"), _("waits to be sent"));

const writtenBy = ({ by, writer }) => {
  const { state } = app.room;
  return by === writer ? _("by %(name)s", { name: nameOf(state, by) }) : _("by %(name)s, changed by %(other)s", { name: nameOf(state, by), other: nameOf(state, writer) });
};

export const LABELS = {
  what: () => _("What do we do?"),
  who: () => _("Who does it?"),
  when: () => _("Until when?"),
  checker: () => _("Who checks whether it works?"),
  answers: () => _("What does it answer?"),
  from_whom: () => _("From whom?"),
};

export const answerNames = (answers = []) => answers.map((number) => (number === 0 ? _("the question") : _("bottom line %(number)s", { number })));

// Who, until when, who checks, what it answers; only what was said.
export function facts({ fields }) {
  const when = [fields.due_on && day(fields.due_on), fields.due_words].filter(Boolean);
  const rows = [
    [LABELS.who(), fields.who?.name && person(fields.who.name)],
    [LABELS.when(), when.length > 0 && when.map((each) => el("bdi", {}, `${each} `))],
    [LABELS.checker(), fields.checker?.name && person(fields.checker.name)],
    [LABELS.from_whom(), fields.from_whom && el("bdi", {}, fields.from_whom)],
    [LABELS.answers(), fields.answers?.length > 0 && listed(answerNames(fields.answers))],
  ].filter(([, value]) => value);
  return rows.length > 0 && el("dl.agreement__facts", {}, rows.map(([label, value]) => [el("dt", {}, label), el("dd", {}, value)]));
}

// Everybody says yes for themselves, to the words as they stand.
export function yes(item) {
  const { state, member } = app.room;
  const who = agreed(state, item);
  const mine = who.some(({ m }) => m === member);
  const all = allAgree(state, item);
  return el("div.yes", {},
    all ? el("p.kern-badge.kern-badge--success", {}, icon("success"), _("We all agree"))
      : who.length > 0 && el("p", {}, ngettext("%(number)s of %(all)s agrees: ", "%(number)s of %(all)s agree: ", who.length, { all: here(state).length }), el("bdi", {}, listed(who.map(({ name }) => name)))),
    button(mine ? _("I do not agree any more") : _("I agree"), () => app.room.put(item.id, { [`yes:${member}`]: mine ? "" : item.version }), { id: `yes-${item.id}`, kind: mine ? "tertiary" : "secondary", icon: mine ? "close" : "check" }));
}

function takeUp(item) {
  app.room.put(item.id, { kind: "agreement" });
  go("edit", { kind: "agreement", id: item.id });
}

function putAside(item, dropped) {
  app.room.put(item.id, { dropped });
  announce(dropped ? _("Put aside. It can be brought back further below.") : _("It is back."));
}

function aside(kinds) {
  const found = kinds.flatMap((kind) => linesOf(app.room.state, kind, true));
  if (!found.length) return null;
  return folded(`aside-${kinds[0]}`, ngettext("%(number)s line was put aside", "%(number)s lines were put aside", found.length),
    el("ul.rows", {}, found.map((item) => el("li.row", {}, el("div.row__title", {}, words(item.fields.what)), button(_("Bring back"), () => putAside(item, false), { id: `back-${item.id}` })))));
}

// No word is lost: what stood there before can be read.
export function earlier(item, fields = ["what", "from_whom", "due_words", "due_on", "who", "checker", "contingency", "guardian", "review_on"]) {
  const before = fields.flatMap((f) => (item.earlier[f] ?? []).filter(({ v }) => shownValue(v)).map((each) => ({ f, ...each })));
  if (!before.length) return null;
  const list = el("ul.rows");
  const fold = folded(`earlier-${item.id}-${fields[0]}`, ngettext("What stood here before (%(number)s)", "What stood here before (%(number)s)", before.length), list);
  fold.addEventListener("toggle", () => fold.open && fill(list, before.map(({ v, m }) => el("li.row", {}, el("div.row__title", {}, words(shownValue(v)), el("p.row__facts", {}, person(nameOf(app.room.state, m))))))));
  return fold;
}

const shownValue = (v) => (typeof v === "string" ? day(v) : v?.name ?? "");

// Emergency, who keeps an eye on it, review

function round(item) {
  const { contingency, no_contingency, guardian, review_on } = item.fields;
  const piece = (what, heading, said, fields) => el("section.agreement", {},
    el("h2", {}, heading), said || el("p.muted", {}, _("Nothing is said yet.")), fields.some((f) => item.waits.includes(f)) && waits(),
    button(_("Change"), () => go("round", { what }), { kind: "tertiary", id: `edit-${what}`, icon: "edit" }), earlier(item, fields));
  return [
    piece("contingency", _("If something goes wrong"), contingency ? words(contingency) : no_contingency && el("p", {}, _("We do not want an emergency plan.")), ["contingency"]),
    piece("guardian", _("Who keeps an eye on the plan"), guardian?.name && el("p", {}, person(guardian.name)), ["guardian"]),
    piece("review_on", _("We look at it together again on:"), review_on && el("p", {}, day(review_on)), ["review_on"]),
    (contingency || no_contingency || guardian || review_on) && el("section.agreement", {}, el("h2", {}, _("Is this right for all of us?")), yes(item)),
  ];
}

