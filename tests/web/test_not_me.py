"""A link that reached the wrong person."""

from app.database import rows
from app.outbox.tables import OutboxMessage
from app.people import sessions
from app.people.tables import AccessLink
from tests.web.test_hello import link_of, secret


async def test_it_works(world, browser_of):
    phone = await browser_of()

    answer = await phone.send_form("/hello/not-me", secret=await secret(world.sara))

    assert answer.status_code == 200
    assert "Thank you for telling us" in answer.text
    assert not any(name in answer.text for name in ("Sara", "Yılmaz", "Bremen"))
    assert sessions.COOKIE not in phone.cookies
    assert (await link_of(world.sara)).misdirected_at is not None
    told = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind)
    assert told == [{"person": world.nora.id, "kind": "desk_news"}]


async def test_said_twice_is_said_once(world, browser_of):
    phone = await browser_of()
    for _time in range(2):
        await phone.send_form("/hello/not-me", secret=await secret(world.sara))
    assert await OutboxMessage.count() == 1
    assert len(await rows("SELECT 1 FROM audit_entry WHERE deed = 'say_not_me'")) == 1


async def test_an_unknown_link_gets_the_same_goodbye(world, browser_of):
    phone = await browser_of()
    right = await phone.send_form("/hello/not-me", secret=await secret(world.sara))
    await AccessLink.update({AccessLink.misdirected_at: None}, force=True)
    wrong = await phone.send_form("/hello/not-me", secret="7K3M9Q" + "Z" * 26)
    nothing = await phone.send_form("/hello/not-me")
    assert {(each.status_code, each.text) for each in (right, wrong, nothing)} == {(200, right.text)}
    assert await AccessLink.count().where(AccessLink.misdirected_at.is_not_null()) == 0
