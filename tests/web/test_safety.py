"""What a coordinator does for somebody's safety: own meetings, who must not meet, a hidden contact, two people for taking it back."""

from datetime import date, timedelta

import asyncpg
import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Conference, Contact
from app.database import all_or_nothing
from app.kit.clock import today
from app.practice.phases import Phase
from app.practice.safety import Danger
from app.safety.queries import kept_apart, meeting_of, meetings_of
from app.safety.queries.exclusions import exclusions_of
from app.safety.queries.overview import dangers_of
from app.safety.queries.second import looks_of
from app.safety.tables import Apart, Exclusion, SecondLook, Separate, Slot
from tests.circle import count_queries, invite_everybody, seat_of
from tests.safety import OTHER_CLOCK, OTHER_DAY, OTHER_PLACE, a_second_meeting, exclude, part

ADDRESS = "Amselweg 9"


@pytest.fixture
async def safety(world):
    await world.at(Phase.PREPARATION)
    return f"/conferences/{world.yilmaz.id}/safety"


async def test_it_works(world, browser_of, safety):
    """A second meeting, Mehmet comes to it, and he and Sara are kept apart: nothing is left to warn of."""
    nora, mehmet, sara = await browser_of(world.nora), await seat_of(world, world.mehmet), await seat_of(world, world.sara)
    assert (await nora.send_form(f"{safety}/{mehmet}/apart", other=sara)).status_code == 303
    assert "would meet" in (await nora.get(safety)).text
    await nora.send_form(f"{safety}/meetings/new", name="Zweites Gespräch", day=OTHER_DAY, clock="10:15", place=OTHER_PLACE, edited=0)
    slot = (await Slot.select().first())["id"]
    answer = await nora.send_form(f"{safety}/{mehmet}/come", meeting=slot, arrives_at="10:00", arrives_where="Hintereingang", edited=0)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{safety}/{mehmet}")
    page = (await nora.get(safety)).text
    assert ("would meet" in page, "Zweites Gespräch" in page) == (False, True)
    own, common = await meeting_of(world.yilmaz.id, world.mehmet.id), await meeting_of(world.yilmaz.id, world.sara.id)
    assert (own.on, own.at, own.place, own.arrives_where, own.takes_part) == (
        OTHER_DAY, OTHER_CLOCK, OTHER_PLACE, "Hintereingang", "separately",
    )  # fmt: skip
    assert (common.on, common.place, common.takes_part) == (world.yilmaz.meets_on, world.yilmaz.place, "together")
    assert (mehmet, sara) in await kept_apart(world.yilmaz.id)
    assert (sara, mehmet) in await kept_apart(world.yilmaz.id)
    assert {each.takes_part for each in (await meetings_of(world.yilmaz.id)).values()} == {"together", "separately"}


async def test_how_often_the_database_is_asked(world, browser_of, safety, monkeypatch):
    nora, mehmet = await browser_of(world.nora), await seat_of(world, world.mehmet)
    for path in (safety, f"{safety}/{mehmet}", f"{safety}/{mehmet}/other-way", "/second"):
        few = await count_queries(monkeypatch, nora, path)
        assert few <= 4, path
    await a_second_meeting(world, world.mehmet, world.ayse)
    await part(world, world.mehmet, world.sara)
    await part(world, world.mehmet, world.elif_)
    await part(world, world.ayse, world.sara)
    for path in (safety, f"{safety}/{mehmet}"):
        assert await count_queries(monkeypatch, nora, path) <= 4, path


async def test_wherever_two_would_meet_their_coordinator_is_warned(world, browser_of, safety):
    await part(world, world.mehmet, world.sara)
    nora, mehmet, sara = await browser_of(world.nora), await seat_of(world, world.mehmet), await seat_of(world, world.sara)

    async def dangers():
        return [each.danger for each in await dangers_of(world.yilmaz.id)]

    assert await dangers() == [Danger.SAME_MEETING, Danger.SAME_ARRIVAL]
    await nora.send_form(f"{safety}/{sara}/come", meeting="common", arrives_at="13:30", edited=0)
    assert await dangers() == [Danger.SAME_MEETING]
    slot = await a_second_meeting(world, world.mehmet)
    assert await dangers() == []
    await Contact.update({Contact.email: "Mehmet@Familie.test"}).where(Contact.participant == sara)
    assert await dangers() == [Danger.SAME_MAIL]
    await Contact.update({Contact.email: "sara@familie.test"}).where(Contact.participant == sara)
    await nora.send_form(
        f"{safety}/meetings/{slot}", name="Zweites", day=world.yilmaz.meets_on, clock="10:00", place=world.yilmaz.place, edited=0
    )
    assert await dangers() == [Danger.SAME_HOUSE]
    await nora.send_form(f"{safety}/{mehmet}/come", meeting="in_writing", edited=1)
    assert await dangers() == []


async def test_whoever_was_invited_is_told_only_that_something_has_changed(world, browser_of, safety):
    await invite_everybody(world)
    mehmet = await browser_of(world.mehmet)
    await mehmet.send_form("/my/invitation", answer="yes")
    assert "24" in (await mehmet.get("/my")).text
    await a_second_meeting(world, world.mehmet)
    page = (await mehmet.get("/my")).text
    assert "7 April 2027" in page
    assert OTHER_PLACE in page
    assert ("24 March" in page, world.yilmaz.place in page) == (False, False)
    assert "can you come" in page


async def test_two_who_change_a_meeting_at_once_see_both_texts(world, browser_of, safety):
    slot, nora = await a_second_meeting(world), await browser_of(world.nora)
    first = await nora.send_form(f"{safety}/meetings/{slot}", name="Eins", place="Hier", edited=0)
    second = await nora.send_form(f"{safety}/meetings/{slot}", name="Zwei", place="Dort", edited=0)
    assert (first.status_code, second.status_code) == (303, 409)
    assert "Hier" in second.text
    assert "Dort" in second.text


async def test_a_meeting_to_which_somebody_comes_is_not_taken_away(world, browser_of, safety):
    slot, nora = await a_second_meeting(world, world.mehmet), await browser_of(world.nora)
    assert (await nora.send_form(f"{safety}/meetings/{slot}/remove")).status_code == 409
    await nora.send_form(f"{safety}/{await seat_of(world, world.mehmet)}/come", meeting="common", edited=1)
    assert (await nora.send_form(f"{safety}/meetings/{slot}/remove")).status_code == 303
    assert await Slot.count() == 0


async def test_mistakes_keep_what_was_typed(world, browser_of, safety):
    nora, mehmet = await browser_of(world.nora), await seat_of(world, world.mehmet)
    answer = await nora.send_form(f"{safety}/meetings/new", name="", day="gestern", place="Am Deich", edited=0)
    assert answer.status_code == 422
    assert "Am Deich" in answer.text
    answer = await nora.send_form(f"{safety}/{mehmet}/come", meeting="", arrives_where="Hintertür", edited=0)
    assert answer.status_code == 422
    assert "Hintertür" in answer.text
    assert (await nora.send_form(f"{safety}/{mehmet}/apart", other="niemand")).status_code == 422
    assert (await nora.send_form(f"{safety}/{mehmet}/apart", other=mehmet)).status_code == 409
    assert (await nora.send_form(f"{safety}/{mehmet}/come", meeting=world.yilmaz.id, edited=0)).status_code == 404
    assert (await nora.send_form(f"{safety}/{world.yilmaz.id}/hide")).status_code == 404
    assert (await Apart.count(), await Separate.count()) == (0, 0)


# A hidden contact


async def test_it_is_seen_after_a_tap_that_is_written_down(world, browser_of, safety):
    nora, sara = await browser_of(world.nora), await seat_of(world, world.sara)
    assert ADDRESS not in (await nora.get(f"/conferences/{world.yilmaz.id}/circle/{sara}")).text
    assert ADDRESS not in (await nora.get(f"{safety}/{sara}")).text
    shown = await nora.send_form(f"{safety}/{sara}/contact")
    assert (shown.status_code, ADDRESS in shown.text) == (200, True)
    seen = await AuditEntry.select().where(AuditEntry.deed == "show_contact").first()
    assert (seen["who"], seen["conference"]) == (world.nora.id, world.yilmaz.id)
    changed = await nora.send_form(f"{safety}/{sara}/contact/change", way="email", email="neu@familie.test", address="Drosselgasse 3")
    assert changed.status_code == 303
    contact = await Contact.objects().get(Contact.participant == sara)
    assert (contact.email, contact.address, contact.hidden) == ("neu@familie.test", "Drosselgasse 3", True)


async def test_what_else_is_written_about_her_leaves_the_hidden_contact_as_it_is(world, browser_of, safety):
    nora, sara = await browser_of(world.nora), await seat_of(world, world.sara)
    at = f"/conferences/{world.yilmaz.id}/circle/{sara}"
    about = {"name": "Sara Yılmaz", "role": "family", "side": "mother", "language": "de", "way": "email", "safety": "neu", "edited": 0}
    for kept in ({"hidden": "kept"}, {"edited": 1, "email": "boese@fremd.test"}, {"edited": 2, "email": "x@y.test", "hidden": "yes"}):
        assert (await nora.send_form(at, **(about | kept))).status_code == 303
        contact = await Contact.objects().get(Contact.participant == sara)
        assert (contact.address, contact.email, contact.hidden, contact.safety) == (ADDRESS, "sara@familie.test", True, "neu")


async def test_hiding_is_one_tap_and_taking_it_back_needs_somebody_else(world, browser_of, safety):
    nora, vera, ayse = await browser_of(world.nora), await browser_of(world.vera), await seat_of(world, world.ayse)
    await nora.send_form(f"{safety}/{ayse}/hide")
    assert (await nora.send_form(f"{safety}/{ayse}/show-again", why="")).status_code == 422
    await nora.send_form(f"{safety}/{ayse}/show-again", why="Das Annäherungsverbot ist ausgelaufen.")
    look = (await looks_of(world.bremen.id))[0]
    assert (await nora.send_form(f"/second/{look.id}", agreed="yes")).status_code == 409, "never the same person"
    assert (await Contact.objects().get(Contact.participant == ayse)).hidden
    page = (await vera.get("/second")).text
    assert "Annäherungsverbot" in page
    assert [name for name in ("Ayşe", "Yılmaz", "ayse@familie.test") if name in page] == [], "whoever signs sees neither name nor address"
    assert (await vera.send_form(f"/second/{look.id}", agreed="yes")).status_code == 303
    assert not (await Contact.objects().get(Contact.participant == ayse)).hidden
    assert (await vera.send_form(f"/second/{look.id}", agreed="yes")).status_code == 409
    deeds = {each["deed"] for each in await AuditEntry.select(AuditEntry.deed)}
    assert {"hide_contact", "ask_second", "sign_as_second"} <= deeds


async def test_whoever_does_not_agree_leaves_it_hidden(world, browser_of, safety):
    nora, jan, sara = await browser_of(world.nora), await browser_of(world.jan), await seat_of(world, world.sara)
    await nora.send_form(f"{safety}/{sara}/show-again", why="Sie ist umgezogen.")
    assert (await nora.send_form(f"{safety}/{sara}/show-again", why="Noch einmal.")).status_code == 422, "it waits already"
    look = (await looks_of(world.bremen.id))[0]
    assert (await jan.send_form(f"/second/{look.id}", agreed="no")).status_code == 303
    assert (await Contact.objects().get(Contact.participant == sara)).hidden
    assert (await looks_of(world.bremen.id)) == []


async def test_nobody_of_another_office_and_nobody_of_the_family_signs(world, browser_of, safety):
    nora, sara = await browser_of(world.nora), await seat_of(world, world.sara)
    await nora.send_form(f"{safety}/{sara}/show-again", why="Sie ist umgezogen.")
    look = (await looks_of(world.bremen.id))[0]
    for person, status in ((world.foreign_manager, 404), (world.idris, 403), (world.ada, 403), (world.sara, 404)):
        browser = await browser_of(person)
        assert (await browser.send_form(f"/second/{look.id}", agreed="yes")).status_code == status
        assert "umgezogen" not in (await browser.get("/second")).text


async def test_the_database_itself_wants_two_people(world, safety):
    """Whatever the program does: a hidden contact is shown again only by a signature of somebody else, and each opens once."""
    sara = await seat_of(world, world.sara)

    async def shown_again():
        async with all_or_nothing():
            await Contact.update({Contact.hidden: False}).where(Contact.participant == sara)

    with pytest.raises(asyncpg.RaiseError, match="two people"):
        await shown_again()
    about = {"office": world.bremen.id, "conference": world.yilmaz.id, "participant": sara, "deed": "show_again", "why": "darum"}
    with pytest.raises(asyncpg.CheckViolationError):
        async with all_or_nothing():
            await SecondLook.insert(
                SecondLook(**about, asked_by=world.nora.id, answered_by=world.nora.id, answered_at=world.yilmaz.made_at, agreed=True)
            )
    await SecondLook.insert(
        SecondLook(**about, asked_by=world.nora.id, answered_by=world.vera.id, answered_at=world.yilmaz.made_at, agreed=True)
    )
    await shown_again()
    await Contact.update({Contact.hidden: True}).where(Contact.participant == sara)
    with pytest.raises(asyncpg.RaiseError, match="two people"):
        await shown_again()


async def test_it_has_no_place_in_private_time_and_for_nobody_else(world, browser_of, safety):
    sara = await seat_of(world, world.sara)
    for person in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.ayse, world.sara):
        browser = await browser_of(person)
        assert (await browser.get(safety)).status_code in {403, 404}
        assert (await browser.send_form(f"{safety}/{sara}/contact")).status_code in {403, 404}
    await world.at(Phase.PRIVATE_TIME)
    assert (await (await browser_of(world.nora)).get(safety)).status_code == 403


async def test_the_manager_sees_what_is_to_be_signed_and_a_number(world, browser_of, safety):
    vera = await browser_of(world.vera)
    assert ("second signature" in (await vera.get("/desk")).text, "decided by two" in (await vera.get("/overview")).text) == (False, False)
    await exclude(world, world.mehmet, signed=False)
    desk = (await vera.get("/desk")).text
    assert ("A colleague asks for a second signature." in desk, 'href="/second"' in desk, "Geheimer Grund" in desk) == (True, True, False)
    assert "decided by two people" not in (await vera.get("/overview")).text
    (look,) = await looks_of(world.bremen.id)
    await vera.send_form(f"/second/{look.id}", agreed="yes")
    page = (await vera.get("/overview")).text
    assert ("1 person takes part in another way" in page, "Mehmet" in page, "Geheimer Grund" in page) == (True, False, False)


async def test_a_record_says_who_decided_for_how_long_and_which_other_way(world, browser_of, safety):
    nora, mehmet = await browser_of(world.nora), await seat_of(world, world.mehmet)
    at = f"{safety}/{mehmet}/other-way"
    wrong = await nora.send_form(at, criterion="violence", why="Es gab eine Drohung.", until="2020-01-01", other_way="letter")
    assert (wrong.status_code, "Es gab eine Drohung." in wrong.text) == (422, True)
    assert (await world.as_it_is()).meets_on == date(2027, 3, 24)
    assert 'value="2027-03-24"' in (await nora.get(at)).text, "it lasts over the meeting, whatever four weeks are"
    early = await nora.send_form(at, criterion="violence", why="Es gab eine Drohung.", until="2027-03-23", other_way="letter")
    assert (early.status_code, "The common meeting is on 24 March 2027" in early.text) == (422, True), "he would read where it is"
    without = await nora.send_form(at, criterion="violence", why="Es gab eine Drohung.", until="2099-01-01")
    assert without.status_code == 422, "there always is another way"
    no_meeting = await nora.send_form(at, criterion="violence", why="Es gab eine Drohung.", until="2099-01-01", other_way="own_meeting")
    assert (no_meeting.status_code, "a meeting of their own first" in no_meeting.text) == (422, True)
    await exclude(world, world.mehmet)
    page = (await nora.get(at)).text
    for words in ("Nora Wiechmann", "Vera Hansen", "Geheimer Grund", "A letter that is read out", "could not speak freely"):
        assert words in page, words
    assert (await nora.get(f"{at}/print")).status_code == 200
    record = (await exclusions_of(world.yilmaz.id, mehmet))[0]
    assert (await nora.send_form(f"{at}/{record.id}/end")).status_code == 303
    assert not (await exclusions_of(world.yilmaz.id, mehmet))[0].in_force
    assert (await meeting_of(world.yilmaz.id, world.mehmet.id)).takes_part == "together"
    assert (await nora.get(f"{at}/print")).status_code == 404


async def test_where_the_day_is_moved_the_other_way_moves_along(world):
    """Else somebody would be told the day and the place of a meeting that they must not come to."""
    await world.at(Phase.PREPARATION, meets_on=today() + timedelta(days=20))
    await exclude(world, world.mehmet)
    for days, until in ((25, 28), (40, 40), (10, 40)):
        await Conference.update({Conference.meets_on: today() + timedelta(days=days)}).where(Conference.id == world.yilmaz.id)
        assert (await Exclusion.select(Exclusion.until).first())["until"] == today() + timedelta(days=until)
