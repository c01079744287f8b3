"""Everybody's invitation on one page, and what one of them gets."""

from uuid import UUID

from jinja2 import Environment
from litestar.datastructures import State
from msgspec import Struct

from app.conferences.seats import Seat
from app.invitations import queries
from app.invitations.commands import why_not
from app.invitations.forms import AnswerForm, InviteForm, WayForm
from app.invitations.pages import previews
from app.invitations.queries import InvitationLine
from app.invitations.rules import missing_to_invite
from app.kit import i18n
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy, names_of
from app.kit.pages import Page, page
from app.outbox.queries import messages_of, without_email
from app.outbox.ways import carried
from app.practice.languages import LANGUAGES
from app.practice.mail import KIND_NAMES, PROBLEM_NAMES, RULES, STATE_NAMES, STATUS_NAMES, Status
from app.practice.taking_part import INVITED_NAMES, ON_PAPER, WAY_NAMES, Invited, Way

#: What is still to be done by hand, and that it is done.
_BY_HAND: dict[Way, tuple[str, str]] = {
    Way.TEXT: (lazy("Still to be sent from your phone"), lazy("Sent from your phone")),
    Way.MESSENGER: (lazy("Still to be sent from your phone"), lazy("Sent from your phone")),
    Way.PAPER: (lazy("The letter is still to be posted"), lazy("Letter posted")),
    Way.HAND: (lazy("The letter is still to be handed over"), lazy("Letter handed over")),
    Way.PHONE: (lazy("Still to be phoned"), lazy("Phoned")),
    Way.EMAIL: (lazy("Still to be sent"), lazy("Told by you")),
}

#: An answer that is noted with one press, as somebody says it of another.
_SHORT_ANSWERS = {Invited.YES: lazy("Comes"), Invited.NO: lazy("Does not come"), Invited.ANOTHER_WAY: lazy("Another way")}

_OWN_PHONE = frozenset({Way.TEXT, Way.MESSENGER})


class Asked(Struct, frozen=True):
    """Somebody who was invited or will be, with what is needed to do it."""

    line: InvitationLine
    language: str
    blocked: str
    told: str  # how it stands, in words
    still_to_do: bool  # by the coordinator's own hand
    sms: str
    share: str


def _asked(one: InvitationLine, origin: str) -> Asked:
    own = LANGUAGES.get(one.language)
    blocked = why_not(one)
    by_hand = one.status.status is Status.NOTHING or one.status.please_phone
    return Asked(
        one,
        own.name if own else one.language,
        blocked,
        _told(one),
        by_hand and not blocked,
        previews.sms_of(one, origin) if one.way is Way.TEXT else "",
        previews.to_share(one, origin) if one.way is Way.MESSENGER else "",
    )


def _told(one: InvitationLine) -> str:
    """Where it stands, in words. That something was read, or that it arrived, is never said: we do not know."""
    to_do, done = _BY_HAND[one.way]
    if one.status.status is Status.NOTHING:
        return _(to_do) if one.invited_at else ""
    if one.status.status is Status.TOLD:
        return _(done)
    return _(STATUS_NAMES[one.status.status])


async def invitations_page(seat: Seat, origin: str, *, form: Form[InviteForm] | None = None) -> Page:
    standing = await queries.standing_of(seat.conference.id)
    everybody = [_asked(each, origin) for each in await queries.invitations_of(seat.conference.id)]
    coming = [each for each in everybody if each.line.invited_at is None]
    invited = [each for each in everybody if each.line.invited_at is not None]
    ready = [str(each.line.participant) for each in coming if not each.blocked]
    return page(
        "invitations/invitations",
        422 if form and form.errors else 200,
        seat=seat,
        at=f"{seat.root}/invitations",
        circle=f"{seat.root}/circle",
        standing=standing,
        missing=missing_to_invite(standing),
        coming=coming,
        invited=invited,
        letters=sum(each.line.way in ON_PAPER and not each.blocked for each in invited),
        answered=sum(each.line.answer is not None for each in invited),
        form=form or Form(InviteForm, filled={"who": ready}),
        way_names=names_of(WAY_NAMES),
        answer_names=names_of(INVITED_NAMES),
        short_answers=names_of(_SHORT_ANSWERS),
        problem_names=names_of(PROBLEM_NAMES),
    )


async def someone_page(
    seat: Seat,
    participant: UUID,
    state: State,
    env: Environment,
    *,
    form: Form[WayForm] | None = None,
    answer: Form[AnswerForm] | None = None,
) -> Page:
    """One person: what exactly they get, by which way and in which language, and what they answered."""
    found = await queries.invitations_of(seat.conference.id, participant)
    if not found:
        raise NoSuchThing
    one, wording = found[0], await queries.wording_of(seat.conference.id)
    return page(
        "invitations/someone",
        422 if (form and form.errors) or (answer and answer.errors) else 200,
        seat=seat,
        at=f"{seat.root}/invitations/{participant}",
        home=f"{seat.root}/invitations",
        asked=_asked(one, state.address),
        form=form or Form(WayForm, filled={"way": one.way, "language": one.language}),
        mail=previews.mail_to(one, state, env),
        text=previews.text_to(one, state.address),
        sms=previews.sms_of(one, state.address),
        share=previews.to_share(one, state.address) if one.invited_at and one.way in _OWN_PHONE - carried() else "",
        seen=previews.page_for(one, wording),
        ways=[(way.value, _(name)) for way, name in WAY_NAMES.items()],
        all_languages=[
            (each.code, each.name if each.code == i18n.language() else f"{each.name} – {each.english}") for each in LANGUAGES.values()
        ],
        on_paper=one.way in ON_PAPER,
        answer=answer or Form(AnswerForm, filled={"answer": one.answer, "words": one.words}),
        answer_names=names_of(INVITED_NAMES),
    )


async def messages_page(seat: Seat) -> Page:
    return page(
        "invitations/messages",
        seat=seat,
        at=f"{seat.root}/messages",
        no_email=await without_email(seat.conference.id),
        messages=await messages_of(seat.conference.id, frozenset(kind for kind, rule in RULES.items() if rule.to_family)),
        kind_names=names_of(KIND_NAMES),
        state_names=names_of(STATE_NAMES),
        problem_names=names_of(PROBLEM_NAMES),
    )
