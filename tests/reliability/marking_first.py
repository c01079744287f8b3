"""The control of the kill test: a worker that writes down that a message was sent before it is. It must lose some."""

import asyncio
import sys

from app import worker
from app.cli import main
from app.outbox.commands import mark_sent
from app.practice.mail import Problem


class MarksFirst(worker.Postman):
    async def _one(self, case: worker.Case) -> Problem:
        await mark_sent(case.whose.id)
        await asyncio.sleep(0.05)  # the gap that is always there, wide enough to be hit at each kill
        return await self.server.carry(worker.write(case, self.settings, self.texts), lambda: asyncio.sleep(0))


if __name__ == "__main__":
    worker.Postman = MarksFirst  # type: ignore[misc]  # that is the point
    sys.exit(main(["worker"]))
