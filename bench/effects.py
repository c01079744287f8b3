"""How long do all indicators of an office take, with 1,000 and with 10,000 conferences of five years? In turn, in one run."""

import statistics
import time
from datetime import date
from uuid import UUID

from app.database import DB
from app.demo.history import plant_history
from app.effects.queries.figures import Figures, figures
from app.effects.rules import Quarter
from app.kit.clock import today
from bench.places import databases

FEW, MANY = 1_000, 10_000
ROUNDS = 7
OFFICE = UUID("00000000-0000-4000-8000-000000000001")

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


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("few", "many") as pools:
        for name, number in (("few", FEW), ("many", MANY)):
            DB.pool = pools[name]
            await pools[name].execute(_PEOPLE)
            for portion in range(number // FEW):  # so that no single statement takes too long on a busy machine
                await pools[name].execute(
                    "DELETE FROM feedback_sheets; DELETE FROM feedback_answer"
                )  # counted once a quarter, and not here
                await plant_history([OFFICE], conferences=FEW, years=5, seed=portion + 1)
            await pools[name].execute("SET statement_timeout = 0; ANALYZE; RESET statement_timeout", timeout=300)
        took: dict[str, list[float]] = {"few": [], "many": []}
        for _ in range(ROUNDS):
            for name, seconds in took.items():
                DB.pool = pools[name]
                begun = time.perf_counter()
                found = await _all()
                seconds.append(time.perf_counter() - begun)
                assert found.years[today().year - 1]["held"].number
        few, many = (statistics.median(took[name]) for name in ("few", "many"))
    return {
        "effects_1k_s": (few, "s"),
        "effects_10k_s": (many, "s"),
        "effects_growth_x": (many / few, "x"),
    }


async def _all() -> Figures:
    now = today()
    return await figures(OFFICE, since=Quarter(2000, 1), until=Quarter(now.year, 4), today=date(now.year, now.month, now.day))
