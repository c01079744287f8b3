"""What the operator sets, read from the environment; and in plain words what is wrong with it."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from msgspec import Struct

from app.practice.accessibility import LAWS, Conformity

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SHORTEST_SECRET = 32
LONGEST_BOUNCES = 20  # with what stands behind it, mail servers take 64


class Responsible(Struct, frozen=True):
    """Who answers for an installation, as its public pages say it. What is empty is not there, or was not said."""

    email: str = ""
    phone: str = ""
    arbitration: str = ""
    law: str = ""
    conformity: Conformity = Conformity.PARTLY
    reviewed_on: date | None = None
    reviewed_by: str = ""
    privacy_officer: str = ""
    privacy_authority: str = ""

    @property
    def dialled(self) -> str:
        return re.sub(r"[^0-9+]", "", self.phone)


class Settings(Struct, frozen=True, kw_only=True):
    """One office's or one country's installation.

    `address` is the public URL without a slash at its end. `database_url` empty means the
    embedded PostgreSQL in `data`. `smtp` is smtp+starttls://, smtps:// or, on loopback only, smtp://.
    Without `bounces` nothing comes back; without `sms` text messages go from the coordinator's own phone;
    without `translator` no text ever leaves the server to be translated.
    """

    address: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str = ""
    data: Path = Path("var")
    secret: str = ""
    smtp: str = ""
    sender: str = "termine@localhost"
    bounces: str = ""  # the address to which messages come back that cannot be delivered
    bounces_listen: str = "smtp://127.0.0.1:8025"  # where we take them from the mail server; lmtp:// as well
    sms: str = ""  # https:// of the text message service, where there is one
    sms_key: str = ""
    sms_sender: str = ""
    translator: str = ""  # https:// of a service that translates drafts (LibreTranslate's API), where there is one
    translator_key: str = ""
    operator: str = ""  # name and address of who runs this, for the imprint
    contact_email: str = ""  # where people write to when something does not work for them
    contact_phone: str = ""
    arbitration: str = ""  # name and address of the body that one can turn to after that
    law: str = "DE"  # the law that asks for the accessibility statement: a key of practice.accessibility.LAWS
    conformity: str = "partly"
    reviewed_on: str = ""  # the day on which accessibility was last looked at, 2026-11-22
    reviewed_by: str = ""  # who did, where it was somebody from outside
    privacy_officer: str = ""  # name and address
    privacy_authority: str = ""
    neutral_site: str = "https://www.dwd.de/"  # where "leave quickly" ends: a page that anybody might look at (the German weather service)
    videos: Path | None = None  # folder of the videos in sign language; without it `videos` in `data`
    workers: int = 1
    behind_proxy: bool = False
    debug: bool = False
    demo: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read `FAMILIENRAT_*` (and `DATABASE_URL`). Raises ValueError with a sentence for what cannot be read."""
        given = {
            field: environment[name]
            for field in cls.__struct_fields__
            if (name := "DATABASE_URL" if field == "database_url" else f"FAMILIENRAT_{field.upper()}") in environment
        }
        given.pop("demo", None)
        return cls(**{field: _read(field, value) for field, value in given.items()})

    @property
    def loopback(self) -> bool:
        return self.host in LOOPBACK

    @property
    def host_name(self) -> str:
        return _parts(self.address)[1] or "localhost"

    @property
    def translated_at(self) -> str:
        """The other machine that lines of a plan go to, where they are translated by one; empty where none leaves this one."""
        hostname = _parts(self.translator)[1] or ""
        return "" if hostname in LOOPBACK else hostname

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def responsible(self) -> Responsible:
        """For the public pages. What cannot be read counts as not said: `wrong` has said so."""
        return Responsible(
            email=self.contact_email if _ADDRESS.fullmatch(self.contact_email) else "",
            phone=self.contact_phone,
            arbitration=self.arbitration,
            law=LAWS.get(self.law, ""),
            conformity=Conformity(self.conformity) if self.conformity in set(Conformity) else Conformity.PARTLY,
            reviewed_on=_day(self.reviewed_on),
            reviewed_by=self.reviewed_by,
            privacy_officer=self.privacy_officer,
            privacy_authority=self.privacy_authority,
        )

    @property
    def videos_in(self) -> Path:
        return self.videos or self.data / "videos"

    def wrong(self) -> list[str]:
        """What must be mended before the service may start, as sentences."""
        return [sentence for so, sentence in self._complaints() if so and sentence]

    def _complaints(self) -> list[tuple[bool, str]]:
        scheme, hostname = _parts(self.address)
        open_to_all = not (self.loopback and hostname in LOOPBACK)
        return [
            (
                not self.secret,
                "FAMILIENRAT_SECRET is missing: set it to a long random text and keep it safe; all personal links depend on it.",
            ),
            (
                0 < len(self.secret) < SHORTEST_SECRET,
                f"FAMILIENRAT_SECRET is too short: it needs at least {SHORTEST_SECRET} characters.",
            ),
            (not hostname, "FAMILIENRAT_ADDRESS must be a whole address, such as https://termine.example.org."),
            (open_to_all and scheme != "https", "FAMILIENRAT_ADDRESS must begin with https:// on a public address."),
            (open_to_all and self.debug, "FAMILIENRAT_DEBUG is on at a public address: switch it off."),
            (
                not self.loopback and not self.behind_proxy,
                "FAMILIENRAT_HOST lets others reach the service without encryption: set it to 127.0.0.1, "
                "or FAMILIENRAT_BEHIND_PROXY=yes when only your proxy can reach it.",
            ),
            (self.demo and not self.loopback, "The demo runs on a loopback address only."),
            (not self.smtp, "FAMILIENRAT_SMTP is missing: nobody would be told anything."),
            (bool(self.smtp), self._mail_complaint()),
            (not _ADDRESS.fullmatch(self.sender), "FAMILIENRAT_SENDER must be an e-mail address."),
            (
                not _is_far_away(self.neutral_site, self.host_name),
                "FAMILIENRAT_NEUTRAL_SITE must be the whole https:// address of another website, such as https://www.dwd.de/.",
            ),
            *((bool(self.bounces), sentence) for sentence in self._bounce_complaints()),
            *((bool(self.sms), sentence) for sentence in self._text_complaints()),
            *((bool(self.translator), sentence) for sentence in self._translator_complaints()),
            *((True, sentence) for sentence in self._statement_complaints()),
        ]

    def _bounce_complaints(self) -> Iterator[str]:
        local, _, domain = self.bounces.partition("@")
        if not _ADDRESS.fullmatch(self.bounces) or "+" in local or "@" in domain or len(local) > LONGEST_BOUNCES:
            yield f"FAMILIENRAT_BOUNCES must be an e-mail address without +, with at most {LONGEST_BOUNCES} characters before the @."
        scheme, hostname = _parts(self.bounces_listen)
        if scheme not in {"smtp", "lmtp"} or not hostname or not _port(self.bounces_listen):
            yield "FAMILIENRAT_BOUNCES_LISTEN must be like smtp://127.0.0.1:8025 or lmtp://127.0.0.1:8025."

    def _text_complaints(self) -> Iterator[str]:
        scheme, hostname = _parts(self.sms)
        if not hostname or (scheme != "https" and not (scheme == "http" and hostname in LOOPBACK)):
            yield "FAMILIENRAT_SMS must be the https:// address of the text message service."
        if not self.sms_key or not self.sms_key.isascii() or not self.sms_key.isprintable():
            yield "FAMILIENRAT_SMS_KEY is missing or cannot be read: the text message service wants to know us."
        if not re.fullmatch(r"[A-Za-z0-9]{1,11}|\+?[0-9]{1,15}", self.sms_sender):
            yield "FAMILIENRAT_SMS_SENDER must be a neutral name of at most 11 letters and digits, or a number."

    def _statement_complaints(self) -> Iterator[str]:
        if self.contact_email and not _ADDRESS.fullmatch(self.contact_email):
            yield "FAMILIENRAT_CONTACT_EMAIL must be an e-mail address."
        if self.law and self.law not in LAWS:
            yield f"FAMILIENRAT_LAW must be one of {', '.join(LAWS)}, or empty."
        if self.conformity not in set(Conformity):
            yield f"FAMILIENRAT_CONFORMITY must be one of {', '.join(Conformity)}."
        if self.reviewed_on and _day(self.reviewed_on) is None:
            yield "FAMILIENRAT_REVIEWED_ON must be a day such as 2026-11-22."

    def _translator_complaints(self) -> Iterator[str]:
        scheme, hostname = _parts(self.translator)
        if not hostname or (scheme != "https" and not (scheme == "http" and hostname in LOOPBACK)):
            yield "FAMILIENRAT_TRANSLATOR must be the https:// address of the translation service, or http:// on this machine."
        if self.translator_key and not (self.translator_key.isascii() and self.translator_key.isprintable()):
            yield "FAMILIENRAT_TRANSLATOR_KEY cannot be read: it must be plain letters."

    def _mail_complaint(self) -> str:
        scheme, hostname = _parts(self.smtp)
        if scheme not in {"smtp", "smtps", "smtp+starttls"} or not hostname:
            return "FAMILIENRAT_SMTP must be like smtps://user:password@host:465 or smtp+starttls://user:password@host:587."
        if scheme == "smtp" and hostname not in LOOPBACK:
            return "FAMILIENRAT_SMTP must use TLS: begin it with smtps:// or smtp+starttls://."
        return ""


_LINES = frozenset({"operator", "arbitration", "privacy_officer", "privacy_authority"})
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")  # plain letters without spaces, as mail servers want them


def _parts(address: str) -> tuple[str, str]:
    """Scheme and host of an address; empty ones for what cannot be read."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # raises for a port that is no number
    except ValueError:
        return "", ""
    return parts.scheme, parts.hostname or ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_far_away(address: str, ours: str) -> bool:
    """An address that can stand in a header as it is, encrypted, and not our own: else somebody who leaves quickly would stay."""
    scheme, hostname = _parts(address)
    return scheme == "https" and hostname not in {"", ours} and re.fullmatch(r"[!-~]{1,500}", address) is not None


def _port(address: str) -> int:
    return urlsplit(address).port or 0


def _read(field: str, value: str) -> Any:
    if field in {"port", "workers"}:
        if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65_536:
            raise ValueError(f"FAMILIENRAT_{field.upper()} must be a whole number.")
        return int(value)
    if field in {"debug", "behind_proxy"}:
        if value.lower() not in {"", "0", "1", "no", "yes", "false", "true"}:
            raise ValueError(f"FAMILIENRAT_{field.upper()} must be yes or no.")
        return value.lower() in {"1", "yes", "true"}
    if field in {"data", "videos"}:
        return Path(value) if value or field == "data" else None
    if field in _LINES:
        return value.replace("\\n", "\n")  # files of settings have no line ends within a value
    return value.rstrip("/") if field in {"address", "translator"} else value
