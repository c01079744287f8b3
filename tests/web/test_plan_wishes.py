"""The office answers each wish for help: a promise with a day, or a reason."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.database import rows
from app.kit.clock import today
from tests.plans import NASTY, accept_plan, present_plan, the_latest

SOON = timedelta(days=14)


async def test_it_works_and_every_promised_day_is_on_record(world, browser_of):
    plan = await present_plan(world)
    await rows("DELETE FROM outbox_message")
    wish = plan.plan.services[0]
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes"

    page = await idris.get(path)
    answer = await idris.send_form(f"{path}/{wish.request}", decision="granted", promised_on=today() + SOON, words="Frau Lange ruft an.")
    later = await idris.send_form(f"{path}/{wish.request}", decision="granted", promised_on=today() + 2 * SOON)

    assert "Hausaufgabenhilfe zweimal in der Woche" in page.text
    assert (answer.status_code, answer.headers["location"], later.status_code) == (303, path, 303)
    promised = (await the_latest(world)).promised[wish.request]
    assert (promised.decision, promised.promised_on, promised.words) == ("granted", today() + 2 * SOON, "")
    days = "about->>'promised_on' AS day, about->>'promised_before' AS before"
    log = await rows(f"SELECT {days} FROM audit_entry WHERE deed = 'answer_wish' ORDER BY id")  # noqa: S608
    first, second = str(today() + SOON), str(today() + 2 * SOON)
    assert [tuple(each) for each in log] == [(first, None), (second, first)]
    told = await rows("SELECT kind, person FROM outbox_message ORDER BY person")
    assert sorted(tuple(each) for each in told) == sorted(("plan_news", each.id) for each in (world.ayse, world.mehmet, world.sara))
    assert (await the_latest(world)).decision is None


async def test_a_no_with_words(world, browser_of):
    wish = (await present_plan(world)).plan.services[0]
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await idris.send_form(f"{path}/wishes/{wish.request}", decision="refused", words="Die Schule bietet es schon an.")
    assert "Die Schule bietet es schon an." in (await idris.get(f"{path}/versions/1")).text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("promised_on", {"decision": "granted"}),
        ("promised_on", {"decision": "granted", "promised_on": "2020-01-01"}),
        ("promised_on", {"decision": "granted", "promised_on": "9999-12-31"}),
        ("promised_on", {"decision": "granted", "promised_on": "morgen"}),
        ("words", {"decision": "refused"}),
        ("decision", {"decision": "perhaps"}),
        ("decision", {}),
    ],
)
async def test_mistakes(world, browser_of, field, typed):
    wish = (await present_plan(world)).plan.services[0]
    idris = await browser_of(world.idris)
    answer = await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/wishes/{wish.request}", **typed)
    assert answer.status_code == 422
    assert f'id="w1-{field}-error"' in answer.text
    assert await rows("SELECT request FROM promised_help") == []


async def test_a_promise_is_kept_once(world, browser_of):
    wish = (await accept_plan(world)).plan.services[0]
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes/{wish.request}"
    await idris.send_form(path, decision="granted", promised_on=today())
    assert "The promise is kept" in (await idris.get(f"/conferences/{world.yilmaz.id}/plan/wishes")).text

    answers = [await idris.send_form(f"{path}/kept", kept_on=today() - timedelta(days=days)) for days in (0, 1)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert [tuple(each) for each in await rows("SELECT kept_on, kept_by FROM promised_help")] == [(today(), world.idris.id)]
    changed = await idris.send_form(path, decision="refused", words="doch nicht")
    assert changed.status_code == 409


async def test_a_day_to_come_is_not_kept_yet(world, browser_of):
    wish = (await accept_plan(world)).plan.services[0]
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes/{wish.request}"
    await idris.send_form(path, decision="granted", promised_on=today())
    for day in (today() + timedelta(days=1), "0001-01-01", "gestern"):
        assert (await idris.send_form(f"{path}/kept", kept_on=day)).status_code == 422


async def test_what_was_not_promised_cannot_be_kept(world, browser_of):
    wish = (await accept_plan(world)).plan.services[0]
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes"
    for request in (wish.request, uuid4()):
        assert (await idris.send_form(f"{path}/{request}/kept", kept_on=today())).status_code == 404
    assert (await idris.send_form(f"{path}/{uuid4()}", decision="refused", words="nein")).status_code == 404


async def test_only_the_caseworker_promises(world, browser_of):
    wish = (await accept_plan(world)).plan.services[0]
    path = f"/conferences/{world.yilmaz.id}/plan/wishes"
    for person, status in ((world.nora, 403), (world.vera, 403), (world.petra, 404), (world.foreign_caseworker, 404)):
        browser = await browser_of(person)
        assert (await browser.get(path)).status_code == status
        assert (await browser.send_form(f"{path}/{wish.request}", decision="refused", words="nein")).status_code == status
        assert (await browser.send_form(f"{path}/{wish.request}/kept", kept_on=today())).status_code == status


async def test_nasty_input_breaks_nothing(world, browser_of):
    wish = (await accept_plan(world)).plan.services[0]
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes/{wish.request}"
    for value in NASTY:
        for field in ("decision", "promised_on", "words"):
            good = {"decision": "granted", "promised_on": today(), "words": "x"}
            assert (await idris.send_form(path, **(good | {field: value}))).status_code < 500
        assert (await idris.send_form(f"{path}/kept", kept_on=value)).status_code == 422
