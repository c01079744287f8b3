"""Taking the own consent back, at any time, with what that means said before."""

from app.conferences.tables import Consent, Participant
from app.database import rows
from app.outbox.tables import OutboxMessage
from app.plans import commands
from app.practice.phases import Phase
from tests.plans import accept_plan, all_yes, present_plan


async def consent_of(person):
    return await rows(
        "SELECT k.withdrawn_at IS NOT NULL AS withdrawn, k.withdrawn_by FROM consent k JOIN participant pa ON pa.id = k.participant "
        "WHERE pa.person = $1",
        person.id,
    )


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    sara = await browser_of(world.sara)

    before = await sara.get("/my/consent")
    done = await sara.send_form("/my/consent/withdraw")
    after = await sara.get("/my/consent")

    assert "What stops" in before.text
    assert "What stays" in before.text
    assert (done.status_code, done.headers["location"]) == (303, "/my/consent")
    assert [(each["withdrawn"], each["withdrawn_by"]) for each in await consent_of(world.sara)] == [(True, world.sara.id)]
    assert "You have taken your consent back" in after.text
    assert "/my/consent/withdraw" not in after.text
    assert [(each["kind"], each["person"]) for each in await OutboxMessage.select()] == [("desk_news", world.nora.id)]


async def test_messages_stop_at_once(world, browser_of):
    """Whoever took their consent back gets no news of the plan; the others do."""
    plan = await present_plan(world)
    await (await browser_of(world.sara)).send_form("/my/consent/withdraw")
    await OutboxMessage.delete(force=True)

    await commands.decide(await world.as_it_is(), all_yes(plan), by=world.idris.id)
    told = {each["person"] for each in await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == "plan_news")}
    assert told == {world.ayse.id, world.mehmet.id}


async def test_it_is_ones_own_alone(world, browser_of):
    await world.at(Phase.PREPARATION)
    await (await browser_of(world.sara)).send_form("/my/consent/withdraw")
    assert [each["withdrawn"] for each in await consent_of(world.mehmet)] == [False]


async def test_taken_back_twice_is_taken_back_once(world, browser_of):
    await world.at(Phase.PREPARATION)
    sara = await browser_of(world.sara)
    for _time in range(2):
        assert (await sara.send_form("/my/consent/withdraw")).status_code == 303
    assert len(await consent_of(world.sara)) == 1
    assert len(await rows("SELECT 1 FROM audit_entry WHERE deed = 'withdraw_consent'")) == 1


async def test_the_page_stays_open(world, browser_of):
    await accept_plan(world)
    sara = await browser_of(world.sara)
    await sara.send_form("/my/consent/withdraw")
    assert (await sara.get("/my/plan")).status_code == 200


async def test_whoever_never_consented_can_say_no(world, browser_of):
    await world.at(Phase.PREPARATION)
    seat = await Participant.select(Participant.id).where(Participant.person == world.sara.id).first()
    await Consent.delete().where(Consent.participant == seat["id"])
    sara = await browser_of(world.sara)
    assert (await sara.get("/my/consent")).status_code == 200
    await sara.send_form("/my/consent/withdraw")
    assert [each["withdrawn"] for each in await consent_of(world.sara)] == [True]
