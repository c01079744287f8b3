"""Every field of every form × what nobody should send: a sentence and a 4xx, or it is simply kept; never a 5xx."""

import inspect
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from litestar import Litestar

from app.practice.phases import Phase
from app.practice.rights import DESK_RIGHTS, DeskRight, Right, may
from app.practice.roles import Role
from tests.security.test_every_door import ACTORS, Door, doors, invite_the_others

NASTY: dict[str, list[str]] = {
    "missing": [],
    "empty": [""],
    "very long": ["a" * 100_000],
    "very long in Arabic": ["ش" * 20_000],
    "NUL": ["a\x00b"],
    "lone surrogate": ["a\ud800b"],
    "right-to-left override": ["a\u202eb"],
    "emoji": ["👨‍👩‍👧‍👦"],
    "markup": ["<script>alert(1)</script>'\"><img src=x onerror=alert(1)>"],
    "template": ["{{7*7}}{% raw %}"],
    "formula": ["=cmd|' /C calc'!A0"],
    "twice": ["one", "two"],
    "somebody's id": [str(uuid4())],
    "number": ["99999999999999999999"],
    "less than nothing": ["-1"],
    "a day that is not": ["2027-02-30"],
    "a day long ago": ["0001-01-01"],
    "a day far off": ["9999-12-31"],
    "line ends": ["a\r\nBcc: x@y.test\r\n"],
}


def shapes_of(door: Door) -> list[type[msgspec.Struct]]:
    """The forms that a handler reads, by its own source."""
    function: Any = door.handler.fn
    names = re.findall(r"\bread\(request, (\w+)\)", inspect.getsource(function))
    return [inspect.getmodule(function).__dict__[name] for name in names]  # type: ignore[union-attr]  # a handler stands in a module


def posting(app: Litestar) -> Iterator[Door]:
    yield from (door for door in doors(app) if door.method == "POST")


def who_may(door: Door) -> tuple[str, Phase] | None:
    """Somebody whom this door lets in, and the phase in which it does."""
    right = door.handler.opt.get("needs")
    if isinstance(right, DeskRight):
        return next((name for name, (_, staff) in ACTORS.items() if staff in DESK_RIGHTS[right]), ""), Phase.PREPARATION
    if not isinstance(right, Right):
        return ("nora" if "signed_in" in door.handler.opt else ""), Phase.PREPARATION
    staffs = "{conference_id" in door.path
    for name, (role, staff) in ACTORS.items():
        if role is not None and staffs == (staff is not None):
            for phase in Phase:
                if may(role, right, phase):
                    return name, phase
    return None if right is Right.TAKE_ON else pytest.fail(f"nobody may {right}")


async def test_a_form_that_is_read_is_known_here(app):
    """The control: the forms are found by their handlers' source."""
    found = [door.name for door in posting(app) if shapes_of(door)]
    assert len(found) >= 25, found


@pytest.mark.parametrize("what", NASTY)
async def test_nothing_breaks(app, world, browser_of, what):
    await invite_the_others(world)
    browsers: dict[str, Any] = {}
    broken = []
    for door in posting(app):
        place = who_may(door)
        if place is None:
            continue
        name, phase = place
        await world.at(phase)
        if name not in browsers:
            browsers[name] = await browser_of(getattr(world, name) if name else None)
        address = (await filled(door, world)).removesuffix("/")
        for shape in shapes_of(door):
            for fields in nasty_in_turn(shape, NASTY[what]):
                answer = await browsers[name].send_form(address, **encoded(fields))
                shut_out = answer.status_code == 401 and "anyone" not in door.handler.opt
                if answer.status_code >= 500 or shut_out:
                    broken.append(f"{door.name} {fields}: {answer.status_code}"[:500])
        if door.name in {"POST /sign-out", "POST /account/sessions"}:
            browsers.pop(name, None)
    assert broken == []


def nasty_in_turn(shape: type[msgspec.Struct], nasty: list[str]) -> Iterator[dict[str, Any]]:
    """Whole forms in which all fields of one type are nasty: all texts, all days, …; a form says of each field what is wrong."""
    fields = msgspec.structs.fields(shape)
    for kind in dict.fromkeys(str(field.type) for field in fields):
        yield {field.encode_name: nasty if str(field.type) == kind else "2" for field in fields}


def encoded(fields: dict[str, Any]) -> dict[str, Any]:
    """As a browser would put it on the wire; a lone surrogate as the three bytes that it would be."""
    return {
        name: [part.encode("utf-8", "surrogatepass") for part in ([value] if isinstance(value, str) else value)]
        for name, value in fields.items()
    }


async def filled(door: Door, world: Any) -> str:
    """The address of a door with ids in it that are there."""
    address = door.address(world.yilmaz.id)
    if "{participant_id" in door.path:
        from app.conferences.queries import seats_of

        seats = await seats_of(world.yilmaz.id)
        ayse = next(seat for seat in seats if seat.role is Role.FAMILY)
        index = next(i for i, part in enumerate(door.path.split("/")) if part.startswith("{participant_id"))
        parts = address.split("/")
        parts[index] = str(ayse.participant)
        address = "/".join(parts)
    return address
