"""Once the invitations have gone, the family knows the words: nothing is added or changed."""

from app.kit.clock import now
from app.practice.phases import Phase
from tests.web.test_referral_edit import FILLED, path
from tests.world import everything


async def test_before_it_goes_through_and_after_it_is_refused_with_a_sentence(world, browser_of):
    await world.at(Phase.PREPARATION)
    idris = await browser_of(world.idris)
    assert (await idris.send_form(path(world), **FILLED)).status_code == 303  # the control

    await world.at(Phase.PREPARATION, frozen_at=now())
    before = await everything()
    answer = await idris.send_form(path(world), **FILLED | {"edited": "1", "concern": "Noch etwas Neues."})

    assert answer.status_code == 409
    assert "no new information comes to the meeting" in answer.text
    assert "Noch etwas Neues." in answer.text  # what was typed can be copied
    assert await everything() == before


async def test_the_page_says_since_when(world, browser_of):
    await world.at(Phase.PREPARATION, frozen_at=now())
    for person in (world.idris, world.nora):
        page = (await (await browser_of(person)).get(path(world, "/referral"))).text
        assert "The family knows these words" in page
        assert "/referral/edit" not in page
    idris = await browser_of(world.idris)
    form = await idris.get(path(world))
    assert form.status_code == 200
    assert "<textarea" not in form.text


async def test_it_is_refused_also_when_the_invitations_go_while_somebody_types(world, browser_of, monkeypatch):
    """The page was opened before; the freeze comes between the look at the seat and the change."""
    from app.conferences.tables import Conference
    from app.referrals import commands, routes

    await world.at(Phase.PREPARATION)
    idris = await browser_of(world.idris)
    change = commands.edit_referral

    async def late(conference, *args, **about):
        await Conference.update({Conference.frozen_at: now()}).where(Conference.id == conference.id)
        return await change(conference, *args, **about)

    monkeypatch.setattr(routes.commands, "edit_referral", late)
    answer = await idris.send_form(path(world), **FILLED)
    assert answer.status_code == 409
    assert "Nothing is added or changed at the meeting" in answer.text
