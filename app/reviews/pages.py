"""The staff's pages of a review: convening it, what is said beforehand, the table, how it ends."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.phoning import to_phone_when_off
from app.conferences.seats import Seat
from app.follow_up.queries import good_news_on_the_table
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.arrangements import USUAL
from app.practice.languages import LANGUAGES
from app.practice.phases import Phase
from app.practice.reviews import CHAPTER_NAMES, CLOSES_AS, END_NAMES, END_WORDS, WENT_NAMES, End, proposed_on
from app.practice.taking_part import CHILD_TAKES_PART_NAMES, INVITED_NAMES
from app.profile.queries import profile_of
from app.reviews import queries
from app.reviews.forms import CallOffForm, EndForm, phone_form
from app.reviews.queries import OwnLook, Table
from app.reviews.rules import in_chapters, office_first_kept


def home(seat: Seat) -> str:
    return f"{seat.root}/review"


def not_at_a_first_meeting(seat: Seat) -> None:
    if seat.conference.sitting == 1:
        raise NoSuchThing


async def convene_page(seat: Seat) -> Page:
    """What convening does: what is put away, who is written to, whom to phone. Nothing has happened yet."""
    before = await queries.before_convening(seat.conference, today(seat.conference.zone))
    return page("reviews/convene", seat=seat, at=home(seat), root=seat.root, before=before)


async def call_off_page(seat: Seat, form: Form[CallOffForm] | None = None) -> Page:
    return page(
        "reviews/call_off",
        422 if form and form.errors else 200,
        seat=seat,
        at=home(seat),
        root=seat.root,
        to_phone=await to_phone_when_off(seat.conference.id),
        form=form or Form(CallOffForm),
    )


async def table_page(seat: Seat) -> Page:
    """What was said, as it lies on the table; and for the coordinator alone, who has said something and whom to phone."""
    not_at_a_first_meeting(seat)
    table = await queries.table_of(seat.conference)
    return page(
        "reviews/table", seat=seat, at=home(seat), root=seat.root, table=table, before_the_day=_before(seat), **on_the_table(table),
        news=await good_news_on_the_table(seat.conference.id),
    )  # fmt: skip


def _before(seat: Seat) -> bool:
    return seat.conference.phase is Phase.REVIEW


def on_the_table(table: Table | None) -> dict[str, Any]:
    """The promises in their chapters, for a page of staff or of the family."""
    if table is None:
        return {"chapters": {}, "office": []}
    return {
        "chapters": in_chapters(table.agreements, table.sayings, table.states),
        "office": office_first_kept(table.services, table.promised),
        "chapter_names": CHAPTER_NAMES,
        "went_names": WENT_NAMES,
    }


async def phone_page(seat: Seat, participant: UUID, form: Form[Struct] | None = None) -> Page:
    """Where the coordinator writes down what somebody says in a call."""
    table = await queries.table_of(seat.conference) if seat.conference.phase is Phase.REVIEW else None
    who = next((each for each in table.voices if each.participant == participant), None) if table else None
    if who is None or table is None:
        raise NoSuchThing
    return page(
        "reviews/by_phone",
        422 if form and form.errors else 200,
        seat=seat,
        at=home(seat),
        root=seat.root,
        who=who,
        table=table,
        form=form or phone_form_of(table, await queries.own_look(seat.conference, who.person)),
        answers=[(each.value, _(WENT_NAMES[each])) for each in WENT_NAMES],
    )


def phone_form_of(table: Table, own: OwnLook) -> Form[Struct]:
    filled: dict[str, Any] = {"went_well": own.went_well, "different": own.different}
    for each in table.agreements:
        if said := own.answers.get(each.promise):
            filled |= {f"went_{each.promise.hex}": said.went, f"words_{each.promise.hex}": said.words}
    return Form(phone_form([each.promise for each in table.agreements]), filled=filled)


async def before_page(seat: Seat) -> Page:
    """What belonged to the meetings before, to look something up."""
    not_at_a_first_meeting(seat)
    return page(
        "reviews/before", seat=seat, at=home(seat), root=seat.root, past=await queries.past_of_all(seat.conference.id), **words_for_past()
    )


def words_for_past() -> dict[str, Any]:
    return {
        "answer_names": {value.value: _(name) for value, name in INVITED_NAMES.items()},
        "part_names": {value.value: _(name) for value, name in CHILD_TAKES_PART_NAMES.items()},
        "usual": {key: _(usual.what) for key, usual in USUAL.items()},
        "languages_by_code": LANGUAGES,
    }


async def end_page(seat: Seat, form: Form[EndForm] | None = None) -> Page:
    """How the review ends, with words of praise for each end."""
    not_at_a_first_meeting(seat)
    profile = await profile_of(seat.conference.office)
    day = today(seat.conference.zone)
    proposed = proposed_on(day, profile.review_rhythm, profile.review_weeks)
    return page(
        "reviews/end",
        422 if form and form.errors else 200,
        seat=seat,
        at=home(seat),
        root=seat.root,
        form=form or Form(EndForm, filled={"review_on": proposed}),
        ends=[(end, _(END_NAMES[end]), _(END_WORDS[end])) for end in End if _possible(seat, end)],
        closes=set(CLOSES_AS),
    )


def _possible(seat: Seat, end: End) -> bool:
    """The plan goes on once the family has called back; that it ends, can be said before."""
    return end in CLOSES_AS or seat.conference.phase is Phase.AGREEING
