"""Letters for many: made beside the requests, with a page that says how far they are, fetched once by whoever began them."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from app.audit.tables import AuditEntry
from app.circle.tables import Contact
from app.database import rows
from app.invitations.pages.letters import letter
from app.invitations.tables import Invitation
from app.kit import pdf
from app.paper import serial
from app.paper.commands import printing
from app.people.links import code_of
from app.practice.phases import Phase
from app.practice.waits import PRINT_KEPT, PRINT_SILENT
from app.worker.turns import TURNS
from tests.circle import seat_of
from tests.letters import pages_of, text_of

pytestmark = pytest.mark.committed


@pytest.fixture(autouse=True)
async def nobody_prints_any_more(world):
    yield
    await serial.end()


@pytest.fixture
async def nora(world, browser_of):
    """Four letters wait to be posted; Sara's address is hidden."""
    await world.at(Phase.PREPARATION)
    for each in (world.ayse, world.mehmet, world.elif_, world.sara):
        seat = await seat_of(world, each)
        await Contact.update({Contact.way: "paper", Contact.address: f"{each.name.split()[0]}weg 9"}).where(Contact.participant == seat)
        await Invitation.insert(Invitation(participant=seat, invited_by=world.nora.id))
    return await browser_of(world.nora)


@pytest.fixture
def quick(monkeypatch):
    """The letters themselves are looked at elsewhere."""

    async def at_once(_template, data, *, language):
        return b"%PDF-" + "".join(each["code"] for each in data["letters"]).encode()

    monkeypatch.setattr(pdf, "typeset_many", at_once)


async def test_letters_of_all_families_leave_the_house_only_with_a_fresh_code(world, nora, quick):
    await rows("UPDATE session SET proved_at = now() - interval '1 hour'")
    answer = await nora.send_form("/letters", conference=str(world.yilmaz.id))
    assert answer.status_code == 403
    assert "Please show once more that it is you" in answer.text
    assert await rows("SELECT id FROM print_job") == []


async def begun(nora, world):
    answer = await nora.send_form("/letters", conference=str(world.yilmaz.id))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def test_it_works_begun_told_and_fetched_once(world, nora):
    page = await nora.get("/letters")
    assert "4 letters have not been posted" in page.text
    at = await begun(nora, world)
    shown = await nora.get(at)
    assert '<progress class="progress" max="4"' in shown.text
    assert 'hx-trigger="every 1s"' in shown.text

    await serial.finished()
    shown = await nora.get(at)
    assert "4 letters are ready." in shown.text
    assert "hx-get" not in shown.text
    [kept] = await rows("SELECT box FROM print_job")
    assert b"%PDF" not in kept["box"]

    fetched = await nora.send_form(f"{at}/file")
    assert (fetched.status_code, fetched.headers["content-type"]) == (200, "application/pdf")
    assert fetched.headers["content-disposition"] == 'attachment; filename="Briefe.pdf"'
    assert "content-encoding" not in fetched.headers, "nobody waits while many pages are pressed a second time"
    assert pages_of(fetched.content) == 4
    assert "Ayşeweg 9" in text_of(fetched.content)
    assert all("Saraweg" not in text_of(fetched.content, page) for page in range(4)), "a hidden address stands on none"
    assert await rows("SELECT 1 FROM print_job") == []
    assert (await nora.send_form(f"{at}/file")).status_code == 404
    assert "not here any more" in (await nora.get(at)).text
    assert await AuditEntry.count().where(AuditEntry.deed == "print_letters", AuditEntry.who == world.nora.id) == 1


async def test_stopping_ends_it(world, nora, monkeypatch):
    ended = asyncio.Event()

    async def for_ever(*_what, **_how):
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    monkeypatch.setattr(pdf, "typeset_many", for_ever)
    monkeypatch.setattr(serial, "A_MOMENT", 0.02)
    at = await begun(nora, world)
    assert (await nora.send_form(f"{at}/give-up")).status_code == 303
    async with asyncio.timeout(10):
        await serial.finished()
    assert await rows("SELECT 1 FROM print_job") == []


async def test_one_after_the_other_is_typeset(monkeypatch):
    most = going_on = 0

    async def slowly(*_what, **_how):
        nonlocal most, going_on
        going_on += 1
        most = max(most, going_on)
        await asyncio.sleep(0.01)
        going_on -= 1
        return b"%PDF-"

    monkeypatch.setattr(pdf, "typeset_many", slowly)
    await asyncio.gather(*(serial._in_turn([serial.Letter(uuid4(), {})]) for _coordinator in range(3)))
    assert most == 1


async def test_what_a_restart_interrupts_says_so_calmly(world, nora, quick):
    at = await begun(nora, world)
    await serial.end()  # as when the server ends
    await rows("UPDATE print_job SET state = 'making', box = '', beat_at = beat_at - $1::interval", PRINT_SILENT * 2)
    shown = await nora.get(at)
    assert "This was interrupted" in shown.text
    assert "hx-get" not in shown.text
    assert (await nora.send_form(f"{at}/file")).status_code == 404


@pytest.fixture
def fails_for(monkeypatch):
    """The typesetter falls over wherever one of these people is among those whose letters it sets; gives how many it has set each time."""
    names, tried = [], []

    async def broken(_template, data, *, language):
        tried.append(len(data["letters"]))
        if any(each["address"][0] in names for each in data["letters"]):
            raise pdf.NotMade
        return b"%PDF-" + "".join(each["address"][0] for each in data["letters"]).encode()

    monkeypatch.setattr(pdf, "typeset_many", broken)
    return lambda *people: names.extend(each.name for each in people) or tried


async def test_one_letter_that_cannot_be_made_leaves_the_others_and_is_named(world, nora, fails_for):
    fails_for(world.mehmet)
    at = await begun(nora, world)
    await serial.finished()
    page = (await nora.get(at)).text
    assert "3 letters are ready." in page
    assert "No letter could be made for these people." in page
    assert page.count(world.mehmet.name) == 1
    assert "HB-2026-001" in page
    assert world.ayse.name not in page
    made = (await nora.send_form(f"{at}/file")).content.decode()
    assert [each.name in made for each in (world.ayse, world.elif_, world.sara, world.mehmet)] == [True] * 3 + [False]


async def test_also_one_that_cannot_be_written(world, nora, quick, monkeypatch):
    def written(one, *about):
        if one.name == world.mehmet.name:
            raise ValueError(one.name)
        return letter(one, *about)

    monkeypatch.setattr(serial, "letter", written)
    at = await begun(nora, world)
    await serial.finished()
    page = (await nora.get(at)).text
    assert ("3 letters are ready." in page, world.mehmet.name in page) == (True, True)


async def test_where_none_can_be_made_it_says_for_whom(world, nora, fails_for):
    fails_for(world.ayse)
    seat = await seat_of(world, world.ayse)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/paper/letters", who=str(seat))
    await serial.finished()
    page = (await nora.get(answer.headers["location"])).text
    assert ("This did not work." in page, world.ayse.name in page) == (True, True)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/paper/letters", who=str(await seat_of(world, world.elif_)))
    await serial.finished()
    assert world.ayse.name not in (await nora.get(answer.headers["location"])).text, "another job knows nothing of it"


async def test_where_the_typesetter_is_to_blame_nobody_is_named(world, nora, fails_for, monkeypatch):
    monkeypatch.setattr(serial, "FEW", 1)
    tried = fails_for(world.ayse, world.mehmet, world.elif_, world.sara)
    at = await begun(nora, world)
    await serial.finished()
    page = (await nora.get(at)).text
    assert ("This did not work." in page, "No letter could be made" in page) == (True, False)
    assert tried == [4, 2, 1, 1], "it is given up soon"


async def test_after_a_quarter_of_an_hour_it_is_nowhere(world, nora, quick):
    at = await begun(nora, world)
    await serial.finished()
    await rows("UPDATE print_job SET made_at = made_at - $1::interval", PRINT_KEPT + timedelta(minutes=1))
    assert "too long ago" in (await nora.get(at)).text
    assert (await nora.send_form(f"{at}/file")).status_code == 404
    assert await rows("SELECT 1 FROM print_job") != []
    await next(turn.do for turn in TURNS if turn.do is printing.tidy)()
    assert await rows("SELECT 1 FROM print_job") == []


async def test_only_its_starter_finds_it(world, nora, browser_of, quick):
    at = await begun(nora, world)
    await serial.finished()
    for person in (world.idris, world.vera, world.foreign_coordinator, world.ayse):
        other = await browser_of(person)
        assert "letters are ready" not in (await other.get(at)).text
        assert (await other.send_form(f"{at}/file")).status_code in {403, 404}
        await other.send_form(f"{at}/give-up")
    assert "4 letters are ready" in (await nora.get(at)).text


async def test_of_one_family_and_only_of_those_who_are_ones_own(world, nora, browser_of, quick):
    ayse = await seat_of(world, world.ayse)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/paper/letters", who=str(ayse))
    await serial.finished()
    (link,) = await rows("SELECT id, handle FROM access_link WHERE person = $1 AND withdrawn_at IS NULL", world.ayse.id)
    file = await nora.send_form(f"{answer.headers['location']}/file")
    assert file.content.decode() == f"%PDF-{code_of(link['id'], link['handle'])}"
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/paper/letters", who=str(world.yilmaz.id))).status_code == 404
    foreign = await browser_of(world.foreign_coordinator)
    assert (await foreign.send_form("/letters", conference=str(world.yilmaz.id))).status_code == 404
    assert (await nora.send_form("/letters")).status_code == 422
