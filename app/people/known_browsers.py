"""Browsers in which somebody signed in with both factors: guesses made there are counted apart from everybody else's.

So nobody who guesses elsewhere keeps them out. The cookie opens nothing, and nothing of it is stored. Its seal hangs on
the password: whoever fears that it was copied sets a new one.
"""

from datetime import timedelta
from uuid import UUID

from litestar.datastructures import Cookie

from app.database import row
from app.kit import tokens
from app.kit.clock import now
from app.practice.waits import KNOWN_BROWSER

COOKIE = "__Host-known"


async def cookie_for(person: UUID) -> Cookie:
    """Always a new name: a copy from before is counted apart from it."""
    name = f"{tokens.random_token()}.{_today()}"
    return Cookie(
        key=COOKIE,
        value=f"{name}.{await _seal(person, name)}",
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
        max_age=KNOWN_BROWSER // timedelta(seconds=1),
    )


async def known(person: UUID | None, shown: str | None) -> str | None:
    """The name of the browser that shows this cookie, if it is a known one of this person. The same work whoever it is, and for nobody."""
    name, _, seal = (shown or "").rpartition(".")
    if not tokens.same(seal, await _seal(person, name)):
        return None
    given = int(name.rpartition(".")[2])
    return name if _today() - given < KNOWN_BROWSER.days else None


async def _seal(person: UUID | None, name: str) -> str:
    found = await row("SELECT password_hash FROM staff WHERE person = $1", person)
    return tokens.seal("known browser", f"{name}|{person}|{found and found['password_hash']}")


def _today() -> int:
    return now().date().toordinal()
