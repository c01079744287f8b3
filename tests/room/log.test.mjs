// The log as a phone checks it: a new key, who stays, who is asked to leave, who joins later; and words that are spoken.
import assert from "node:assert/strict";
import test from "node:test";
import { b64, random } from "../../static/room/js/bytes.js";
import { Refused, seal } from "../../static/room/js/entries.js";
import { boxFor, linkOf, newKey, newPair, newWords, openKeys, openWordsBox, readLink, wordsBox } from "../../static/room/js/keys.js";
import { Log } from "../../static/room/js/log.js";
import { MANY, allUnderstood, shown, understood, word } from "../../static/room/js/words.js";

const room = random(16);

async function phone(keys) {
  const pair = await newPair();
  const member = b64(random(8));
  return Object.assign(new Log(room, keys, { pair, member }), { member });
}

// Appends to the server's list as the application does.
async function say(server, log, ops) {
  await log.read(server.slice(log.asked));
  const past = log.past();
  const place = { room, position: log.count + 1, before: await log.before() };
  server.push(await seal({ m: log.member, l: server.length, ops: past ? [past, ...ops] : ops }, log.keys, place));
}

async function changeKey(server, log, staying, out) {
  await log.read(server.slice(log.asked));
  const [epoch, secret] = [log.keys.epoch + 1, newKey()];
  const boxes = {};
  for (const { member, pair } of staying) boxes[member] = await boxFor(pair.pub, member, room, epoch, secret);
  await say(server, log, [{ op: "out", member: out.member }, { op: "keys", boxes }]);
  await log.read(server.slice(log.asked));
}

const put = (v) => ({ op: "put", id: "x", f: "what", v });
const heard = (log) => log.said.flatMap(({ ops }) => ops).filter(({ op }) => op === "put").map(({ v }) => v);

test("a new key: who stays reads on, who was asked to leave reads nothing new, who joins later reads everything", async () => {
  const first = await openKeys(room, 0, newKey());
  const [a, b, c] = await Promise.all([phone(first), phone(first), phone(first)]);
  const server = [];
  await say(server, a, [put("one")]);
  await changeKey(server, a, [a, b], c);
  await say(server, a, [put("two")]);
  await changeKey(server, a, [a, b], c);
  await say(server, b, [put("three")]);
  for (const log of [a, b, c]) await log.read(server.slice(log.asked));
  assert.deepEqual(heard(a), ["one", "two", "three"]);
  assert.deepEqual(heard(b), heard(a));
  assert.deepEqual([heard(c), c.left, c.keys.epoch], [["one"], true, 0]);
  for (let size = 1; size <= server.length; size += 1) {
    const late = await phone(await openKeys(room, 2, a.keys.secret));
    while (late.asked < server.length) await late.read(server.slice(late.asked, late.asked + size));
    assert.deepEqual([heard(late), late.count, late.tailWords], [heard(a), server.length, a.tailWords]);
  }
});

test("the old key opens nothing that comes after the new one, even if the server takes it", async () => {
  const first = await openKeys(room, 0, newKey());
  const [a, b, c] = await Promise.all([phone(first), phone(first), phone(first)]);
  const server = [];
  await say(server, a, [put("one")]);
  await changeKey(server, a, [a, b], c);
  await c.read(server.slice(c.asked));
  server.push(await seal({ m: c.member, l: 9, ops: [put("still here")] }, first, { room, position: c.count + 1, before: await c.before() }));
  await assert.rejects(b.read(server), (no) => no instanceof Refused && no.reason === "epoch" && no.position === 3);
  assert.deepEqual([b.count, heard(b)], [0, []]);
});

test("the QR can be read back, also when somebody hung something on it", async () => {
  const keys = await openKeys(room, 3, newKey());
  const link = linkOf("https://house.test", room, keys);
  for (const seen of [link, `${link}&utm_source=x`, ` ${link}\n`]) {
    assert.deepEqual(readLink(seen), { room, epoch: 3, secret: keys.secret });
  }
  for (const wrong of ["", "https://house.test/room/", link.slice(0, -1), `${link}a`]) assert.equal(readLink(wrong), null);
});

test("eight words open the box, in either script; others do not", async () => {
  const keys = await openKeys(room, 1, newKey());
  const words = newWords();
  const { box } = await wordsBox(words, room, keys);
  const heardOnTheCall = allUnderstood(words.map((each) => shown(each, "ar")).join(" "));
  assert.deepEqual(await openWordsBox(heardOnTheCall, box), { epoch: 1, room, secret: keys.secret });
  await assert.rejects(openWordsBox(newWords(), box));
});

test("every word is understood as it is shown, and as people write it", () => {
  const all = Array.from({ length: MANY }, (_, number) => word(number));
  assert.equal(new Set(all).size, MANY);
  assert.equal(new Set(all.map((each) => shown(each, "fa"))).size, MANY);
  for (const each of all) for (const language of ["de", "ar"]) assert.equal(understood(shown(each, language).toUpperCase()), each);
  const habits = { "Schatu": "shatu", "dschaba": "djaba", "vana": "wana", "juli": "yuli", "cima": "kima", "گاما": "gama", "یاکي": "yaki", "qqq": "", "": "" };
  for (const [typed, meant] of Object.entries(habits)) assert.equal(understood(typed), meant, typed);
});
