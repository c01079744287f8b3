// The room's sentences in the reader's language. In the code they are English; the build puts numbers in their place,
// and words-<code>.json holds what they say.
/* global LANGUAGES, HASHES -- put in when this is built */
let words = { says: [], plural: "" };
let chosen = LANGUAGES[0];

export const languages = LANGUAGES;
export const language = () => chosen;

export const lazy = (sentence) => sentence;

export const _ = (sentence, holes = {}) => filled(words.says[sentence], holes);

export function ngettext(sentences, number, holes = {}) {
  const form = Number(words.plural[number < 200 ? number : 100 + (number % 100)]);
  return filled(words.says[sentences][form], { number, ...holes });
}

// %(name)s as in Python. Words of people keep their own direction inside the sentence (U+2068 … U+2069).
function filled(text, holes) {
  return text.replace(/%\((\w+)\)[sd]/g, (hole, name) => (name in holes ? shown(holes[name]) : hole));
}

const shown = (value) => (typeof value === "string" ? `\u2068${value}\u2069` : String(value));

// The language that the address asks for (?l=ar), else the first of the browser's that we have, else German.
export function wished(more = "") {
  const asked = new URLSearchParams(location.search).get("l");
  const known = (wish) => languages.find(({ code }) => wish && (wish === code || wish.split(/[-_]/)[0] === code))?.code;
  return known(asked) ?? known(more) ?? navigator.languages.map(known).find(Boolean) ?? "de";
}

// Throws when the words do not come; the language stays what it was.
export async function speak(code) {
  const name = `words-${code}.json`;
  const answer = await fetch(name, { integrity: HASHES[name], credentials: "omit" });
  words = await answer.json();
  chosen = languages.find((each) => each.code === code);
  Object.assign(document.documentElement, { lang: code.replace("_", "-"), dir: chosen.dir });
  const address = new URL(location.href);
  address.searchParams.set("l", code);
  history.replaceState(history.state, "", address.pathname + address.search);
}

// A day as people write it; what is no day stays as it is.
export function day(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return text;
  const when = new Date(Date.UTC(found[1], found[2] - 1, found[3]));
  const how = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(`${tag()}-u-ca-gregory-nu-latn`, how).format(when);
}

export function listed(names) {
  return new Intl.ListFormat(tag(), { style: "long", type: "conjunction" }).format(names);
}

// The language as browsers name it: they refuse "de_simple". English is written as in Europe.
const tag = () => ({ ku: "ku-Latn", en: "en-GB" })[chosen.code] ?? chosen.code.replace("_", "-");
