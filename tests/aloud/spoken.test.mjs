// How what is written is said, without a browser: elements are plain objects with what the code asks of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, said, sentences, spoken } from "../../static/aloud/spoken.js";

const text = (data) => ({ nodeType: 3, data });
const element = (children, attributes = {}, localName = "span") => ({
  nodeType: 1, localName, hidden: "hidden" in attributes, childNodes: children,
  getAttribute: (name) => attributes[name] ?? null,
  get textContent() { return children.map((each) => each.data ?? each.textContent).join(""); },
});
const heard = (children, language) => spoken(element(children), language).map((piece) => [piece.language, piece.text]);

test("telephone numbers are dialled, not counted", () => {
  assert.equal(digits("0421 361-12345"), "0 4 2 1, 3 6 1, 1 2 3 4 5");
  assert.equal(digits("\u2066+49 421 36117\u2069"), "+ 4 9, 4 2 1, 3 6 1 1 7");
  assert.equal(said("Ruf an: 0421/36117 heute", "de"), "Ruf an: 0 4 2 1, 3 6 1 1 7 heute");
  assert.equal(said("اتصلوا على ٠٤٢١ ٣٦١١٧", "ar"), "اتصلوا على 0 4 2 1, 3 6 1 1 7");
  assert.equal(said("0,5 Liter und 0.75", "de"), "0,5 Liter und 0.75");
});

test("times", () => {
  assert.equal(said("Um 14:30 Uhr", "de"), "Um 14 Uhr 30");
  assert.equal(said("14:30", "de"), "14 Uhr 30");
  assert.equal(said("09:05 Uhr", "de"), "9 Uhr 5");
  assert.equal(said("10:00–12:00 Uhr", "de"), "10 Uhr bis 12 Uhr");
  assert.equal(said("14:30", "fr"), "14 heures 30");
  assert.equal(said("2:30 PM", "en"), "2:30 PM");
  assert.equal(said("14:30", "ar"), "14:30");
});

test("days are said in words, in every language by the calendar that hangs on the wall", () => {
  assert.equal(said("am 24.03.2027", "de"), "am 24. März 2027");
  assert.equal(said("bis 24.12. dann", "de"), "bis 24. Dezember dann");
  assert.equal(said("24/03/2027", "fr"), "24 mars 2027");
  assert.equal(said("24/03/2027", "en"), "24 March 2027");
  assert.match(said("24\u200f/03\u200f/2027", "ar"), /^24 \S+ 2027$/);
  assert.match(said("24.03.2027", "fa"), /^24 \S+ 2027$/);
  for (const language of ["tr", "ku", "ru", "uk", "pl", "ro", "bg", "sq", "vi"]) assert.doesNotMatch(said("24.03.2027", language), /\.03\./, language);
  assert.equal(said("31.31.2027", "de"), "31.31.2027");
});

test("houses, postcodes, and numbers that stay numbers", () => {
  assert.equal(said("Amselstr. 12a, 28195 Bremen", "de"), "Amselstraße 12 a, 2 8 1 9 5 Bremen");
  assert.equal(said("Kirchweg 12-14", "de"), "Kirchweg 12 bis 14");
  assert.equal(said("12 von 30", "de"), "12 von 30");
  assert.equal(said("15000 Euro", "de"), "15000 Euro");
  assert.equal(said("z. B. um 8:00", "de"), "zum Beispiel um 8 Uhr");
});

test("signs that nobody hears are taken out", () => {
  assert.equal(said("\u2068Leyla\u2069 Fa\u00admilien\u200brat", "de"), "Leyla Familienrat");
});

test("an element says what its templates set", () => {
  const number = element([text("112")], { "data-say": "digits" }, "bdi");
  assert.deepEqual(heard([text("Notruf "), number], "de"), [["de", "Notruf 1 1 2"]]);
  assert.deepEqual(heard([text("A"), element([text("B")], { "data-say": "" }), element([text("C")], { hidden: "" }), element([text("D")], { "aria-hidden": "true" }), element([text("E")], { class: "kern-sr-only" })], "de"), [["de", "A"]]);
});

test("each language is a piece of its own", () => {
  assert.deepEqual(heard([text("مرحبا "), element([text("Leyla Aydın")]), text(" اليوم.")], "ar"), [["ar", "مرحبا "], ["de", "Leyla Aydın"], ["ar", "اليوم."]]);
  assert.deepEqual(heard([text("Plan "), element([text("Bunu birlikte yapıyoruz")], { lang: "tr" })], "de"), [["de", "Plan "], ["tr", "Bunu birlikte yapıyoruz"]]);
  assert.deepEqual(heard([element([text("Einfach.")], { lang: "de-simple" })], "de"), [["de", "Einfach."]]);
  assert.equal(spoken(element([element([text("Einfach.")], { lang: "de-simple" })]), "ar")[0].named, true);
});

test("long texts are cut at sentences, then commas, then words, and nothing is lost", () => {
  assert.deepEqual(sentences("Eins. Zwei! Drei? Vier"), ["Eins.", "Zwei!", "Drei?", "Vier"]);
  assert.deepEqual(sentences("هل تأتون؟ نعم."), ["هل تأتون؟", "نعم."]);
  assert.deepEqual(sentences("Um 3.5 Prozent. Ja"), ["Um 3.5 Prozent.", "Ja"]);
  assert.deepEqual(sentences("Am 15. Oktober mit Dr. Kaya. Ja."), ["Am 15. Oktober mit Dr. Kaya.", "Ja."]);
  assert.deepEqual(sentences(" … – "), []);
  const long = "Wir bringen Elif jeden Morgen zur Schule, und abends kocht Oma für alle, die da sind ".repeat(9) + "x".repeat(400);
  const cut = sentences(long);
  assert.ok(cut.every((each) => each.length <= 180));
  assert.equal(cut.join("").replace(/\s/g, ""), long.replace(/\s/g, ""));
});
