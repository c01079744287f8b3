// The room's sentences in each language, out of the catalogues that the pages have as well (locales/*/LC_MESSAGES/messages.po).
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// One catalogue: {id: text} and {id of the singular: [forms]}, and which form a number takes.
export function catalogue(po) {
  const one = {};
  const many = {};
  let forms = "n != 1";
  for (const entry of po.split(/\n{2,}/)) {
    const said = fields(entry);
    if (said.msgid === "") forms = /plural=([^;]+)/.exec(said.msgstr ?? "")?.[1] ?? forms;
    else if (said.msgid_plural !== undefined) many[said.msgid] = pluralForms(said);
    else if (said.msgid !== undefined && said.msgctxt === undefined) one[said.msgid] = said.msgstr;
  }
  return { one, many, plural: chooser(forms) };
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

function pluralForms(said) {
  return Object.keys(said).filter((name) => name.startsWith("msgstr[")).sort().map((name) => said[name]);
}

// The form for each number up to 199, as a string of digits; 200 and more end as 100 to 199 do.
function chooser(expression) {
  if (!/^[n\d\s()?:!=<>&|%]+$/.test(expression)) throw new Error(`not a plural rule: ${expression}`);
  const form = new Function("n", `return Number(${expression})`);
  return Array.from({ length: 200 }, (_, n) => form(n)).join("");
}

// {code: what the room says in it}, for every catalogue there is; only the sentences of `sources`.
export function wordsOf(locales, sources) {
  const asked = sentences(sources);
  const words = {};
  for (const code of readdirSync(locales).sort()) {
    const po = join(locales, code, "LC_MESSAGES/messages.po");
    let text;
    try {
      text = readFileSync(po, "utf8");
    } catch {
      continue;
    }
    const { one, many, plural } = catalogue(text);
    const known = (of) => Object.fromEntries([...asked].sort().filter((id) => (Array.isArray(of[id]) ? of[id].every(Boolean) : of[id])).map((id) => [id, of[id]]));
    words[code] = { one: known(one), many: known(many), plural };
  }
  return words;
}

// What stands between quotes in _("…"), lazy("…") and ngettext("…", "…").
function sentences(sources) {
  const found = new Set();
  for (const source of sources) {
    for (const [, text] of source.matchAll(/\b(?:_|lazy|ngettext)\(\s*("(?:[^"\\]|\\.)*")/g)) found.add(JSON.parse(text));
  }
  return found;
}
