"""Putting a message together: its text in the reader's language, and its headers. It names nobody but its reader."""

import base64
import quopri
from email.header import Header
from email.utils import formatdate
from pathlib import Path
from uuid import UUID

from jinja2 import Environment

from app.kit import html, i18n
from app.kit.i18n import gettext
from app.outbox.return_address import return_address
from app.outbox.sending import Letter
from app.people.links import no_email_token
from app.practice.languages import STAFF_LANGUAGES
from app.practice.mail import RULES, SOMETHING_NEW, TEXTS, Kind
from app.settings import Settings

FIRST_STRONG, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class BadAddress(ValueError):
    """No server in the world could take a letter to this."""


def texts() -> Environment:
    """The messages' templates: the pages' environment, but what people are called stands in them as it is."""
    return html.environment(Path(__file__).parents[2] / "templates").overlay(autoescape=False)


def short_text(kind: Kind, language: str, link: str, *, to_a_child: bool = False) -> str:
    """A text message: one sentence and the personal link. No name and no greeting: it is to fit into two at most."""
    with i18n.speaking(language, to_a_child=to_a_child):
        return f"{gettext(TEXTS.get(kind, SOMETHING_NEW))} {link}"


def put_together(
    message: UUID,
    kind: Kind,
    *,
    name: str,
    language: str,
    address: str,
    path: str,
    participant: UUID | None = None,
    to_a_child: bool = False,
    settings: Settings,
    texts: Environment,
) -> Letter:
    """The letter to `address`, with the one link that leads to `path`. Raises BadAddress."""
    spoken = language if RULES[kind].to_family or language in STAFF_LANGUAGES else i18n.FALLBACK
    with i18n.speaking(spoken, to_a_child=to_a_child):
        subject, text = html.message(texts, f"messages/{kind}", name=f"{FIRST_STRONG}{first_name(name)}{POP}", link=settings.address + path)
    to = _as_servers_write_it(address)
    headers = {
        "From": settings.sender,
        "To": to,
        "Subject": subject if subject.isascii() else Header(subject, "utf-8").encode(),
        "Date": formatdate(),
        "Message-ID": f"<{message}@{settings.host_name}>",  # the same on every try: a repeat can be recognised
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if participant is not None:
        headers |= _no_more(participant, settings)
    sender = return_address(message, settings.bounces) if settings.bounces else settings.sender
    return Letter(sender, to, _in_seven_bits(headers, text))


def _no_more(participant: UUID, settings: Settings) -> dict[str, str]:
    """One click in the mail program, and no e-mail goes to this person any more (RFC 8058). Staff have a desk instead."""
    return {
        "List-Unsubscribe": f"<{settings.address}/no-email/{no_email_token(participant)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _in_seven_bits(headers: dict[str, str], text: str) -> bytes:
    """A plain message that any server takes. Put together by hand: the library's own way reads every header
    again that it has just written, and takes as long as the mail server itself."""
    quoted, packed = quopri.encodestring(text.encode()), base64.encodebytes(text.encode())
    way, body = ("quoted-printable", quoted) if len(quoted) <= len(packed) else ("base64", packed)
    about = {"MIME-Version": "1.0", "Content-Type": 'text/plain; charset="utf-8"', "Content-Transfer-Encoding": way}
    head = "".join(f"{name}: {value}\n" for name, value in (headers | about).items())
    return head.encode("ascii") + b"\n" + body


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


def _as_servers_write_it(address: str) -> str:
    local, _, domain = address.rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError as problem:
        raise BadAddress from problem
    if not local or not plain.isascii() or any(letter.isspace() or ord(letter) < 32 for letter in plain):
        raise BadAddress
    return plain
