"""The plan is handed out: who received which version, in which language, by which way."""

from uuid import uuid4

from app.database import rows
from app.practice.taking_part import Way
from tests.plans import accept_plan, present_plan, the_latest


async def received(world):
    return [(each.person.name, each.way, each.language) for each in (await the_latest(world)).handed_out]


async def test_it_works(world, browser_of):
    await accept_plan(world)
    await rows("DELETE FROM outbox_message")
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/hand-out"

    before = await nora.get(path)
    paper = await nora.send_form(path, person=world.elif_.id, way="paper")
    mail = await nora.send_form(path, person=world.ayse.id, way="email")

    assert [answer.status_code for answer in (before, paper, mail)] == [200, 303, 303]
    assert await received(world) == [("Elif Yılmaz", Way.PAPER, "de"), ("Ayşe Demir", Way.EMAIL, "tr")]
    assert [tuple(each) for each in await rows("SELECT kind, person, link IS NOT NULL FROM outbox_message")] == [
        ("plan_news", world.ayse.id, True)
    ]
    after = (await nora.get(path)).text
    assert "Türkçe" in after


async def test_to_everybody_by_their_way_and_to_nobody_twice(world, browser_of):
    await accept_plan(world)
    await rows("DELETE FROM outbox_message")
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/hand-out"
    await nora.send_form(path, person=world.mehmet.id, way="paper")

    answers = [await nora.send_form(f"{path}/all") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert await received(world) == [
        ("Mehmet Yılmaz", Way.PAPER, "de"),
        ("Elif Yılmaz", Way.PHONE, "de"),
        ("Ayşe Demir", Way.EMAIL, "tr"),
        ("Sara Yılmaz", Way.EMAIL, "de"),
    ]
    assert {each["person"] for each in await rows("SELECT person FROM outbox_message")} == {world.ayse.id, world.sara.id}
    assert "Everybody has received this version." in (await nora.get(path)).text


async def test_no_mail_where_none_may_go(world, browser_of):
    await accept_plan(world)
    await rows("DELETE FROM outbox_message")
    await rows("UPDATE access_link SET withdrawn_at = now() WHERE person = $1", world.ayse.id)
    await rows("UPDATE consent SET withdrawn_at = now() WHERE participant = (SELECT id FROM participant WHERE person = $1)", world.sara.id)
    await rows("UPDATE contact SET email = '' WHERE participant = (SELECT id FROM participant WHERE person = $1)", world.mehmet.id)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/hand-out"

    for person in (world.ayse, world.sara, world.mehmet):
        answer = await nora.send_form(path, person=person.id, way="email")
        assert answer.status_code == 409
        assert "Choose another way." in answer.text
    await nora.send_form(f"{path}/all")

    assert await received(world) == [("Elif Yılmaz", Way.PHONE, "de")]
    assert await rows("SELECT id FROM outbox_message") == []
    assert "No e-mail can go to some of them." in (await nora.get(path)).text


async def test_mistakes(world, browser_of):
    await accept_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/hand-out"
    answer = await nora.send_form(path, person="", way="pigeon")
    assert answer.status_code == 422
    assert 'id="person-error"' in answer.text
    assert 'id="way-error"' in answer.text
    for person in (world.interpreter.id, world.idris.id, uuid4()):
        assert (await nora.send_form(path, person=person, way="paper")).status_code == 404
    for value in ("a" * 100_000, "a\x00b", "\ud800".encode("utf-8", "surrogatepass"), "-1"):
        assert (await nora.send_form(path, person=value, way=value)).status_code == 422


async def test_only_the_coordinator_and_only_a_plan_in_force(world, browser_of):
    await present_plan(world)
    path = f"/conferences/{world.yilmaz.id}/plan/hand-out"
    nora = await browser_of(world.nora)
    assert (await nora.get(path)).status_code == 403
    idris = await browser_of(world.idris)
    assert (await idris.send_form(path, person=world.ayse.id, way="paper")).status_code == 403
    assert (await idris.send_form(f"{path}/all")).status_code == 403
