"""The demo's mail server: takes everything, delivers nothing, and keeps the last messages to be read."""

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import msgspec
from aiosmtpd.smtp import SMTP, Envelope
from msgspec import Struct

from app.kit.clock import now

KEPT = 500


class Mail(Struct, frozen=True):
    """One message as it arrived."""

    at: datetime
    to: str
    subject: str
    text: str
    message_id: str


class Mailbox:
    """The last messages, the newest on top; also in a file, so that they outlive the demo."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.mails: deque[Mail] = deque(maxlen=KEPT)
        if file.exists():
            self.mails.extendleft(_readable(file))
        self._keep(reversed(self.mails), "w")

    def take(self, raw: bytes, to: list[str]) -> None:
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(("plain",))
        mail = Mail(
            at=now(),
            to=", ".join(to),
            subject=str(message["subject"] or ""),
            text=str(body.get_content()).replace("\r\n", "\n") if body else "",
            message_id=str(message["message-id"] or ""),
        )
        self.mails.appendleft(mail)
        self._keep([mail], "a")

    def _keep(self, mails: Any, mode: str) -> None:
        with open(os.open(self.file, os.O_WRONLY | os.O_CREAT | (os.O_APPEND if mode == "a" else os.O_TRUNC), 0o600), "wb") as file:
            for mail in mails:
                file.write(msgspec.json.encode(mail) + b"\n")

    async def handle_DATA(self, server: SMTP, session: object, envelope: Envelope) -> str:  # aiosmtpd calls it so
        self.take(bytes(envelope.original_content or b""), list(envelope.rcpt_tos))
        return "250 taken"


def _readable(file: Path) -> list[Mail]:
    """What can be read of it: a line that was cut off when the demo was killed is left out."""
    mails = []
    for line in file.read_bytes().splitlines()[-KEPT:]:
        try:
            mails.append(msgspec.json.decode(line, type=Mail))
        except msgspec.MsgspecError:
            continue
    return mails


@asynccontextmanager
async def listening(mailbox: Mailbox) -> AsyncIterator[int]:
    """The mailbox as a mail server on a free port of this machine; gives the port."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(mailbox, enable_SMTPUTF8=True, hostname="demo", ident="demo", loop=loop), host="127.0.0.1", port=0
    )
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
