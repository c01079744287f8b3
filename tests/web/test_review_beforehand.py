"""Five minutes before a review: one tap for each promise, in one's own words, on the phone or by a call; and asking for it earlier."""

from uuid import uuid4

import pytest

from app.database import rows
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from tests.circle import count_queries, seat_of
from tests.plans import NASTY
from tests.reviews import convened, living, opened
from tests.world import everything

PROMISES = "/my/review/promises"


async def said():
    return [tuple(each.values()) for each in await rows("SELECT worked, words, by_phone, person FROM review_answer ORDER BY at")]


async def test_it_works(world, browser_of):
    plan = await convened(world)
    one, two = (each.promise for each in plan.plan.agreements)
    ayse = await browser_of(world.ayse)
    page = (await ayse.get(PROMISES)).text
    assert page.count('name="went" value="worked"') == 2
    assert (await ayse.send_form(f"{PROMISES}/{one}", went="partly")).headers["location"] == f"{PROMISES}#p-{one}"
    assert (await ayse.send_form(f"{PROMISES}/{one}", went="worked", words="Seit Mai jeden Tag.")).status_code == 303
    assert (await ayse.send_form(f"{PROMISES}/{two}", went="not")).status_code == 303
    assert await said() == [("worked", "Seit Mai jeden Tag.", False, world.ayse.id), ("not", "", False, world.ayse.id)]
    assert "Soon you look at your plan together again" in (await ayse.get("/my")).text  # nothing is finished by itself
    assert (await ayse.send_form("/my/review/words", went_well="Wir reden.", different="")).status_code == 303
    assert "Thank you. You have said it all." in (await ayse.get(PROMISES)).text
    assert "Soon you look at your plan together again" not in (await ayse.get("/my")).text
    assert "Wir reden." not in (await (await browser_of(world.mehmet)).get(PROMISES)).text  # beforehand everybody sees their own


async def test_what_is_left_open_is_not_called_said(world, browser_of):
    plan = await convened(world)
    ayse = await browser_of(world.ayse)
    await ayse.send_form(f"{PROMISES}/{plan.plan.agreements[0].promise}", went="partly")
    await ayse.send_form("/my/review/words", went_well="Wir reden.", different="")
    page = (await ayse.get(PROMISES)).text
    assert ("Thank you. It has arrived." in page, "You have said it all" in page) == (True, False)


async def test_by_a_call_the_coordinator_writes_it_down(world, browser_of):
    plan = await convened(world)
    promise = plan.plan.agreements[0].promise
    here, nora = f"/conferences/{world.yilmaz.id}/review", await browser_of(world.nora)
    seat = await seat_of(world, world.elif_)
    assert "Oma holt sie morgens ab" in (await nora.get(f"{here}/by-phone/{seat}")).text
    form = {f"went_{promise.hex}": "worked", f"words_{promise.hex}": "Oma lacht.", "went_well": "Alles", "different": ""}
    assert (await nora.send_form(f"{here}/by-phone/{seat}", **form)).headers["location"] == f"{here}#voices"
    assert await said() == [("worked", "Oma lacht.", True, world.elif_.id)]
    assert "You said this on the phone." in (await (await browser_of(world.elif_)).get(PROMISES)).text
    interpreter = await seat_of(world, world.interpreter)
    assert (await nora.send_form(f"{here}/by-phone/{interpreter}", **form)).status_code == 404  # who comes for work has no promise
    assert (await nora.send_form(f"{here}/by-phone/{seat}", **form | {f"went_{promise.hex}": "perhaps"})).status_code == 422


async def test_on_the_table_lie_words_without_names_what_was_kept_first(world, browser_of):
    plan = await opened(world)
    promise = plan.plan.agreements[1].promise
    await rows(
        "INSERT INTO review_answer (conference, sitting, promise, person, worked, words, by) VALUES ($1, 2, $2, $3, 'worked', $4, $3)",
        world.yilmaz.id, promise, world.sara.id, "Er war wirklich da.",
    )  # fmt: skip
    for page in (
        (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/review")).text,
        (await (await browser_of(world.elif_)).get("/my/review/day")).text,
    ):
        main = page.partition("<main")[2].partition("</main>")[0]
        assert main.index("Ich bin dienstags") < main.index("Er war wirklich da.") < main.index("Oma holt sie morgens ab")
        assert "Sara" not in main
        assert "Elif kommt seit Wochen" not in page  # no concern on a child's page, and none on this one


async def test_the_review_is_asked_for_earlier_and_taken_back_with_one_tap(world, browser_of):
    await living(world)
    await OutboxMessage.delete(force=True)
    elif_, nora = await browser_of(world.elif_), await browser_of(world.nora)
    for _ in range(2):
        assert (await elif_.send_form("/my/review", words="Ich will reden.")).headers["location"] == "/my/review"
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.nora.id]
    assert "Somebody of the family asks to look at the plan earlier." in (await nora.get("/desk")).text
    assert "The family asks to look at its plan earlier" in (await nora.get(f"/conferences/{world.yilmaz.id}")).text
    assert "Ich will reden." not in (await (await browser_of(world.idris)).get(f"/conferences/{world.yilmaz.id}")).text
    assert (await elif_.send_form("/my/review/take-back")).status_code == 303
    assert "Somebody of the family asks" not in (await nora.get("/desk")).text


async def test_every_mistake_keeps_what_was_typed(world, browser_of):
    plan = await convened(world)
    promise = plan.plan.agreements[0].promise
    ayse = await browser_of(world.ayse)
    before = await everything()
    for nasty in NASTY:
        assert (await ayse.send_form(f"{PROMISES}/{promise}", went=nasty, words="Mein Wort")).status_code == 422
    assert (await ayse.send_form(f"{PROMISES}/{uuid4()}", went="worked")).status_code == 404
    assert (await ayse.send_form(f"{PROMISES}/{uuid4()}", went="perhaps")).status_code == 404
    answer = await ayse.send_form("/my/review/words", went_well="Gut" * 2000, different="Anders")
    assert (answer.status_code, "Anders" in answer.text) == (422, True)
    assert {name: lines for name, lines in (await everything()).items() if name != "audit_entry"} == {
        name: lines for name, lines in before.items() if name != "audit_entry"
    }


async def test_who_is_kept_out(world, browser_of):
    await convened(world)
    leyla = await browser_of(world.interpreter)
    for path in (PROMISES, "/my/review", "/my/review/day"):
        assert (await leyla.get(path)).status_code == 403, path
    ayse = await browser_of(world.ayse)
    assert (await ayse.get("/my/review")).status_code == 403  # it is being prepared already
    assert (await ayse.get("/my/review/day")).status_code == 404  # the day has not come
    await world.at(Phase.FOLLOW_UP)
    assert (await ayse.get(PROMISES)).status_code == 403
    here = f"/conferences/{world.yilmaz.id}/review"
    await world.at(Phase.REVIEW)
    for name, code in {"idris": 403, "vera": 403, "jan": 404, "foreign_coordinator": 404}.items():
        someone = await browser_of(getattr(world, name))
        for tail in ("/", "/before", f"/by-phone/{await seat_of(world, world.ayse)}"):
            assert (await someone.get(here + tail)).status_code == code, (name, tail)


@pytest.mark.parametrize("number", [1, 3])
async def test_few_questions_to_the_database(world, browser_of, monkeypatch, number):
    plan = await opened(world)
    people = (world.ayse, world.mehmet, world.sara)[:number]
    for each in people:
        for agreement in plan.plan.agreements:
            await rows(
                "INSERT INTO review_answer (conference, sitting, promise, person, worked, by) VALUES ($1, 2, $2, $3, 'worked', $3)",
                world.yilmaz.id, agreement.promise, each.id,
            )  # fmt: skip
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    here = f"/conferences/{world.yilmaz.id}/review"
    # one more each: that somebody looked at the plan is written down
    assert await count_queries(monkeypatch, nora, here) <= 5
    assert await count_queries(monkeypatch, ayse, "/my/review/day") <= 5
    await world.at(Phase.REVIEW)
    assert await count_queries(monkeypatch, ayse, PROMISES) <= 5
    assert await count_queries(monkeypatch, nora, f"{here}/before") <= 4
    assert await count_queries(monkeypatch, nora, f"{here}/by-phone/{await seat_of(world, world.ayse)}") <= 5
    await world.at(Phase.FOLLOW_UP)
    assert await count_queries(monkeypatch, nora, f"{here}/convene") <= 4
    await world.at(Phase.AGREEING)
    assert await count_queries(monkeypatch, nora, f"{here}/end") <= 4
