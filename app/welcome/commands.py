"""One mail to whoever runs this, of which nothing is kept; and leaving quickly."""

import asyncio
import contextlib
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from app.database import GONE
from app.kit import i18n
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.outbox.sending import Letter, MailServer
from app.people import guesses, sessions
from app.practice.mail import Problem
from app.settings import Settings
from app.welcome.forms import TellForm

_HURRY = 1  # second for the database
_PATIENCE = 10  # seconds for each word of the mail server: somebody waits
#: All that comes this way together is counted, not who sends it.
_COUNTED = "somebody tells of a barrier"


async def tell(said: TellForm, settings: Settings) -> None:
    """Raises Refused when it could not be sent, with another way."""
    if not await guesses.allowed(_COUNTED):
        raise Refused(_("Many people write just now. Please phone, or write to us by e-mail."))
    server = MailServer(settings.smtp, our_name=settings.host_name, patience=_PATIENCE)
    try:
        problem = await server.carry(_letter(said, settings), _nothing)
    finally:
        await server.close()
    if problem is not Problem.NONE:
        raise Refused(_("We could not send this. Please phone, or write to us by e-mail."))


async def leave(cookies: Mapping[str, str]) -> None:
    """End the session of this browser. Somebody is in a hurry: a database that is slow or gone does not hold them."""
    with contextlib.suppress(*GONE, TimeoutError):
        async with asyncio.timeout(_HURRY):
            await sessions.end_shown(cookies)


async def _nothing() -> None:
    """No row waits for this letter."""


def _letter(said: TellForm, settings: Settings) -> Letter:
    """In German, the language of the office. What was written stands in it as it is, and in no header."""
    to = settings.responsible.email
    with i18n.speaking(i18n.FALLBACK):
        subject = _("Something does not work for somebody")
        asked = _("How do we reach you?")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.sender, to, subject
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain=settings.host_name)
    mail["Auto-Submitted"] = "auto-generated"
    text = f"{said.what}\n\n{asked}\n{said.answer_to or '–'}\n\n{settings.address}\n"
    mail.set_content(text, cte="quoted-printable")
    return Letter(settings.sender, to, bytes(mail))
