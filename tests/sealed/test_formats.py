"""The formats, twice: the phones' own modules in Node and an implementation of its own in Python read each other, and known answers."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.room_node import node
from tests.sealed import formats
from tests.sealed.formats import Forged, Keys, b64, unb64
from tests.sealed.make_vectors import ALI, FILE, KEY, NEXT_KEY, ROOM, made, vectors

#: Imports a phone's own key for boxes, given as the known answers give it.
PHONE = """
const phone = await crypto.subtle.importKey("jwk", {
  kty: "EC", crv: "P-256", ext: true, d: given.phone.private_scalar,
  x: b64(unb64(given.phone.public).slice(1, 33)), y: b64(unb64(given.phone.public).slice(33)),
}, { name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
"""
IMPORTS = """
import { b64, unb64 } from "./static/room/js/bytes.js";
import * as keys from "./static/room/js/keys.js";
import * as entries from "./static/room/js/entries.js";
import { Log } from "./static/room/js/log.js";
import * as words from "./static/room/js/words.js";
"""


def known() -> dict:
    return json.loads(FILE.read_text())


def test_the_known_answers_are_the_ones_that_python_works_out():
    assert vectors() == known()


def test_the_phones_work_out_the_known_answers():
    told = node(
        IMPORTS + PHONE + """
        const room = unb64(given.room);
        const made = await Promise.all(given.keys.map(({ epoch, secret }) => keys.openKeys(room, epoch, unb64(secret))));
        const opened = await keys.openWordsBox(given.spoken.words, given.spoken.box);
        const log = new Log(room, made[0], { pair: { secret: phone }, member: given.phone.member });
        await log.read(given.log.entries.map(unb64));
        const later = new Log(room, made[1]);
        await later.read(given.log.entries.map(unb64));
        console.log(JSON.stringify({
          keys: made.map((each) => [each.access, each.words, keys.linkOf("https://termine.example.org", room, each)]),
          link: [...keys.readLink(given.keys[1].link).secret], first_prev: b64(await entries.beginning(room)),
          words: Object.keys(given.words).map((number) => [words.word(+number), words.shown(words.word(+number), "ar")]),
          all: Array.from({ length: 2048 }, (_, number) => words.word(number)),
          understood: Object.values(given.words).map(([latin, arabic]) => [words.understood(latin), words.understood(arabic)]),
          spoken: [words.wordsOf(unb64(given.spoken.bytes), 8), await keys.lookupOf(given.spoken.words), b64(opened.secret), opened.epoch],
          logs: [log, later].map(({ count, tail, tailWords, said, epoch }) => ({ count, tail: b64(tail), tailWords, said, epoch })),
        }));
        """,
        known(),
    )  # fmt: skip
    here = known()
    assert told["keys"] == [[each["access"], each["words"], each["link"]] for each in here["keys"]]
    assert (bytes(told["link"]), told["first_prev"]) == (NEXT_KEY, here["first_prev"])
    assert told["words"] == list(here["words"].values())
    assert told["understood"] == [[latin, latin] for latin, _ in here["words"].values()]
    assert told["all"] == [formats.word(number) for number in range(2048)]
    assert len(set(told["all"])) == 2048
    assert told["spoken"] == [here["spoken"]["words"], here["spoken"]["lookup"], b64(KEY), 0]
    log = here["log"]
    read = {"count": 6, "tail": log["tail"], "tailWords": log["tail_words"], "said": log["said"], "epoch": 1}
    assert told["logs"] == [read, read]


def test_python_reads_what_phones_write():
    """A log with a change of key, a box for one phone, and the eight spoken words."""
    told = node(
        IMPORTS + PHONE + """
        const room = unb64(given.room);
        const [first, second] = await Promise.all(given.keys.map(({ epoch, secret }) => keys.openKeys(room, epoch, unb64(secret))));
        const box = await keys.boxFor(given.phone.public, given.phone.member, room, 1, unb64(given.keys[1].secret));
        const log = new Log(room, first, { pair: { secret: phone }, member: given.phone.member });
        const written = [];
        const put = (v) => [{ op: "put", id: "x", f: "what", v }];
        for (const ops of [put("Größe 😀 \\u0000"), put("a".repeat(50000)), [{ op: "keys", boxes: { [given.phone.member]: box } }], []]) {
          const place = { room, position: log.count + 1, before: await log.before() };
          const past = log.past();
          const entry = await entries.seal({ m: given.phone.member, l: log.count, ops: past ? [past, ...ops] : ops }, log.keys, place);
          await log.read([entry]);
          written.push(b64(entry));
        }
        const spoken = keys.newWords();
        console.log(JSON.stringify({ written, said: log.said, box, spoken, kept: await keys.wordsBox(spoken, room, second) }));
        """,
        known(),
    )  # fmt: skip
    both = {0: Keys(KEY, ROOM, 0), 1: Keys(NEXT_KEY, ROOM, 1)}
    written = [unb64(each) for each in told["written"]]
    assert formats.read(both, written) == told["said"]
    assert [len(each) - 31 for each in written] == [512, 60000, 512, 512]
    own = ec.derive_private_key(int.from_bytes(made(20)), ec.SECP256R1())
    assert formats.open_key_box(unb64(told["box"]), ROOM, 1, ALI, own) == NEXT_KEY
    lookup, _ = formats.of_words(told["spoken"])
    opened = formats.open_words_box(told["spoken"], unb64(told["kept"]["box"]))
    assert (b64(lookup), opened.key, opened.room, opened.epoch) == (told["kept"]["lookup"], NEXT_KEY, ROOM, 1)


def test_the_length_of_words_shows_in_steps_only():
    lengths = {len(formats.padded({"m": "x", "l": 1, "ops": ["a" * number]})) for number in range(0, 59_000, 7)}
    assert lengths == set(formats.SIZES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.binary(max_size=200), some.integers(0, 5))
def test_what_is_no_entry_is_refused(noise, at):
    """Whatever a server puts into a log: Python's reader says Forged, and nothing else."""
    entries = [unb64(each) for each in known()["log"]["entries"]]
    entries[at] = noise
    with pytest.raises(Forged):
        formats.read({0: Keys(KEY, ROOM, 0), 1: Keys(NEXT_KEY, ROOM, 1)}, entries)
