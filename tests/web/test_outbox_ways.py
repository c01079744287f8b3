"""By which way a message goes, when it goes, and what goes together: text messages, quiet hours, news for a desk, moved days."""

from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest

from app.circle.tables import Contact
from app.conferences.tables import Conference, Participant
from app.database import rows
from app.kit.clock import now, pretending
from app.outbox import ways
from app.outbox.queries import status_of
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_staff
from app.people.links import secret_of
from app.people.tables import Person
from app.practice.mail import Kind, Problem, State, Status
from app.practice.phases import Phase
from app.practice.waits import JOIN_NEWS
from app.profile.queries import OfficeProfile
from app.worker import cases, turns
from tests.outbox import Gateway, link_of, look, message, news_on_the_desk_of, now_due, read, stands, write

pytestmark = pytest.mark.usefixtures("everybody_reads_english")

NIGHT = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)  # half past eleven in Bremen
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture
def texts():
    """There is a gateway."""
    ways.configure(texts=True)


@pytest.fixture
def quiet(monkeypatch):
    """The office's usual quiet hours, which other tests do without."""
    monkeypatch.setattr(cases, "USUAL", OfficeProfile())


async def by_text(person, number="0171 234 56 78"):
    seat = await Participant.select(Participant.id).where(Participant.person == person.id).first()
    await Contact.update({Contact.way: "text", Contact.phone: number}).where(Contact.participant == seat["id"])


# -- text messages


async def test_a_text_message_goes_through_the_gateway(world, settings, texts):
    await world.at(Phase.PREPARATION)
    await by_text(world.ayse)
    link = await write(world, world.ayse)
    gateway = Gateway()
    assert await look(settings, gateway=gateway) == []
    found = await message()
    said = f"A message for you, with a question: https://house.test/hello#{secret_of(link.id, link.handle)}"
    assert gateway.sent == [("0171 234 56 78", said, str(found.id))]
    assert (found.state, found.way) == (State.SENT, "text")
    assert (await status_of(world.yilmaz.id))[world.ayse.id].status is Status.TEXTED


async def test_without_a_gateway_it_stays_with_the_coordinators_own_phone(world, settings):
    await world.at(Phase.PREPARATION)
    await by_text(world.ayse)
    await write(world, world.ayse)
    assert await look(settings) == []
    assert await stands() == (State.WITHHELD, Problem.NO_ADDRESS)


async def test_inviting_writes_to_whoever_is_reached_by_text(world, browser_of, texts):
    await by_text(world.ayse)
    await world.at(Phase.PREPARATION)
    seat = (await Participant.select(Participant.id).where(Participant.person == world.ayse.id).first())["id"]
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/invitations", who=[str(seat)])).status_code == 303
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.link.is_not_null())] == [
        world.ayse.id
    ]


@pytest.mark.parametrize(
    ("outcome", "after"),
    [
        (Problem.REFUSED, (State.GIVEN_UP, Problem.REFUSED)),
        (Problem.LATER, (State.WAITING, Problem.LATER)),
        (Problem.UNKNOWN, (State.WAITING, Problem.UNKNOWN)),
        (Problem.UNREACHABLE, (State.WAITING, Problem.UNREACHABLE)),
    ],
)
async def test_what_the_gateway_says_is_written_down_and_letters_go_all_the_same(world, settings, texts, outcome, after):
    await world.at(Phase.PREPARATION)
    await by_text(world.ayse)
    await write(world, world.ayse)
    await write(world, world.mehmet, Kind.CHANGED)
    letters = await look(settings, gateway=Gateway(outcome))
    assert ([letter.to for letter in letters], await stands()) == (["mehmet@familie.test"], after)
    assert await news_on_the_desk_of(world.nora) == (after[0] is State.GIVEN_UP)


async def test_a_text_message_of_which_nobody_knows_is_repeated_once_and_then_somebody_phones(world, settings, texts):
    await world.at(Phase.PREPARATION)
    await by_text(world.ayse)
    await write(world, world.ayse)
    gateway = Gateway(Problem.UNKNOWN, Problem.UNKNOWN)
    for _ in range(3):
        await look(settings, gateway=gateway)
        await now_due()
    assert len({each[2] for each in gateway.sent}) == 1
    assert (len(gateway.sent), await stands(), await news_on_the_desk_of(world.nora)) == (2, (State.GIVEN_UP, Problem.UNKNOWN), 1)


# -- never at night


async def test_at_night_it_waits_for_the_morning_and_spends_no_try(world, settings, quiet):
    await world.at(Phase.PREPARATION)
    with pretending(NIGHT):
        await write(world, world.ayse)
        await write_to_staff(Kind.STAFF_RESET, world.petra.id, office=world.bremen.id)
        assert [letter.to for letter in await look(settings)] == ["petra.hb@amt.test"]
        found = await message()
        assert (found.state, found.problem, found.tries, found.next_try_at) == (State.WAITING, Problem.QUIET, 0, MORNING)
        assert await look(settings) == []
    with pretending(MORNING):
        assert [letter.to for letter in await look(settings)] == ["ayse@familie.test"]


async def test_the_offices_own_hours_and_the_readers_own_clock_count(world, settings, quiet):
    await world.at(Phase.PREPARATION)
    await rows("INSERT INTO profile (office, quiet_from, quiet_until) VALUES ($1, '00:00', '06:00')", world.bremen.id)
    await Person.update({Person.zone: "Asia/Dhaka"}).where(Person.id == world.mehmet.id)
    with pretending(NIGHT):
        await write(world, world.ayse)
        await write(world, world.mehmet, Kind.CHANGED)
        assert [letter.to for letter in await look(settings)] == ["ayse@familie.test"]
        assert (await message(Kind.CHANGED)).next_try_at == datetime(2026, 11, 25, 0, tzinfo=UTC)  # six in Dhaka


async def test_what_was_pressed_in_an_urgent_conference_goes_at_once(world, settings, quiet):
    await world.at(Phase.PREPARATION, urgent=True)
    with pretending(NIGHT):
        await write(world, world.ayse)
        await write(world, world.mehmet, Kind.DATES_REMINDER)
        assert [letter.to for letter in await look(settings)] == ["ayse@familie.test"]


# -- about a day


@pytest.mark.parametrize("kind", [Kind.INVITATION, Kind.DATE_CHOSEN])
async def test_a_day_that_was_moved_nearer_is_noticed_and_somebody_phones(world, settings, kind):
    """It waits for its next try tomorrow; now the conference is today."""
    await world.at(Phase.PREPARATION)
    with pretending(now() - timedelta(hours=3)):
        await write(world, world.ayse, kind)
    await OutboxMessage.update({OutboxMessage.next_try_at: now() + timedelta(hours=20), OutboxMessage.tries: 7}, force=True)
    await turns.look_at_late_ones()
    assert await look(settings) == []
    assert await stands(kind) == (State.WAITING, Problem.NONE)
    await Conference.update({Conference.meets_on: now().date(), Conference.meets_at: time(23, 59)}, force=True)
    await turns.look_at_late_ones()
    assert await look(settings) == []
    assert (await stands(kind), await news_on_the_desk_of(world.nora)) == ((State.GIVEN_UP, Problem.TOO_LATE), 1)


async def test_a_day_that_was_moved_away_gives_it_more_time(world, settings):
    await world.at(Phase.PREPARATION, meets_on=(now() + timedelta(days=30)).date())
    link = await link_of(world.ayse)
    old = OutboxMessage(
        kind=Kind.INVITATION, person=world.ayse.id, office=world.bremen.id, conference=world.yilmaz.id, link=link.id, give_up_at=now()
    )
    await OutboxMessage.insert(old)
    assert len(await look(settings)) == 1


async def test_the_own_meeting_counts_not_the_common_one(world, settings):
    """The common day is far away; Ayşe comes to a meeting of her own, tomorrow."""
    await world.at(Phase.PREPARATION, meets_on=(now() + timedelta(days=30)).date(), meets_at=time(12))
    (slot,) = await rows(
        "INSERT INTO slot (conference, name, meets_on, meets_at, place) VALUES ($1, 'x', $2, '12:00', 'y') RETURNING id",
        world.yilmaz.id,
        (now() + timedelta(hours=12)).date(),
    )
    seat = await Participant.select(Participant.id).where(Participant.person == world.ayse.id).first()
    await rows("INSERT INTO separate (participant, slot) VALUES ($1, $2)", seat["id"], slot["id"])
    with pretending(now() - timedelta(hours=3)):
        await write(world, world.ayse)
        await write(world, world.mehmet, Kind.DATE_CHOSEN)
    assert [letter.to for letter in await look(settings)] == ["mehmet@familie.test"]
    assert await stands() == (State.GIVEN_UP, Problem.TOO_LATE)


# -- news for a desk


async def test_several_news_for_a_desk_within_minutes_are_one_message(world, settings):
    started = now()
    for minutes in (0, 1):
        with pretending(started + timedelta(minutes=minutes)):
            await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id, conference=world.yilmaz.id)
            await write_to_staff(Kind.DESK_NEWS, world.idris.id, office=world.bremen.id, conference=world.yilmaz.id)
            assert await look(settings) == []
    with pretending(started + JOIN_NEWS):
        assert sorted(letter.to for letter in await look(settings)) == ["idris.hb@amt.test", "nora.hb@amt.test"]
        assert {each["state"] for each in await OutboxMessage.select(OutboxMessage.state)} == {State.SENT}
    with pretending(started + 2 * JOIN_NEWS):
        await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id)
        await now_due()
        assert [letter.to for letter in await look(settings)] == ["nora.hb@amt.test"]


async def test_when_the_one_message_does_not_go_none_of_the_news_counts_as_told(world, settings):
    for _ in range(3):
        await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id, conference=world.yilmaz.id)
    await now_due()
    await look(settings, *[Problem.LATER] * 3)
    assert [each["state"] for each in await OutboxMessage.select(OutboxMessage.state)] == [State.WAITING] * 3
    await now_due()
    assert len(await look(settings)) == 1
    assert [each["state"] for each in await OutboxMessage.select(OutboxMessage.state)] == [State.SENT] * 3


async def test_in_the_demo_nobody_is_woken(world, settings, quiet):
    await world.at(Phase.PREPARATION)
    with pretending(NIGHT):
        await write(world, world.ayse)
        (letter,) = await look(msgspec.structs.replace(settings, demo=True))
    assert read(letter)["to"] == "ayse@familie.test"
