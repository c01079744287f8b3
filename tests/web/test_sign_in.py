"""Staff come in by e-mail address and password; then the second factor is asked."""

import json
import re

import pytest

from app.audit.tables import AuditEntry
from app.kit import kept
from app.people import sessions
from app.people.tables import Session, Staff
from tests.world import PASSWORD, can_sign_in, code_of_app

WRONG = "E-mail address and password do not belong together. Please check both."


def stage_of(browser):
    shown = sessions.shown(browser.cookies.get(sessions.COOKIE))
    return Session.select(Session.stage, Session.person).where(Session.id_hash == shown.id_hash).first()


async def sign_in(browser, email="nora.hb@amt.test", password=PASSWORD, **more):
    return await browser.send_form("/sign-in", email=email, password=password, **more)


async def test_it_works(world, browser_of):
    nonce = await can_sign_in(world.nora)
    browser = await browser_of()
    assert (await browser.get("/sign-in")).status_code == 200

    first = await sign_in(browser)
    assert (first.status_code, first.headers["location"]) == (303, "/sign-in/second")
    assert await stage_of(browser) == {"stage": "password", "person": world.nora.id}
    assert (await browser.get("/sign-in/second")).status_code == 200

    second = await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    assert (second.status_code, second.headers["location"]) == (303, "/desk")
    assert await stage_of(browser) == {"stage": "full", "person": world.nora.id}
    assert await Session.count() == 1
    assert (await browser.get("/account")).status_code == 200
    assert (await browser.get("/sign-in")).headers["location"] == "/desk"
    assert (await browser.get("/sign-in/second")).headers["location"] == "/"
    assert (await browser.send_form("/sign-in/second", code="1")).headers["location"] == "/"


async def test_the_address_is_found_however_it_is_written(world, browser_of):
    await can_sign_in(world.nora)
    assert (await sign_in(await browser_of(), email=" Nora.HB@Amt.Test ")).status_code == 303


async def test_every_mistake_has_the_same_answer(world, browser_of):
    await can_sign_in(world.nora)
    await can_sign_in(world.jan)
    await Staff.update({Staff.active: False}).where(Staff.person == world.jan.id)
    bodies = set()
    for email, password in (
        ("nora.hb@amt.test", "something else"),
        ("nobody@amt.test", PASSWORD),
        ("jan.hb@amt.test", PASSWORD),  # closed
        ("petra.hb@amt.test", PASSWORD),  # invited, no password yet
    ):
        browser = await browser_of()
        answer = await sign_in(browser, email, password)
        assert answer.status_code == 422
        assert sessions.COOKIE not in answer.headers.get("set-cookie", "")
        assert f'value="{email}"' in answer.text
        assert WRONG in answer.text
        assert password not in answer.text
        bodies.add(answer.text.replace(email, ""))
    assert len(bodies) == 1
    assert await Session.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Please fill this in."),
        ({"email": "nora.hb@amt.test"}, "Please fill this in."),
        ({"email": "a\x00", "password": "b"}, "cannot be stored"),
        ({"email": "x" * 100_000, "password": "y" * 100_000}, "too long"),
        ({"email": ["a", "b"], "password": "c"}, "sent twice"),
        ({"email": "<b>\u202e😀", "password": "c"}, WRONG),
    ],
)
async def test_odd_input_gets_a_sentence(world, browser_of, typed, sentence):
    answer = await (await browser_of()).send_form("/sign-in", **typed)
    assert answer.status_code == 422
    assert sentence in answer.text


async def test_signing_in_anew_ends_the_session_from_before(world, browser_of):
    await can_sign_in(world.nora)
    browser = await browser_of(world.jan)
    assert (await sign_in(browser)).status_code == 303
    assert await Session.select(Session.person, Session.stage) == [{"person": world.nora.id, "stage": "password"}]


async def test_refused_tries_stand_in_the_log_without_what_was_typed(world, browser_of):
    await can_sign_in(world.nora)
    await sign_in(await browser_of(), password="something else")
    lines = await AuditEntry.select(AuditEntry.deed, AuditEntry.who, AuditEntry.about)
    assert lines == [{"deed": "sign_in_refused", "who": world.nora.id, "about": json.dumps({})}]


# What was typed when the session had ended


async def expired_post(browser):
    return await browser.send_form(
        "/office/invite",
        concern="Elif kommt\r\nnicht zur Schule. <b>",
        child=["Elif", "مريم"],
        password="never kept",
        again="never kept",
        current="never kept",
        edited="7",
    )


def hidden(text, name):
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', text)
    return found[1] if found else None


async def test_a_form_waits_until_its_writer_is_back(world, browser_of):
    nonce = await can_sign_in(world.nora)
    browser = await browser_of()
    page = await expired_post(browser)
    assert page.status_code == 401
    sealed = hidden(page.text, "kept")
    assert kept.unseal(sealed).action == "/office/invite"
    assert kept.unseal(sealed).fields == [
        ("concern", "Elif kommt\r\nnicht zur Schule. <b>"),
        ("child", "Elif"),
        ("child", "مريم"),
        ("edited", "7"),
    ]

    wrong = await sign_in(browser, password="something else", kept=sealed)
    assert hidden(wrong.text, "kept") == sealed

    second = await sign_in(browser, kept=sealed)
    assert second.status_code == 200
    assert hidden(second.text, "kept") == sealed

    wrong_code = await browser.send_form("/sign-in/second", code="000", kept=sealed)
    assert wrong_code.status_code == 422
    assert hidden(wrong_code.text, "kept") == sealed

    done = await browser.send_form("/sign-in/second", code=code_of_app(nonce), kept=sealed)
    assert done.status_code == 200
    assert "What you wrote is still here" in done.text
    assert '<form class="kept" method="post" action="/office/invite"' in done.text
    assert hidden(done.text, "concern") == "Elif kommt\r\nnicht zur Schule. &lt;b&gt;"
    assert re.findall(r'name="child" value="(\w+)"', done.text) == ["Elif", "مريم"]
    shown = re.findall(r'<dd class="kern-description-list-item__value words"[^>]*>([^<]+)</dd>', done.text)
    assert shown == ["Elif kommt\r\nnicht zur Schule. &lt;b&gt;", "Elif", "مريم"]
    assert hidden(done.text, "edited") == "7"
    assert "never kept" not in done.text
    token = hidden(done.text, "csrf")
    assert (await browser.post("/account/end-sessions", data={"csrf": token})).status_code == 303


async def test_it_is_kept_through_the_first_enrolment_too(world, browser_of):
    await can_sign_in(world.nora, second_factor=False)
    browser = await browser_of()
    sealed = hidden((await expired_post(browser)).text, "kept")
    page = await sign_in(browser, kept=sealed)
    assert "Set up your second step" in page.text
    assert hidden(page.text, "kept") == sealed


@pytest.mark.parametrize("action", ["https://evil.test/", "//evil.test/x", "/\\evil.test", "javascript:alert(1)", "desk", "/a\nb"])
async def test_nobody_can_plant_a_form(world, browser_of, action):
    """Neither one with a seal of one's own, nor a sealed one that leads elsewhere."""
    nonce = await can_sign_in(world.nora)
    for planted in (
        kept.seal(action, [("a", "b")]),
        "x" * 32 + "." + kept.seal("/desk", [("a", "b")]).partition(".")[2],
        "é.\ud800".encode("utf-8", "replace").decode(),
    ):
        browser = await browser_of()
        assert (await sign_in(browser, kept=planted)).status_code == 303
        await Staff.update({Staff.totp_step: 0}).where(Staff.person == world.nora.id)
        answer = await browser.send_form("/sign-in/second", code=code_of_app(nonce), kept=planted)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk")


async def test_a_post_without_words_leads_to_signing_in(world, browser_of):
    answer = await (await browser_of()).send_form("/account/end-sessions")
    assert answer.status_code == 401
    assert "Please sign in again." in answer.text
    assert hidden(answer.text, "kept") is None


async def test_a_page_leads_to_signing_in(world, browser_of):
    answer = await (await browser_of()).get("/account")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


async def test_signing_in_by_a_form_from_elsewhere_is_refused(world, browser_of):
    await can_sign_in(world.nora)
    browser = await browser_of()
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"}):
        answer = await browser.post("/sign-in", data={"email": "nora.hb@amt.test", "password": PASSWORD}, headers=headers)
        assert answer.status_code == 403
    del browser.headers["sec-fetch-site"]
    assert (await browser.post("/sign-in", data={"email": "nora.hb@amt.test", "password": PASSWORD})).status_code == 403
    old = {"origin": "https://house.test"}
    assert (await browser.post("/sign-in", data={"email": "nora.hb@amt.test", "password": PASSWORD}, headers=old)).status_code == 303
    assert await Session.count() == 1
