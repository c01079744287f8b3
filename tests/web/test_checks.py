"""Whoever the plan names says whether a promise works: for the family, for the office only where they tick, with a way back."""

from datetime import date

import pytest
import time_machine

from app.conferences.tables import Contact
from app.follow_up.queries import progress_of
from app.follow_up.tables import PromiseCheck
from app.outbox.tables import OutboxMessage
from app.practice.phases import LIVING, Phase
from tests.circle import seat_of
from tests.reminders import plan_in_force, utc
from tests.safety import part

TUESDAY, REVIEW = date(2027, 3, 30), date(2027, 5, 4)
SEEN = "Die Lehrerin hat es gesagt."


@pytest.fixture
async def promise(world):
    """Ayşe has promised it; Mehmet looks whether it works; nobody is called but Nora."""
    found = await plan_in_force(
        world, date(2027, 3, 9), REVIEW,
        {"own_words": "Ich bringe Elif hin.", "who": world.ayse.id, "checker": world.mehmet.id, "due_on": TUESDAY, "plan_b": "Sara fährt."},
        {"own_words": "Ich koche.", "who": world.mehmet.id, "checker": world.idris.id, "due_on": TUESDAY},
        call_whom=world.nora.id, call_when="Wenn es drei Tage nicht klappt.",
    )  # fmt: skip
    return found[0]


async def said():
    return [
        (each["worked"], each["words"], each["shared"])
        for each in await PromiseCheck.select(PromiseCheck.worked, PromiseCheck.words, PromiseCheck.shared).order_by(PromiseCheck.at)
    ]


async def test_it_works(world, browser_of, promise):
    mehmet, ayse, sara = await browser_of(world.mehmet), await browser_of(world.ayse), await browser_of(world.sara)
    page = (await mehmet.get("/my/checks")).text
    assert "Ich bringe Elif hin." in page
    assert "Ich koche." not in page, "somebody else looks after that one"

    answer = await mehmet.send_form(f"/my/checks/{promise}", worked="yes", words=SEEN)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/my/checks#p-{promise}")
    assert await said() == [("yes", SEEN, False)], "without a tick the office does not see it"
    assert SEEN in (await mehmet.get("/my/checks")).text
    assert SEEN in (await ayse.get("/my/promises")).text
    assert SEEN in (await sara.get("/my/promises/everyone")).text
    assert await OutboxMessage.count() == 0, "it becomes no message, to nobody"


async def test_the_first_page_leads_there_once_its_day_has_passed_and_until_it_is_answered(world, browser_of, promise):
    question = "A question for you: does it work?"
    seen = []
    for day in (TUESDAY, date(2027, 3, 31)):
        with time_machine.travel(utc(day, 12), tick=False):
            mehmet = await browser_of(world.mehmet)
            seen.append(question in (await mehmet.get("/my")).text)
            assert 'href="/my/checks"' in (await mehmet.get("/my")).text
    with time_machine.travel(utc(date(2027, 3, 31), 13), tick=False):
        mehmet = await browser_of(world.mehmet)
        await mehmet.send_form(f"/my/checks/{promise}", worked="unknown")
        seen.append(question in (await mehmet.get("/my")).text)
    assert seen == [False, True, False]
    assert 'href="/my/checks"' not in (await (await browser_of(world.sara)).get("/my")).text


async def test_the_same_tap_twice_is_one_and_a_later_one_counts(world, browser_of, promise):
    mehmet = await browser_of(world.mehmet)
    for worked in ("partly", "partly", "no"):
        await mehmet.send_form(f"/my/checks/{promise}", worked=worked)
    assert [each[0] for each in await said()] == ["partly", "no"]


async def test_taking_it_back_brings_the_answer_before_it_and_a_second_tap_takes_no_more(world, browser_of, promise):
    mehmet = await browser_of(world.mehmet)
    for worked in ("partly", "no"):
        await mehmet.send_form(f"/my/checks/{promise}", worked=worked)
    last = await PromiseCheck.select(PromiseCheck.id).where(PromiseCheck.worked == "no").first()
    for _twice in range(2):
        assert (await mehmet.send_form(f"/my/checks/{promise}/undo", check=last["id"])).status_code == 303
    assert [each[0] for each in await said()] == ["partly"]
    ayse = await browser_of(world.ayse)
    first = await PromiseCheck.select(PromiseCheck.id).first()
    assert (await ayse.send_form(f"/my/checks/{promise}/undo", check=first["id"])).status_code == 404, "not somebody else's"


async def test_a_child_reads_the_words_about_its_own_promise_alone(world, browser_of):
    promises = await plan_in_force(
        world, date(2027, 3, 9), REVIEW,
        {"who": world.elif_.id, "checker": world.mehmet.id, "due_words": "jeden Tag"},
        {"who": world.ayse.id, "checker": world.mehmet.id, "due_words": "jeden Tag"},
    )  # fmt: skip
    mehmet, elif_ = await browser_of(world.mehmet), await browser_of(world.elif_)
    for promise, words in zip(promises, ("Du stehst auf!", "Es geht ihr schlecht."), strict=True):
        await mehmet.send_form(f"/my/checks/{promise}", worked="yes", words=words)
    page = (await elif_.get("/my/promises/everyone")).text
    assert ("Du stehst auf!" in page, "Es geht ihr schlecht." in page, page.count("It works")) == (True, False, 2)


async def test_whoever_must_not_meet_them_learns_nothing(world, browser_of, promise):
    mehmet, sara, ayse = await browser_of(world.mehmet), await browser_of(world.sara), await browser_of(world.ayse)
    before = (await sara.get("/my/promises/everyone")).text
    await part(world, world.mehmet, world.sara)
    await mehmet.send_form(f"/my/checks/{promise}", worked="yes", words=SEEN)
    after = (await sara.get("/my/promises/everyone")).text
    assert SEEN not in after
    assert "It works" not in after
    assert len(after) == len(before)
    assert SEEN in (await ayse.get("/my/promises/everyone")).text, "control: others read it"


async def test_nor_of_the_promise_of_somebody_whom_they_must_not_meet(world, browser_of, promise):
    mehmet, sara = await browser_of(world.mehmet), await browser_of(world.sara)
    await part(world, world.ayse, world.sara)
    await mehmet.send_form(f"/my/checks/{promise}", worked="no", words=SEEN)
    assert SEEN not in (await sara.get("/my/promises/everyone")).text


async def test_the_caseworker_sees_what_is_ticked_and_answers_for_what_the_family_gave_to_them(world, browser_of, promise):
    mehmet, idris, nora = await browser_of(world.mehmet), await browser_of(world.idris), await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/progress"
    await mehmet.send_form(f"/my/checks/{promise}", worked="partly", words=SEEN)
    assert SEEN not in (await idris.get(path)).text
    await mehmet.send_form(f"/my/checks/{promise}", worked="partly", words=SEEN, shared="yes")
    assert SEEN in (await idris.get(path)).text
    second = await second_promise(world)
    assert (await idris.send_form(f"{path}/{second}/check", worked="yes", words="Gerochen.")).status_code == 303
    assert ("yes", "Gerochen.", True) in await said(), "what the office says is no secret of the office's"
    assert "Gerochen." in (await mehmet.get("/my/promises")).text
    assert (await idris.send_form(f"{path}/{promise}/check", worked="yes")).status_code == 404, "that one is Mehmet's"
    assert (await nora.send_form(f"{path}/{second}/check", worked="yes")).status_code == 403


async def second_promise(world):
    return next(each.promise for each in await progress_of(world.yilmaz.id) if each.checker == world.idris.id)


async def test_only_who_is_named_and_only_while_the_plan_lives(world, browser_of, promise):
    mehmet, sara = await browser_of(world.mehmet), await browser_of(world.sara)
    assert (await sara.send_form(f"/my/checks/{promise}", worked="yes")).status_code == 404
    assert (await mehmet.send_form(f"/my/checks/{world.yilmaz.id}", worked="yes")).status_code == 404
    for phase in set(Phase) - LIVING:
        await world.at(phase)
        assert (await mehmet.send_form(f"/my/checks/{promise}", worked="yes")).status_code == 403, phase
    assert await said() == []


@pytest.mark.parametrize("worked", ["", "maybe", "a\x00", "y" * 100_000])
async def test_what_cannot_be_meant_is_asked_again_and_the_words_stay(world, browser_of, promise, worked):
    mehmet = await browser_of(world.mehmet)
    answer = await mehmet.send_form(f"/my/checks/{promise}", worked=worked, words=SEEN)
    assert (answer.status_code, SEEN in answer.text) == (422, True)
    assert await said() == []


# Whom to call, and when


async def test_who_asks_for_help_reads_whom_they_agreed_to_call(world, browser_of, promise):
    ayse, sara = await browser_of(world.ayse), await browser_of(world.sara)
    assert "agreed-call" not in (await ayse.get("/my/promises")).text
    await ayse.send_form(f"/my/promises/{promise}", state="needs_help")
    page = (await ayse.get("/my/promises")).text
    agreed = page[page.index('id="agreed-call"') :]
    agreed = agreed[: agreed.index("</section>")]
    assert all(words in agreed for words in ("Nora Wiechmann", "Wenn es drei Tage nicht klappt.", 'href="tel:'))
    assert "agreed-call" in (await sara.get("/my/promises/everyone")).text
    assert "agreed-call" in (await sara.get("/my/plan")).text, "it is no secret: it stands in the plan"
    messages = await OutboxMessage.select(OutboxMessage.person)
    assert messages == [], "nobody is called by itself, and the office hears nothing that was not shared"


@pytest.mark.parametrize("who", ["sara", "mehmet", "idris"])
async def test_nobodys_number_is_shown_who_did_not_give_it(world, browser_of, who):
    """Sara's number is hidden, Mehmet's is not: neither is given away by the plan."""
    for person in (world.sara, world.mehmet):
        await Contact.update({Contact.phone: "0171 5551234"}).where(Contact.participant == await seat_of(world, person))
    whom = getattr(world, who)
    promises = await plan_in_force(
        world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id, "due_on": TUESDAY}, call_whom=whom.id, call_when="Abends"
    )  # fmt: skip
    ayse = await browser_of(world.ayse)
    await ayse.send_form(f"/my/promises/{promises[0]}", state="needs_help")
    page = (await ayse.get("/my/promises")).text
    agreed = page[page.index('id="agreed-call"') :]
    assert "tel:" not in agreed[: agreed.index("</section>")]
    assert "5551234" not in page


async def test_reminders_are_off_with_one_tap_and_on_again(world, browser_of, promise):
    ayse, mehmet = await browser_of(world.ayse), await browser_of(world.mehmet)
    assert (await ayse.send_form(f"/my/reminders/{promise}/off")).headers["location"] == f"/my/promises#p-{promise}"
    assert "You are not reminded of this." in (await ayse.get("/my/promises")).text
    assert (await mehmet.send_form("/my/reminders/off", back="checks")).headers["location"] == "/my/checks#reminders"
    assert "You get no reminders." in (await mehmet.get("/my/checks")).text
    await ayse.send_form(f"/my/reminders/{promise}/on")
    await mehmet.send_form("/my/reminders/on")
    assert "You are not reminded of this." not in (await ayse.get("/my/promises")).text
    sara = await browser_of(world.sara)
    assert (await sara.send_form(f"/my/reminders/{promise}/off")).status_code == 404, "it is not hers"


@pytest.mark.parametrize("number", [1, 4])
async def test_few_questions(world, browser_of, queries, number):
    await plan_in_force(world, date(2027, 3, 9), REVIEW, *[{"who": world.ayse.id, "checker": world.ayse.id, "due_on": TUESDAY}] * number)
    ayse = await browser_of(world.ayse)
    with time_machine.travel(utc(TUESDAY, 12), tick=False):
        for path in ("/my/checks", "/my/promises", "/my/promises/everyone"):
            queries.clear()
            await ayse.get(path)
            assert len(queries) <= 4, "\n".join(queries)
