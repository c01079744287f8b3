"""Guessing is counted before it is answered: so many an hour for one person, so many for all."""

from app.kit import tokens
from app.kit.clock import now
from app.people.tables import Guess
from app.practice.waits import GUESSES_IN_ALL, GUESSES_PER_PERSON, GUESSING_WINDOW

_ALL = tokens.fingerprint("all codes")


async def allowed(subject: str, *, shared_budget: bool = False) -> bool:
    """Count one try at `subject` and tell whether it may be looked at.

    The try is written down first and counted with the others: of any number that come at once, no more
    than the limit are looked at.
    """
    mine = tokens.fingerprint(subject)
    since = now() - GUESSING_WINDOW
    await Guess.insert(Guess(subject=mine), *([Guess(subject=_ALL)] if shared_budget else []))
    if await Guess.count().where(Guess.subject == mine, Guess.at > since) > GUESSES_PER_PERSON:
        return False
    return not shared_budget or bool(await Guess.count().where(Guess.subject == _ALL, Guess.at > since) <= GUESSES_IN_ALL)


async def forget(subject: str, *, shared_budget: bool = False) -> None:
    """It was right: the tries before it do not count against its owner."""
    await Guess.delete().where(Guess.subject == tokens.fingerprint(subject))
    if shared_budget:
        await Guess.delete().where(
            Guess.id.is_in(Guess.select(Guess.id).where(Guess.subject == _ALL).order_by(Guess.at, ascending=False).limit(1))
        )


async def sweep() -> None:
    """Forget tries that no limit looks at any more. The worker does this."""
    await Guess.delete().where(Guess.at < now() - 2 * GUESSING_WINDOW)
