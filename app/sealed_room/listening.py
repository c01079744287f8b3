"""Telling phones at once what is new: one connection of this process listens to PostgreSQL, and all its phones hear what it hears.

A phone that waits holds no connection to the database. Of each new entry a process asks once for each room
in which phones of its own are listening.
"""

import asyncio
import contextlib
import itertools
import logging
from collections.abc import AsyncIterator
from uuid import UUID
from weakref import WeakKeyDictionary, WeakSet

import asyncpg
import msgspec

from app.database import DB, GONE
from app.sealed_room import queries
from app.sealed_room.commands import CHANNEL
from app.sealed_room.queries import News, Standing
from app.sealed_room.rules import MOST_PHONES, b64

log = logging.getLogger("familienrat.rooms")

HEARTBEAT_SECONDS = 20
PULSE_SECONDS = 30
LONGEST_PAUSE_SECONDS = 5
#: So many pieces of news wait for a phone on a slow line; then it is only told to ask.
MOST_WAITING = 20
#: More than so many at once a phone asks for itself.
MOST_TOLD = 20
STILL_HERE = b":\n\n"
END = b""


class TooManyPhones(Exception):
    """With this token as many listen as one process takes."""


class Phone:
    """One phone that listens: what it was not told yet, and a bell. Kept small; there may be thousands."""

    __slots__ = ("__weakref__", "_bell", "_waiting", "access", "loop")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.access = ""
        self.loop = loop
        self._waiting: list[bytes] = []
        self._bell: asyncio.Future[None] | None = None

    def tell(self, message: bytes) -> None:
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(message)
        elif message == END or self._waiting[-1] != END:
            self._waiting[:] = [message]
        if self._bell is not None and not self._bell.done():
            self._bell.set_result(None)

    async def hear(self) -> bytes:
        """The next piece of news, or a sign of life when there is none for a while."""
        if not self._waiting:
            self._bell = self.loop.create_future()
            ring = self.loop.call_later(HEARTBEAT_SECONDS, self._sign_of_life)
            try:
                await self._bell
            finally:
                ring.cancel()
                self._bell = None
        return self._waiting.pop(0) if self._waiting else STILL_HERE

    def _sign_of_life(self) -> None:
        if self._bell is not None and not self._bell.done():
            self._bell.set_result(None)


class Ear:
    """Listens for the whole process, from the first phone on until the process ends."""

    def __init__(self) -> None:
        self._phones: dict[UUID, WeakSet[Phone]] = {}  # weak: an answer that was never sent takes its phone with it
        self._told: dict[UUID, int] = {}
        self._news: dict[UUID, None] = {}
        self._something = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._over = False

    async def stream(self, room: UUID, access: bytes, after: int) -> AsyncIterator[bytes] | None:
        """What happens in a room, from now on, as server-sent events. None when this token opens no room."""
        phone = Phone(asyncio.get_running_loop())
        self._phones.setdefault(room, WeakSet()).add(phone)  # first listen, then look: nothing falls between the two
        try:
            standing = await queries.standing_of(room, access)
            if standing is not None and self._is_full(room, str(standing.access)):
                raise TooManyPhones
        except BaseException:
            self._leave(room, phone)
            raise
        if standing is None:
            self._leave(room, phone)
            return None
        self._welcome(room, phone, standing, after)
        return self._events(room, phone)

    def _is_full(self, room: UUID, access: str) -> bool:
        """Counted by the token: whoever shows none takes no place, and whoever was asked to leave none of those who stay."""
        return sum(each.access == access for each in self._phones[room]) >= MOST_PHONES

    def _welcome(self, room: UUID, phone: Phone, standing: Standing, after: int) -> None:
        phone.access = str(standing.access)
        self._told[room] = min(self._told.get(room, standing.entries), standing.entries)
        self._look(room)
        if self._over:
            phone.tell(END)
        elif standing.reads_until is not None or standing.visible > after:
            phone.tell(_event("entries", {"count": standing.visible}))
        if standing.reads_until is not None:
            phone.tell(END)
        if not self._tasks and not self._over:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._tell())]

    async def _events(self, room: UUID, phone: Phone) -> AsyncIterator[bytes]:
        try:
            yield STILL_HERE  # the line is open: also a proxy that waits for the first byte passes it on
            while (message := await phone.hear()) != END:
                yield message
        finally:
            self._leave(room, phone)

    def _leave(self, room: UUID, phone: Phone) -> None:
        listening = self._phones.get(room)
        if listening is not None:
            listening.discard(phone)
            self._forget(room)

    def _forget(self, room: UUID) -> None:
        """A room in which nobody listens any more."""
        if not self._phones.get(room):
            self._phones.pop(room, None)
            self._told.pop(room, None)

    async def end(self) -> None:
        """The process ends: every phone is let go, and comes to another one."""
        self._over = True
        for phone in list(itertools.chain.from_iterable(self._phones.values())):
            phone.tell(END)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    # Listening

    async def _listen(self) -> None:
        """Hold one connection that hears what is new; when it is lost, another one, and look at everything anew."""
        pause = 0.1
        while True:
            try:
                await self._listen_once()
                pause = 0.1
            except (asyncpg.PostgresError, *GONE) as problem:
                log.warning("not listening: %s; again in %.1f s", type(problem).__name__, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _listen_once(self) -> None:
        how = {"application_name": "familienrat rooms", "idle_session_timeout": "0", "statement_timeout": "10s"}
        connection = await asyncpg.connect(DB.config["dsn"], server_settings=how, timeout=5, command_timeout=10)
        lost = asyncio.Event()
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(CHANNEL, self._heard)
            for room in list(self._phones):
                self._look(room)
            while not lost.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(lost.wait(), PULSE_SECONDS)
                if not lost.is_set():
                    await connection.execute("SELECT 1")
        finally:
            connection.terminate()

    def _heard(self, _connection: object, _process: int, _channel: str, payload: object) -> None:
        room, what, *more = str(payload).split(" ")
        if (which := UUID(room)) not in self._phones:
            return
        if what == "gone":
            self._say_goodbye(which, int(more[0]), b64(bytes.fromhex(more[1])))
        else:
            self._look(which)

    def _look(self, room: UUID) -> None:
        self._news[room] = None
        self._something.set()

    def _say_goodbye(self, room: UUID, count: int | None, tail: str) -> None:
        for phone in list(self._phones.get(room, ())):
            phone.tell(_event("gone", {"count": count, "tail": tail}))
            phone.tell(END)

    # Telling

    async def _tell(self) -> None:
        """Look at the rooms in which something is new, one after the other."""
        while True:
            await self._something.wait()
            if not self._news:
                self._something.clear()
                continue
            room = next(iter(self._news))
            del self._news[room]
            try:
                await self._tell_of(room)
            except (asyncpg.PostgresError, *GONE) as problem:
                log.warning("news that cannot be read: %s", type(problem).__name__)
                await asyncio.sleep(1)
                self._look(room)

    async def _tell_of(self, room: UUID) -> None:
        self._forget(room)
        told = self._told.get(room)
        if told is None:
            return
        found = await queries.news_of(room, told, MOST_TOLD)
        if found is None:
            self._say_goodbye(room, None, "")
            return
        news, old = found
        if news.count <= told or room not in self._told:
            return  # nothing new, or nobody there any more
        self._told[room] = news.count
        whole = told + len(news.entries) == news.count
        message = _event("entries", news if whole else {"count": news.count})
        until = msgspec.json.decode(old, type=dict[str, int])
        for phone in list(self._phones.get(room, ())):
            self._tell_one(phone, message, until)

    def _tell_one(self, phone: Phone, message: bytes, until: dict[str, int]) -> None:
        """An old token is told where it ends, and let go."""
        if phone.access in until:
            phone.tell(_event("entries", {"count": until[phone.access]}))
            phone.tell(END)
        elif phone.access:
            phone.tell(message)


def _event(name: str, data: News | dict[str, object]) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"


_ears: WeakKeyDictionary[asyncio.AbstractEventLoop, Ear] = WeakKeyDictionary()


def ear() -> Ear:
    """The one of this process: of its loop, to be exact."""
    return _ears.setdefault(asyncio.get_running_loop(), Ear())


async def end() -> None:
    """Let every phone go, before the server waits for its connections to end. Whoever comes now is let go as well."""
    await ear().end()
