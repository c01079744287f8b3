"""The room's interface: boxes in and out for whoever shows that they hold the key; everybody else learns nothing."""

import hashlib
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app.database import rows
from app.kit.clock import now
from app.sealed_room import commands, rules
from tests.sealed.formats import b64, unb64
from tests.sealed.phone import KEY, NEXT_KEY, Phone, in_private_time, opened, ticket_in, what_is_kept
from tests.world import everything


@pytest.fixture
async def family(world):
    return await in_private_time(world)


async def test_it_works(family, browser_of, queries):
    """One opens, one comes in by the code on the screen, both read the same."""
    ayse = await opened(await browser_of(family.ayse))
    far = Phone(await browser_of(), ayse.room)  # no session, only the key
    assert [(await ayse.write("Am Dienstag bei Oma")).json(), (await ayse.write("Und am Mittwoch")).json()] == [
        {"position": 1},
        {"position": 2},
    ]
    queries.clear()
    read = await far.read()
    assert len(queries) == 1
    assert read.json() == {"count": 2, "after": 0, "entries": [b64(entry) for entry in ayse.entries]}
    assert (await far.read(1)).json() == {"count": 2, "after": 1, "entries": [b64(ayse.entries[1])]}
    far.entries = list(ayse.entries)
    queries.clear()
    assert (await far.write("Ich hole sie ab")).status_code == 201
    assert len(queries) == 1
    assert await what_is_kept() == {"sealed_room": 1, "sealed_entry": 3, "sealed_access": 1, "sealed_words": 0}
    kept = await rows("SELECT hash FROM sealed_access")
    assert kept[0]["hash"] == hashlib.sha256(ayse.keys.access).digest()
    assert not any(
        b64(ayse.keys.access) in line or ayse.keys.access.hex() in line for table in (await everything()).values() for line in table
    )


async def test_the_page_of_the_family_leads_in(family, browser_of):
    ayse, mehmet = await browser_of(family.ayse), await browser_of(family.mehmet)
    assert "Open our room" in (await ayse.get("/my/time")).text
    one, two = await ayse.send_form("/my/time/room"), await mehmet.send_form("/my/time/room")
    assert one.headers["location"] == two.headers["location"], "nobody has brought a key yet: it is still the same ticket"
    room, ticket = ticket_in(one.headers["location"])
    first, second = Phone(ayse, room), Phone(mehmet, room, NEXT_KEY)
    assert (await first.begin("wrong")).status_code == 404
    assert [(await phone.begin(ticket)).status_code for phone in (first, second, first)] == [201, 409, 201]
    assert (await mehmet.send_form("/my/time/room")).headers["location"] == "/room/?l=en"
    page = (await mehmet.get("/my/time")).text
    assert ("Your room is open." in page, "Open our room" in page) == (True, False)
    about = (await mehmet.get("/my/time/room.json")).json()
    assert (about["room"], about["open"], about["name"], about["language"]) == (b64(room), True, "Mehmet Yılmaz", "en")
    assert about["question"] == "Wie schafft es Elif, jeden Tag in die Schule zu gehen?"
    assert [line["number"] for line in about["bottom_lines"]] == [1, 2]
    assert {each["name"] for each in about["checkers"]} - {each["name"] for each in about["people"]} == {"Idris Kaya"}


async def test_two_who_write_at_once_lose_nothing(family, browser_of):
    """The second hears where the end is, reads on, and writes there."""
    ayse = await opened(await browser_of(family.ayse))
    mehmet = Phone(ayse.browser, ayse.room)
    assert (await ayse.write()).status_code == 201
    late = await mehmet.write()
    assert (late.status_code, late.json()) == (409, {"count": 1})
    assert (await mehmet.write(after=5)).json() == {"count": 1}
    mehmet.entries = list(ayse.entries)
    assert (await mehmet.write()).json() == {"position": 2}


async def test_whoever_is_asked_to_leave_gets_nothing_new(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    out, stays = Phone(ayse.browser, ayse.room), Phone(ayse.browser, ayse.room, NEXT_KEY, epoch=1)
    await ayse.write("noch für alle")
    await ayse.keep_words()
    assert (await ayse.rekey()).json() == {"position": 2}
    stays.entries = list(ayse.entries)
    assert (await stays.write("nicht mehr für alle")).json() == {"position": 3}
    assert (await out.read()).json() == {"count": 2, "after": 0, "entries": [b64(entry) for entry in ayse.entries]}
    assert (await out.read(2)).json()["entries"] == []
    for tried in (await out.write(after=3), await out.rekey(b"m" * 32), await out.keep_words()):
        assert (tried.status_code, tried.json()) == (403, {"left_out": True})
    assert (await stays.read(2)).json()["count"] == 3
    assert await what_is_kept() == {"sealed_room": 1, "sealed_entry": 3, "sealed_access": 2, "sealed_words": 0}, (
        "the words held the old key"
    )
    again = Phone(stays.browser, stays.room, NEXT_KEY, epoch=1)
    again.entries = list(stays.entries)
    back = {"after": 3, "entry": b64(again.sealed("x")), "access": b64(ayse.keys.access)}
    assert (await again.browser.post(f"{again.address}/rekey", headers=again.shown, json=back)).status_code == 413, "no lock comes back"
    assert (await stays.read(3)).json()["count"] == 3
    assert (await again.rekey(b"t" * 32)).json() == {"position": 4}
    assert (await out.read()).json()["count"] == 2
    assert (await stays.read()).json()["count"] == 4


async def test_eight_words_lead_to_a_room_for_half_an_hour(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    far = await browser_of()
    assert (await ayse.keep_words(b"a" * 16, b"box of an hour ago")).status_code == 201
    asked = await far.post("/room/api/find", json={"lookup": b64(b"a" * 16)})
    assert asked.json() == {"room": b64(ayse.room), "box": b64(b"box of an hour ago")}
    for number in range(15):  # a large family, all on one call
        assert (await far.post("/room/api/find", json={"lookup": b64(b"a" * 16)})).status_code == 200, number
    for number in range(6):
        await ayse.keep_words(bytes([number]) * 16)
    assert (await what_is_kept())["sealed_words"] == rules.MOST_BOXES
    assert (await far.post("/room/api/find", json={"lookup": b64(b"a" * 16)})).status_code == 404, "the oldest make room"
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert (await far.post("/room/api/find", json={"lookup": b64(bytes([5]) * 16)})).status_code == 404
        await commands.tidy()
    assert (await what_is_kept())["sealed_words"] == 0


async def test_words_that_nobody_has_are_counted_and_never_found(family, browser_of):
    far = await browser_of()
    before = len(await rows("SELECT 1 FROM guess"))
    for number in range(12):
        assert (await far.post("/room/api/find", json={"lookup": b64(bytes([number]) * 16)})).status_code == 404
    assert len(await rows("SELECT 1 FROM guess")) == before + 24  # each by itself, and all together
    other = await opened(await browser_of(family.ayse))
    await other.keep_words(b"z" * 16)
    for _ in range(11):
        await far.post("/room/api/find", json={"lookup": b64(b"y" * 16)})
    assert (await far.post("/room/api/find", json={"lookup": b64(b"z" * 16)})).status_code == 200, "made up words do not shut out real ones"


async def test_nobody_else_finds_a_way_in(family, browser_of):
    """No token, a wrong one, one of another room, an unknown room: the same page as for an address that is not there."""
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write()
    stranger = await browser_of()
    strange = Phone(stranger, ayse.room, b"x" * 32)
    elsewhere = Phone(stranger, bytes(16))
    for phone in (strange, elsewhere):
        answers = [await phone.read(), await phone.write(), await phone.rekey(), await phone.keep_words(), await events(phone)]
        assert [answer.status_code for answer in answers] == [404] * 5
    nowhere = await stranger.get("/room/api/nowhere/entries")
    for headers in ({}, {"authorization": ""}, {"authorization": "Room"}, {"authorization": f"Bearer {b64(ayse.keys.access)}"}):
        answer = await stranger.get(f"{ayse.address}/entries", headers=headers)
        assert (answer.status_code, as_seen(answer)) == (404, as_seen(nowhere))
    foreign = await browser_of(family.ayse)
    foreign.headers["sec-fetch-site"] = "cross-site"
    assert (await Phone(foreign, ayse.room).write()).status_code == 403, "another site's page cannot write, whatever it knows"


def as_seen(answer):
    """A page without its own address, without the menu's mark of it, and without the token of its forms, which is new each time."""
    return re.sub(r'value="[0-9a-f]{16}\.\w+"| aria-current="page"', "", answer.text.replace(answer.request.url.path.rstrip("/"), ""))


async def events(phone):
    return await phone.browser.get(f"{phone.address}/events", headers=phone.shown)


@pytest.mark.parametrize("name", ["nora", "idris", "vera", "ada", "foreign_coordinator"])
async def test_for_staff_there_is_no_room_even_with_the_key(family, browser_of, name):
    ayse = await opened(await browser_of(family.ayse))
    await ayse.write()
    await ayse.keep_words()
    staff = await browser_of(getattr(family, name))
    phone = Phone(staff, ayse.room)
    not_there = await staff.get(f"/conferences/{uuid4()}")
    answers = [await phone.read(), await phone.write(after=1), await phone.rekey(), await phone.keep_words(), await events(phone)]
    answers += [await staff.get("/room/"), await staff.get("/room/app.js")]
    answers += [
        await staff.post("/room/api/find", json={"lookup": b64(b"l" * 16)}),
        await phone.begin(commands.ticket_of(rules.room_in(b64(ayse.room)))),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert {as_seen(answer) for answer in answers if answer.request.method == "GET"} == {as_seen(not_there)}
    for path in ("/my/time/room", "/my/time/room/anew", "/my/time/room/give"):
        assert (await staff.send_form(path)).status_code == 404
    assert (await staff.get("/my/time/room.json")).status_code == 404


async def test_a_room_holds_so_much_and_no_more(family, browser_of, monkeypatch):
    ayse = await opened(await browser_of(family.ayse))
    assert (await ayse.write(entry=b"\1" * rules.MOST_IN_AN_ENTRY)).status_code == 201
    too_big = await ayse.write(entry=b"\1" * (rules.MOST_IN_AN_ENTRY + 1))
    assert (too_big.status_code, too_big.json()) == (413, {"full": True})
    as_json = ayse.shown | {"content-type": "application/json"}
    assert (await ayse.browser.post(f"{ayse.address}/entries", content=b"[" * 100_001, headers=as_json)).status_code == 413
    monkeypatch.setattr("app.sealed_room.commands.writing.MOST_IN_A_ROOM", 2 * rules.MOST_IN_AN_ENTRY)
    assert (await ayse.write()).status_code == 201
    assert (await ayse.write(entry=b"\1" * rules.MOST_IN_AN_ENTRY)).json() == {"full": True}
    assert (await ayse.write()).status_code == 201
    monkeypatch.setattr("app.sealed_room.commands.writing.MOST_ENTRIES", 3)
    assert (await ayse.write()).status_code == 413
    assert (await ayse.read()).json()["count"] == 3


async def test_a_rush_is_asked_to_wait(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    with time_machine.travel(now() + timedelta(seconds=60), tick=False) as clock:
        assert [(await ayse.write()).status_code for _ in range(20)] == [201] * 20
        slow = await ayse.write()
        assert (slow.status_code, slow.json()) == (429, {"wait": 0.5, "count": 20})
        clock.shift(0.5)
        assert [(await ayse.write()).status_code for _ in range(2)] == [201, 429]
        clock.shift(60)
        assert [(await ayse.write()).status_code for _ in range(21)] == [201] * 20 + [429]


async def test_much_is_read_in_pieces(family, browser_of, monkeypatch):
    monkeypatch.setattr(rules, "RUSH", 10_000)
    monkeypatch.setattr("app.sealed_room.commands.writing.RUSH", 10_000)
    ayse = await opened(await browser_of(family.ayse))
    for number in range(210):
        await ayse.write(entry=bytes([1]) * (rules.MOST_IN_AN_ENTRY if 200 <= number < 203 else 500))
    monkeypatch.setattr("app.sealed_room.queries.BYTES_AT_ONCE", 100_000)
    pieces, held = [], 0
    while held < 210:
        answer = (await ayse.read(held)).json()
        assert (answer["count"], answer["after"]) == (210, held)
        pieces.append(len(answer["entries"]))
        held += pieces[-1]
    assert pieces[0] == 200
    assert sum(pieces) == 210
    assert max(pieces[1:]) < 9, "three large ones do not come at once"
    first, second = (await ayse.read(0)).json()["entries"][0], (await ayse.read(209)).json()["entries"]
    assert (len(unb64(first)), len(second)) == (500, 1)


NASTY = [
    b"", b"{}", b"[]", b"null", b"\xff\xfe", b"{" * 5_000, b"a=b&c=d", b'{"after": "1", "entry": 3}', b'{"after": -1, "entry": ""}',
    b'{"after": 1e999, "entry": "AAAA"}', b'{"after": 0, "entry": "AAA="}', b'{"after": 0, "entry": "\\ud800"}',
    b'{"after": 0, "entry": "AA"}',
    '{"after": 0, "entry": "ش"}'.encode(), b'{"after": 99999999999999999999, "entry": "AAAA"}', b'{"lookup": "\\u0000", "box": []}',
    b'{"lookup": "AAAA", "ticket": 1, "access": {}}', b'{"ticket": "", "access": "AAAA"}',
    b'{"after": 0, "entry": "' + b"A" * 90_000 + b'"}',
]  # fmt: skip


async def test_what_no_phone_sends_breaks_nothing(family, browser_of):
    ayse = await opened(await browser_of(family.ayse))
    before, browser = await everything(), ayse.browser
    for path in ("entries", "rekey", "words", "begin"):
        for body in NASTY:
            for kind in ("application/json", "application/x-www-form-urlencoded", "text/plain"):
                answer = await browser.post(f"{ayse.address}/{path}", content=body, headers=ayse.shown | {"content-type": kind})
                assert answer.status_code in {404, 413, 422}, (path, body[:60], answer.status_code)
    for body in NASTY:
        assert (await browser.post("/room/api/find", content=body, headers={"content-type": "application/json"})).status_code == 422
    for after in ("", "-1", "x", "1e3", "٣", "9" * 400, "1;2", "0x1", " 1"):
        assert (await ayse.browser.get(f"{ayse.address}/entries", params={"after": after}, headers=ayse.shown)).status_code == 422, after
    for room in ("x", "A" * 22, "%00" * 8, "ش" * 22, "A" * 21 + "B", str(rules.room_in(b64(ayse.room)))):
        assert (await browser.get(f"/room/api/{room}/entries", headers=ayse.shown)).status_code == 404
    for shown in ("Room ", "Room \xff", "Room " + "A" * 5_000, "Room " + "=" * 43, "Basic x"):
        assert (await browser.get(f"{ayse.address}/entries", headers={"authorization": shown.encode("latin-1")})).status_code == 404
    assert await everything() == before


async def test_a_child_a_guest_and_another_family_do_not_open_it(family, browser_of):
    for person in (family.elif_, family.interpreter):
        phone = await browser_of(person)
        for path in ("/my/time/room", "/my/time/room/anew", "/my/time/room/give"):
            assert (await phone.send_form(path)).status_code == 403
        assert (await phone.get("/my/time/room.json")).status_code == 403
    nobody = await browser_of()
    assert (await nobody.send_form("/my/time/room")).status_code == 401
    assert KEY != NEXT_KEY
