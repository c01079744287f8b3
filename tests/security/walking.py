"""Walking through every door of the house with real ids and believable forms, as somebody who is signed in."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from uuid import uuid4

import httpx
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from app.practice.rights import DeskRight, Right

#: One form for every door: each takes what it knows of it.
ANYTHING: dict[str, Any] = {
    "name": "Wer Immer", "role": "family", "side": "mother", "language": "de", "way": "phone", "phone": "0421 1", "prepared": "yes",
    "how": "oral", "on": "2026-11-20", "pin": "4711", "text": "etwas", "day": "2028-01-10", "clock": "15:00", "place": "irgendwo",
    "answer": "yes", "words": "etwas", "own_words": "etwas", "what": "etwas", "from_whom": "irgendwem", "why": "darum",
    "clear": "yes", "safe": "yes", "lawful": "yes", "decision": "granted", "promised_on": "2028-01-10", "state": "done", "direction": "up",
    "contingency": "etwas", "concern": "etwas", "question": "etwas", "bottom_lines": "etwas", "kept_on": "2026-11-20", "number": "1",
    "outcome": "with_plan",
}  # fmt: skip


class Door(NamedTuple):
    method: str
    path: str
    handler: HTTPRouteHandler

    @property
    def right(self) -> Any:
        return self.handler.opt.get("needs")

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def address(self, ids: dict[str, Any]) -> str:
        filled = []
        for part in self.path.split("/"):
            name, _, kind = part.strip("{}").partition(":")
            filled.append(str(ids.get(name, uuid4() if kind == "uuid" else 1 if kind == "int" else "x")) if part.startswith("{") else part)
        return "/".join(filled)


def doors(app: Litestar, wanted: Callable[[Any], bool] = lambda right: isinstance(right, (Right, DeskRight))) -> Iterator[Door]:
    """Every door that asks for a right, GET before POST, so that looking comes before changing."""
    found = [
        Door(method, route.path, handler)
        for route in app.routes
        if isinstance(route, HTTPRoute) and not route.path.startswith("/turned")  # it covers every other door: it has tests of its own
        for handler in route.route_handlers
        for method in handler.http_methods & {"GET", "POST"}
        if wanted(handler.opt.get("needs"))
    ]
    yield from sorted(found, key=lambda door: (door.method, door.path))


async def knock(browser: Any, door: Door, ids: dict[str, Any], **fields: Any) -> httpx.Response:
    """Go through one door. `/search` is asked for the name that stands in every file."""
    address = door.address(ids)
    if door.method == "GET":
        answer: httpx.Response = await browser.get(address, params={"q": "Yılmaz"} if address == "/search" else {})
    else:
        answer = await browser.send_form(address, **(ANYTHING | fields))
    return answer


def found_in(answer: httpx.Response, canaries: tuple[str, ...]) -> list[str]:
    """Which of these words the answer gives away, in its body or its headers."""
    told = answer.text + "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return [canary for canary in canaries if canary in told]
