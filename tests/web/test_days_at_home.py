"""A moment shortly after midnight in Germany is shown on the day that has just begun there; before midnight, on the day that ends."""

from collections import defaultdict
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from app.conferences.tables import Conference, Consent
from app.demo.families import STORIES
from app.demo.story import Going
from app.kit import html, i18n
from app.kit.clock import pretending
from app.practice.phases import Phase
from app.translations.tables import Order
from tests.circle import seat_of
from tests.plans import accept_plan
from tests.translations import ask_leyla
from tests.web.test_paper import paper, printed, whole

BEFORE, AFTER = datetime(2027, 3, 24, 22, 30, tzinfo=UTC), datetime(2027, 3, 24, 23, 30, tzinfo=UTC)
AT_NIGHT = pytest.mark.parametrize(("at", "day"), [(BEFORE, "24 March 2027"), (AFTER, "25 March 2027")], ids=["before", "after"])


@AT_NIGHT
def test_moments_are_told_as_days_at_home(at, day):
    with i18n.speaking("en"):
        assert html.day(at) == day
        assert html.weekday(at).endswith(day)
        assert html.short_day(at)[4:6] == day[:2]
        assert html.day(at.date()) == "24 March 2027"


@AT_NIGHT
async def test_the_day_on_which_a_plan_was_presented(world, browser_of, at, day):
    with pretending(at):
        await accept_plan(world)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    said = f"Version 1, presented on {day}"
    assert said in (await ayse.get("/my/plan")).text
    assert said in whole(await printed(ayse, "/my/plan.pdf"))
    assert said in whole(await printed(nora, f"/conferences/{world.yilmaz.id}/plan/plan.pdf"))
    assert said in whole(await printed(nora, f"{paper(world)}/plans.pdf?who={world.ayse.id}&language=en"))


@AT_NIGHT
async def test_the_day_on_which_a_consent_was_taken_back(world, browser_of, at, day):
    await world.at(Phase.PREPARATION)
    seat = await seat_of(world, world.ayse)
    await Consent.delete().where(Consent.participant == seat)
    with pretending(at):
        ayse = await browser_of(world.ayse)
        await ayse.send_form("/my/consent/withdraw")
        assert f"on {day}" in (await ayse.get("/my/consent")).text
    assert (await Consent.select(Consent.given_on).where(Consent.participant == seat).first()) == {"given_on": date(2027, 3, int(day[:2]))}


@AT_NIGHT
async def test_days_of_the_staff(world, browser_of, at, day):
    await accept_plan(world)
    await ask_leyla(world)
    await Order.update({Order.asked_at: at}, force=True)
    await Conference.update({Conference.phase_since: at}, force=True)
    nora, vera = await browser_of(world.nora), await browser_of(world.vera)
    assert f"asked on {day}" in (await nora.get(f"/conferences/{world.yilmaz.id}/translations/tr")).text
    assert f"since {day}" in (await vera.get("/overview")).text


@pytest.mark.parametrize("story", [each for each in STORIES if each.meets == 0], ids=lambda story: story.family_name)
@AT_NIGHT
def test_of_a_conference_on_this_day_the_demo_tells_nothing_that_lies_ahead(at, day, story):
    """What somebody really does afterwards is later than what was told, and counts."""
    with pretending(at):
        going = Going(defaultdict(uuid4), story)
    assert going.day_of_meeting(hours=5) <= at


@pytest.mark.parametrize(
    ("language", "day", "moment", "short"),
    [
        ("ti", "1 ሕዳር 2026 (01.11.2026)", "1 ሕዳ 2026", "1 ሕዳ"),
        ("ku", "1ê mijdara 2026an", "1ê mijdara 2026an", "1ê mjdê"),
        ("fr", "1er novembre 2026", "1er nov. 2026", "1er nov."),
        ("de", "1. November 2026", "01.11.2026", "1. Nov."),
    ],
)
def test_days_are_written_as_their_readers_write_them(language, day, moment, short):
    at = datetime(2026, 11, 1, 12, tzinfo=UTC)
    with i18n.speaking(language):
        assert html.day(at) == day
        assert html.moment(at).startswith(moment)
        assert html.short_day(at).endswith(short)
        assert "1er" not in html.day(at.replace(day=11))
