"""The board of a caseworker with sixty families against the same HTML from bare Litestar and Jinja: one worker, 16 connections, in turn."""

from uuid import UUID

import asyncpg

from app import main
from app.conferences.speaking import LANGUAGE_COOKIE
from app.people import sessions
from bench.beside_bare import compare
from bench.places import SETTINGS, databases

FAMILIES = 60
CASEWORKER = UUID("00000000-0000-4000-8000-000000000102")

_OFFICE = """
    INSERT INTO office (id, name, short_name) VALUES ('00000000-0000-4000-8000-000000000001', 'Büro', 'B');
    INSERT INTO person (id, office, name)
        SELECT ('00000000-0000-4000-8000-0000000001' || lpad(i::text, 2, '0'))::uuid, '00000000-0000-4000-8000-000000000001', 'Person ' || i
        FROM generate_series(1, 2) i;
    INSERT INTO staff (person, role, email, phone)
        SELECT ('00000000-0000-4000-8000-0000000001' || lpad(i::text, 2, '0'))::uuid, (ARRAY['coordinator', 'caseworker'])[i],
               'p' || i || '@amt.test', '0421 361 1'
        FROM generate_series(1, 2) i;
"""
#: Two thirds live by their plan; half of those were not heard from lately.
_FAMILIES = """
    INSERT INTO conference (office, reference, family_name, phase, phase_since, caseworker, coordinator, meets_on, review_on)
        SELECT '00000000-0000-4000-8000-000000000001', 'B-2026-' || i, 'Familie Beispiel ' || i,
               (ARRAY['enquiry', 'preparation', 'agreeing', 'agreeing', 'follow_up', 'follow_up', 'follow_up', 'follow_up', 'follow_up',
                      'review', 'follow_up', 'follow_up'])[1 + i % 12],
               now() - (i % 10) * interval '1 week', '00000000-0000-4000-8000-000000000102', '00000000-0000-4000-8000-000000000101',
               current_date + i % 20, current_date + i - 10
        FROM generate_series(1, $1) i
"""
_PEOPLE = """
    WITH people AS (
        INSERT INTO person (office, name)
            SELECT c.office, 'Mensch ' || n || ' ' || c.reference FROM conference c, generate_series(1, 6) n RETURNING id, office, name)
    INSERT INTO participant (office, conference, person, role, side, custody)
        SELECT p.office, c.id, p.id, CASE WHEN p.name LIKE 'Mensch 1 %' THEN 'child' ELSE 'family' END, 'mother', p.name LIKE 'Mensch 2 %'
        FROM people p JOIN conference c ON c.reference = split_part(p.name, ' ', 3)
"""
_PLANS = """
    INSERT INTO plan_version (conference, number, made_by, review_on)
        SELECT id, 1, coordinator, review_on FROM conference WHERE phase IN ('agreeing', 'follow_up', 'review')
"""
_WISHES = """
    INSERT INTO requested_service (version, request, position, what)
        SELECT id, gen_random_uuid(), 0, 'Hausaufgabenhilfe zweimal in der Woche' FROM plan_version
"""
_PRESENTED = """
    UPDATE plan_version v SET presented_at = now(), checksum = 'x', content = jsonb_build_object('agreements', (
        SELECT jsonb_agg(jsonb_build_object(
            'promise', gen_random_uuid(), 'what', 'Ayşe bringt Elif jeden Schultag um 7:30 Uhr zur Schule.',
            'own_words', repeat('Wort ', 40),
            'due_on', current_date + n * 9 - 20, 'due_words', '', 'sign', repeat('Zeichen ', 20), 'plan_b', repeat('Wenn nicht ', 20),
            'who', jsonb_build_object('id', gen_random_uuid(), 'name', 'Mensch')))
        FROM generate_series(1, 6) n))
"""
_DECISIONS = """
    INSERT INTO decision (version, accepted, by, clear, safe, lawful)
        SELECT v.id, true, c.caseworker, true, true, true FROM plan_version v JOIN conference c ON c.id = v.conference
        WHERE c.phase <> 'agreeing'
"""
_PROMISES = """
    INSERT INTO promised_help (request, conference, what, decision, promised_on, by)
        SELECT s.request, c.id, s.what, 'granted', current_date + (row_number() OVER (ORDER BY c.reference))::int % 30 - 6, c.caseworker
        FROM requested_service s JOIN plan_version v ON v.id = s.version JOIN conference c ON c.id = v.conference
        WHERE c.phase <> 'agreeing'
"""
_NOTES = """
    INSERT INTO progress_note (conference, promise, by, state, shared, words)
        SELECT c.id, (v.content #>> ARRAY['agreements', (n - 1)::text, 'promise'])::uuid, pa.person,
               (ARRAY['done', 'partly', 'needs_help'])[1 + n % 3], n <> 2, 'Der Bus fährt nicht'
        FROM conference c JOIN plan_version v ON v.conference = c.id CROSS JOIN generate_series(1, 4) n
        JOIN LATERAL (SELECT person FROM participant p WHERE p.conference = c.id AND p.role = 'family' LIMIT 1) pa ON true
        WHERE c.phase IN ('follow_up', 'review') AND substr(c.reference, 8)::int % 2 = 0
"""


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("board") as pools:
        await fill(pools["board"])
        main.house(SETTINGS)
        cookie = await sessions.start(CASEWORKER)
        cookies = f"{sessions.COOKIE}={cookie.value}; {LANGUAGE_COOKIE}=en"
        return await compare("board", "/desk", "desk/caseworker.html", cookies, says="Familie Beispiel", times=2 * FAMILIES)


async def fill(pool: asyncpg.Pool) -> None:
    async with pool.acquire() as connection:
        await connection.execute(_OFFICE)
        await connection.execute(_FAMILIES, FAMILIES)
        for statement in (_PEOPLE, _PLANS, _WISHES, _PRESENTED, _DECISIONS, _PROMISES, _NOTES, "ANALYZE"):
            await connection.execute(statement, timeout=120)
