"""The coordination's private notes."""

from app.notes.queries import NOTES_A_PAGE
from app.notes.tables import Note
from app.practice.phases import Phase


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, notes = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/notes"
    await nora.send_form(notes, text="Ayşe am Abend anrufen")
    answer = await nora.send_form(notes, text="Mehmet fragt nach der Uhrzeit")
    assert (answer.status_code, answer.headers["location"]) == (303, notes)
    page = (await nora.get(notes)).text
    assert page.index("Mehmet fragt") < page.index("Ayşe am Abend")


async def test_an_empty_note_is_asked_for(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/notes", text="  ")
    assert (answer.status_code, await Note.count()) == (422, 0)


async def test_an_own_note_is_deleted_and_a_colleagues_is_not(world, browser_of):
    await world.at(Phase.PREPARATION)
    mine = Note(conference=world.yilmaz.id, by=world.nora.id, text="meine")
    theirs = Note(conference=world.yilmaz.id, by=world.jan.id, text="von Jan, der vorher da war", goes_along=True)
    await Note.insert(mine, theirs)
    nora, notes = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/notes"
    assert (await nora.send_form(f"{notes}/{theirs.id}/delete")).status_code == 404
    assert (await nora.send_form(f"{notes}/{mine.id}/delete")).status_code == 303
    assert [each["text"] for each in await Note.select(Note.text)] == ["von Jan, der vorher da war"]


async def test_many_notes_are_paged(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, notes = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/notes"
    await Note.insert(*(Note(conference=world.yilmaz.id, by=world.nora.id, text=f"Notiz {i}") for i in range(NOTES_A_PAGE + 1)))
    first, second = (await nora.get(notes)).text, (await nora.get(f"{notes}?page=2")).text
    assert (first.count("Notiz"), second.count("Notiz")) == (NOTES_A_PAGE, 1)
    for odd in ("0", "-1", "x", "9" * 30, "%00", "²"):
        assert (await nora.get(f"{notes}?page={odd}")).status_code == 200


async def test_nobody_else_reads_them(world, browser_of):
    await world.at(Phase.PREPARATION)
    await Note.insert(Note(conference=world.yilmaz.id, by=world.nora.id, text="nur für die Koordination"))
    for who in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.ayse):
        answer = await (await browser_of(who)).get(f"/conferences/{world.yilmaz.id}/notes")
        assert (answer.status_code in {403, 404}, "nur für" in answer.text) == (True, False)


async def test_at_a_hand_over_only_what_was_chosen_goes_along(world, browser_of):
    await world.at(Phase.PREPARATION)
    helps = Note(conference=world.yilmaz.id, by=world.nora.id, text="Ayşe hört abends besser zu.")
    private = Note(conference=world.yilmaz.id, by=world.nora.id, text="Ich bin müde.")
    await Note.insert(helps, private)
    nora, vera, jan, here = (
        await browser_of(world.nora),
        await browser_of(world.vera),
        await browser_of(world.jan),
        f"/conferences/{world.yilmaz.id}",
    )
    assert (await nora.send_form(f"{here}/hand-over", along=str(helps.id))).status_code == 303
    assert "goes along at a hand-over" in (await nora.get(f"{here}/notes")).text
    assert (await vera.send_form(f"{here}/assign", coordinator=world.jan.id)).status_code == 303
    page = (await jan.get(f"{here}/notes")).text
    assert (helps.text in page, private.text in page) == (True, False)
    assert private.text not in (await jan.get(f"{here}/hand-over")).text
    assert (await nora.get(f"{here}/notes")).status_code == 404


async def test_nobody_hands_over_a_colleagues_note(world, browser_of):
    await world.at(Phase.PREPARATION)
    theirs = Note(conference=world.yilmaz.id, by=world.jan.id, text="von Jan, nur für ihn")
    await Note.insert(theirs)
    nora, here = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}"
    await nora.send_form(f"{here}/hand-over", along=str(theirs.id))
    assert (await Note.select(Note.goes_along).first()) == {"goes_along": False}
    assert theirs.text not in (await nora.get(f"{here}/notes")).text
    assert (await nora.send_form(f"{here}/hand-over", along="nonsense")).status_code == 422
