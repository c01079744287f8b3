"""Into which languages the plan is translated, how far each is, and who could do more: the coordinator's overview."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.plans.rules import Plan
from app.practice.phases import Phase
from app.translations.queries.work import _VERSION, Work, Written, _sorted
from app.translations.rules import lines_of, once


class Interpreter(Struct, frozen=True):
    """Somebody of the circle who can be asked. `apart`: they must not meet somebody, or come to another meeting."""

    participant: UUID
    person: UUID
    name: str
    in_writing: bool
    apart: bool


class Reader(Struct, frozen=True):
    """Somebody of the family group who reads another language than German."""

    name: str
    language: str


class Standing(Struct, frozen=True):
    number: int | None  # of the plan's version; None before one was presented
    works: list[Work]
    interpreters: list[Interpreter]
    readers: list[Reader]

    @property
    def wanted(self) -> dict[str, list[str]]:
        """Languages that somebody reads and nobody was asked for yet, each with who reads it."""
        asked = {work.language for work in self.works}
        found: dict[str, list[str]] = {}
        for each in self.readers:
            if each.language not in asked:
                found.setdefault(each.language, []).append(each.name)
        return found


_STANDING = f"""
    SELECT json_build_object(
        'number', (SELECT v.number FROM ({_VERSION}) v),
        'plan', (SELECT v.content FROM ({_VERSION}) v),
        'orders', (SELECT coalesce(json_agg(json_build_object(
                       'language', o.language, 'ground', o.ground, 'asked_at', o.asked_at, 'finished_at', o.finished_at,
                       'translator', o.translator, 'translator_person', pa.person, 'translator_name', coalesce(p.name, ''))
                       ORDER BY o.asked_at), '[]')
                   FROM translation_order o LEFT JOIN participant pa ON pa.id = o.translator LEFT JOIN person p ON p.id = pa.person
                   WHERE o.conference = $1),
        'written', (SELECT coalesce(json_agg(json_build_object(
                        'language', t.language, 'checksum', t.checksum, 'key', t.key, 'original', '', 'words', '', 'by_name', t.by_name,
                        'machine', t.machine, 'edited', t.edited, 'at', t.at, 'read_back_on', t.read_back_on,
                        'read_back_by', t.read_back_by) ORDER BY t.at), '[]')
                    FROM translated_line t WHERE t.conference = $1),
        'interpreters', (SELECT coalesce(json_agg(json_build_object(
                             'participant', pa.id, 'person', pa.person, 'name', p.name, 'in_writing', m.takes_part = 'in_writing',
                             'apart', EXISTS (SELECT 1 FROM unseen u WHERE u.conference = $1 AND u.person = pa.person))
                             ORDER BY pa.made_at), '[]')
                         FROM participant pa JOIN person p ON p.id = pa.person JOIN meeting m ON m.participant = pa.id
                         WHERE pa.conference = $1 AND pa.role = 'interpreter' AND pa.left_at IS NULL),
        'readers', (SELECT coalesce(json_agg(json_build_object('name', p.name, 'language', p.language) ORDER BY pa.made_at), '[]')
                    FROM participant pa JOIN person p ON p.id = pa.person
                    WHERE pa.conference = $1 AND pa.role IN ('family', 'child') AND pa.left_at IS NULL AND p.language <> 'de')
    )::text AS standing
"""  # noqa: S608  # only our own constants are put together


class _Order(Struct):
    language: str
    ground: bool
    asked_at: datetime
    finished_at: datetime | None
    translator: UUID | None
    translator_person: UUID | None
    translator_name: str


class _InLanguage(Written, frozen=True):
    language: str = ""


class _Found(Struct):
    number: int | None
    plan: Plan | None
    orders: list[_Order]
    written: list[_InLanguage]
    interpreters: list[Interpreter]
    readers: list[Reader]


async def standing_of(conference: UUID, *, sitting: int, phase: Phase) -> Standing:
    """All languages in one question; in the order in which they were asked for, then those that only have lines."""
    answer = await row(_STANDING, conference, sitting, phase is Phase.AGREEING)
    assert answer is not None  # noqa: S101  # one line always
    found = msgspec.json.decode(answer["standing"], type=_Found)
    orders = {each.language: each for each in found.orders}
    languages = list(dict.fromkeys([*orders, *(each.language for each in found.written)]))
    works = [_work(found, language, orders.get(language)) for language in languages] if found.plan else []
    return Standing(found.number, works, found.interpreters, found.readers)


def _work(found: _Found, language: str, order: _Order | None) -> Work:
    assert found.plan is not None  # noqa: S101  # asked for only where there is one
    assert found.number is not None  # noqa: S101
    lines = once(lines_of(found.plan, ground=order is not None and order.ground))
    written, before = _sorted(lines, [each for each in found.written if each.language == language])
    about = {name: getattr(order, name) for name in _Order.__struct_fields__ if name != "language"} if order else {}
    return Work(language=language, number=found.number, lines=lines, written=written, before=before, ordered=order is not None, **about)
