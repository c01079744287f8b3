"""Guessing is counted before it is answered: so many an hour for one person, so many for all."""

from datetime import datetime, timedelta

from app.database import row
from app.kit import tokens
from app.kit.clock import now
from app.people.tables import Guess
from app.practice.waits import GUESSES_IN_ALL, GUESSES_PER_PERSON, GUESSING_WINDOW, PIN_WINDOW

_ALL = tokens.fingerprint("all codes")
_OF_NOBODY = tokens.fingerprint("all codes of nobody")


async def allowed(subject: str, *, shared_budget: bool = False, of_nobody: bool = False, window: timedelta = GUESSING_WINDOW) -> bool:
    """Count one try at `subject` and tell whether it may be looked at.

    The try is written down first and counted with the others: of any number that come at once, no more
    than the limit are looked at. Tries `of_nobody` have a budget of their own, so that whoever makes codes up
    does not use up that of those who have one.
    """
    mine, everybodys = tokens.fingerprint(subject), _OF_NOBODY if of_nobody else _ALL
    since = now() - window
    await Guess.insert(Guess(subject=mine), *([Guess(subject=everybodys)] if shared_budget else []))
    if await _more_than(GUESSES_PER_PERSON, mine, since):
        return False
    return not shared_budget or not await _more_than(GUESSES_IN_ALL, everybodys, since)


async def _more_than(limit: int, subject: bytes, since: datetime) -> bool:
    """Looks no further than the limit: however many were tried, counting them stays quick."""
    found = await row("SELECT 1 FROM guess WHERE subject = $1 AND at > $2 OFFSET $3 LIMIT 1", subject, since, limit)
    return found is not None


async def forget(subject: str, *, shared_budget: bool = False) -> None:
    """It was right: the tries before it do not count against its owner."""
    await Guess.delete().where(Guess.subject == tokens.fingerprint(subject))
    if shared_budget:
        await Guess.delete().where(
            Guess.id.is_in(Guess.select(Guess.id).where(Guess.subject == _ALL).order_by(Guess.at, ascending=False).limit(1))
        )


async def sweep() -> None:
    """Forget tries that no limit looks at any more. The worker does this."""
    await Guess.delete().where(Guess.at < now() - 2 * PIN_WINDOW)
