"""Danger for a child: written apart from every conference, encrypted, read by its writer and whom they name, and by nobody else."""

from datetime import timedelta

import pytest

from app.audit.tables import AuditEntry
from app.kit import boxes, tokens
from app.kit.clock import now
from app.outbox.tables import OutboxMessage
from app.people.tables import Session
from app.safety.queries.protection import records_of
from app.safety.tables import ProtectionEntry, ProtectionRecord
from tests.conftest import SECRET
from tests.security.walking import doors, found_in, knock
from tests.world import everything

TOLD = {
    "child": "Kanari-Elif",
    "seen": "Kanari: die Lehrerin sah am Montag blaue Flecken.",
    "danger": "Kanari: es kann wieder geschehen.",
    "informed": "Kanari: Fachkraft Frau Sommer.",
    "done": "Kanari: mit der Mutter gesprochen.",
}
CANARIES = tuple(TOLD.values())
OTHERS = (
    "jan", "petra", "vera", "ada", "foreign_coordinator", "foreign_caseworker", "foreign_manager",
    "ayse", "mehmet", "sara", "elif_", "interpreter",
)  # fmt: skip


async def write(world, browser_of, **more):
    nora = await browser_of(world.nora)
    answer = await nora.send_form("/protection/new", **(TOLD | {"readers": [world.idris.id]} | more))
    assert (answer.status_code, answer.headers["location"]) == (303, "/protection")
    return nora, (await records_of(world.bremen.id, world.nora.id))[0].id


async def test_it_works(world, browser_of):
    nora, number = await write(world, browser_of)
    shown = await nora.send_form(f"/protection/{number}/open")
    assert (shown.status_code, found_in(shown, CANARIES)) == (200, list(CANARIES))
    idris = await browser_of(world.idris)
    assert "Nora Wiechmann" in (await idris.get("/protection")).text
    assert found_in(await idris.send_form(f"/protection/{number}/open"), CANARIES) == list(CANARIES)
    assert (await idris.send_form(f"/protection/{number}/more", done="Hausbesuch am Dienstag.")).status_code == 303
    assert "Hausbesuch am Dienstag." in (await nora.send_form(f"/protection/{number}/open")).text
    deeds = await AuditEntry.select(AuditEntry.who, AuditEntry.about).where(AuditEntry.deed == "open_protection")
    assert [each["who"] for each in deeds] == [world.nora.id, world.idris.id, world.nora.id]
    told = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.conference)
    assert told == [{"person": world.idris.id, "conference": None}]


async def test_for_nobody_else_is_there_such_a_record(world, browser_of, app):
    """Every door of the house, by everybody who was not named, of the own office and of another, and by the family."""
    _nora, number = await write(world, browser_of)
    ids = {"conference_id": world.yilmaz.id, "record_id": number}
    told = []
    for name in OTHERS:
        browser = await browser_of(getattr(world, name))
        for door in doors(app):
            if door.method == "GET" or door.path.startswith("/protection/{"):
                secrets = (*CANARIES, str(number)) if door.method == "GET" else CANARIES  # a form comes back with its address
                told += [f"{name} {door.name}" for _ in found_in(await knock(browser, door, ids), secrets)]
        assert (await browser.send_form(f"/protection/{number}/open")).status_code in {403, 404}, name
    assert told == []


async def test_no_page_of_a_conference_knows_of_it(world, browser_of, app):
    """Not even its writer's and its reader's: it stands on the page that they opened, and nowhere else."""
    await write(world, browser_of)
    for person in (world.nora, world.idris):
        browser = await browser_of(person)
        for door in doors(app):
            if door.method == "GET":
                assert found_in(await knock(browser, door, {"conference_id": world.yilmaz.id}), CANARIES) == [], door.name


async def test_its_words_stand_nowhere_in_the_database(world, browser_of):
    _nora, number = await write(world, browser_of)
    assert [name for name, lines in (await everything()).items() if "Kanari" in "\n".join(lines)] == []
    entry = await ProtectionEntry.objects().first()
    assert TOLD["seen"] in boxes.opened("protection", f"{number}|{entry.id}", entry.box), "the control: with the secret it opens"


async def test_a_box_that_was_changed_or_moved_does_not_open(world, browser_of):
    nora, number = await write(world, browser_of)
    entry = await ProtectionEntry.objects().first()
    for box in (entry.box[:-1], entry.box[:-1] + bytes([entry.box[-1] ^ 1]), b"", b"\x02" + entry.box[1:]):
        with pytest.raises(boxes.WillNotOpen):
            boxes.opened("protection", f"{number}|{entry.id}", box)
    with pytest.raises(boxes.WillNotOpen):
        boxes.opened("protection", f"{number}|{number}", entry.box)
    tokens.configure("another secret that is long enough to be one")
    with pytest.raises(boxes.WillNotOpen):
        boxes.opened("protection", f"{number}|{entry.id}", entry.box)
    tokens.configure(SECRET)
    assert (await nora.send_form(f"/protection/{number}/open")).status_code == 200


async def test_what_was_written_is_not_changed(world, browser_of):
    await write(world, browser_of)
    with pytest.raises(Exception, match="not changed"):
        await ProtectionEntry.update({ProtectionEntry.box: b"anders"}, force=True)


async def test_mistakes_keep_what_was_typed(world, browser_of):
    nora = await browser_of(world.nora)
    answer = await nora.send_form("/protection/new", **(TOLD | {"danger": ""}))
    assert (answer.status_code, TOLD["seen"] in answer.text) == (422, True)
    for reader in (world.vera.id, world.foreign_caseworker.id, world.ayse.id):
        answer = await nora.send_form("/protection/new", **(TOLD | {"readers": [reader]}))
        assert (answer.status_code, TOLD["seen"] in answer.text) == (422, True), "neither a manager nor somebody elsewhere"
    assert await ProtectionRecord.count() == 0
    _nora, number = await write(world, browser_of)
    answer = await nora.send_form(f"/protection/{number}/more", done="")
    assert (answer.status_code, TOLD["seen"] in answer.text) == (422, True)
    assert (await nora.send_form(f"/protection/{number}/readers", readers=[world.petra.id])).status_code == 303
    assert (await (await browser_of(world.petra)).send_form(f"/protection/{number}/open")).status_code == 200


async def test_whoever_has_not_shown_their_second_factor_lately_is_asked_for_it_first(world, browser_of):
    nora, number = await write(world, browser_of)
    await Session.update({Session.proved_at: now() - timedelta(hours=3)}, force=True)
    for address, typed in (("open", {}), ("more", {}), ("readers", {"readers": [world.petra.id]})):
        asked = await nora.send_form(f"/protection/{number}/{address}", **typed)
        assert (asked.status_code, found_in(asked, CANARIES)) == (403, []), address
    assert await AuditEntry.count().where(AuditEntry.deed == "open_protection") == 0
    added = await nora.send_form(f"/protection/{number}/more", done="Hausbesuch am Dienstag.")
    assert (added.status_code, added.headers["location"]) == (303, "/protection"), "whoever writes for long loses nothing"
