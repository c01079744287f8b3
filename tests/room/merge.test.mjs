// Any order of delivery ends in the same state on every phone, and no word is lost.
import assert from "node:assert/strict";
import test from "node:test";
import { agreed, allAgree, here, linesOf, merge, planItem } from "../../static/room/js/merge.js";
import { planOf } from "../../static/room/js/plan.js";

// A small generator with a seed, so that what fails once fails again.
function chance(seed) {
  const next = () => ((seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0) >>> 0) / 2 ** 32;
  const below = (n) => Math.floor(next() * n);
  return { below, one: (list) => list[below(list.length)], shuffled: (list) => list.map((each) => [next(), each]).sort((a, b) => a[0] - b[0]).map(([, each]) => each) };
}

const put = (id, f, v) => ({ op: "put", id, f, v });
const plain = (state) => JSON.stringify(state, (_, v) => (v instanceof Map ? [...v] : v));

// Phones that write while they see only some of what the others wrote.
function storm({ below, one }) {
  const members = ["aaa", "bbb", "ccc"];
  const said = members.map((m, at) => ({ m, l: at + 1, ops: [{ op: "join", name: m, pub: "p" }] }));
  const clocks = new Map(members.map((m) => [m, 3]));
  for (let turn = 0; turn < 40; turn += 1) {
    const m = one(members);
    if (below(3) === 0) clocks.set(m, Math.max(...clocks.values())); // has just heard from the others
    clocks.set(m, clocks.get(m) + 1);
    const f = one(["what", "what", "due_words", "dropped", "kind", `yes:${m}`]);
    const v = { what: `words ${turn}`, due_words: `soon ${turn}`, dropped: below(2) === 0, kind: "agreement" }[f] ?? `1.${m}.0`;
    const op = below(12) ? put(one(["one", "two", "plan"]), f, v) : one([{ op: "leave" }, { op: "out", member: one(members) }, { op: "giving" }, { op: "join", name: `${m}!`, pub: "q" }]);
    said.push({ m, l: clocks.get(m), ops: [op, ...(below(4) ? [] : [put("one", "what", `also ${turn}`)])] });
  }
  return said;
}

test("the same state in any order, and every word is still there", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const by = chance(seed);
    const said = storm(by);
    const state = merge(said);
    for (let round = 0; round < 3; round += 1) assert.equal(plain(merge(by.shuffled(said))), plain(state), `seed ${seed}`);
    const kept = [...state.items.values()].flatMap((item) => Object.keys(item.fields).flatMap((f) => [item.fields[f], ...item.earlier[f].map(({ v }) => v)]));
    const typed = said.flatMap(({ ops }) => ops).filter(({ op, f }) => op === "put" && (f === "what" || f === "due_words"));
    for (const { v } of typed) assert.ok(kept.includes(v), `seed ${seed}: ${v} is lost`);
  }
});

test("two who write the same line: the later stays, the other can be read", () => {
  const both = [
    { m: "ayse", l: 5, ops: [put("x", "kind", "idea"), put("x", "what", "Ich koche")] },
    { m: "mehmet", l: 5, ops: [put("x", "what", "Ich koche montags")] },
  ];
  for (const said of [both, both.toReversed?.() ?? [...both].reverse()]) {
    const [line] = linesOf(merge(said), "idea");
    assert.equal(line.fields.what, "Ich koche montags");
    assert.deepEqual(line.earlier.what, [{ v: "Ich koche", m: "ayse" }]);
  }
});

test("what was written without a connection comes in late and overwrites nothing newer", () => {
  const offline = { m: "a", l: 2, ops: [put("x", "what", "old")] };
  const online = { m: "b", l: 9, ops: [put("x", "kind", "idea"), put("x", "what", "new")] };
  const [line] = linesOf(merge([online, { ...offline, waiting: true }]), "idea");
  assert.deepEqual([line.fields.what, line.earlier.what[0].v, line.waits], ["new", "old", ["what"]]);
});

test("a yes counts for the words that were read", () => {
  const join = (m, l) => ({ m, l, ops: [{ op: "join", name: m, pub: "" }] });
  const said = [join("a", 1), join("b", 2), { m: "a", l: 3, ops: [put("x", "kind", "agreement"), put("x", "what", "w")] }];
  const { version } = merge(said).items.get("x");
  said.push({ m: "a", l: 4, ops: [put("x", "yes:a", version)] }, { m: "b", l: 5, ops: [put("x", "yes:b", version)] });
  assert.ok(allAgree(merge(said), merge(said).items.get("x")));
  said.push({ m: "b", l: 6, ops: [put("x", "who", { id: "", name: "Oma" })] });
  const state = merge(said);
  assert.deepEqual([agreed(state, state.items.get("x")).length, here(state).length], [0, 2]);
});

test("dropped and brought back; who left or was asked to; a phone that came again", () => {
  const said = [
    { m: "a", l: 1, ops: [{ op: "join", name: "A", pub: "" }] },
    { m: "b", l: 2, ops: [{ op: "join", name: "B", pub: "" }] },
    { m: "c", l: 3, ops: [{ op: "join", name: "B", pub: "", was: "b" }] },
    { m: "d", l: 4, ops: [{ op: "join", name: "D", pub: "" }] },
    { m: "a", l: 5, ops: [{ op: "out", member: "d" }] },
    { m: "d", l: 6, ops: [{ op: "join", name: "D", pub: "" }] },
    { m: "a", l: 7, ops: [put("x", "kind", "idea"), put("x", "what", "w"), put("x", "dropped", true)] },
  ];
  assert.deepEqual(here(merge(said)).map(({ m }) => m), ["a", "c"]);
  assert.deepEqual([linesOf(merge(said), "idea").length, linesOf(merge(said), "idea", true).length], [0, 1]);
  said.push({ m: "c", l: 8, ops: [put("x", "dropped", false)] });
  assert.equal(linesOf(merge(said), "idea").length, 1);
});

test("what no phone of ours writes is passed over and counted", () => {
  const ops = [null, 7, "x", {}, { op: "toString" }, { op: "put", id: 3, f: "what", v: "" }, put("x", "what", { html: 1 }), put("x", "what", [[1]]), { op: "out" }, { op: "join", name: 3 }];
  const state = merge([{ m: "a", l: 1, ops: [...ops, put("__proto__", "__proto__", { id: "", name: "x" }), put("x", "kind", "idea")] }]);
  assert.equal(state.odd, ops.length);
  assert.equal({}.name, undefined);
  assert.equal(linesOf(state, "idea").length, 0);
});

test("only what was chosen is handed over", () => {
  const said = [{ m: "a", l: 1, ops: [
    put("x", "kind", "agreement"), put("x", "what", " Ich rufe an "), put("x", "who", { id: "7", name: "Oma" }), put("x", "answers", [1]),
    put("x", "checker", { id: "", name: "Frau Ak" }),
    put("y", "kind", "agreement"), put("y", "what", "not this"), put("z", "kind", "idea"), put("z", "what", "nor this"),
    put("w", "kind", "wish"), put("w", "what", "Hort"), put("plan", "contingency", "Oma"), put("plan", "review_on", "2027-01-10"),
  ] }];
  const given = planOf(merge(said), new Set(["x", "w", "review_on", "z"]), { checker: "Wer schaut nach?" });
  assert.deepEqual(given, {
    agreements: [{ own_words: "Ich rufe an\nWer schaut nach? Frau Ak", who: "7", checker: null, due_on: null, due_words: "", answers: [1] }],
    services: [{ what: "Hort", from_whom: "" }], contingency: "", no_contingency: false, guardian: null, review_on: "2027-01-10",
  });
  assert.equal(planItem(merge(said)).fields.contingency, "Oma");
});
