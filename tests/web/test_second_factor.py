"""The second step of signing in: set up once, asked every time, and recovery codes for the day the phone is lost."""

import base64
import html
import re

import pyotp
import pytest
import time_machine

from app.people import secrets, sessions
from app.people.tables import RecoveryCode, Staff
from tests.conftest import HOST
from tests.world import PASSWORD, can_sign_in, code_of_app, everything

NOT_RIGHT = "This code is not right, or it was used already."


async def half_way(browser_of, email="nora.hb@amt.test"):
    browser = await browser_of()
    assert (await browser.send_form("/sign-in", email=email, password=PASSWORD)).status_code == 303
    return browser


def key_on(page):
    return re.search(r'<code dir="ltr" translate="no">([A-Z2-7 ]+)</code>', page.text)[1].replace(" ", "")


async def test_it_works_from_the_first_enrolment_to_a_recovery_code(world, browser_of):
    await can_sign_in(world.nora, second_factor=False)
    browser = await half_way(browser_of)
    page = await browser.get("/sign-in/second")
    app = pyotp.TOTP(key_on(page))

    done = await browser.send_form("/sign-in/second", code=app.now())
    assert done.status_code == 200
    codes = re.findall(r"<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})</code></li>", done.text)
    assert len(set(codes)) == 8
    assert "data-print" in done.text
    stored = await RecoveryCode.select(RecoveryCode.code_hash)
    assert not any(code.encode() in row["code_hash"] for code in codes for row in stored)

    for typed in (codes[3], codes[4].lower().replace("-", " ").replace("0", "o")):
        other = await half_way(browser_of)
        answer = await other.send_form("/sign-in/second", code=typed)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    again = await half_way(browser_of)
    answer = await again.send_form("/sign-in/second", code=codes[3])
    assert answer.status_code == 422
    assert NOT_RIGHT in html.unescape(answer.text)
    assert await RecoveryCode.count().where(RecoveryCode.used_at.is_null()) == 6


async def test_looking_at_the_enrolment_page_stores_nothing(world, browser_of):
    await can_sign_in(world.nora, second_factor=False)
    browser = await half_way(browser_of)
    before = await everything()
    first, second = await browser.get("/sign-in/second"), await browser.get("/sign-in/second")
    assert await everything() == before
    assert key_on(first) == key_on(second)
    other = await half_way(browser_of)
    assert key_on(await other.get("/sign-in/second")) != key_on(first)


async def test_the_picture_says_the_same_as_the_key(world, browser_of):
    await can_sign_in(world.nora, second_factor=False)
    page = await (await half_way(browser_of)).get("/sign-in/second")
    picture = re.search(r'<img class="enrol__picture" src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"', page.text)[1]
    assert b"<svg" in base64.b64decode(picture)
    address = html.unescape(re.search(r'href="(otpauth://[^"]+)"', page.text)[1])
    assert pyotp.parse_uri(address).secret == key_on(page)
    assert "issuer=Termine" in address
    assert "Familienrat" not in address


async def test_the_key_stays_while_codes_are_mistyped(world, browser_of):
    await can_sign_in(world.nora, second_factor=False)
    browser = await half_way(browser_of)
    key = key_on(await browser.get("/sign-in/second"))
    wrong = await browser.send_form("/sign-in/second", code="000000")
    assert wrong.status_code == 422
    assert key_on(wrong) == key
    assert await Staff.select(Staff.totp_nonce).where(Staff.person == world.nora.id).first() == {"totp_nonce": None}
    assert (await browser.send_form("/sign-in/second", code=pyotp.TOTP(key).now())).status_code == 200


async def test_a_code_works_once(world, browser_of):
    nonce = await can_sign_in(world.nora)
    code = code_of_app(nonce)
    assert (await (await half_way(browser_of)).send_form("/sign-in/second", code=code)).status_code == 303
    answer = await (await half_way(browser_of)).send_form("/sign-in/second", code=code)
    assert answer.status_code == 422
    assert NOT_RIGHT in html.unescape(answer.text)


@pytest.mark.parametrize(("steps", "status"), [(-2, 422), (-1, 303), (0, 303), (1, 303), (2, 422)])
async def test_half_a_minute_either_way_is_forgiven(world, browser_of, steps, status):
    nonce = await can_sign_in(world.nora)
    with time_machine.travel("2027-03-24T15:30:10+01:00", tick=False):
        browser = await browser_of()
        cookie = await sessions.start(world.nora.id, stage=sessions.Stage.PASSWORD)
        browser.cookies.set(sessions.COOKIE, cookie.value, domain=HOST)
        answer = await browser.send_form("/sign-in/second", code=code_of_app(nonce, steps=steps))
    assert answer.status_code == status


async def test_digits_of_an_arabic_keyboard_and_spaces_are_read(world, browser_of):
    nonce = await can_sign_in(world.nora)
    code = code_of_app(nonce)
    typed = code[:3].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) + " " + code[3:]
    assert (await (await half_way(browser_of)).send_form("/sign-in/second", code=typed)).status_code == 303


@pytest.mark.parametrize("code", ["", "123", "x" * 100_000, "1\x002345", "²" * 6, "😀", ["1", "2"], "\u202e123456"])
async def test_odd_input_gets_a_sentence(world, browser_of, code):
    await can_sign_in(world.nora)
    answer = await (await half_way(browser_of)).send_form("/sign-in/second", code=code)
    assert answer.status_code == 422
    assert 'id="errors"' in answer.text


async def test_a_second_enrolment_cannot_replace_the_first(world, browser_of):
    """Two pages were open with the password alone; the one that comes second changes nothing."""
    await can_sign_in(world.nora, second_factor=False)
    one, two = await half_way(browser_of), await half_way(browser_of)
    key = key_on(await two.get("/sign-in/second"))
    assert (await one.send_form("/sign-in/second", code=pyotp.TOTP(key_on(await one.get("/sign-in/second"))).now())).status_code == 200
    nonce = await Staff.select(Staff.totp_nonce).where(Staff.person == world.nora.id).first()
    answer = await two.send_form("/sign-in/second", code=pyotp.TOTP(key).now())
    assert answer.status_code == 401  # the enrolment ended all other sessions
    assert await Staff.select(Staff.totp_nonce).where(Staff.person == world.nora.id).first() == nonce


async def test_nobody_and_no_family_comes_here(world, browser_of):
    assert (await (await browser_of()).get("/sign-in/second")).headers["location"] == "/sign-in"
    family = await browser_of(world.ayse)
    assert (await family.get("/sign-in/second")).headers["location"] == "/"
    assert (await family.send_form("/sign-in/second", code="123456")).headers["location"] == "/"


# New recovery codes, in the account


async def test_new_recovery_codes_replace_the_old_ones(world, browser_of):
    nonce = await can_sign_in(world.nora)
    browser = await browser_of(world.nora)
    assert (await browser.send_form("/account/recovery-codes", code="000000")).status_code == 422
    assert await RecoveryCode.count() == 0
    first = await browser.send_form("/account/recovery-codes", code=code_of_app(nonce))
    old = re.findall(r"<li><code>(\S+)</code></li>", first.text)
    with time_machine.travel(secrets.now().timestamp() + 60):
        second = await browser.send_form("/account/recovery-codes", code=code_of_app(nonce))
    new = re.findall(r"<li><code>(\S+)</code></li>", second.text)
    assert (len(old), len(new), len({*old, *new})) == (8, 8, 16)
    assert (await (await half_way(browser_of)).send_form("/sign-in/second", code=old[0])).status_code == 422
    assert (await (await half_way(browser_of)).send_form("/sign-in/second", code=new[0])).status_code == 303


async def test_a_recovery_code_does_not_make_new_ones(world, browser_of):
    nonce = await can_sign_in(world.nora)
    browser = await browser_of(world.nora)
    page = await browser.send_form("/account/recovery-codes", code=code_of_app(nonce))
    code = re.findall(r"<li><code>(\S+)</code></li>", page.text)[0]
    assert (await browser.send_form("/account/recovery-codes", code=code)).status_code == 422


async def test_without_a_second_factor_there_are_no_recovery_codes(world, browser_of):
    assert (await (await browser_of(world.nora)).send_form("/account/recovery-codes", code="123456")).status_code == 404
