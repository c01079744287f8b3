"""The pages of the notes."""

from app.conferences.seats import Seat
from app.kit.forms import Form
from app.kit.pages import Page, page
from app.notes import queries
from app.notes.forms import HandOverForm, NoteForm


async def notes_page(seat: Seat, number: int, *, form: Form[NoteForm] | None = None) -> Page:
    notes, more = await queries.notes_of(seat.conference.id, seat.person.id, number)
    at = f"{seat.root}/notes"
    form = form or Form(NoteForm)
    return page(
        "notes/notes",
        422 if form.errors else 200,
        seat=seat,
        at=at,
        notes=notes,
        before=f"{at}?page={number - 1}" if number > 1 else "",
        after=f"{at}?page={number + 1}" if more else "",
        form=form,
    )


async def hand_over_page(seat: Seat, form: Form[HandOverForm] | None = None) -> Page:
    notes = await queries.notes_to_hand_over(seat.conference.id, seat.person.id)
    mine = [each for each in notes if each.by == seat.person.id]
    return page(
        "notes/hand_over",
        422 if form else 200,
        seat=seat,
        at=seat.root,
        notes=mine,
        chosen=set(form.typed["along"]) if form else {str(each.id) for each in mine if each.goes_along},
        form=form or Form(HandOverForm),
    )
