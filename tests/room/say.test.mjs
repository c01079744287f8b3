// Days and lists of names in every language that the room speaks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const table = readFileSync(new URL("../../locales/languages.toml", import.meta.url), "utf8");
const codes = [...table.matchAll(/^\[(\w+)\]$/gm)].map(([, code]) => code);
const spoken = async (code) => {
  globalThis.LANGUAGES = [{ code }];
  return import(`../../static/room/js/say.js?${code}`);
};

test("a day is the same day of the same year everywhere, and names stand in a list", async () => {
  assert.ok(codes.length >= 16 && codes.includes("de_simple"), codes.join());
  for (const code of codes) {
    const { day, listed } = await spoken(code);
    assert.match(day("2026-12-03"), /2026/, code);
    if (code === "en") assert.equal(day("2026-12-03"), "3 December 2026");
    assert.match(day("2026-12-03"), /(^|\D)0?3(\D|$)/, code);
    assert.equal(day("soon"), "soon");
    assert.ok(["Ayşe", "Cem", "Oma"].every((name) => listed(["Ayşe", "Cem", "Oma"]).includes(name)), code);
  }
});
