"""Does a desk stay quick? The same pages at 100 and at 10,000 conferences, in turn, in one run."""

import statistics
import time

import asyncpg
import httpx

from app.conferences.speaking import LANGUAGE_COOKIE
from app.database import DB
from app.main import house
from app.people import sessions
from bench.places import SETTINGS, databases

FEW, MANY = 100, 10_000
ROUNDS = 60

_PEOPLE = """
    INSERT INTO office (id, name, short_name) VALUES ('00000000-0000-4000-8000-000000000001', 'Büro', 'B');
    INSERT INTO person (id, office, name)
        SELECT ('00000000-0000-4000-8000-0000000001' || lpad(i::text, 2, '0'))::uuid, '00000000-0000-4000-8000-000000000001', 'Person ' || i
        FROM generate_series(1, 3) i;
    INSERT INTO staff (person, role, email)
        SELECT ('00000000-0000-4000-8000-0000000001' || lpad(i::text, 2, '0'))::uuid,
               (ARRAY['coordinator', 'caseworker', 'manager'])[i], 'p' || i || '@amt.test'
        FROM generate_series(1, 3) i;
"""
_CONFERENCES = """
    INSERT INTO conference (id, office, reference, family_name, phase, phase_since, caseworker, coordinator, meets_on, review_on)
        SELECT gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'B-2026-' || i, 'Familie ' || chr(65 + i % 26) || i,
               (ARRAY['enquiry', 'clarified', 'preparation', 'information',
                      'agreeing', 'follow_up', 'closed', 'ended_in_preparation'])[1 + i % 8],
               now() - i * interval '1 hour', '00000000-0000-4000-8000-000000000102', '00000000-0000-4000-8000-000000000101',
               current_date + i % 300, current_date + i % 300
        FROM generate_series(1, $1) i
"""
_CIRCLES = """
    WITH people AS (
        INSERT INTO person (office, name)
            SELECT c.office, 'Mensch ' || n || ' ' || c.reference FROM conference c, generate_series(1, 6) n RETURNING id, office, name)
    INSERT INTO participant (office, conference, person, role, side, custody)
        SELECT p.office, c.id, p.id, CASE WHEN p.name LIKE 'Mensch 1 %' THEN 'child' ELSE 'family' END, 'mother', p.name LIKE 'Mensch 2 %'
        FROM people p JOIN conference c ON c.reference = split_part(p.name, ' ', 3)
"""
_PLANS = """
    INSERT INTO plan_version (conference, number, made_by, review_on)
        SELECT id, 1, coordinator, review_on FROM conference WHERE phase IN ('agreeing', 'follow_up')
"""
_PRESENTED = "UPDATE plan_version SET presented_at = now(), content = '{}', checksum = 'x'"
_PROMISES = """
    INSERT INTO promised_help (request, conference, what, decision, promised_on, by)
        SELECT gen_random_uuid(), id, 'Hausaufgabenhilfe', 'granted', current_date + (random() * 60)::int - 20, caseworker
        FROM conference WHERE phase = 'follow_up'
"""
_PROGRESS = """
    INSERT INTO progress_note (conference, promise, by, state)
        SELECT pa.conference, gen_random_uuid(), pa.person, (ARRAY['done', 'partly', 'needs_help'])[1 + (random() * 2)::int]
        FROM participant pa JOIN conference c ON c.id = pa.conference WHERE c.phase = 'follow_up' AND pa.role = 'family'
"""


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("few", "many") as pools:
        for name, number in (("few", FEW), ("many", MANY)):
            await fill(pools[name], number)
        app = house(SETTINGS)
        figures: dict[str, tuple[float, str]] = {}
        ratios = []
        for who, page in (("101", "/desk"), ("102", "/desk"), ("103", "/desk"), ("103", "/overview"), ("101", "/search?q=Mensch")):
            ratio, slow = await compare(app, pools, f"00000000-0000-4000-8000-000000000{who}", page)
            role = {"101": "coordinator", "102": "caseworker", "103": "manager"}[who]
            figures[f"desk_growth_{role}{page.partition('?')[0].replace('/', '_')}"] = (ratio, "x")
            figures[f"desk_ms_{role}{page.partition('?')[0].replace('/', '_')}"] = (slow * 1000, "ms")
            if "search" not in page:
                ratios.append(ratio)
        figures["desk_growth_ratio"] = (max(ratios), "x")
        return figures


async def fill(pool: asyncpg.Pool, number: int) -> None:
    async with pool.acquire() as connection:
        await connection.execute("SET statement_timeout = 0")
        await connection.execute(_PEOPLE)
        await connection.execute(_CONFERENCES, number, timeout=120)
        for statement in (_CIRCLES, _PLANS, _PRESENTED, _PROMISES, _PROGRESS):
            await connection.execute(statement, timeout=120)
        await connection.execute("ANALYZE", timeout=120)
        await connection.execute("SET statement_timeout = '15s'")


async def compare(app: object, pools: dict[str, asyncpg.Pool], person: str, page: str) -> tuple[float, float]:
    """The median time with many over the one with few, and the former in seconds."""
    browsers = {}
    for name, pool in pools.items():
        DB.pool = pool
        browser = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=SETTINGS.address)  # type: ignore[arg-type]
        browser.cookies.set(sessions.COOKIE, (await sessions.start(person)).value or "")  # type: ignore[arg-type]
        browser.cookies.set(LANGUAGE_COOKIE, "en")
        browsers[name] = browser
    times: dict[str, list[float]] = {name: [] for name in pools}
    for round_ in range(ROUNDS + 5):
        for name, pool in pools.items():
            DB.pool = pool
            before = time.perf_counter()
            answer = await browsers[name].get(page)
            took = time.perf_counter() - before
            if answer.status_code != 200:
                raise RuntimeError(f"{page} answered {answer.status_code}")
            if round_ >= 5:
                times[name].append(took)
    few, many = statistics.median(times["few"]), statistics.median(times["many"])
    return many / few, many
