"""A mail server for measurements, in a process of its own: takes everything and writes down each Message-ID it said yes to.

`python -m bench.sink FILE` prints its port.
"""

import asyncio
import re
import sys
from typing import Any

from aiosmtpd.smtp import SMTP

_ID = re.compile(rb"^Message-ID:\s*<([^>]+)>", re.MULTILINE | re.IGNORECASE)


class Sink:
    def __init__(self, file: str) -> None:
        self.file = open(file, "ab", buffering=0)  # noqa: SIM115  # as long as the process

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # aiosmtpd calls it so
        found = _ID.search(envelope.content)
        self.file.write((found[1] if found else b"none") + b"\n")
        return "250 taken"


async def main(file: str) -> None:
    loop = asyncio.get_running_loop()
    sink = Sink(file)
    server = await loop.create_server(lambda: SMTP(sink, hostname="sink", loop=loop), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
