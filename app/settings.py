"""What the operator sets, read from the environment; and in plain words what is wrong with it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from msgspec import Struct

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SHORTEST_SECRET = 32


class Settings(Struct, frozen=True, kw_only=True):
    """One office's or one country's installation.

    `address` is the public URL without a slash at its end. `database_url` empty means the
    embedded PostgreSQL in `data`. `smtp` is smtp+starttls://, smtps:// or, on loopback only, smtp://.
    """

    address: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str = ""
    data: Path = Path("var")
    secret: str = ""
    smtp: str = ""
    sender: str = "termine@localhost"
    operator: str = ""  # name and address of who runs this, for the imprint
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
        return urlsplit(self.address).hostname or "localhost"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def wrong(self) -> list[str]:
        """What must be mended before the service may start, as sentences."""
        return [sentence for sentence in self._complaints() if sentence]

    def _complaints(self) -> list[str]:
        public = urlsplit(self.address)
        mail = urlsplit(self.smtp)
        return [
            ""
            if self.secret
            else "FAMILIENRAT_SECRET is missing: set it to a long random text and keep it safe; all personal links depend on it.",
            f"FAMILIENRAT_SECRET is too short: it needs at least {SHORTEST_SECRET} characters."
            if self.secret and len(self.secret) < SHORTEST_SECRET
            else "",
            "FAMILIENRAT_DEBUG is on at a public address: switch it off." if self.debug and not self._private(public.hostname) else "",
            "FAMILIENRAT_ADDRESS must begin with https:// on a public address."
            if public.scheme != "https" and not self._private(public.hostname)
            else "",
            "The demo runs on a loopback address only." if self.demo and not self.loopback else "",
            "FAMILIENRAT_SMTP is missing: nobody would be told anything." if not self.smtp else "",
            "FAMILIENRAT_SMTP must use TLS: begin it with smtps:// or smtp+starttls://."
            if self.smtp and mail.scheme not in {"smtps", "smtp+starttls"} and mail.hostname not in LOOPBACK
            else "",
            "FAMILIENRAT_SMTP must begin with smtp://, smtps:// or smtp+starttls://."
            if self.smtp and mail.scheme not in {"smtp", "smtps", "smtp+starttls"}
            else "",
            "FAMILIENRAT_SENDER must be an e-mail address." if "@" not in self.sender else "",
        ]

    def _private(self, hostname: str | None) -> bool:
        return self.loopback and hostname in LOOPBACK


def _read(field: str, value: str) -> Any:
    if field in {"port", "workers"}:
        if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65_536:
            raise ValueError(f"FAMILIENRAT_{field.upper()} must be a whole number.")
        return int(value)
    if field in {"debug", "behind_proxy"}:
        if value.lower() not in {"", "0", "1", "no", "yes", "false", "true"}:
            raise ValueError(f"FAMILIENRAT_{field.upper()} must be yes or no.")
        return value.lower() in {"1", "yes", "true"}
    if field == "data":
        return Path(value)
    return value.rstrip("/") if field == "address" else value
