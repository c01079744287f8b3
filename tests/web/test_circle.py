"""The circle: who belongs to it, how they stand, and who sees it."""

import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Consent, Contact, Participant
from app.people.tables import AccessLink, Session
from app.practice.phases import Phase
from app.practice.roles import Role
from tests.circle import count_queries, seat_of

NEW = {
    "name": "Hatice  Demir",
    "role": "family",
    "side": "mother",
    "language": "tr",
    "way": "email",
    "relation": "Tante",
    "email": "hatice@familie.test",
    "safety": "nicht allein mit Mehmet",
    "hidden": "yes",
}


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)

    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **NEW)

    seat = await Participant.objects(Participant.person).where(Participant.person.name == "Hatice Demir").first()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{world.yilmaz.id}/circle/{seat.id}")
    contact = await Contact.objects().where(Contact.participant == seat.id).first()
    assert (seat.role, seat.side, seat.relation, seat.person.language, seat.custody) == (Role.FAMILY, "mother", "Tante", "tr", False)
    assert (contact.email, contact.hidden, contact.way, contact.safety) == (
        "hatice@familie.test", True, "email", "nicht allein mit Mehmet",
    )  # fmt: skip
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text
    assert "Hatice Demir" in page
    assert "Mother&#39;s side" in page


async def test_pressed_twice_somebody_is_added_once(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **NEW)
    before = await Participant.count()

    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **NEW)

    assert (answer.status_code, await Participant.count()) == (422, before)
    assert "add what tells them apart" in answer.text
    assert "nicht allein mit Mehmet" in answer.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("name", "x" * 121, "At most 120 characters"),
        ("email", "", "we need the address"),
        ("email", "no address", "check how this is written"),
        ("side", "professional", "choose the side of the family"),
        ("language", "klingon", "choose one of the answers"),
        ("born", "2999-01-01", "lies in the past"),
        ("role", "coordinator", "choose one of the answers"),
        ("safety", "a\x00b", "cannot be stored"),
    ],
)
async def test_a_mistake_is_named_and_what_was_typed_is_kept(world, browser_of, field, value, sentence):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    before = await Participant.count()

    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **(NEW | {field: value}))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert field == "safety" or "nicht allein mit Mehmet" in answer.text
    assert await Participant.count() == before


async def test_a_guest_stands_with_the_professionals(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **(NEW | {"role": "advocate"}))
    assert (answer.status_code, "belongs to the professionals" in answer.text) == (422, True)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **(NEW | {"role": "advocate", "side": "professional"}))
    assert answer.status_code == 303


async def test_an_empty_side_is_asked_about_gently(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    circle = f"/conferences/{world.yilmaz.id}/circle"
    page = (await nora.get(circle)).text
    assert ("Father&#39;s side: nobody yet" in page, "Friends: nobody yet" in page) == (False, True)
    await nora.send_form(f"{circle}/{await seat_of(world, world.mehmet)}/leave")
    assert "Father&#39;s side: nobody yet" in (await nora.get(circle)).text

    conference = f"/conferences/{world.yilmaz.id}"
    assert "Think of both sides of the family" in (await nora.get(conference)).text
    await nora.send_form(f"{circle}/thought-of", side="father")
    assert "Father&#39;s side: nobody yet" not in (await nora.get(circle)).text
    assert "Think of both sides of the family" not in (await nora.get(conference)).text
    await nora.send_form(f"{circle}/thought-of", side="father", again="yes")
    assert "Father&#39;s side: nobody yet" in (await nora.get(circle)).text


async def test_prepared_is_noted_once_and_taken_back(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    ayse = await seat_of(world, world.ayse)
    for _ in range(2):
        await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}/prepared", prepared="yes")
    assert (await Participant.objects().get(Participant.id == ayse)).prepared_at is not None
    assert await AuditEntry.count().where(AuditEntry.deed == "mark_prepared") == 1
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}/prepared", prepared="no")
    assert (await Participant.objects().get(Participant.id == ayse)).prepared_at is None


async def test_whoever_leaves_is_out_at_once_and_can_come_back(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    seat = await seat_of(world, world.ayse)
    assert (await ayse.get("/my", headers={"accept": "text/html"})).status_code != 401
    assert await Session.count().where(Session.person == world.ayse.id) == 1

    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{seat}/leave")

    assert await Session.count().where(Session.person == world.ayse.id) == 0
    assert await AccessLink.count().where(AccessLink.person == world.ayse.id, AccessLink.withdrawn_at.is_null()) == 0
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text
    assert page.index("Do not take part any more") < page.index("Ayşe Demir")

    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{seat}/return")

    assert (await Participant.objects().get(Participant.id == seat)).left_at is None
    assert await AccessLink.count().where(AccessLink.person == world.ayse.id, AccessLink.withdrawn_at.is_null()) == 0, (
        "the old link stays shut"
    )


async def test_consent_is_recorded_and_withdrawn(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    ayse = await seat_of(world, world.ayse)
    at = f"/conferences/{world.yilmaz.id}/circle/{ayse}"
    await nora.send_form(f"{at}/consent/withdraw")
    assert "Consent withdrawn" in (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text

    wrong = await nora.send_form(f"{at}/consent", how="oral", on="2999-01-01")
    assert (wrong.status_code, "today or before" in wrong.text) == (422, True)
    right = await nora.send_form(f"{at}/consent", how="oral", on="2026-11-20")

    assert right.status_code == 303
    assert await Consent.count().where(Consent.participant == ayse, Consent.withdrawn_at.is_null()) == 1


async def test_the_caseworker_who_may_record_a_consent_sees_no_address_by_it(world, browser_of):
    await world.at(Phase.CLARIFIED)
    idris = await browser_of(world.idris)
    answer = await idris.send_form(f"/conferences/{world.yilmaz.id}/circle/{await seat_of(world, world.sara)}/consent", how="", on="")
    assert (answer.status_code, "Amselweg" in answer.text) == (404, False)


@pytest.mark.parametrize("who", ["idris", "vera", "jan", "foreign_coordinator", "ayse"])
async def test_the_circle_is_for_its_coordinator_alone(world, browser_of, who):
    await world.at(Phase.PREPARATION)
    browser = await browser_of(getattr(world, who))
    seat = await seat_of(world, world.sara)
    for path in ("circle", "circle/new", f"circle/{seat}", f"circle/{seat}/link", f"circle/{seat}/link/print", "notes"):
        answer = await browser.get(f"/conferences/{world.yilmaz.id}/{path}")
        assert (answer.status_code in {403, 404}, "Amselweg" in answer.text) == (True, False)


async def test_somebody_of_another_conference_is_not_there(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    for path in ("", "/link", "/link/print"):
        assert (await nora.get(f"/conferences/{world.yilmaz.id}/circle/{world.yilmaz.id}{path}")).status_code == 404
    for path in ("/prepared", "/leave", "/return", "/consent/withdraw", "/link", "/link/replace", "/link/withdraw", "/link/pin/remove"):
        assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{world.yilmaz.id}{path}")).status_code == 404, path


async def test_as_few_queries_for_many_as_for_one(world, browser_of, monkeypatch):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    ayse = await seat_of(world, world.ayse)
    pages = ["circle", "date", "invitations", "messages", "day", "notes", f"circle/{ayse}", f"circle/{ayse}/link"]
    few = [await count_queries(monkeypatch, nora, f"/conferences/{world.yilmaz.id}/{page}") for page in pages]
    for i in range(3):
        await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/new", **(NEW | {"name": f"Tante {i}"}))
    many = [await count_queries(monkeypatch, nora, f"/conferences/{world.yilmaz.id}/{page}") for page in pages]
    assert (few, max(many) <= 4) == (many, True)
