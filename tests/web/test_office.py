"""The administrator runs the office; everybody of staff can read who may see what; public pages are public."""

import html
import re
from types import SimpleNamespace
from uuid import uuid4

import pytest

from app.audit.tables import AuditEntry
from app.kit.clock import now
from app.kit.errors import Refused
from app.people.tables import Office, RecoveryCode, Session, Staff, Ticket
from app.practice.right_names import RIGHT_NAMES
from app.practice.roles import StaffRole
from app.staff import commands
from tests.world import can_sign_in, everything, make_staff

TYPED = {"name": "Familienratsbüro <Nord>", "phone": "0421 1", "emergency_phone": "0421 2"}
DEEDS = ("change", "invite", "close", "open", "end-sessions", "forget-second-factor")


async def test_it_shows_the_office_and_its_colleagues(world, browser_of):
    await can_sign_in(world.nora)
    await Staff.update({Staff.active: False}).where(Staff.person == world.jan.id)
    page = await (await browser_of(world.ada)).get("/office")
    assert page.status_code == 200
    assert re.findall(r"<bdi hx-ignore>([^<]+)</bdi>", page.text) == [
        "Ada Brandt", "Idris Kaya", "Nora Wiechmann", "Petra Lübben", "Vera Hansen", "Jan Osterloh",
    ]  # fmt: skip
    assert "Sam Hillebrand" not in page.text
    assert "nora.hb@amt.test" in page.text
    assert [state for state in ("Active", "Account closed", "Invitation has run out") if f'class="kern-label">{state}<' in page.text] == [
        "Active", "Account closed", "Invitation has run out",
    ]  # fmt: skip


async def test_name_and_telephones_are_changed(world, browser_of):
    ada = await browser_of(world.ada)
    assert f'value="{world.bremen.phone}"' in (await ada.get("/office/change")).text
    answer = await ada.send_form("/office/change", **TYPED)
    assert (answer.status_code, answer.headers["location"]) == (303, "/office")
    office = await Office.select(Office.name, Office.phone, Office.emergency_phone).where(Office.id == world.bremen.id).first()
    assert office == TYPED
    assert "Familienratsbüro &lt;Nord&gt;" in (await ada.get("/office")).text
    other = await Office.select(Office.name).where(Office.id == world.osnabrueck.id).first()
    assert other == {"name": "Familienratsbüro Osnabrück"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [(field, typed) for field in TYPED for typed in ("", "x" * 100_000, "a\x00", ["a", "b"])]
    + [("phone", "call"), ("emergency_phone", "<b>")],
)
async def test_mistakes_keep_what_was_typed(world, browser_of, field, typed):
    ada = await browser_of(world.ada)
    before = await everything()
    answer = await ada.send_form("/office/change", **(TYPED | {field: typed}))
    assert answer.status_code == 422
    assert all(f'value="{value}"' in answer.text for name, value in TYPED.items() if name not in {field, "name"})
    assert await everything() == before


async def deed(browser, person, what):
    return await browser.send_form(f"/office/colleagues/{person.id}/{what}")


async def test_an_account_is_closed_and_opened_again(world, browser_of):
    ada, nora = await browser_of(world.ada), await browser_of(world.nora)
    answer = await deed(ada, world.nora, "close")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/office/colleagues/{world.nora.id}")
    assert (await nora.get("/account")).headers["location"] == "/sign-in"
    assert "The account is closed" in (await ada.get(answer.headers["location"])).text
    await deed(ada, world.nora, "open")
    assert await Staff.exists().where(Staff.person == world.nora.id, Staff.active.eq(True))
    deeds = await AuditEntry.select(AuditEntry.deed, AuditEntry.who, AuditEntry.office).order_by(AuditEntry.id)
    assert deeds == [{"deed": name, "who": world.ada.id, "office": world.bremen.id} for name in ("close_account", "open_account")]


CHANGED = {"name": "Nora Wiechmann-Aydın", "email": "N.Aydin@amt.test", "role": "coordinator", "phone": "0421 5"}


async def test_a_colleague_is_changed(world, browser_of):
    ada, nora = await browser_of(world.ada), await browser_of(world.nora)
    path = f"/office/colleagues/{world.nora.id}"
    assert 'value="nora.hb@amt.test"' in (await ada.get(f"{path}/change")).text
    answer = await ada.send_form(f"{path}/change", **CHANGED)
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    page = await nora.get("/account")
    assert ("Nora Wiechmann-Aydın" in page.text, "n.aydin@amt.test" in page.text) == (True, True)
    await ada.send_form(f"{path}/change", **(CHANGED | {"role": "manager"}))
    assert (await nora.get("/account")).headers["location"] == "/sign-in"  # with another role one signs in anew


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("email", "idris.hb@amt.test", "There is an account with this e-mail address already."),
        ("email", "x", "check how this is written"),
        ("role", "god", "choose one of the answers"),
        ("phone", "call", "check how this is written"),
    ],
)
async def test_a_wrong_change_keeps_what_was_typed(world, browser_of, field, typed, sentence):
    ada = await browser_of(world.ada)
    before = await everything()
    answer = await ada.send_form(f"/office/colleagues/{world.nora.id}/change", **(CHANGED | {field: typed}))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert CHANGED["name"] in answer.text or field == "name"
    assert await everything() == before


async def test_ones_own_role_is_changed_by_somebody_else(world, browser_of):
    ada = await browser_of(world.ada)
    own = {"name": "Ada Brandt", "email": "ada.hb@amt.test", "phone": "0421 7"}
    answer = await ada.send_form(f"/office/colleagues/{world.ada.id}/change", **own, role="manager")
    assert answer.status_code == 422
    assert "ask another administrator" in answer.text
    assert (await ada.send_form(f"/office/colleagues/{world.ada.id}/change", **own, role="administrator")).status_code == 303


async def test_sessions_are_ended(world, browser_of):
    ada, nora = await browser_of(world.ada), await browser_of(world.nora)
    assert "Sign out everywhere" in (await ada.get(f"/office/colleagues/{world.nora.id}")).text
    await deed(ada, world.nora, "end-sessions")
    assert (await nora.get("/account")).headers["location"] == "/sign-in"
    assert await Session.count() == 1


async def test_a_new_phone_can_be_set_up(world, browser_of):
    await can_sign_in(world.nora)
    await RecoveryCode.insert(RecoveryCode(person=world.nora.id, code_hash=b"x"))
    ada, nora = await browser_of(world.ada), await browser_of(world.nora)
    assert (await deed(ada, world.nora, "forget-second-factor")).status_code == 303
    assert (await nora.get("/account")).headers["location"] == "/sign-in"
    staff = await Staff.select(Staff.totp_nonce, Staff.password_hash).where(Staff.person == world.nora.id).first()
    assert (staff["totp_nonce"], staff["password_hash"] is None) == (None, False)
    assert await RecoveryCode.count() == 0


@pytest.mark.parametrize("what", ["close", "forget-second-factor"])
async def test_nobody_shuts_themselves_out(world, browser_of, what):
    ada = await browser_of(world.ada)
    answer = await deed(ada, world.ada, what)
    assert answer.status_code == 409
    assert "another administrator" in answer.text
    assert (await ada.get("/office")).status_code == 200
    assert "Another administrator can close your account" in (await ada.get(f"/office/colleagues/{world.ada.id}")).text


@pytest.mark.parametrize("what", ["", *DEEDS])
async def test_another_office_is_not_there(world, browser_of, what):
    ada = await browser_of(world.ada)
    for person in (world.foreign_coordinator, world.ayse, SimpleNamespace(id=uuid4())):
        path = f"/office/colleagues/{person.id}"
        answer = await (ada.send_form(f"{path}/{what}") if what else ada.get(path))
        assert answer.status_code == 404
        assert "Sam" not in answer.text


async def test_who_is_kept_out(world, browser_of):
    before = None
    for person, got, posted in (
        (world.nora, 403, 403), (world.idris, 403, 403), (world.vera, 403, 403), (world.ayse, 404, 404), (None, 303, 401),
    ):  # fmt: skip
        browser = await browser_of(person)
        before = await everything()
        for path in ("/office", "/office/change", "/office/invite", f"/office/colleagues/{world.jan.id}"):
            assert (await browser.get(path)).status_code == got, path
        for what in DEEDS:
            assert (await deed(browser, world.jan, what)).status_code == posted, what
        assert (await browser.send_form("/office/change", **TYPED)).status_code == posted
        assert await everything() == before


async def test_family_has_no_account_page(world, browser_of):
    browser = await browser_of(world.ayse)
    assert [(await browser.get(path)).status_code for path in ("/account", "/rights")] == [404, 404]


async def test_who_can_see_what_says_every_right(world, browser_of):
    for person in (world.nora, world.idris, world.vera, world.ada):
        page = await (await browser_of(person)).get("/rights")
        assert page.status_code == 200
        told = re.findall(r'<dt class="kern-description-list-item__key">([^<]+)</dt>', html.unescape(page.text))
        assert sorted(told) == sorted(RIGHT_NAMES.values())


@pytest.mark.parametrize("path", ["/privacy", "/accessibility", "/imprint", "/password/asked", "/key"])
async def test_public_pages_are_for_everybody_and_write_nothing(world, browser_of, path):
    for person in (None, world.nora, world.ayse):
        browser = await browser_of(person)
        before = await everything()
        assert (await browser.get(path)).status_code == 200
        assert await everything() == before


async def test_the_imprint_says_who_runs_it(app, world, browser_of, monkeypatch):
    browser = await browser_of()
    assert "FAMILIENRAT_OPERATOR" in (await browser.get("/imprint")).text
    monkeypatch.setitem(app.template_engine.engine.globals, "operator", "Stadt Musterfeld <Amt>\nRathausplatz 1")
    page = await browser.get("/imprint")
    assert "Stadt Musterfeld &lt;Amt&gt;\nRathausplatz 1" in page.text
    assert "FAMILIENRAT_OPERATOR" not in page.text


# The first administrator, from the command line


async def test_the_first_administrator_gets_a_link_and_an_office(world, browser_of):
    link = await commands.make_first_administrator("Büro Neu", "BN", "Kim Ott", "Kim@amt.test", address="https://house.test")
    address, _, secret = link.partition("#")
    assert address == "https://house.test/key"
    staff = (
        await Staff.select(Staff.role, Staff.person.office.name, Staff.person.office.short_name)
        .where(Staff.email == "kim@amt.test")
        .first()
    )
    assert staff == {"role": "administrator", "person.office.name": "Büro Neu", "person.office.short_name": "BN"}
    assert (await (await browser_of()).send_form("/key", secret=secret)).status_code == 200


async def test_an_office_of_that_name_is_taken(world):
    await commands.make_first_administrator(world.bremen.name, "XX", "Kim Ott", "kim@amt.test")
    assert await Office.count() == 2
    assert await Staff.count().where(Staff.person.office == world.bremen.id, Staff.role == StaffRole.ADMINISTRATOR) == 2


async def test_an_address_that_is_taken_is_refused_whole(world):
    before = await everything()
    with pytest.raises(Refused, match="There is an account with this e-mail address already"):
        await commands.make_first_administrator("Büro Neu", "BN", "Nora", "NORA.HB@amt.test")
    assert await everything() == before


# Few questions to the database


@pytest.mark.parametrize("more", [0, 3])
@pytest.mark.parametrize("path", ["/office", "/account", "/rights", "/office/invite"])
async def test_a_page_asks_as_often_for_many_as_for_one(world, browser_of, monkeypatch, more, path):
    from app.database import DB

    for number in range(more):
        person = await make_staff(world.bremen, f"Neu{number} Kollegin", StaffRole.COORDINATOR)
        await Ticket.insert(Ticket(person=person.id, purpose="invitation", expires_at=now()))
    ada = await browser_of(world.ada)
    asked = []
    connection = DB.current_transaction.get().connection
    fetch = type(connection._con if hasattr(connection, "_con") else connection).fetch

    async def counted(self, query, *args, **more):
        asked.append(query)
        return await fetch(self, query, *args, **more)

    monkeypatch.setattr(type(connection._con if hasattr(connection, "_con") else connection), "fetch", counted)
    assert (await ada.get(path)).status_code == 200
    assert len(asked) == {"/office": 3, "/account": 2, "/rights": 1, "/office/invite": 1}[path], asked
