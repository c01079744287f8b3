// Writing one line, one thing at a time. What was there when the writing began is remembered: only what was changed is sent.
import { b64, random } from "../bytes.js";
import { alert, button, person, words, el } from "../dom.js";
import { area, choice, forget, form, text, tick, ticks, wrong } from "../fields.js";
import { nameOf, planItem } from "../merge.js";
import { _ } from "../say.js";
import { announce, app, back, go, live, title } from "../shell.js";
import { LABELS } from "./write.js";

const NAMES = ["what", "who", "who-other", "due_on", "due_words", "checker", "checker-other", "from_whom", "contingency", "no_contingency", "guardian", "review_on"];
const OTHER = "?";

export function edit({ kind, id }) {
  const item = id ? app.room.state.items.get(id) : null;
  const before = item?.fields ?? {};
  const heading = { agreement: _("An agreement"), wish: _("Help that we ask for"), idea: _("An idea") }[kind];
  const answers = answerOptions();
  return [
    title(heading),
    id && live(() => meanwhile(item, id)),
    form([...NAMES, ...answers.map(([value]) => `answers:${value}`)], _("Save"), (typed) => save(kind, id, before, typed),
      area("what", kind === "agreement" ? LABELS.what() : _("What is it?"), { first: before.what ?? "", required: true }),
      kind === "agreement" && [
        somebody("who", LABELS.who(), people(), before.who),
        text("due_on", _("Until when? A day"), { type: "date", first: before.due_on ?? "" }),
        text("due_words", _("Or in your own words"), { first: before.due_words ?? "", maxlength: 120, hint: _("For example: every Friday") }),
        somebody("checker", LABELS.checker(), checkers(), before.checker),
        answers.length > 0 && ticks("answers", LABELS.answers(), answers.map(([value, label]) => [value, person(label)]), (before.answers ?? []).map(String)),
      ],
      kind === "wish" && text("from_whom", LABELS.from_whom(), { first: before.from_whom ?? "" })),
    button(_("Back without changing anything"), leaveIt, { kind: "tertiary", icon: "back" }),
  ];
}

const people = () => app.room.state.frame?.people ?? [];
const checkers = () => app.room.state.frame?.checkers ?? people();
const both = (lists) => [...new Map(lists.flat().map((each) => [each.id, each])).values()];

function answerOptions() {
  const { frame } = app.room.state;
  if (!frame) return [];
  const lines = frame.bottom_lines.map((line) => [String(line.number), `${line.number}. ${line.text}`]);
  return [...(frame.question ? [["0", frame.question]] : []), ...lines];
}

// Somebody of the circle, or any other name.
function somebody(name, label, known, now) {
  const first = now?.name ? (known.find(({ id }) => id === now.id)?.id ?? OTHER) : "";
  const other = text(`${name}-other`, _("The name"), { first: first === OTHER ? now.name : "", maxlength: 120 });
  const options = [["", _("Not said yet")], ...known.map((each) => [each.id, each.name]), [OTHER, _("Somebody else")]];
  const select = choice(name, label, options, { first, onchange: (value) => (other.hidden = value !== OTHER) });
  other.hidden = select.querySelector("select").value !== OTHER;
  return [select, other];
}

function named(typed, name, known) {
  const value = typed[name];
  if (value === OTHER) return typed[`${name}-other`] ? { id: "", name: typed[`${name}-other`] } : null;
  return known.find(({ id }) => id === value) ?? null;
}

// Somebody else changed the line while it was being written: both are kept, and both can be read.
function meanwhile(item, id) {
  const current = app.room.state.items.get(id);
  if (!current || current.version === item.version) return null;
  return alert("info", _("%(name)s has just changed this line:", { name: nameOf(app.room.state, current.writer) }), words(current.fields.what ?? ""),
    el("p", {}, _("When you press “Save”, your words stand there. The others can still be read.")));
}

function save(kind, id, before, typed) {
  if (!typed.what) return wrong("what", _("Please write a few words."));
  const after = { kind, what: typed.what };
  if (kind === "agreement") {
    Object.assign(after, { who: named(typed, "who", people()), due_on: typed.due_on, due_words: typed.due_words, checker: named(typed, "checker", both([checkers()])) });
    after.answers = answerOptions().map(([value]) => value).filter((value) => typed[`answers:${value}`]).map(Number);
  }
  if (kind === "wish") after.from_whom = typed.from_whom;
  const fields = changed(before, after);
  if (Object.keys(fields).length) app.room.put(id ?? b64(random(8)), fields);
  go(kind === "idea" ? "ideas" : "plan", {}, { replace: true });
  return announce(_("Written."));
}

const empty = (v) => v === undefined || v === null || v === "" || (Array.isArray(v) && !v.length);
const alike = (one, other) => (empty(one) && empty(other)) || JSON.stringify(one) === JSON.stringify(other);
const changed = (before, after) => Object.fromEntries(Object.entries(after).filter(([f, v]) => !alike(before[f], v)));

function leaveIt() {
  forget(NAMES);
  forget(answerOptions().map(([value]) => `answers:${value}`));
  back();
}

// What stands round the agreements

export function round({ what }) {
  const before = planItem(app.room.state).fields;
  const fields = {
    contingency: () => [title(_("If something goes wrong")), [
      area("contingency", _("What do we do then? Who is called first?"), { first: before.contingency ?? "", rows: 5 }),
      tick("no_contingency", _("We do not want an emergency plan."), { first: before.no_contingency === true })]],
    guardian: () => [title(_("Who keeps an eye on the plan")), [
      choice("guardian", _("Who keeps an eye on the plan?"), [["", _("Not said yet")], ...people().map(({ id, name }) => [id, name])], { first: before.guardian?.id ?? "" })]],
    review_on: () => [title(_("When do we look at the plan together again?")), [
      text("review_on", _("A day"), { type: "date", first: before.review_on ?? "", hint: _("Most families look at their plan after six to twelve weeks.") })]],
  };
  const [heading, inside] = fields[what]();
  return [heading, form(NAMES, _("Save"), (typed) => saveRound(what, before, typed), inside), button(_("Back without changing anything"), leaveIt, { kind: "tertiary", icon: "back" })];
}

function saveRound(what, before, typed) {
  const after = what === "guardian" ? { guardian: people().find(({ id }) => id === typed.guardian) ?? null } : { [what]: typed[what] };
  if (what === "contingency") {
    if (typed.contingency && typed.no_contingency) return wrong("no_contingency", _("There is an emergency plan above. Either take it out, or take this tick away."));
    after.no_contingency = typed.no_contingency;
  }
  const fields = changed(before, after);
  if (Object.keys(fields).length) app.room.put("plan", fields);
  go("plan", {}, { replace: true });
  return announce(_("Written."));
}
