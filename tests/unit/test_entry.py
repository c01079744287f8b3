"""Cookies, links, codes, passwords and the words for rights: what can be told without a database."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from app.kit import i18n, tokens
from app.kit.pages import is_ours
from app.people import links, secrets, sessions
from app.practice.phases import OPEN, Phase
from app.practice.rights import AROUND_THE_TABLE, NOT_IN_PRIVATE_TIME, OPEN_NOT_PRIVATE, RIGHTS, SINCE_TAKEN_ON
from app.staff import rules

LINK = UUID("12345678-1234-5678-1234-567812345678")


@pytest.fixture(autouse=True)
def speaks_english():
    with i18n.speaking("en"):
        yield


# Sessions


def test_a_cookie_says_its_token_and_its_minute():
    with time_machine.travel("2027-03-24T15:30:59Z", tick=False):
        shown = sessions.shown(sessions.cookie_for("token", own_phone=False).value)
    assert (shown.token, shown.at.isoformat()) == ("token", "2027-03-24T15:30:00+00:00")


@pytest.mark.parametrize("spoil", [lambda v: "x" + v, lambda v: v[:-1], lambda v: v.replace(".", "..", 1), lambda v: "", lambda v: None])
def test_a_cookie_that_was_touched_says_nothing(spoil):
    assert sessions.shown(spoil(sessions.cookie_for("token", own_phone=False).value)) is None


@pytest.mark.parametrize("value", ["a", "a.b", "a.b.c", "..", "é.1.2", "\ud800.1.2", "." * 10_000])
def test_a_cookie_of_somebody_else_says_nothing(value):
    assert sessions.shown(value) is None


def test_the_cookie_is_a_host_cookie_that_scripts_cannot_read():
    header = sessions.cookie_for("token", own_phone=False).to_header(header="")
    assert {part.strip() for part in header.split(";")[1:]} == {"Path=/", "Secure", "HttpOnly", "SameSite=lax"}
    assert header.startswith("__Host-session=")
    assert "Max-Age" in sessions.cookie_for("token", own_phone=True).to_header(header="")


@pytest.mark.parametrize(
    ("by_link", "own_phone", "limit"),
    [(False, False, timedelta(minutes=30)), (True, False, timedelta(minutes=30)), (True, True, timedelta(days=14))],
)
def test_idle_limits(by_link, own_phone, limit):
    assert sessions.idle_limit(by_link=by_link, own_phone=own_phone) == limit


# Links, codes, tickets


def test_a_link_opens_by_its_secret_and_by_its_code_and_by_nothing_else():
    secret, code = links.secret_of(LINK, "ABC123"), links.code_of(LINK, "ABC123")
    assert (len(secret), len(code)) == (32, 14)
    assert all(links.opens(typed, LINK, "ABC123") for typed in (secret, code, code.lower(), code.replace("-", " "), f" {secret} "))
    assert not any(links.opens(typed, LINK, "ABC123") for typed in ("", "ABC123", secret[:-1], secret + "0", code[:-1], "é", "\ud800"))
    assert not links.opens(secret, uuid4(), "ABC123")
    assert (links.handle_in(code), links.is_whole_secret(secret), links.is_whole_secret(code)) == ("ABC123", True, False)


def test_letters_that_look_like_digits_are_read_as_digits():
    assert tokens.as_typed("o0-iIlL1 abc") == "0011111ABC"


def test_a_ticket_is_found_by_its_whole_secret_only():
    secret = links.ticket_secret(LINK)
    assert links.ticket_in(secret) == LINK
    assert [links.ticket_in(other) for other in (secret[:-1], secret + "0", secret[:32], "", "x" * 58, "é" * 32, "٣" * 32, "\ud800")] == [
        None
    ] * 8
    assert links.ticket_in(links.ticket_secret(uuid4())[:32] + secret[32:]) is None


def test_another_secret_of_the_operator_opens_nothing():
    secret, ticket, cookie = links.secret_of(LINK, "ABC123"), links.ticket_secret(LINK), sessions.cookie_for("token", own_phone=False).value
    tokens.configure("quite another secret, just as long as it must be")
    assert (links.opens(secret, LINK, "ABC123"), links.ticket_in(ticket), sessions.shown(cookie)) == (False, None, None)


# Passwords and codes


async def test_a_password_fits_its_own_hash_only(slow_as_ever):
    hashed = await secrets.slow_hash("vier blaue Wolken")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert secrets._nobody.startswith("$argon2id$v=19$m=65536,t=3,p=4$"), "it takes as long where there is nobody"
    assert hashed != await secrets.slow_hash("vier blaue Wolken")
    assert [await secrets.fits(text, hashed) for text in ("vier blaue Wolken", "vier blaue wolken", "")] == [True, False, False]
    assert [await secrets.fits("nobody at all", None), await secrets.fits("x", "not a hash")] == [False, False]


async def test_without_the_operators_secret_a_stolen_hash_is_worth_nothing():
    hashed = await secrets.slow_hash("vier blaue Wolken")
    tokens.configure("quite another secret, just as long as it must be")
    assert not await secrets.fits("vier blaue Wolken", hashed)


def test_a_code_of_the_app_counts_from_its_step_on():
    nonce = secrets.new_nonce()
    import pyotp

    app = pyotp.TOTP(secrets.totp_secret(nonce))
    with time_machine.travel("2027-03-24T15:30:10Z", tick=False):
        step = int(secrets.now().timestamp()) // 30
        assert [secrets.totp_step(app.generate_otp(step + by), nonce, last=0) for by in (-2, -1, 0, 1, 2)] == [
            None, step - 1, step, step + 1, None,
        ]  # fmt: skip
        assert secrets.totp_step(app.generate_otp(step), nonce, last=step) is None
        assert secrets.totp_step(app.generate_otp(step), secrets.new_nonce(), last=0) is None


def test_recovery_codes_are_read_however_they_are_typed():
    codes = secrets.recovery_codes()
    assert len(set(codes)) == 8
    assert secrets.recovery_hash(codes[0]) == secrets.recovery_hash(codes[0].lower().replace("-", " "))
    assert secrets.recovery_hash(codes[0]) != secrets.recovery_hash(codes[1])


@pytest.mark.parametrize(
    ("password", "easy"),
    [
        ("vier blaue Wolken", False),
        ("correct horse battery", False),
        ("aaaaaaaaaaaa", True),
        ("abababababab", True),
        ("Passwort2027", True),
        ("familienrat1", True),
        ("wiechmann123", True),
        ("nora.hb@amt.test", False),  # "hb" and "amt" are too short to be looked for; ten signs besides
        ("mein Passwort ist ein langer Satz", False),
    ],
)
def test_passwords_that_are_guessed_early(password, easy):
    assert rules.too_easy(password, about=["Nora Wiechmann", "n.wiechmann@hb.test"]) is easy


@pytest.mark.parametrize(
    ("path", "ours"), [("/", True), ("/a?b=c#d", True), ("//a", False), ("/\\a", False), ("a", False), ("", False), ("/a b", False)]
)
def test_our_own_paths(path, ours):
    assert is_ours(path) is ours


# The table of rights in words


def test_every_right_stands_in_one_chapter():
    told = [right for rights in rules.CHAPTERS.values() for right in rights]
    assert sorted(told) == sorted(RIGHTS)


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        (frozenset(Phase), "always"),
        (NOT_IN_PRIVATE_TIME, "always, but never in private family time"),
        (frozenset({Phase.PREPARATION}), "in “Preparation”"),
        (frozenset({Phase.ENQUIRY, Phase.CLARIFIED}), "in “Enquiry” and “Referral clarified”"),
        (OPEN, "from “Enquiry” to “Preparing the review”"),
        (OPEN_NOT_PRIVATE, "from “Enquiry” to “Preparing the review”, but never in private family time"),
        (SINCE_TAKEN_ON, "from “Referral clarified” to “Preparing the review”, but never in private family time"),
        (AROUND_THE_TABLE, "from “Sharing information” to “Agreeing the plan”, but never in private family time"),
        (frozenset({Phase.ENQUIRY, Phase.CLOSED, Phase.ENDED_IN_PREPARATION}), "in “Enquiry”; in “Closed”; in “Ended in preparation”"),
    ],
)
def test_phases_are_said_as_people_say_them(phases, words):
    assert rules.when(phases) == words
