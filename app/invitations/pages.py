"""The pages of the invitations, put together from what was asked of the database."""

from functools import cache
from typing import Any
from uuid import UUID

from jinja2 import Environment
from msgspec import Struct

from app.circle.pages import first_name, neutral_text, sheet_words, sms_address
from app.conferences.seats import Seat
from app.invitations import queries
from app.invitations.forms import AnswerForm, InviteForm
from app.invitations.queries import InvitationLine
from app.invitations.rules import missing_to_invite
from app.kit import html, i18n
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.outbox.queries import messages_of
from app.people.links import secret_of
from app.practice.languages import LANGUAGES
from app.practice.mail import KIND_NAMES, PROBLEM_NAMES, RULES, STATE_NAMES
from app.practice.vocabulary import INVITED_NAMES, WAY_NAMES, Way


def root(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}"


class Preview(Struct, frozen=True):
    """What somebody will get, word for word, in their language."""

    subject: str
    text: str
    lang: str
    dir: str
    language: str
    translated: bool


@cache
def _plain(env: Environment) -> Environment:
    """As the worker writes messages: what people are called stands in them as it is."""
    return env.overlay(autoescape=False)


def preview(one: InvitationLine, link: str, env: Environment) -> Preview:
    """The message that the worker will send, or the text for the coordinator's own phone."""
    own = LANGUAGES.get(one.language)
    with i18n.speaking(one.language):
        spoken = LANGUAGES[i18n.language()]
        if one.way is Way.EMAIL:
            subject, text = html.message(_plain(env), "messages/invitation", name=first_name(one.name), link=link)
        elif one.way is Way.PAPER:
            subject, text = "", "\n".join(sheet_words(one.name).values())
        else:
            subject, text = "", neutral_text(one.name, link, one.language)
    return Preview(
        subject, text, spoken.code.replace("_", "-"), spoken.dir, own.name if own else one.language, one.language in i18n.available()
    )


class Asked(Struct, frozen=True):
    """Somebody who was invited or will be, with what is needed to do it."""

    line: InvitationLine
    preview: Preview
    sms: str
    blocked: str


def _asked(one: InvitationLine, origin: str, env: Environment) -> Asked:
    link = f"{origin}/hello#{secret_of(one.link, one.handle)}" if one.link else ""
    shown = preview(one, f"{origin}/hello#…", env)  # the secret itself is shown on the page of the link alone
    blocked = ""
    if one.consent_withdrawn:
        blocked = _("Consent is withdrawn: nothing is sent.")
    elif one.without_address:
        blocked = _("There is no e-mail address yet.")
    return Asked(one, shown, sms_address(one.phone, neutral_text(one.name, link, one.language)) if one.link else "", blocked)


async def invitations_page(
    seat: Seat,
    origin: str,
    env: Environment,
    *,
    form: Form[InviteForm] | None = None,
    answer: Form[AnswerForm] | None = None,
    answering: UUID | None = None,
) -> Page:
    standing = await queries.standing_of(seat.conference.id)
    everybody = [_asked(each, origin, env) for each in await queries.invitations_of(seat.conference.id)]
    coming = [each for each in everybody if each.line.invited_at is None]
    ready = [str(each.line.participant) for each in coming if not each.blocked]
    form = form or Form(InviteForm, filled={"who": ready})
    return page(
        "invitations/invitations",
        422 if form.errors or (answer and answer.errors) else 200,
        seat=seat,
        at=f"{root(seat)}/invitations",
        circle=f"{root(seat)}/circle",
        standing=standing,
        missing=missing_to_invite(standing),
        coming=coming,
        invited=[each for each in everybody if each.line.invited_at is not None],
        form=form,
        answer=answer,
        answering=answering,
        blank=lambda line: Form(AnswerForm, filled={"answer": line.answer, "words": line.words}),
        way_names=_names(WAY_NAMES),
        answer_names=_names(INVITED_NAMES),
        state_names=_names(STATE_NAMES),
        problem_names=_names(PROBLEM_NAMES),
    )


async def messages_page(seat: Seat) -> Page:
    return page(
        "invitations/messages",
        seat=seat,
        at=f"{root(seat)}/messages",
        messages=await messages_of(seat.conference.id, frozenset(kind for kind, rule in RULES.items() if rule.to_family)),
        kind_names=_names(KIND_NAMES),
        state_names=_names(STATE_NAMES),
        problem_names=_names(PROBLEM_NAMES),
    )


def _names(table: dict[Any, str]) -> dict[str, str]:
    return {value.value: _(name) for value, name in table.items()}
