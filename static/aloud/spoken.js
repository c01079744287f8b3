// How what is written is said: numbers to dial digit by digit, days and times in words. Pure: it needs no page and no voice.

const BETWEEN = { de: "bis", en: "to", fr: "à", tr: "ile", ru: "до", uk: "до", pl: "do", ro: "până la", bg: "до", sq: "deri", vi: "đến", ar: "إلى", fa: "تا" };
const HOUR = { de: "Uhr", fr: "heures", vi: "giờ" };
const SHORT = {
  de: { "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "bzw.": "beziehungsweise", "usw.": "und so weiter", "ca.": "ungefähr",
    "evtl.": "vielleicht", "Tel.": "Telefon", "Nr.": "Nummer", "Std.": "Stunden", "Min.": "Minuten" },
  en: { "e.g.": "for example", "i.e.": "that is", "etc.": "and so on", "No.": "number" },
};
// Signs that only turn the direction or part a word: no voice should meet them.
const UNHEARD = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const NATIVE = /[٠-٩۰-۹]/g;

export function said(text, language) {
  let words = text.replace(UNHEARD, "").replace(NATIVE, (digit) => digit.codePointAt(0) & 15).replace(/\s+/g, " ").trim();
  for (const [short, long] of Object.entries(SHORT[language] ?? {})) words = words.replaceAll(short, long).replaceAll(short.replace(" ", "\u00a0"), long);
  words = words
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, (all, year, month, day) => date(all, day, month, year, language))
    .replace(/\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g, (all, day, month, year) => date(all, day, month, year, language))
    .replace(/\b([0-3]?\d)\.([01]?\d)\.(?=\s|$|[,;)])/g, (all, day, month) => date(all, day, month, "", language))
    .replace(/(^|[^\d.,:/])(\+|0)(\d[\d ()/‑–-]{4,}\d)(?![\d.,:]\d)/g, (all, before, first, rest) => (/(\d\D*){6}/.test(first + rest) ? before + digits(first + rest) : all))
    .replace(/\b(\d{5})(?= (?!Euro)\p{Lu}\p{Ll})/gu, (all) => digits(all))
    .replace(/\b([01]?\d|2[0-4]):([0-5]\d)(?:\s*(?:Uhr|heures)\b)?/g, (all, hour, minute) => time(hour, minute, language))
    .replace(/(\d|Uhr|heures|giờ)\s*[–-]\s*(?=\d)/g, (all, before) => (BETWEEN[language] ? `${before} ${BETWEEN[language]} ` : `${before}, `));
  if (language === "de") words = words.replace(/(\p{L})str\.(?= |$)/gu, "$1straße").replace(/\bStr\.(?= |$)/g, "Straße");
  return words.replace(/\b(\d{1,3})([a-h])\b/g, "$1 $2");
}

// 0421 361-12345: as one reads it to somebody who writes it down.
export function digits(number) {
  const groups = number.replace(UNHEARD, "").replace(NATIVE, (digit) => digit.codePointAt(0) & 15).match(/\+?[\p{L}\d]+/gu) ?? [];
  return groups.map((group) => [...group].join(" ")).join(", ");
}

function date(written, day, month, year, language) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return written;
  const form = { day: "numeric", month: "long", timeZone: "UTC", ...(year && { year: "numeric" }) };
  return new Intl.DateTimeFormat(`${language === "en" ? "en-GB" : language}-u-ca-gregory-nu-latn`, form).format(Date.UTC(year || 2024, month - 1, day));
}

function time(hour, minute, language) {
  if (!(language in HOUR)) return `${hour}:${minute}`;
  return [Number(hour), HOUR[language], Number(minute) || ""].join(" ").trim();
}

// What stands in an element, in pieces of one language each. [data-say]: "digits", other words to say instead, or nothing.
export function spoken(element, language, own = false, into = []) {
  for (const child of element.childNodes) {
    if (child.nodeType === 3) add(into, child.data, language, own, said);
    else if (child.nodeType === 1 && !silent(child)) {
      const lang = child.getAttribute("lang");
      const [inner, named] = lang ? [lang.slice(0, 2).toLowerCase(), true] : [language, own];
      const say = child.getAttribute("data-say");
      if (say === "digits") add(into, child.textContent, inner, named, digits);
      else if (say !== null) add(into, say, inner, named, said);
      else if (child.localName === "br") add(into, ", ", language, own, said);
      else spoken(child, inner, named, into);
      if (apart(child)) add(into, ", ", language, own, said);
    }
  }
  return into;
}

function silent(element) {
  return element.hidden || element.getAttribute("aria-hidden") === "true" || /\b(kern-sr-only|aloud-)/.test(element.getAttribute("class") ?? "");
}

function apart({ classList }) {
  return Boolean(classList?.contains("way__note"));
}

// A name in German inside Arabic is a piece of its own: its letters tell. `named`: the page itself says which language it is.
function add(into, text, language, named, how) {
  const inside = named ? language : byLetters(text, language);
  const last = into.at(-1);
  const words = how(text, inside);
  if (!words && !/\s/.test(text)) return;
  const edges = `${/^\s/.test(text) ? " " : ""}${words}${words && /\s$/.test(text) ? " " : ""}`;
  const alike = last && (last.language === inside || !/[\p{L}\d]/u.test(edges));
  if (alike) last.text += edges;
  else if (words) into.push({ text: edges.trimStart(), language: inside, named });
}

const SCRIPTS = { Arabic: ["ar", "fa"], Cyrillic: ["ru", "uk", "bg"], Ethiopic: ["ti"], Latin: ["de"] };
const LETTERS = Object.fromEntries(Object.keys(SCRIPTS).map((script) => [script, new RegExp(`\\p{Script=${script}}`, "u")]));

export function scriptOf(language) {
  return Object.keys(SCRIPTS).find((script) => SCRIPTS[script].includes(language)) ?? "Latin";
}

function byLetters(text, language) {
  const own = scriptOf(language);
  if (LETTERS[own].test(text)) return language;
  const other = Object.keys(SCRIPTS).find((script) => LETTERS[script].test(text));
  return other ? SCRIPTS[other][0] : language;
}

// "15. Oktober" and "Dr. Kaya" are no ends of sentences, nor is a dot inside a word.
const GOES_ON = /(^|\s)(\d{1,2}|Dr|Hr|Fr|St|г|р)\.\s+$|[^\s]$/u;

// Short enough that no browser falls silent in the middle: sentence by sentence, a long one at its commas, else between words.
export function sentences(text, most = 180) {
  const found = text.match(/[^.!?؟።…]+(?:[.!?؟።…]+(?=\s|$)|[.!?؟።…]|$)*\s*/gu) ?? [];
  const whole = [];
  for (const part of found) {
    if (whole.length && GOES_ON.test(whole.at(-1))) whole[whole.length - 1] += part;
    else whole.push(part);
  }
  return whole.flatMap((each) => cut(each.trim(), most)).filter((each) => /[\p{L}\d]/u.test(each));
}

function cut(text, most) {
  if (text.length <= most) return [text];
  const at = Math.max(...[",", ";", "،", "፣", " –"].map((sign) => text.lastIndexOf(sign, most - 1)));
  const end = at > most / 3 ? at + 1 : Math.max(text.lastIndexOf(" ", most), 0) || most;
  return [text.slice(0, end).trim(), ...cut(text.slice(end).trim(), most)];
}
