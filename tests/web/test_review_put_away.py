"""What belonged to the meeting before: nothing of it is shown as current, and nobody's words are lost."""

from datetime import date, time

from app.circle.tables import ChildsPart, View
from app.conferences.tables import Conference, Participant
from app.database import rows
from app.dates.tables import Asked, DateAnswer, Needed, Proposal, Told
from app.day.tables import DayPlan, DayWish, Presence
from app.information.tables import Facts, Remark
from app.invitations.tables import FamilyWords, Invitation, Look
from app.kit.clock import now
from app.logistics.tables import Arrangement, Cost, Hours, InterpretingBooking, VenueBooking
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from app.profile.tables import ChecklistEntry, Tick
from app.reviews import commands
from app.safety.tables import Separate, Slot
from tests.circle import seat_of
from tests.logistics import make_venue
from tests.reviews import living
from tests.world import make_participant

#: What hangs on a conference or on somebody who takes part, and what becomes of it when the family is to meet again.
PUT_AWAY = {
    "own_view", "childs_part", "date_proposal", "date_answer", "needed", "asked", "told", "day_plan", "day_wish", "facts", "remark",
    "invitation", "family_words", "invitation_look", "tick",
}  # fmt: skip
OF_ONE_MEETING = {  # each line says of which
    "presence", "venue_booking", "interpreting_booking", "arrangement", "plan_version", "review_answer", "review_words", "put_away",
    "past_invitation", "paper_photo",
}  # fmt: skip
STAYS = {  # it is of the people, of the case or of the plan, or has an end of its own
    "participant", "contact", "consent", "move", "need", "talk", "thought_of", "proposal", "note", "slot", "separate", "apart", "exclusion",
    "second_look", "referral", "line", "cost", "hours", "private_time", "tap", "promised_help", "progress_note", "access_link",
    "outbox_message", "sealed_room", "shared_map", "map_person", "bond", "review_wish", "childs_plan", "childs_tap",
    "card_away", "feedback_asked", "feedback_given", "good_news", "heard_from", "helps", "how_it_is", "no_reminders", "promise_check",
    "reminded", "scale_asked", "scale_off", "translation_order", "translated_line", "asked_to_keep", "kept_plan", "progress_tick",
}  # fmt: skip
_HANGS = """
    SELECT DISTINCT t.relname FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
    WHERE k.contype = 'f' AND k.confrelid IN ('conference'::regclass, 'participant'::regclass)
"""
#: Everybody's words carry one of these.
CANARY = "Zeisig"


async def fill(world):
    """Something in every table of the first meeting; where there are words, a canary sits in them."""
    seats = {name: await seat_of(world, getattr(world, name)) for name in ("ayse", "mehmet", "sara", "elif_")}
    teacher = await make_participant(world.yilmaz, "Jörn Petersen", Role.INFORMATION_GIVER, Side.SCHOOL, "Lehrer", email="j@schule.test")
    giver = await seat_of(world, teacher)
    slot = Slot(conference=world.yilmaz.id, name="Zweites Gespräch", meets_on=date(2026, 9, 2), meets_at=time(9), place=f"{CANARY}haus Ost")
    await Slot.insert(slot)
    await Separate.insert(Separate(participant=seats["sara"], slot=slot.id, arrives_at=time(8, 45), arrives_where="Hintereingang"))
    await View.insert(View(participant=seats["ayse"], words=f"{CANARY} singt.", wished_reader="Mehmet", needs="Ein Stuhl mit Lehne"))
    await ChildsPart.insert(ChildsPart(participant=seats["elif_"], how="letter", words=f"{CANARY}brief"))
    proposal = Proposal(conference=world.yilmaz.id, day=date(2027, 5, 5), starts=time(10), place=f"{CANARY}saal")
    await Proposal.insert(proposal)
    await DateAnswer.insert(DateAnswer(proposal=proposal.id, part="participant", participant=seats["ayse"], says="yes", by=world.ayse.id))
    await Needed.insert(Needed(conference=world.yilmaz.id, participant=seats["ayse"], is_needed=True))
    await Asked.insert(Asked(conference=world.yilmaz.id, participant=seats["ayse"], words=f"{CANARY} geht montags nicht."))
    await Told.insert(Told(participant=seats["ayse"], sequence=0))
    await DayPlan.insert(DayPlan(conference=world.yilmaz.id, opening=f"Ein {CANARY}lied"))
    await DayWish.insert(DayWish(participant=seats["ayse"], food=f"{CANARY}suppe"))
    await world.at(Phase.PREPARATION)  # facts are written before the day
    facts = Facts(participant=giver, text=f"{CANARY} rechnet gut.", shown=f"{CANARY} rechnet gut.", shown_at=now(), asked_by=world.nora.id)
    await Facts.insert(facts)
    await Remark.insert(Remark(participant=giver, by=world.ayse.id, words=f"{CANARY} auch zu Hause."))
    await world.at(Phase.FOLLOW_UP)
    about = {"invited_by": world.nora.id, "answer": "yes", "answered_at": now()}
    await Invitation.insert(Invitation(participant=seats["ayse"], way="email", words=f"{CANARY} kommt mit.", **about))
    await FamilyWords.insert(FamilyWords(conference=world.yilmaz.id, language="de", text=f"Kommt, sagt {CANARY}.", by=world.ayse.id))
    await Look.insert(Look(conference=world.yilmaz.id, picture="sun"))
    await Presence.insert(Presence(participant=seats["ayse"], phase="information", way="in_the_room"))
    entry = ChecklistEntry(office=world.bremen.id, phase="agreeing", label="Foto gemacht")
    await ChecklistEntry.insert(entry)
    await Tick.insert(Tick(conference=world.yilmaz.id, entry=entry.id, by=world.nora.id))
    with_office = {"office": world.bremen.id, "conference": world.yilmaz.id, "by": world.nora.id}
    venue = await make_venue(world, f"{CANARY}saal")
    await VenueBooking.insert(VenueBooking(**with_office, venue=venue, state="confirmed", words=f"{CANARY}schlüssel"))
    await InterpretingBooking.insert(InterpretingBooking(**with_office, language="tr", state="needed", words=f"{CANARY}ton"))
    await Arrangement.insert(Arrangement(conference=world.yilmaz.id, thing="food", what=f"{CANARY}torte", who="Tante Erna"))
    await Cost.insert(Cost(conference=world.yilmaz.id, kind="food", planned_cents=1250, by=world.nora.id))
    day = {"day": date(2026, 11, 20), "phase": "preparation", "work": "talks", "minutes": 15}
    await Hours.insert(Hours(conference=world.yilmaz.id, person=world.nora.id, **day))
    await Participant.update({Participant.prepared_at: now()}).where(Participant.conference == world.yilmaz.id)
    await Conference.update({Conference.place: f"{CANARY}haus"}).where(Conference.id == world.yilmaz.id)
    return teacher


async def pages_of(browser, *paths):
    return {path: (await browser.get(path)).text for path in paths}


async def test_it_works_nothing_old_is_shown_as_current(world, browser_of):
    await living(world)
    teacher = await fill(world)
    await commands.convene(await world.as_it_is(), by=world.nora.id)

    here = f"/conferences/{world.yilmaz.id}"
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    shown = await pages_of(
        nora, here, *(f"{here}/{tail}" for tail in ("circle", "circle/views", "date", "invitations", "invitations/words", "arrangements")),
        *(f"{here}/{tail}" for tail in ("day", "day/plan", "review", "plan")),
    )  # fmt: skip
    shown |= await pages_of(ayse, "/my", "/my/dates", "/my/invitation", "/my/invitation/words", "/my/view", "/my/day")
    shown |= {"teacher": (await (await browser_of(teacher)).get("/my/facts/own")).text}
    assert {path: page.count(CANARY) for path, page in shown.items()} == dict.fromkeys(shown, 0)
    assert "Ein Stuhl mit Lehne" in shown["/my/view"]  # what somebody needs is needed again


async def test_nobodys_words_are_lost(world, browser_of):
    await living(world)
    teacher = await fill(world)
    await commands.convene(await world.as_it_is(), by=world.nora.id)
    here = f"/conferences/{world.yilmaz.id}"
    before = (await (await browser_of(world.nora)).get(f"{here}/review/before")).text
    for words in (
        "singt.", "brief", "geht montags nicht.", "lied", "suppe", "kommt mit.", "Kommt, sagt", "haus Ost", "haus", "saal", "torte",
        "Tante Erna",
    ):  # fmt: skip
        assert words in before, words
    own = (await (await browser_of(world.ayse)).get("/my/review/before")).text
    for words in ("singt.", "geht montags nicht.", "suppe", "kommt mit.", f"Kommt, sagt {CANARY}."):
        assert words in own, words
    assert "brief" not in own  # Elif's letter is hers
    assert f"{CANARY} rechnet gut." in (await (await browser_of(teacher)).get("/my/review/before")).text
    for browser, path in ((world.ayse, "/my/facts"), (world.nora, f"{here}/facts"), (world.idris, f"{here}/facts")):
        page = (await (await browser_of(browser)).get(path)).text
        assert page.index("What was said for the meeting before") < page.index(f"{CANARY} rechnet gut.") < page.index("auch zu Hause."), (
            path
        )


async def test_every_table_is_thought_of(world):
    """A new table that hangs on a conference says here what becomes of it."""
    hangs = {each["relname"] for each in await rows(_HANGS)}
    assert sorted(hangs - PUT_AWAY - OF_ONE_MEETING - STAYS) == []

    await living(world)
    await fill(world)
    filled = {name for name in PUT_AWAY if (await rows(f'SELECT count(*) AS n FROM "{name}"'))[0]["n"]}  # noqa: S608
    assert filled == PUT_AWAY  # the control: there was something to put away
    await commands.convene(await world.as_it_is(), by=world.nora.id)
    left = {name for name in PUT_AWAY if (await rows(f'SELECT count(*) AS n FROM "{name}"'))[0]["n"]}  # noqa: S608
    assert left == {"own_view"}  # emptied of its words; what somebody needs stays
    now_ = await Conference.select(Conference.meets_on, Conference.meets_at, Conference.place, Conference.sitting).where(
        Conference.id == world.yilmaz.id
    ).first()  # fmt: skip
    assert now_ == {"meets_on": None, "meets_at": None, "place": "", "sitting": 2}
    assert await Slot.select(Slot.meets_on, Slot.meets_at, Slot.place).first() == {"meets_on": None, "meets_at": None, "place": ""}
    assert await Separate.select(Separate.arrives_at, Separate.arrives_where).first() == {
        "arrives_at": None, "arrives_where": "Hintereingang"
    }  # fmt: skip
    assert await Separate.exists().where(Separate.slot.is_not_null())  # who comes to which meeting stays
    assert not await Participant.exists().where(Participant.conference == world.yilmaz.id, Participant.prepared_at.is_not_null())
    assert await Cost.count() == 1
    assert await Hours.count() == 1
