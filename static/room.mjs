// Builds static/dist/room: the sealed room as a little application of its own, fixed names and the same bytes for the same release.
// Each file is bound to the one that loads it by its hash: index.html -> app.js, room.css, check.js; app.js -> draw.js, scan.js and the words.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { wordsOf } from "./words.mjs";

const hash = (algorithm, content, how) => createHash(algorithm).update(content).digest(how);
const integrity = (content) => `sha384-${hash("sha384", content, "base64")}`;

// `bundle`: esbuild as build.mjs calls it; `look`: its plugin for KERN. Gives {name: bytes} and the manifest among them.
export async function room({ root, here, bundle, look }) {
  const source = (name) => readFileSync(join(here, "room", name), "utf8");
  const scripts = readdirSync(join(here, "room/js"), { recursive: true }).filter((name) => name.endsWith(".js")).sort();
  const words = wordsOf(join(root, "locales"), [source("index.html"), ...scripts.map((name) => source(`js/${name}`))]);
  const languages = languagesOf(root, words);
  const files = { "icon.svg": readFileSync(join(here, "img/icon.svg")) };
  for (const { code } of languages) if (words[code]) files[`words-${code}.json`] = Buffer.from(JSON.stringify(words[code]));
  for (const part of ["draw", "scan"]) files[`${part}.js`] = await bundle({ entryPoints: [join(here, `room/js/${part}.js`)], format: "esm" });
  const define = { LANGUAGES: JSON.stringify(languages), HASHES: JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, integrity(content)]))) };
  files["app.js"] = await bundle({ entryPoints: [join(here, "room/js/main.js")], format: "esm", define });
  files["check.js"] = await bundle({ entryPoints: [join(here, "room/check.js")], bundle: false, target: ["es5"] });
  files["room.css"] = await bundle({ entryPoints: [join(here, "room/room.css")], plugins: [look], loader: { ".svg": "dataurl" } });
  files["index.html"] = page(source("index.html"), files, words, languages);
  files["manifest.json"] = manifest(files);
  return files;
}

// The languages of the pages that have words, in their order, with their own names and directions.
function languagesOf(root, words) {
  const table = readFileSync(join(root, "app/practice/languages.py"), "utf8");
  const rows = [...table.matchAll(/Language\("(\w+)", "([^"]+)", "[^"]+", "(ltr|rtl)"\)/g)].map(([, code, name, dir]) => ({ code, name, dir }));
  return rows.filter(({ code }) => code === "en" || words[code]);
}

// {{name}}: the hash of a file; {{_("…")}}: German, which the script replaces by the reader's language; {{paper}}: for browsers that are too old, in all.
function page(template, files, words, languages) {
  const german = (text) => words.de?.one[text] ?? text;
  const html = template
    .replace(/\{\{_\("([^"]+)"\)\}\}/g, (_, text) => escaped(german(text)))
    .replace(/\{\{all "([^"]+)"\}\}/g, (_, text) =>
      languages.map(({ code, dir }) => `<p lang="${code.replace("_", "-")}" dir="${dir}">${escaped(words[code]?.one[text] ?? text)}</p>`).join("\n      "))
    .replace(/\{\{([\w.]+)\}\}/g, (_, name) => integrity(files[name]));
  return Buffer.from(html);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function manifest(files) {
  const hashes = Object.fromEntries(Object.keys(files).sort().map((name) => [name, hash("sha256", files[name], "hex")]));
  return Buffer.from(JSON.stringify(hashes, null, 2) + "\n");
}
