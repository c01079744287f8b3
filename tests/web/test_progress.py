"""How the promises stand: one tap, thanked, taken back, shared or not. Nobody is late."""

from uuid import uuid4

import pytest

from app.database import rows
from app.follow_up.queries import shared_progress_of, shared_with_caseworker
from app.outbox.tables import OutboxMessage
from app.practice.phases import LIVING, Phase
from tests.plans import accept_plan


@pytest.fixture
async def promises(world):
    """Ayşe's and Mehmet's promise, in this order."""
    plan = await accept_plan(world)
    await OutboxMessage.delete(force=True)
    return [each.promise for each in plan.plan.agreements]


async def notes():
    found = await rows("SELECT state, words, shared, by FROM progress_note ORDER BY at")
    return [(each["state"], each["words"], each["shared"], each["by"]) for each in found]


async def test_it_works(world, browser_of, promises):
    ayse = await browser_of(world.ayse)

    before = await ayse.get("/my/promises")
    tapped = await ayse.send_form(f"/my/promises/{promises[0]}", state="done", shared="yes")
    after = await ayse.get("/my/promises")

    assert "Oma holt sie morgens ab" in before.text
    assert "Ich bin dienstags" not in before.text
    assert (tapped.status_code, tapped.headers["location"]) == (303, f"/my/promises#p-{promises[0]}")
    assert await notes() == [("done", "", True, world.ayse.id)]
    assert "Thank you" in after.text
    assert "that counts" in after.text
    assert "Done" in (await (await browser_of(world.mehmet)).get("/my/promises/everyone")).text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("done", "You have kept your word"),
        ("partly", "Every step counts"),
        ("needs_help", "It is good that you say so"),
        ("no_longer_needed", "Why is it no longer needed?"),
    ],
)
async def test_each_tap_has_a_warm_answer(world, browser_of, promises, state, words):
    ayse = await browser_of(world.ayse)
    await ayse.send_form(f"/my/promises/{promises[0]}", state=state, shared="yes")
    page = (await ayse.get("/my/promises")).text
    assert words in page
    assert "late" not in page
    assert "kern-alert--danger" not in page


async def test_a_tap_can_be_changed_and_taken_back(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    for state in ("done", "partly", "open"):
        await ayse.send_form(f"/my/promises/{promises[0]}", state=state, shared="yes")
    assert [each[0] for each in await notes()] == ["done", "partly", "open"]
    assert "1 is still ahead" in (await ayse.get("/my")).text
    assert await shared_progress_of(world.yilmaz.id) == []


async def test_the_same_tap_twice_is_one(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    for _time in range(2):
        await ayse.send_form(f"/my/promises/{promises[0]}", state="needs_help", shared="yes")
    assert len(await notes()) == 1
    assert await OutboxMessage.count() == 1


async def test_what_is_shared_reaches_the_office_and_nothing_else_does(world, browser_of, promises):
    ayse, mehmet = await browser_of(world.ayse), await browser_of(world.mehmet)
    await ayse.send_form(f"/my/promises/{promises[0]}", state="needs_help", words="Mein Knie.", shared="yes")
    await mehmet.send_form(f"/my/promises/{promises[1]}", state="partly", words="Nur donnerstags.")

    shared = await shared_progress_of(world.yilmaz.id)
    board = await shared_with_caseworker(world.idris.id)
    idris = await (await browser_of(world.idris)).get(f"/conferences/{world.yilmaz.id}/progress")

    assert [(each.state, each.words, each.who_name) for each in shared] == [("needs_help", "Mein Knie.", "Ayşe Demir")]
    assert [each.promise for each in board] == [promises[0]]
    assert await shared_with_caseworker(world.petra.id) == []
    assert "Mein Knie." in idris.text
    assert "Nur donnerstags." not in idris.text
    assert "dienstags" not in idris.text


async def test_unsharing_takes_it_from_the_office(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    await ayse.send_form(f"/my/promises/{promises[0]}", state="partly", shared="yes")
    await ayse.send_form(f"/my/promises/{promises[0]}", state="partly")
    assert await shared_progress_of(world.yilmaz.id) == []
    assert "Only your family sees this." in (await ayse.get("/my/promises")).text


async def test_only_a_shared_call_for_help_becomes_a_message(world, browser_of, promises):
    """Tasks of the family never escalate."""
    ayse, mehmet = await browser_of(world.ayse), await browser_of(world.mehmet)
    for state in ("done", "partly", "no_longer_needed", "open"):
        await ayse.send_form(f"/my/promises/{promises[0]}", state=state, shared="yes")
    await mehmet.send_form(f"/my/promises/{promises[1]}", state="needs_help")
    assert await OutboxMessage.count() == 0
    await ayse.send_form(f"/my/promises/{promises[0]}", state="needs_help", shared="yes")
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.idris.id]


async def test_words_are_for_their_writer_and_the_office(world, browser_of, promises):
    await (await browser_of(world.ayse)).send_form(f"/my/promises/{promises[0]}", state="partly", words="Mein Knie.", shared="yes")
    mehmet = await browser_of(world.mehmet)
    for path in ("/my/promises", "/my/promises/everyone", "/my/plan"):
        assert "Mein Knie." not in (await mehmet.get(path)).text


async def test_mistakes_keep_what_was_typed(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    wrong = await ayse.send_form(f"/my/promises/{promises[0]}", state="lost", words="Mein <b>Knie</b>", shared="yes")
    long = await ayse.send_form(f"/my/promises/{promises[0]}", state="partly", words="a" * 5_000)
    assert (wrong.status_code, long.status_code) == (422, 422)
    assert "Please choose one of the answers." in wrong.text
    assert "This is too long." in long.text
    assert await notes() == []


async def test_another_ones_promise_is_not_there(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    for promise in (promises[1], uuid4()):
        assert (await ayse.send_form(f"/my/promises/{promise}", state="done")).status_code == 404
        assert (await ayse.send_form(f"/my/promises/{promise}", state="lost")).status_code == 404
    assert await notes() == []


async def test_only_while_the_plan_lives(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    for phase in set(Phase) - LIVING:
        await world.at(phase)
        assert (await ayse.send_form(f"/my/promises/{promises[0]}", state="done")).status_code == 403, phase
    assert await notes() == []


async def test_whoever_has_promised_nothing(world, browser_of, promises):
    assert "You have not taken anything on" in (await (await browser_of(world.sara)).get("/my/promises")).text
