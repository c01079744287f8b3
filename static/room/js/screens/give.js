// Giving the plan: choosing lines, seeing exactly what leaves the room, giving it; and every end of the room.
import { alert, button, el, folded, person, words } from "../dom.js";
import { drafts, tick } from "../fields.js";
import { allAgree, linesOf, planItem } from "../merge.js";
import { planOf } from "../plan.js";
import { b64 } from "../bytes.js";
import { _, day, language, listed, ngettext } from "../say.js";
import { Answer, aboutTime, send } from "../server.js";
import { announce, app, back, go, title } from "../shell.js";
import { shown } from "../words.js";
import { LABELS, answerNames } from "./write.js";

const labels = () => ({ who: LABELS.who(), checker: LABELS.checker() });
const name = (id) => `give:${id}`;

// What can be chosen: [id, how it is shown]; all but what was put aside.
function choices(state) {
  const { fields } = planItem(state);
  const item = planItem(state);
  return [
    ...linesOf(state, "agreement").map((line) => [line.id, line.fields.what, allAgree(state, line)]),
    ...linesOf(state, "wish").map((line) => [line.id, line.fields.what, allAgree(state, line)]),
    (fields.contingency || fields.no_contingency) && ["contingency", _("If something goes wrong"), allAgree(state, item)],
    fields.guardian?.id && ["guardian", _("Who keeps an eye on the plan"), allAgree(state, item)],
    fields.review_on && ["review_on", _("When we look at it again"), allAgree(state, item)],
  ].filter(Boolean);
}

export function give() {
  const found = choices(app.room.state);
  return [
    title(_("Give the plan")),
    el("p.lead", {}, _("Choose what the others may read. Everything else stays among you and is destroyed.")),
    found.length === 0 && el("div.empty", {}, el("p", {}, _("There is no agreement yet."))),
    found.length > 0 && el("fieldset.kern-fieldset", {}, el("legend", {}, _("These lines are given:")),
      el("div.kern-fieldset__body", {}, found.map(([id, label, all]) => tick(name(id), person(label), { first: true, hint: all ? _("We all agree") : "" })))),
    found.length > 0 && unsaid(planItem(app.room.state).fields),
    found.length > 0 && button(_("Look at what is given"), () => go("preview"), { id: "look", kind: "primary", icon: "visibility" }),
    el("h2", {}, _("No plan today?")),
    folded("without", _("End without a plan"),
      el("p", {}, _("You call the others in and say that there is no plan today. Everything in this room is destroyed, on all phones.")),
      button(_("Destroy everything and call the others in"), (event) => ending(event.currentTarget, withoutPlan), { id: "without-now" }), el("div", { id: "wrong-without" })),
  ];
}

// Nobody is stopped by what is missing.
function unsaid({ contingency, no_contingency, review_on }) {
  const missing = [!contingency && !no_contingency && _("If something goes wrong"), !review_on && _("When we look at it again")].filter(Boolean);
  return missing.length > 0 && el("p.muted", {}, _("Not said yet: %(what)s. You can give the plan all the same, and say this later.", { what: missing.join(" · ") }));
}

const chosen = () => new Set(choices(app.room.state).map(([id]) => id).filter((id) => drafts.get(name(id)) ?? true));

export function preview() {
  const plan = planOf(app.room.state, chosen(), labels());
  return [
    title(_("Exactly this is given")),
    ...asGiven(plan),
    alert("info", _("The office and the coordinator can read this then. Everything else in the room is destroyed, on all phones.")),
    app.room.waiting.length > 0 && alert("warning", _("Some lines on this phone were not sent to the others yet.")),
    el("div", { id: "wrong-give" }),
    button(_("Give the plan now"), (event) => ending(event.currentTarget, () => giveNow(plan)), { kind: "primary", id: "give-now", icon: "give", class: "kern-btn kern-btn--primary kern-btn--block" }),
    button(_("Back"), back, { kind: "tertiary", icon: "back" }),
  ];
}

// The plan in the form in which it is sent, for reading; names in place of ids.
function asGiven(plan) {
  const { people = [], checkers = [] } = app.room.state.frame ?? {};
  const called = (id) => id && person([...people, ...checkers].find((each) => each.id === id)?.name ?? id);
  const row = (label, value) => value && [el("dt", {}, label), el("dd", {}, value)];
  const piece = (heading, value) => value && el("section.agreement", {}, el("h2", {}, heading), value);
  return [
    el("ol.agreement-list", { id: "given" }, plan.agreements.map((each) => el("li.agreement", {}, el("div.agreement__what", {}, words(each.own_words)),
      el("dl.agreement__facts", {}, row(LABELS.who(), called(each.who)), row(LABELS.when(), (each.due_on || each.due_words) && el("bdi", {}, [each.due_on && day(each.due_on), each.due_words].filter(Boolean).join(" · "))),
        row(LABELS.checker(), called(each.checker)), row(LABELS.answers(), each.answers.length > 0 && listed(answerNames(each.answers))))))),
    plan.services.length > 0 && piece(_("Help that we ask for"), el("ul", {}, plan.services.map(({ what, from_whom }) => el("li", {}, words(what, "span"), from_whom && [" – ", el("bdi", {}, from_whom)])))),
    piece(_("If something goes wrong"), plan.contingency ? words(plan.contingency) : plan.no_contingency && el("p", {}, _("We do not want an emergency plan."))),
    piece(_("Who keeps an eye on the plan"), plan.guardian && el("p", {}, called(plan.guardian))),
    piece(_("When we look at it again"), plan.review_on && el("p", {}, day(plan.review_on))),
  ];
}

async function ending(press, act) {
  if (press.getAttribute("aria-busy") === "true") return;
  press.setAttribute("aria-busy", "true");
  const sentence = await act().catch(whyNot);
  press.removeAttribute("aria-busy");
  const place = document.getElementById(press.id === "give-now" ? "wrong-give" : "wrong-without");
  if (sentence && place) place.replaceChildren(alert("warning", sentence));
  if (sentence) announce(sentence);
}

function whyNot(no) {
  if (!(no instanceof Answer)) return _("That needs a connection. Please try again.");
  if (no.about.sentence) return no.about.sentence;
  if (no.about.wrong) return [_("Something in the plan cannot be taken like this:"), ...no.about.wrong.map(([, sentence]) => sentence)].join(" ");
  return _("That takes a phone on which somebody's own page is open. Open your personal link in this browser, in a second tab, and come back. Or let somebody else press this button.");
}

async function giveNow(plan) {
  const { room } = app;
  const about = await aboutTime();
  room.say({ op: "giving" });
  await room.flush();
  if (room.ended || room.trouble?.kind === "refused") return "";
  if (room.waiting.length) return _("That needs a connection. Please try again.");
  return handedOver(room, () => takenByServer(room, about, plan));
}

async function takenByServer(room, about, plan) {
  const fields = { csrf: about.csrf, room: b64(room.room), access: room.keys.access, plan: JSON.stringify(plan) };
  const given = await (await send("/my/time/room/give", fields)).json();
  app.given = given;
  return ["given", { count: given.entries, tail: given.tail }];
}

// The server may tell everybody that the room is gone before it has answered this phone.
async function handedOver(room, act) {
  room.handing = true;
  try {
    const end = await act();
    room.handing = false;
    await room.close(...end);
  } catch (no) {
    room.handing = false;
    if (!room.goneMeanwhile) throw no;
    await room.close("gone", room.goneMeanwhile);
  }
  return "";
}

async function withoutPlan() {
  const { room } = app;
  const about = await aboutTime();
  return handedOver(room, async () => {
    await send("/my/time/call", { csrf: about.csrf, plan_made: "no" });
    return ["without"];
  });
}

// The end, on every phone

export function ended() {
  const { how, count, words: four, tail, told, given, unsent } = app.end;
  const plan = how === "given" || (how === "gone" && given);
  const heading = { out: _("The others go on without this phone"), left: _("You have left the room"), without: _("The room is closed") }[how] ?? (plan ? _("The plan is given") : _("The room is closed"));
  const cut = told?.count && (told.count !== count || told.tail !== tail);
  return [
    title(heading),
    how === "out" && el("p.lead", {}, _("Your family has asked this phone to leave the room. What you wrote is still there. You can talk to them about it, and your coordinator helps you.")),
    how === "left" && el("p.lead", {}, _("What you wrote stays in the room. To come back, scan the code again.")),
    plan && el("p.lead", {}, _("Only the lines that were chosen have left the room. Everything else was destroyed.")),
    !plan && ["gone", "without"].includes(how) && el("p.lead", {}, _("Everything in it was destroyed.")),
    ["gone", "given", "without"].includes(how) && count > 0 && el("section.check", {},
      el("p", { id: "entries" }, ngettext("The room had %(number)s entry.", "The room had %(number)s entries.", count)),
      el("p", {}, _("These four words stand on every phone now. Compare them:")),
      el("p.spoken", { id: "tail-words", dir: "auto" }, four.map((word) => shown(word, language().code)).join(" · "))),
    cut && alert("warning", _("This phone had not read everything, or lines are missing."), el("p", {}, _("At the end the room had %(number)s entries.", { number: told.count }))),
    unsent > 0 && alert("warning", ngettext("%(number)s line was never sent from this phone.", "%(number)s lines were never sent from this phone.", unsent)),
    el("p", {}, _("The key is wiped from this phone.")),
    app.given ? el("p", {}, el("a.kern-btn.kern-btn--primary.kern-btn--block", { href: app.given.to }, el("span.kern-label", {}, _("To our plan")))) : el("p", {}, el("a.kern-btn.kern-btn--tertiary", { href: "/my" }, el("span.kern-label", {}, _("To my own page")))),
  ];
}
