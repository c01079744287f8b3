"""Whoever steals a dump of the database comes in nowhere: none of the secrets that were given out stands in it, in any shape."""

import base64
import re

from app.kit import tokens
from app.people import known_browsers, links, secrets, sessions
from app.people.tables import AccessLink, Staff, Ticket
from app.staff import commands
from tests.conftest import SECRET
from tests.web.test_hello import code, link_of, secret, set_pin
from tests.world import PASSWORD, can_sign_in, code_of_app, everything

PIN = "82640197"


async def dump() -> str:
    return "\n".join(line for lines in (await everything()).values() for line in lines)


def shapes_of(text: str) -> set[str]:
    """As it is, without dashes, in small letters, and as bytes are written: hexadecimal and base64."""
    plain = {text, text.replace("-", ""), text.lower()}
    raw = text.encode()
    return plain | {raw.hex(), base64.b64encode(raw).decode().rstrip("="), base64.urlsafe_b64encode(raw).decode().rstrip("=")}


def found_in(dumped: str, issued: dict[str, str]) -> list[str]:
    return [what for what, text in issued.items() if any(shape in dumped for shape in shapes_of(text))]


async def all_that_is_given_out(world, browser_of) -> dict[str, str]:
    """By the doors where there are doors, so that what they store is stored."""
    nonce = await can_sign_in(world.nora)
    await set_pin(world.sara, PIN)
    nora, jan, phone, locked = await browser_of(), await browser_of(), await browser_of(), await browser_of(world.ayse)

    await nora.send_form("/sign-in", email="nora.hb@amt.test", password=PASSWORD)
    half = nora.cookies[sessions.COOKIE]
    await nora.send_form("/sign-in/second", code=code_of_app(nonce))
    page = (await nora.get("/account")).text
    recovery = re.findall(
        r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b", (await nora.send_form("/account/recovery-codes", code=code_of_app(nonce, steps=1))).text
    )

    await can_sign_in(world.jan, second_factor=False)
    await jan.send_form("/sign-in", email="jan.hb@amt.test", password=PASSWORD)
    enrol = (await jan.get("/sign-in/second")).text
    enrolled = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", enrol)

    await commands.write_for_new_password("idris.hb@amt.test")
    ticket = await Ticket.select(Ticket.id).first()

    await nora.send_form("/prove", code="000000")  # a guess in a known browser is counted
    await phone.send_form("/hello/enter", secret=await secret(world.sara), pin=PIN, own_phone="yes")
    await locked.get("/my/lock")
    sara, ayse = await link_of(world.sara), await link_of(world.ayse)
    assert (enrolled is not None, ticket is not None, len(recovery)) == (True, True, 8)
    return {
        "password": PASSWORD,
        "PIN": PIN,
        "the operator's secret": SECRET,
        "half session": half.partition(".")[0],
        "known browser": nora.cookies[known_browsers.COOKIE],
        "name of a known browser": nora.cookies[known_browsers.COOKIE].rpartition(".")[0],
        "session of staff": nora.cookies[sessions.COOKIE].partition(".")[0],
        "session of a family": phone.cookies[sessions.COOKIE].partition(".")[0],
        "locked session": locked.cookies["__Host-locked"].partition(".")[0],
        "token of a form": re.search(r'name="csrf" value="([^"]+)"', page)[1],
        "second factor": secrets.totp_secret(nonce),
        "second factor that is shown": enrolled[0].replace(" ", ""),
        "link": (await secret(world.sara))[links.HANDLE :],
        "link of another": links.secret_of(ayse.id, ayse.handle)[links.HANDLE :],
        "code": (await code(world.sara)).replace("-", "")[links.HANDLE :],
        "ticket": links.ticket_secret(ticket["id"])[32:],
        **{f"recovery code {number}": text for number, text in enumerate(recovery)},
        "whole link": links.secret_of(sara.id, sara.handle),
    }


async def test_none_of_what_was_given_out_stands_in_it(world, browser_of):
    issued = await all_that_is_given_out(world, browser_of)
    assert len(issued) == 25
    assert found_in(await dump(), issued) == []


async def test_control_what_is_stored_in_their_place_is_found(world, browser_of):
    """The same search finds handles, hashes and nonces: it looks where things stand."""
    issued = await all_that_is_given_out(world, browser_of)
    staff = await Staff.select(Staff.totp_nonce, Staff.password_hash).where(Staff.person == world.nora.id).first()
    link = await AccessLink.select(AccessLink.handle, AccessLink.pin_hash).where(AccessLink.person == world.sara.id).first()
    stored = {
        "handle": link["handle"],
        "hash of a PIN": link["pin_hash"],
        "nonce": staff["totp_nonce"],
        "hash of a password": staff["password_hash"],
        "hash of a session": tokens.fingerprint(issued["session of staff"]).hex(),
        "hash of a recovery code": secrets.recovery_hash(issued["recovery code 0"]).hex(),
    }
    assert found_in(await dump(), stored) == list(stored)


async def test_what_is_stored_opens_nothing(world, browser_of):
    """Handles, hashes and nonces, tried at every door that takes a secret."""
    await all_that_is_given_out(world, browser_of)
    thief = await browser_of()
    words = set(re.findall(r"[0-9A-Za-z_+/=$.,-]{6,}", await dump()))
    link = await link_of(world.ayse)
    likely = [
        link.handle,
        str(link.id),
        link.id.hex,
        f"{link.handle}{link.id.hex.upper()}",
        *sorted(each for each in words if len(each) == 64)[:20],
    ]
    for text in likely:
        for path in ("/hello", "/hello/enter", "/key"):
            answer = await thief.send_form(path, secret=text, code=text)
            assert answer.status_code == 422, (path, text)
        thief.cookies.set(sessions.COOKIE, f"{text}.0.{text}", domain="house.test")
        assert (await thief.get("/desk")).status_code == 303
        thief.cookies.delete(sessions.COOKIE)
