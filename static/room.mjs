// Builds static/dist/room: the sealed room as a little application of its own, fixed names and the same bytes for the same release.
// Each file is bound to the one that loads it by its hash: index.html -> app.js, room.css, check.js; app.js -> draw.js, scan.js and the words.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { onlyUsed } from "./used.mjs";
import { numbered, sentencesOf, wordsOf } from "./words.mjs";

const hash = (algorithm, content, how) => createHash(algorithm).update(content).digest(how);
const integrity = (content) => `sha384-${hash("sha384", content, "base64")}`;

// `bundle`: esbuild as build.mjs calls it; `look`: its plugin for KERN. Gives {name: bytes} and the manifest among them.
export async function room({ root, here, bundle, look }) {
  const source = (name) => readFileSync(join(here, "room", name), "utf8");
  const scripts = readdirSync(join(here, "room/js"), { recursive: true }).filter((name) => name.endsWith(".js")).sort().map((name) => source(`js/${name}`));
  const sentences = sentencesOf(scripts);
  const words = wordsOf(join(root, "locales"), sentences);
  const languages = languagesOf(root, words);
  const script = (name, define = {}) => bundle({ entryPoints: [join(here, `room/js/${name}.js`)], format: "esm", define, plugins: [numbers(here, sentences)] });
  const files = { "draw.js": await script("draw"), "scan.js": await script("scan") };
  for (const { code } of languages) files[`words-${code}.json`] = Buffer.from(JSON.stringify(words[code]));
  const hashes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, integrity(content)]));
  files["app.js"] = await script("main", { LANGUAGES: JSON.stringify(languages), HASHES: JSON.stringify(hashes) });
  files["check.js"] = await bundle({ entryPoints: [join(here, "room/check.js")], bundle: false, target: ["es5"] });
  const css = await bundle({ entryPoints: [join(here, "room/room.css")], plugins: [look], loader: { ".svg": "dataurl" } });
  const naming = [source("index.html"), source("../js/leave.js"), ...scripts.map((each) => numbered(each, sentences))];
  files["room.css"] = Buffer.from(onlyUsed(css.toString(), naming));
  files["index.html"] = page(source("index.html"), files, (code, text) => words[code].says[sentences.findIndex(([one]) => one === text)], languages);
  files["manifest.json"] = manifest(files);
  return files;
}

// Sentences become numbers while the scripts are bundled.
function numbers(here, sentences) {
  return {
    name: "numbers",
    setup(builder) {
      builder.onLoad({ filter: /room[\\/]js[\\/].*\.js$/ }, ({ path }) =>
        path.startsWith(join(here, "room")) ? { contents: numbered(readFileSync(path, "utf8"), sentences), loader: "js" } : undefined);
    },
  };
}

// The languages of the pages that have words, in their order, with their own names and directions.
function languagesOf(root, words) {
  const table = readFileSync(join(root, "locales/languages.toml"), "utf8");
  const rows = [...table.matchAll(/^\[(\w+)\]\nname = "([^"]+)"\nenglish = "[^"]+"\ndir = "(ltr|rtl)"/gm)].map(([, code, name, dir]) => ({ code, name, dir }));
  return rows.filter(({ code }) => words[code]);
}

// {{name}}: the hash of a file; {{_("…")}}: German, which the script replaces by the reader's language; {{all "…" "…"}}: in every language.
function page(template, files, says, languages) {
  const known = (code, text) => {
    const said = says(code, text);
    if (!said) throw new Error(`"${text}" stands in index.html, but in no script: it would not be translated`);
    return escaped(said);
  };
  const html = template
    .replace(/\{\{_\("([^"]+)"\)\}\}/g, (_, text) => known(languages.some(({ code }) => code === "de") ? "de" : "en", text))
    .replace(/\{\{all ("[^}]+")\}\}/g, (_, texts) =>
      languages.map(({ code, dir }) => {
        const said = texts.slice(1, -1).split('" "').map((text) => known(code, text));
        return `<p lang="${code.replace("_", "-")}"${dir === "rtl" ? ' dir="rtl"' : ""}>${said.join(" ")}</p>`;
      }).join(""))
    .replace(/\{\{([\w.]+)\}\}/g, (_, name) => integrity(files[name]));
  return Buffer.from(html);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function manifest(files) {
  const hashes = Object.fromEntries(Object.keys(files).sort().map((name) => [name, hash("sha256", files[name], "hex")]));
  return Buffer.from(JSON.stringify(hashes, null, 2) + "\n");
}
