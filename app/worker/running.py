"""Going on until it is told to end, whatever is out of reach meanwhile."""

import asyncio
import contextlib
import logging
from pathlib import Path

from app.database import GONE
from app.kit import i18n, tokens
from app.outbox import ways
from app.settings import Settings
from app.worker import postman as carrying
from app.worker.returning import take_back
from app.worker.turns import Turns, place_of

log = logging.getLogger("familienrat.worker")
HERE = Path(__file__).parents[2]

IDLE_SECONDS = 2
LONGEST_PAUSE_SECONDS = 30


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Carry messages until `stop`. Neither database nor mail server need be there all the time."""
    tokens.configure(settings.secret)
    i18n.load(HERE / "locales")
    ways.configure(texts=bool(settings.sms))
    postman = carrying.Postman(settings)
    turns = Turns()
    returning = asyncio.create_task(take_back(settings, stop))
    pause = 0.0
    while not stop.is_set():
        try:
            await turns.take()
            done = await postman.round(stop)
            pause = 0.0 if done.reachable else min(max(2 * pause, IDLE_SECONDS), LONGEST_PAUSE_SECONDS)
            if done.claimed and done.reachable:
                continue
        except GONE as problem:
            pause = min(max(2 * pause, 1), LONGEST_PAUSE_SECONDS)
            log.warning("database out of reach: %s; looking again in %.0f s", type(problem).__name__, pause)
        except Exception as problem:  # whatever it is: the other messages still have to go
            pause = min(max(2 * pause, 1), LONGEST_PAUSE_SECONDS)
            log.error("error in the worker: %s at %s; going on in %.0f s", type(problem).__name__, place_of(problem), pause)
        await postman.rest()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause or IDLE_SECONDS)
    await postman.leave()
    await returning
