"""Waiting for something that happens elsewhere, with an end."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(happened: Callable[[], Awaitable[bool]], *, seconds: float = 60, every: float = 0.01) -> None:
    """Look again and again until it has happened. Raises TimeoutError when it does not."""
    async with asyncio.timeout(seconds):
        while True:
            if await happened():
                return
            await asyncio.sleep(every)
