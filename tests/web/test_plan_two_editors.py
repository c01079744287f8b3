"""Two people change the same thing: the second is told, and sees both texts."""

from app.kit.clock import today
from app.plans import commands, queries
from app.plans.forms import ChangedAgreementForm, FrameForm
from tests.plans import REVIEW, write_plan


async def test_the_second_sees_both_texts_and_can_save_then(world, browser_of):
    writing = await write_plan(world)
    agreement = writing.draft.agreements[0]
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/agreements/{agreement.id}"
    form = await nora.get(path)
    theirs = ChangedAgreementForm(edited=agreement.edited, what="Ayşe holt Elif um sieben ab.", who=world.mehmet.id)
    await commands.change_agreement(await world.as_it_is(), agreement.id, theirs, by=world.ayse.id)

    second = await nora.send_form(path, edited=agreement.edited, what="Ayşe bringt Elif mit dem Rad.", who=world.ayse.id)

    assert (form.status_code, second.status_code) == (200, 409)
    assert "Ayşe holt Elif um sieben ab." in second.text
    assert "Ayşe bringt Elif mit dem Rad." in second.text
    assert "Oma holt sie morgens ab, dann klappt das." in second.text
    assert f'name="edited" value="{agreement.edited + 1}"' in second.text
    assert (await now(world)).what == "Ayşe holt Elif um sieben ab."

    third = await nora.send_form(path, edited=agreement.edited + 1, what="Ayşe bringt Elif um sieben mit dem Rad.", who=world.ayse.id)
    assert third.status_code == 303
    assert ((await now(world)).what, (await now(world)).who.name) == ("Ayşe bringt Elif um sieben mit dem Rad.", "Ayşe Demir")


async def now(world):
    return (await queries.draft_of(world.yilmaz.id)).agreements[0]


async def test_what_stands_round_it(world, browser_of):
    writing = await write_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/frame"
    edited, day = writing.draft.edited, today() + REVIEW
    theirs = FrameForm(edited=edited, contingency="Wir rufen Mehmet an.", review_on=day)
    await commands.set_frame(await world.as_it_is(), theirs, by=world.sara.id)

    answer = await nora.send_form(path, edited=edited, contingency="Wir gehen zur Nachbarin.", review_on=day)

    assert answer.status_code == 409
    assert "Wir rufen Mehmet an." in answer.text
    assert "Wir gehen zur Nachbarin." in answer.text
    assert (await queries.draft_of(world.yilmaz.id)).contingency == "Wir rufen Mehmet an."
    assert (await nora.send_form(path, edited=edited + 1, contingency="Beides.", review_on=day)).status_code == 303
    assert (await queries.draft_of(world.yilmaz.id)).contingency == "Beides."


async def test_taken_out_meanwhile_what_was_typed_can_be_added_anew(world, browser_of):
    writing = await write_plan(world)
    agreement = writing.draft.agreements[0]
    nora = await browser_of(world.nora)
    await commands.remove_agreement(await world.as_it_is(), agreement.id, by=world.ayse.id)

    answer = await nora.send_form(
        f"/conferences/{world.yilmaz.id}/plan/agreements/{agreement.id}", edited=0, what="Mit dem Rad.", who=world.ayse.id
    )

    assert answer.status_code == 404
    assert "Mit dem Rad." in answer.text
    assert f'action="/conferences/{world.yilmaz.id}/plan/agreements"' in answer.text


async def test_the_own_words_cannot_be_changed_by_a_form(world, browser_of):
    writing = await write_plan(world)
    agreement = writing.draft.agreements[0]
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/agreements/{agreement.id}"
    await nora.send_form(
        path,
        edited=0,
        own_words="Etwas anderes",
        what="Klarer",
        who=world.ayse.id,
    )
    assert ((await now(world)).own_words, (await now(world)).what) == (agreement.own_words, "Klarer")
