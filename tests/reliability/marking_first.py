"""The control of the kill test: a worker that writes down that a message was sent before it is. It must lose some."""

import asyncio
import sys

from app.cli import main
from app.outbox.commands import mark_sent
from app.practice.mail import Problem
from app.worker import postman
from app.worker.cases import Case, write


class MarksFirst(postman.Postman):
    async def _one(self, case: Case) -> Problem:
        await mark_sent(case.whose.id)
        await asyncio.sleep(0.05)  # the gap that is always there, wide enough to be hit at each kill
        return await self.server.carry(write(case, self.settings, self.texts), lambda: asyncio.sleep(0))


if __name__ == "__main__":
    postman.Postman = MarksFirst  # type: ignore[misc]  # that is the point
    sys.exit(main(["worker"]))
