"""Whoever takes something along shows their second factor once more, when the last time was some minutes ago."""

from datetime import timedelta

from app.kit.clock import now
from app.people.tables import Session
from tests.world import can_sign_in, code_of_app

EXPORT = "/hours/sheet.csv?month=2026-11"
WHERE_TO = "/prove?to=/hours/sheet.csv%3Fmonth%3D2026-11"


async def some_minutes_pass(minutes=11):
    await Session.update({Session.proved_at: now() - timedelta(minutes=minutes)}, force=True)


async def test_it_works(world, browser_of):
    nonce = await can_sign_in(world.nora)
    nora = await browser_of(world.nora)
    assert (await nora.get(EXPORT)).status_code == 200
    await some_minutes_pass()
    answer = await nora.get(EXPORT)
    assert (answer.status_code, answer.headers["location"]) == (303, WHERE_TO)
    assert (await nora.get(WHERE_TO)).status_code == 200

    answer = await nora.send_form("/prove", to=EXPORT, code=code_of_app(nonce))

    assert (answer.status_code, answer.headers["location"]) == (303, EXPORT)
    assert (await nora.get(EXPORT)).status_code == 200


async def test_a_wrong_or_used_code_opens_nothing(world, browser_of):
    nonce = await can_sign_in(world.nora)
    nora = await browser_of(world.nora)
    await some_minutes_pass()
    code = code_of_app(nonce)
    assert (await nora.send_form("/prove", to=EXPORT, code="000000" if code != "000000" else "111111")).status_code == 422
    assert (await nora.send_form("/prove", to=EXPORT, code="")).status_code == 422
    assert (await nora.get(EXPORT)).status_code == 303
    assert (await nora.send_form("/prove", to=EXPORT, code=code)).status_code == 303
    await some_minutes_pass()
    answer = await nora.send_form("/prove", to=EXPORT, code=code)
    assert (answer.status_code, code in answer.text) == (422, False)
    assert (await nora.get(EXPORT)).status_code == 303


async def test_guessing_ends_after_some_tries(world, browser_of):
    nonce = await can_sign_in(world.nora)
    nora = await browser_of(world.nora)
    await some_minutes_pass()
    for _ in range(10):
        await nora.send_form("/prove", to=EXPORT, code="000000")
    assert (await nora.send_form("/prove", to=EXPORT, code=code_of_app(nonce))).status_code == 422
    assert (await nora.get(EXPORT)).status_code == 303


async def test_it_leads_nowhere_else_and_proves_this_browser_alone(world, browser_of):
    nonce = await can_sign_in(world.nora)
    nora, elsewhere = await browser_of(world.nora), await browser_of(world.nora)
    await some_minutes_pass()
    for to in ("https://evil.test/", "//evil.test/", "/\\evil.test", "x" * 400, ""):
        page = (await nora.get("/prove", params={"to": to})).text
        assert "evil" not in page
    answer = await nora.send_form("/prove", to="//evil.test/", code=code_of_app(nonce))
    assert answer.headers["location"] == "/desk"
    assert ((await nora.get(EXPORT)).status_code, (await elsewhere.get(EXPORT)).status_code) == (200, 303)


async def test_without_a_second_factor_nothing_leaves_the_house(world, browser_of):
    nora = await browser_of(world.nora)
    await some_minutes_pass()
    assert "no app for codes" in (await nora.get("/prove")).text
    assert (await nora.send_form("/prove", to=EXPORT, code="123456")).status_code == 404
    assert (await nora.get(EXPORT)).status_code == 303
