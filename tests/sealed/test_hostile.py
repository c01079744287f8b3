"""A server that lies: what it swaps, drops, repeats, mixes or changes is refused and shown; what it cuts off shows in count and words.

The phones' own modules in Node, and the second implementation in Python, are given the same lies.
"""

import hashlib
import random
from typing import Any

import pytest

from tests.room_node import node
from tests.sealed import formats
from tests.sealed.formats import Forged, Keys, b64
from tests.sealed.make_vectors import ALI, KEY, NEXT_KEY, ROOM, said

OTHER_ROOM = bytes(range(50, 66))
FIRST, SECOND = Keys(KEY, ROOM, 0), Keys(NEXT_KEY, ROOM, 1)
BOTH = {0: FIRST, 1: SECOND}
CHANGE = 8  # the entry that changes the key


def honest() -> list[bytes]:
    """Twelve entries; after the eighth the key is another one."""
    entries = formats.chain(FIRST, [line(number) for number in range(1, CHANGE)] + [said(ALI, CHANGE, {"op": "keys", "boxes": {}})])
    for number in range(CHANGE + 1, 13):
        plain = said(ALI, number, {"op": "past", "of": 1, "keys": {"0": b64(KEY)}}) if number == CHANGE + 1 else line(number)
        entries.append(formats.seal(SECOND, number, hashlib.sha256(entries[-1]).digest(), plain))
    return entries


def line(number: int) -> dict[str, Any]:
    return said(ALI, number, {"op": "put", "id": "AAAAAAAAAAA", "f": "what", "v": f"Zeile {number} " * number})


def lies(entries: list[bytes]) -> dict[str, list[bytes]]:
    """What a server could hand out in place of these entries."""
    chance = random.Random(4711)
    told: dict[str, list[bytes]] = {}
    for one, other in ((0, 1), (2, 5), (6, 7), (7, 8), (9, 11)):
        swapped = list(entries)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        told[f"swap {one} {other}"] = swapped
    for at in (0, 3, 7, 8, 10):
        told[f"drop {at}"] = entries[:at] + entries[at + 1 :]
        told[f"twice {at}"] = [*entries[: at + 1], entries[at], *entries[at + 1 :]]
        told[f"again at the end {at}"] = [*entries, entries[at]]
    told["the other way round"] = entries[::-1]
    told["shuffled"] = chance.sample(entries, len(entries))
    elsewhere = formats.chain(Keys(KEY, OTHER_ROOM, 0), [line(number) for number in range(1, 13)])
    told["another room"] = elsewhere
    told["one of another room"] = [*entries[:4], elsewhere[4], *entries[5:]]
    told["with another key"] = [*entries[:4], formats.chain(Keys(b"x" * 32, ROOM, 0), [line(n) for n in range(1, 6)])[4], *entries[5:]]
    before = hashlib.sha256(entries[9]).digest()
    told["the old key goes on"] = [*entries[:10], formats.seal(FIRST, 11, before, line(11)), entries[11]]
    told["the new key too soon"] = [*entries[:3], formats.seal(SECOND, 4, hashlib.sha256(entries[2]).digest(), line(4)), *entries[4:]]
    told["for another place"] = [*entries[:5], formats.seal(FIRST, 5, hashlib.sha256(entries[4]).digest(), line(6)), *entries[6:]]
    told["after another one"] = [*entries[:5], formats.seal(FIRST, 6, hashlib.sha256(entries[3]).digest(), line(6)), *entries[6:]]
    return told | {f"changed: {name}": [*entries[:at], changed, *entries[at + 1 :]] for name, at, changed in changes(entries, chance)}


def changes(entries: list[bytes], chance: random.Random) -> list[tuple[str, int, bytes]]:
    """One entry, changed: a bit of every part, its version, its epoch, its length."""
    found = []
    for at in (0, 4, 11):
        entry = entries[at]
        for byte in [0, 1, 2, *range(3, 15), 15, 16, 100, len(entry) // 2, len(entry) - 17, len(entry) - 16, len(entry) - 1]:
            flipped = bytearray(entry)
            flipped[byte] ^= 1 << chance.randrange(8)
            found.append((f"bit of byte {byte} in {at}", at, bytes(flipped)))
        found += [(f"version {version} in {at}", at, bytes([version]) + entry[1:]) for version in (0, 2, 255)]
        found += [(f"epoch {epoch} in {at}", at, entry[:1] + epoch.to_bytes(2) + entry[3:]) for epoch in (2, 65535)]
        found += [(f"{length} bytes of {at}", at, entry[:length]) for length in (0, 1, 3, 14, 15, 30, 31, len(entry) - 1, len(entry) - 16)]
        found += [(f"longer {at}", at, entry + b"\0"), (f"zeros {at}", at, bytes(len(entry)))]
    return found


READ = """
import { b64, unb64 } from "./static/room/js/bytes.js";
import { Refused } from "./static/room/js/entries.js";
import { openKeys } from "./static/room/js/keys.js";
import { Log } from "./static/room/js/log.js";
const room = unb64(given.room);
const key = (epoch) => openKeys(room, epoch, unb64(given.keys[epoch]));
// Some of the log was read before, the rest comes now: with all keys from the start, as somebody who has been there all the time.
async function read(entries, held) {
  const log = new Log(room, await key(0));
  await log.addKeys(1, unb64(given.keys[1]));
  if (held) await log.read(given.honest.slice(0, held).map(unb64));
  const before = JSON.stringify([log.count, log.tail && b64(log.tail), log.said, log.epoch, log.unread.length]);
  let refused = "";
  try { await log.read(entries.slice(held).map(unb64)); } catch (no) { refused = no instanceof Refused ? no.reason : `CRASH ${no}`; }
  const now = JSON.stringify([log.count, log.tail && b64(log.tail), log.said, log.epoch, log.unread.length]);
  return { refused, kept: now === before, count: log.count, tail: log.tail && b64(log.tail), words: log.tailWords };
}
const told = {};
for (const [name, [entries, held]] of Object.entries(given.lies)) told[name] = await read(entries, held);
console.log(JSON.stringify(told));
"""


def ask(told: dict[str, tuple[list[bytes], int]], entries: list[bytes]) -> Any:
    given = {
        "room": b64(ROOM),
        "keys": [b64(KEY), b64(NEXT_KEY)],
        "honest": [b64(entry) for entry in entries],
        "lies": {name: ([b64(entry) for entry in lie], held) for name, (lie, held) in told.items()},
    }
    return node(READ, given)


def test_every_lie_is_refused_by_the_phones_and_changes_nothing():
    entries = honest()
    told = {name: (lie, 0) for name, lie in lies(entries).items()}
    told |= {f"{name}, later": (lie, same) for name, (lie, _) in told.items() if 0 < (same := in_common(lie, entries)) < len(lie)}
    assert len(told) > 150
    answers = ask(told, entries)
    assert {name: answer for name, answer in answers.items() if not answer["refused"] or answer["refused"].startswith("CRASH")} == {}
    assert [name for name, answer in answers.items() if not answer["kept"]] == []
    refused = {answer["refused"] for answer in answers.values()}
    assert refused >= {"version", "epoch", "short", "sealed otherwise"}


def in_common(one: list[bytes], other: list[bytes]) -> int:
    return next((at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours), min(len(one), len(other)))


def test_python_refuses_the_same_lies():
    entries = honest()
    for name, lie in lies(entries).items():
        with pytest.raises(Forged):
            formats.read(BOTH, lie)
            pytest.fail(name)
    assert len(formats.read(BOTH, entries)) == 12


def test_what_is_cut_off_shows_in_count_and_words():
    """The one lie that no phone can see alone: two phones beside each other see it."""
    entries = honest()
    answers = ask({str(length): (entries[:length], 0) for length in range(1, 13)}, entries)
    assert [answers[str(length)]["count"] for length in range(1, 13)] == list(range(1, 13))
    for length in range(1, 13):
        tail = hashlib.sha256(entries[length - 1]).digest()
        assert (answers[str(length)]["tail"], answers[str(length)]["words"]) == (b64(tail), formats.in_words(tail, 4))
    assert len({tuple(answer["words"]) for answer in answers.values()}) == 12


ROOM_ALIVE = """
import { b64, unb64 } from "./static/room/js/bytes.js";
import { Answer } from "./static/room/js/server.js";
import { Room } from "./static/room/js/room.js";
async function enter(handedOut) {
  const room = await Room.enter({ room: unb64(given.room), epoch: 1, secret: unb64(given.keys[1]) });
  const sent = [];
  room.server = {
    read: async (_access, after) => ({ count: handedOut.length, entries: handedOut.slice(after).map(unb64) }),
    append: async (_access, after, entry) => {
      sent.push(b64(entry));
      if (sent.length > 20) throw new Error("it goes on and on");
      if (after !== handedOut.length) throw new Answer(409, { count: handedOut.length });
    },
  };
  return { room, sent };
}
const told = {};
for (const [name, [before, after]] of Object.entries(given.lies)) {
  const handedOut = [...before];
  const { room, sent } = await enter(handedOut);
  await room.inTurn(() => room.readOn());
  const held = [room.log.count, room.trouble?.kind ?? ""];
  handedOut.splice(0, handedOut.length, ...after);
  await room.heard("entries", { count: after.length, after: before.length, entries: after.slice(before.length) });
  room.say({ op: "put", id: "x", f: "what", v: "danach" });
  await room.flush();
  told[name] = { held, trouble: room.trouble?.kind ?? "", count: room.log.count, sent: sent.length, waiting: room.waiting.length };
}
console.log(JSON.stringify(told));
process.exit(0);
"""


def test_a_room_that_is_lied_to_says_so_and_sends_nothing_more():
    entries = honest()
    told = {
        "the truth": (entries[:10], entries),
        "changed": (entries[:10], [*entries[:10], entries[11]]),
        "an earlier one again": (entries[:11], [*entries[:11], entries[4]]),
        "a bit": (entries[:11], [*entries[:11], entries[11][:-1] + bytes([entries[11][-1] ^ 1])]),
        "taken back": (entries, entries[:7]),
    }
    given = {
        "room": b64(ROOM),
        "keys": [b64(KEY), b64(NEXT_KEY)],
        "lies": {name: [[b64(entry) for entry in part] for part in parts] for name, parts in told.items()},
    }
    answers = node(ROOM_ALIVE, given)
    assert (answers["the truth"]["trouble"], answers["the truth"]["sent"], answers["the truth"]["count"]) == ("", 1, 13)
    for name in ("changed", "an earlier one again", "a bit"):
        assert (answers[name]["trouble"], answers[name]["sent"], answers[name]["waiting"]) == ("refused", 0, 1), (name, answers[name])
        assert answers[name]["count"] == answers[name]["held"][0], "what was read before stays"
    assert (answers["taken back"]["trouble"], answers["taken back"]["count"]) == ("missing", 12)
    assert answers["taken back"]["sent"] <= 5, "and it does not try again and again without a pause"
