// The room's sentences in each language, out of the catalogues that the pages have as well (locales/*/LC_MESSAGES/messages.po).
// In the code they are English; in what is built they are numbers, and every language is a list of its own.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`;
const SAID = new RegExp(String.raw`\b(_|lazy|ngettext)\((${TEXT})(?:, (${TEXT}))?`, "g");

// Every sentence of these sources, once, in an order of their own: [one] or [one, many].
export function sentencesOf(sources) {
  const found = new Map();
  for (const source of sources) {
    for (const [, how, one, many] of source.matchAll(SAID)) found.set(JSON.parse(one), how === "ngettext" ? [JSON.parse(one), JSON.parse(many)] : [JSON.parse(one)]);
  }
  return [...found.keys()].sort().map((one) => found.get(one));
}

// The source with numbers in place of its sentences.
export function numbered(source, sentences) {
  const numbers = new Map(sentences.map(([one], at) => [one, at]));
  const built = source.replace(SAID, (_whole, how, one) => `${how}(${numbers.get(JSON.parse(one))}`);
  const missed = /\b(?:_|lazy|ngettext)\(\s*["'`].*/.exec(built);
  if (missed || /`[^`]*\$\{[^`]*\b(?:_|ngettext)\(/.test(source)) throw new Error(`a sentence stands on one line, in double quotes, in no template: ${missed}`);
  return built;
}

// {code: {says, plural}} for English and every catalogue; what a catalogue does not have stays English.
export function wordsOf(locales, sentences) {
  const english = sentences.map((each) => (each.length === 1 ? each[0] : each));
  const words = { en: { says: english, plural: chooser("n != 1") } };
  for (const code of readdirSync(locales).sort()) {
    let po;
    try {
      po = readFileSync(join(locales, code, "LC_MESSAGES/messages.po"), "utf8");
    } catch {
      continue;
    }
    const { says, plural } = catalogue(po);
    words[code] = { says: sentences.map(([one, many], at) => (many ? manyForms(says.get(one), one, many, plural) : says.get(one) || english[at])), plural };
  }
  return words;
}

const manyForms = (forms, one, many, plural) => (Array.isArray(forms) && forms.every(Boolean) ? forms : [...plural].reduce((all, form, n) => ((all[form] ??= n === 1 ? one : many), all), []));

// One catalogue: the translation of every sentence, and which form a number takes.
export function catalogue(po) {
  const says = new Map();
  let plural = "n != 1";
  for (const entry of po.split(/\n{2,}/)) {
    const said = fields(entry);
    if (said.msgctxt !== undefined) continue; // said to some readers only: the room does not know who reads
    if (said.msgid === "") plural = /plural=([^;]+)/.exec(said.msgstr ?? "")?.[1] ?? plural;
    else if (said.msgid_plural !== undefined) says.set(said.msgid, Object.keys(said).filter((name) => name.startsWith("msgstr[")).sort().map((name) => said[name]));
    else if (said.msgid !== undefined) says.set(said.msgid, said.msgstr);
  }
  return { says, plural: chooser(plural) };
}

function fields(entry) {
  const said = {};
  let now = "";
  for (const line of entry.split("\n")) {
    const found = /^(?:(msg\w+(?:\[\d\])?) )?(".*")$/.exec(line);
    if (!found) continue;
    now = found[1] ?? now;
    said[now] = (said[now] ?? "") + JSON.parse(found[2]);
  }
  return said;
}

// The form for each number up to 199, as a string of digits; 200 and more end as 100 to 199 do.
function chooser(expression) {
  if (!/^[n\d\s()?:!=<>&|%]+$/.test(expression)) throw new Error(`not a plural rule: ${expression}`);
  const form = new Function("n", `return Number(${expression})`);
  return Array.from({ length: 200 }, (_, n) => form(n)).join("");
}
