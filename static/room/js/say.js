// The room's sentences in the reader's language. English stands in the code; the others come as words/<code>.json.
/* global LANGUAGES, HASHES -- put in when this is built */
const ENGLISH = { one: {}, many: {}, plural: "" };
let words = ENGLISH;
let chosen = { code: "en", name: "English", dir: "ltr" };

export const languages = LANGUAGES;
export const language = () => chosen;

export const lazy = (text) => text;

export function _(text, holes = {}) {
  return filled(words.one[text] ?? text, holes);
}

export function ngettext(one, many, number, holes = {}) {
  const forms = words.many[one];
  const form = forms ? forms[Number(words.plural[number < 200 ? number : 100 + (number % 100)])] : number === 1 ? one : many;
  return filled(form, { number, ...holes });
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

export async function speak(code) {
  words = code === "en" ? ENGLISH : await fetched(code);
  chosen = languages.find((each) => each.code === code) ?? chosen;
  Object.assign(document.documentElement, { lang: code.replace("_", "-"), dir: chosen.dir });
  const address = new URL(location.href);
  address.searchParams.set("l", code);
  history.replaceState(history.state, "", address.pathname + address.search);
}

async function fetched(code) {
  try {
    const name = `words-${code}.json`;
    const answer = await fetch(name, { integrity: HASHES[name], credentials: "omit" });
    return answer.ok ? await answer.json() : ENGLISH;
  } catch {
    return ENGLISH; // better in English than not at all
  }
}

// A day as people write it; what is no day stays as it is.
export function day(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return text;
  const when = new Date(Date.UTC(found[1], found[2] - 1, found[3]));
  const how = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(chosen.code === "ku" ? "ku-Latn" : chosen.code, how).format(when);
}

export function listed(names) {
  return new Intl.ListFormat(chosen.code, { style: "long", type: "conjunction" }).format(names);
}
