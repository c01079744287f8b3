"""A phone of a family without a screen: it holds the key, and speaks to the server as the application does."""

import hashlib
from typing import Any

import httpx

from app.database import rows
from app.kit.clock import now
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.private_time.commands import start
from tests.sealed import formats
from tests.sealed.formats import Keys, b64, unb64

KEY, NEXT_KEY = b"k" * 32, b"n" * 32


async def in_private_time(world: Any) -> Any:
    """The Yılmaz family has just been left to itself."""
    await world.at(Phase.INFORMATION, frozen_at=now())
    await start(await world.seen_by(world.nora, StaffRole.COORDINATOR), by=world.nora.id)
    await world.at(Phase.PRIVATE_TIME)
    return world


class Phone:
    """`browser` is any client that sends forms and JSON as a page of ours would."""

    def __init__(self, browser: httpx.AsyncClient, room: bytes, key: bytes = KEY, epoch: int = 0) -> None:
        self.browser, self.room = browser, room
        self.keys = Keys(key, room, epoch)
        self.entries: list[bytes] = []

    @property
    def address(self) -> str:
        return f"/room/api/{b64(self.room)}"

    @property
    def shown(self) -> dict[str, str]:
        return {"authorization": f"Room {b64(self.keys.access)}"}

    @property
    def prev(self) -> bytes:
        return hashlib.sha256(self.entries[-1]).digest() if self.entries else formats.first_prev(self.room)

    async def begin(self, ticket: str) -> httpx.Response:
        return await self.browser.post(f"{self.address}/begin", json={"ticket": ticket, "access": b64(self.keys.access)})

    def sealed(self, words: str) -> bytes:
        said = {"m": b64(b"phone-01"), "l": len(self.entries) + 1, "ops": [{"op": "put", "id": "x", "f": "what", "v": words}]}
        return formats.seal(self.keys, len(self.entries) + 1, self.prev, said)

    async def write(self, words: str = "etwas", *, entry: bytes | None = None, after: int | None = None) -> httpx.Response:
        entry = entry or self.sealed(words)
        answer = await self.browser.post(
            f"{self.address}/entries",
            json={"after": len(self.entries) if after is None else after, "entry": b64(entry)},
            headers=self.shown,
        )
        if answer.status_code == 201:
            self.entries.append(entry)
        return answer

    async def read(self, after: int = 0) -> httpx.Response:
        return await self.browser.get(f"{self.address}/entries", params={"after": after}, headers=self.shown)

    async def rekey(self, key: bytes = NEXT_KEY) -> httpx.Response:
        new, entry = Keys(key, self.room, self.keys.epoch + 1), self.sealed("keys")
        about = {"after": len(self.entries), "entry": b64(entry), "access": b64(new.access)}
        answer = await self.browser.post(f"{self.address}/rekey", json=about, headers=self.shown)
        if answer.status_code == 201:
            self.entries.append(entry)
        return answer

    async def keep_words(self, lookup: bytes = b"l" * 16, box: bytes = b"b" * 78) -> httpx.Response:
        return await self.browser.post(f"{self.address}/words", json={"lookup": b64(lookup), "box": b64(box)}, headers=self.shown)


def ticket_in(location: str) -> tuple[bytes, str]:
    """`/room/?l=<language>#o.<room>.<ticket>`"""
    page, _, behind = location.partition("#")
    kind, room, ticket = behind.split(".")
    assert (page.partition("?")[0], kind) == ("/room/", "o")
    return unb64(room), ticket


async def opened(browser: Any) -> Phone:
    """The first phone: opens the room from the family's own page, and brings the first key."""
    answer = await browser.send_form("/my/time/room")
    room, ticket = ticket_in(answer.headers["location"])
    phone = Phone(browser, room)
    assert (await phone.begin(ticket)).status_code == 201
    return phone


async def what_is_kept() -> dict[str, int]:
    """How many rows there are of each kind."""
    tables = ("sealed_room", "sealed_entry", "sealed_access", "sealed_words")
    return {name: (await rows(f"SELECT count(*) AS n FROM {name}"))[0]["n"] for name in tables}  # noqa: S608


NOTHING = {"sealed_room": 0, "sealed_entry": 0, "sealed_access": 0, "sealed_words": 0}
