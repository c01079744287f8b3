"""The coordinator says that the referral is clear, then begins the preparation."""

import pytest

from app.conferences.tables import Conference, Consent, Move, Participant
from app.practice.phases import Phase
from app.referrals.tables import Line
from tests.world import everything


def path(world, tail="/clarify"):
    return f"/conferences/{world.yilmaz.id}{tail}"


async def phase_now():
    return (await Conference.select(Conference.phase).first())["phase"]


async def test_it_works(world, browser_of):
    nora = await browser_of(world.nora)
    assert (await nora.send_form(path(world))).status_code == 303
    assert await phase_now() == Phase.CLARIFIED
    assert (await nora.send_form(path(world, "/begin"))).status_code == 303
    assert await phase_now() == Phase.PREPARATION
    moves = await Move.select(Move.step, Move.by).order_by(Move.at)
    assert moves == [{"step": step, "by": world.nora.id} for step in ("clarify_referral", "begin_preparation")]
    history = (await nora.get(path(world, "/history"))).text
    assert "Referral clarified" in history
    assert "Preparation begun" in history


async def without_consent(world):
    seat = Participant.select(Participant.id).where(Participant.person == world.sara.id)
    await Consent.delete().where(Consent.participant.is_in(seat))


async def without_custody(world):
    await Participant.update({Participant.custody: False}).where(Participant.conference == world.yilmaz.id)


async def without_lines(world):
    await Line.delete().where(Line.kind == "bottom_line")


async def without_question(world):
    await Line.delete().where(Line.kind == "question")


@pytest.mark.parametrize(
    ("take_away", "sentence"),
    [
        (without_consent, "Ask those with custody for their consent"),
        (without_custody, "Ask those with custody for their consent"),
        (without_lines, "Agree on the bottom lines"),
        (without_question, "Agree on the question to the family"),
    ],
)
async def test_it_is_refused_with_what_is_missing(world, browser_of, take_away, sentence):
    nora = await browser_of(world.nora)
    await take_away(world)
    before = await everything()

    answer = await nora.send_form(path(world))

    assert answer.status_code == 409
    assert sentence in answer.text
    assert await everything() == before
    hub = (await nora.get(path(world, ""))).text
    assert sentence in hub
    assert path(world) not in hub  # the button is not there yet


async def test_only_once_and_in_order(world, browser_of):
    nora = await browser_of(world.nora)
    assert (await nora.send_form(path(world, "/begin"))).status_code == 403
    await nora.send_form(path(world))
    assert (await nora.send_form(path(world))).status_code == 403


async def test_who_is_kept_out(world, browser_of):
    answers = {}
    for name in ("idris", "vera", "jan", "foreign_coordinator", "ayse"):
        answers[name] = (await (await browser_of(getattr(world, name))).send_form(path(world))).status_code
    assert answers == {"idris": 403, "vera": 403, "jan": 404, "foreign_coordinator": 404, "ayse": 404}
    assert await phase_now() == Phase.ENQUIRY
