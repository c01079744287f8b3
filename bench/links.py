"""Does the time tell an unknown link from a withdrawn, an expired or a half right one? Each 200 times, in turn, in one run."""

import random
import statistics
import time
from collections.abc import Iterator

import httpx

from app.conferences.tables import Conference
from app.database import rows
from app.kit import tokens
from app.kit.clock import now
from app.main import house
from app.people.links import HANDLE, SECRET, secret_of
from app.people.tables import AccessLink, Guess
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from bench.places import SETTINGS, databases

TIMES = 200


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("links"):
        app = house(SETTINGS)
        secrets = await _secrets()
        took: dict[str, list[float]] = {kind: [] for kind in secrets}
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=SETTINGS.address, headers={"sec-fetch-site": "same-origin"}
        ) as phone:
            for kind, secret in _in_turn(secrets):
                began = time.perf_counter()
                answer = await phone.post("/hello", data={"secret": secret})
                took[kind].append(time.perf_counter() - began)
                assert answer.status_code == 422, kind
    medians = [statistics.median(each) * 1_000 for each in took.values()]
    return {
        "links_alike_ms": (max(medians) - min(medians), "ms"),
        "links_answer_ms": (statistics.median(medians), "ms"),
    }


def _in_turn(secrets: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """One of each kind, in an order that chance chooses, again and again."""
    for number in range(TIMES):
        for kind in random.sample(list(secrets), len(secrets)):
            yield kind, secrets[kind][number]


async def _secrets() -> dict[str, list[str]]:
    """Secrets that open nothing, of four kinds; every one belongs to another link, so that no limit is reached."""
    from tests.world import build_world, make_participant

    world = await build_world()
    over = Conference(
        office=world.bremen.id,
        reference="HB-2020-001",
        family_name="Familie Meyer",
        phase=Phase.CLOSED,
        phase_since=now().replace(year=2020),
        caseworker=world.idris.id,
        coordinator=world.nora.id,
    )
    await Conference.insert(over)
    for conference in (world.yilmaz, over):
        for number in range(TIMES):
            await make_participant(conference, f"Person {number}", Role.FAMILY, Side.BOTH, "Verwandte")
    links = await AccessLink.select(AccessLink.id, AccessLink.handle, AccessLink.conference)
    here = [each for each in links if each["conference"] == world.yilmaz.id][:TIMES]
    gone = [each for each in links if each["conference"] == over.id]
    found = {
        "unknown": [tokens.random_handle(HANDLE + SECRET) for _ in range(TIMES)],
        "expired": [secret_of(each["id"], each["handle"]) for each in gone],
        "withdrawn": [secret_of(each["id"], each["handle"]) for each in here],
        "half right": [],
    }
    for each in here:
        await make_participant(world.yilmaz, "Noch jemand", Role.FAMILY, Side.BOTH, "Verwandte")
        await AccessLink.update({AccessLink.withdrawn_at: now()}).where(AccessLink.id == each["id"])
    live = await AccessLink.select(AccessLink.handle).where(AccessLink.withdrawn_at.is_null(), AccessLink.conference == world.yilmaz.id)
    found["half right"] = [each["handle"] + tokens.random_handle(SECRET) for each in live][:TIMES]
    await Guess.delete(force=True)
    await rows("ANALYZE")
    return found
