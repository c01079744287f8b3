"""What somebody gets, word for word: the mail, the text for the coordinator's own phone, and the page behind the link."""

from functools import cache

from jinja2 import Environment
from litestar.datastructures import State
from msgspec import Struct

from app.circle.pages import neutral_text, sms_address
from app.invitations.pages.letters import alone, facts
from app.invitations.queries import Greeting, InvitationLine, Wording, greeting_in
from app.kit import html, i18n
from app.kit.i18n import gettext as _
from app.outbox.letters import first_name, short_text
from app.outbox.ways import carried
from app.people.links import secret_of
from app.practice.languages import LANGUAGES
from app.practice.letters import FAMILY_WRITES
from app.practice.mail import Kind
from app.practice.roles import Role


class Written(Struct, frozen=True):
    """A message in its reader's language. `translated`: we speak it; else it is in German."""

    text: str
    lang: str
    dir: str
    subject: str = ""
    sender: str = ""
    translated: bool = True


class Seen(Struct, frozen=True):
    """The page behind the link, as far as the invitation goes: their own day and place, and what the family wrote for them."""

    lang: str
    dir: str
    title: str
    facts: list[tuple[str, str]]
    family_writes: str
    picture_alt: str
    greeting: Greeting | None


@cache
def _plain(env: Environment) -> Environment:
    """As the worker writes messages: what people are called stands in them as it is."""
    return env.overlay(autoescape=False)


def mail_to(one: InvitationLine, state: State, env: Environment) -> Written:
    """What the worker will send. The secret of the link itself is shown on the page of the link alone."""
    with i18n.speaking(one.language, to_a_child=_is_child(one)):
        subject, text = html.message(_plain(env), "messages/invitation", name=alone(first_name(one.name)), link=f"{state.address}/hello#…")
    return _in_their_language(one, text, subject=subject, sender=state.sender)


def text_to(one: InvitationLine, origin: str) -> Written:
    """What the gateway will send, where there is one, else what goes from the coordinator's own phone."""
    link = f"{origin}/hello#…"
    if one.way in carried():
        return _in_their_language(one, short_text(Kind.INVITATION, one.language, link, to_a_child=_is_child(one)))
    return _in_their_language(one, neutral_text(link, one.language, to_a_child=_is_child(one)))


def _is_child(one: InvitationLine) -> bool:
    return one.role is Role.CHILD


def _in_their_language(one: InvitationLine, text: str, *, subject: str = "", sender: str = "") -> Written:
    spoken = LANGUAGES[i18n.closest(one.language)]
    return Written(text, spoken.code.replace("_", "-"), spoken.dir, subject, sender, one.language in i18n.available())


def page_for(one: InvitationLine, wording: Wording) -> Seen:
    greeting = greeting_in(wording, one.role, one.meeting, one.language)
    with i18n.speaking(one.language, to_a_child=_is_child(one)):
        spoken = LANGUAGES[i18n.language()]
        return Seen(
            lang=spoken.code.replace("_", "-"),
            dir=spoken.dir,
            title=_("My invitation"),
            facts=facts(one.meeting, _("Please come at"), _("Please come to")),
            family_writes=_(FAMILY_WRITES),
            picture_alt=_(greeting.picture_name) if greeting else "",
            greeting=greeting,
        )


def to_share(one: InvitationLine, origin: str) -> str:
    """The text with the link, to be sent from the coordinator's own phone. Empty before there is one."""
    return neutral_text(f"{origin}/hello#{secret_of(one.link, one.handle)}", one.language, to_a_child=_is_child(one)) if one.link else ""


def sms_of(one: InvitationLine, origin: str) -> str:
    return sms_address(one.phone, to_share(one, origin)) if one.link else ""
