// Builds static/dist: four bundles, the icons, licences.txt and manifest.json (plain name -> name with hash); and static/dist/room.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { room } from "./room.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const dist = join(here, "dist");
const kern = join(root, "node_modules/@kern-ux/native");
const htmx = join(root, "node_modules/htmx.org");
const qr = join(root, "node_modules/qr");

// Which behaviour goes where. The family's phone carries no htmx.
const behaviours = {
  "phone.js": ["leave", "escape", "aloud", "copy", "offline", "print", "drawn-middle", "link", "lock", "submit-once"],
  "desk.js": ["arrive", "turned", "map-move", "drawn-middle", "clock", "copy", "share", "offline", "unsaved", "print", "submit-once", "fill"],
  "childs-plan.js": ["fill"],
};
const browsers = ["chrome109", "firefox115", "safari15.4"];

async function main() {
  const files = await bundles();
  for (const name of readdirSync(join(here, "img"))) files[name] = readFileSync(join(here, "img", name));
  const sealed = await room({ root, here, bundle, look: kernLook() });
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const manifest = { "licences.txt": write("licences.txt", licences()) };
  for (const name of Object.keys(files).sort()) {
    manifest[name] = write(hashed(name, files[name]), files[name]);
    report(name, files[name]);
  }
  writeFileSync(join(dist, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
  for (const name of Object.keys(sealed)) write(`room/${name}`, sealed[name]);
  console.log(`The sealed room (sha256):\n${sealed["manifest.json"]}`);
}

async function bundles() {
  const files = {};
  for (const name of ["desk.css", "phone.css", "drawn.css", "childs-plan.css", "translating.css"]) {
    files[name] = await bundle({ entryPoints: [join(here, "css", name)], plugins: [kernLook()], loader: { ".svg": "dataurl" } });
  }
  for (const [name, parts] of Object.entries(behaviours)) {
    const first = name === "desk.js" ? 'import "htmx.org";\n' : "";
    const contents = first + parts.map((part) => `import "./js/${part}.js";\n`).join("");
    files[name] = await bundle({ stdin: { contents, resolveDir: here }, format: "iife" });
  }
  for (const name of ["page", "shell", "worker"]) {
    files[`keep-${name}.js`] = await bundle({ entryPoints: [join(here, "keep", `${name}.js`)], format: "iife" });
  }
  files["aloud.js"] = await bundle({ entryPoints: [join(here, "aloud", "page.js")], format: "esm" });
  for (const name of ["page", "worker"]) {
    files[`along-${name}.js`] = await bundle({ entryPoints: [join(here, "along", `${name}.js`)], format: "iife" });
  }
  return files;
}

async function bundle(what) {
  const result = await build({
    bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", target: browsers, logLevel: "warning", ...what,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

// Lets own rules say `@import "kern:tokens"` and `url("kern:icon/NAME.svg")`: both come out of KERN's package.
function kernLook() {
  return {
    name: "kern",
    setup(builder) {
      builder.onResolve({ filter: /^kern:/ }, ({ path }) => ({ path: path.slice(5), namespace: "kern" }));
      builder.onLoad({ filter: /^tokens$/, namespace: "kern" }, () => ({ contents: tokens(), loader: "css" }));
      builder.onLoad({ filter: /^icon\//, namespace: "kern" }, ({ path }) => ({ contents: icon(path), loader: "dataurl" }));
    },
  };
}

function icon(path) {
  const name = path.replace(/^icon\/|\.svg$/g, "");
  const source = readFileSync(join(kern, "src/scss/core/utilities/_icons.scss"), "utf8");
  const found = source.match(new RegExp(`^\\$${name}:\\s*functions\\.svg-url\\('(<svg.*?</svg>)'\\)`, "m"));
  if (!found) throw new Error(`KERN has no icon "${name}"`);
  return found[1].replace(/ (height|width)=""/g, "");
}

// Only the tokens that own rules use, each resolved to a plain value: light, and dark where it differs.
function tokens() {
  const css = readFileSync(join(kern, "dist/kern.css"), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const common = declarations(css, /^:root\s*\{([^}]*)\}/gm);
  const schemes = ["light", "dark"].map((scheme) => {
    const block = new RegExp(`@media \\(prefers-color-scheme: ${scheme}\\)\\s*\\{\\s*:root\\s*\\{([^}]*)\\}`, "g");
    return { ...common, ...declarations(css, block) };
  });
  const used = new Set();
  for (const file of readdirSync(join(here, "css")).map((name) => `css/${name}`).concat("room/room.css")) {
    for (const [name] of readFileSync(join(here, file), "utf8").matchAll(/--kern-[\w-]+/g)) used.add(name);
  }
  const [light, dark] = schemes.map((all) => Object.fromEntries([...used].sort().map((name) => [name, resolved(name, all)])));
  const lines = (of, keep) => [...used].sort().filter(keep).map((name) => `${name}:${of[name]};`).join("");
  return `:root{${lines(light, () => true)}}
@media screen and (prefers-color-scheme:dark){:root{${lines(dark, (name) => dark[name] !== light[name])}}}`;
}

function declarations(css, block) {
  const all = {};
  for (const [, body] of css.matchAll(block)) {
    for (const [, name, value] of body.matchAll(/(--kern-[\w-]+):\s*([^;]+);/g)) all[name] = value.trim();
  }
  return all;
}

function resolved(name, all) {
  if (!(name in all)) throw new Error(`KERN has no token ${name}`);
  const value = all[name].replace(/var\((--kern-[\w-]+)[^)]*\)/g, (_, inner) => resolved(inner, all));
  const colour = value.match(/^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/);
  return colour ? hex(colour[1] / 100, +colour[2], +colour[3]) : value;
}

// oklch -> sRGB (Ottosson's matrices): older phones do not know oklch().
function hex(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channel = (c) => Math.round(255 * Math.min(1, Math.max(0, c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)));
  return "#" + linear.map((c) => channel(c).toString(16).padStart(2, "0")).join("");
}

function licences() {
  const of = (folder, file, what) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return `${name} ${version}: ${what}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  };
  const kernText = of(kern, "LICENSE.md", "colours, spacing and icons in the style sheets are taken from it (licensed under the EUPL)");
  const htmxText = of(htmx, "LICENSE", "part of desk.js");
  const qrText = of(qr, "LICENSE-MIT", "part of the sealed room: draws and reads QR codes");
  return Buffer.from([kernText, htmxText, qrText].join(`\n${"-".repeat(72)}\n\n`));
}

function hashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return name.replace(/(\.\w+)$/, `-${hash}$1`);
}

function write(name, content) {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), content);
  if (/\.(css|js|svg|txt|html|json)$/.test(name)) {
    writeFileSync(join(dist, `${name}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(join(dist, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  }
  return name;
}

function report(name, content) {
  console.log(`${name.padEnd(12)} ${String(content.length).padStart(7)} B  ${String(gzipSync(content, { level: 9 }).length).padStart(6)} B gz`);
}

await main();
