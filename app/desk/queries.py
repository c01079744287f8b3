"""My conferences, what nobody has taken on, how one conference stands, and finding one again.

Lists go on from where they ended (by phase_since and id), never by counting rows.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.database import row, rows
from app.desk import facts as standing
from app.learning.queries import CARDS_OF_CONFERENCE, cards_told
from app.learning.rules.helping import OwnCard
from app.practice.facts import Facts
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.profile.queries import USUAL

ROWS_A_PAGE = 15
OPEN = "c.phase NOT IN ('closed', 'ended_in_preparation')"
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Place(Struct, frozen=True):
    """Where a page of a list begins or ends: the row before which, or after which, it goes on."""

    since: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{(self.since - _BEGINNING) // timedelta(microseconds=1)}_{self.id}"


def place(text: str) -> Place | None:
    """The place that an address names, or None for anything that is none."""
    number, _, name = text.partition("_")
    if not (number.isascii() and number.isdigit() and len(number) <= 16):
        return None
    try:
        return Place(_BEGINNING + timedelta(microseconds=int(number)), UUID(name))
    except (ValueError, OverflowError):
        return None


class Row(Struct, frozen=True):
    """One conference in a list."""

    id: UUID
    reference: str
    family_name: str
    phase: Phase
    phase_since: datetime
    urgent: bool
    coordinator_name: str
    caseworker_name: str
    meets_on: date | None
    meets_at: time | None
    review_on: date | None
    facts: Facts

    @property
    def place(self) -> Place:
        return Place(self.phase_since, self.id)


class Listed(Struct, frozen=True):
    """One page of a list, and where the pages beside it are."""

    rows: list[Row]
    before: str
    after: str


def _list(where: str, *, with_facts: bool, forwards: bool) -> str:
    order = "DESC" if forwards else "ASC"
    compared = "<" if forwards else ">"
    return f"""
        SELECT c.id, c.reference, c.family_name, c.phase, c.phase_since, c.urgent, coalesce(co.name, '') AS coordinator_name,
               cw.name AS caseworker_name, c.meets_on, c.meets_at, c.review_on{"," + standing.COLUMNS if with_facts else ""}
        FROM (
            SELECT * FROM conference c WHERE {where} AND ($2::timestamptz IS NULL OR (c.phase_since, c.id) {compared} ($2, $3::uuid))
            ORDER BY c.phase_since {order}, c.id {order} LIMIT {ROWS_A_PAGE + 1}
        ) c
        JOIN person cw ON cw.id = c.caseworker
        LEFT JOIN person co ON co.id = c.coordinator
        {standing.JOINS if with_facts else ""}
        ORDER BY c.phase_since {order}, c.id {order}
    """  # noqa: S608  # only our own constants are put together


async def _page(where: str, whose: UUID, *more: object, with_facts: bool, after: str, before: str) -> Listed:
    back = place(before)
    here = back or place(after)
    forwards = back is None
    values = (whose, here.since if here else None, here.id if here else None, *more)
    found = [_row(each, with_facts) for each in await rows(_list(where, with_facts=with_facts, forwards=forwards), *values)]
    further = len(found) > ROWS_A_PAGE
    shown = found[:ROWS_A_PAGE] if forwards else found[:ROWS_A_PAGE][::-1]
    if not shown:
        return Listed([], "", "")
    return Listed(
        shown,
        before=str(shown[0].place) if (here is not None if forwards else further) else "",
        after=str(shown[-1].place) if (further if forwards else True) else "",
    )


def _row(found: asyncpg.Record, with_facts: bool) -> Row:
    return Row(
        id=found["id"],
        reference=found["reference"],
        family_name=found["family_name"],
        phase=Phase(found["phase"]),
        phase_since=found["phase_since"],
        urgent=found["urgent"],
        coordinator_name=found["coordinator_name"],
        caseworker_name=found["caseworker_name"],
        meets_on=found["meets_on"],
        meets_at=found["meets_at"],
        review_on=found["review_on"],
        facts=standing.facts(found) if with_facts else Facts(),
    )


async def conferences_of(person: UUID, role: StaffRole, *, after: str = "", before: str = "") -> Listed:
    """The open conferences that this coordinator or caseworker has a part in; what moved last comes first."""
    where = f"c.{'coordinator' if role is StaffRole.COORDINATOR else 'caseworker'} = $1 AND {OPEN}"
    return await _page(where, person, with_facts=True, after=after, before=before)


async def conferences_of_office(office: UUID, phase: Phase | None, *, after: str = "", before: str = "") -> Listed:
    """Every conference of the office, for the manager: no word about a family but its name."""
    if phase is None:
        return await _page("c.office = $1", office, with_facts=False, after=after, before=before)
    return await _page("c.office = $1 AND c.phase = $4", office, phase, with_facts=False, after=after, before=before)


class Unclaimed(Struct, frozen=True):
    """A referral that nobody has taken on yet. Whoever may take it on learns no name."""

    id: UUID
    reference: str
    urgent: bool
    wished_language: str
    wished_gender: str
    made_at: datetime
    begins_on: date | None


_UNCLAIMED = f"""
    SELECT c.id, c.reference, c.urgent, c.wished_language, c.wished_gender, c.made_at, c.begins_on FROM conference c
    WHERE c.office = $1 AND c.coordinator IS NULL AND c.phase = 'enquiry'
    ORDER BY c.urgent DESC, c.made_at, c.id LIMIT {ROWS_A_PAGE + 1}
"""  # noqa: S608


async def unclaimed_in(office: UUID) -> list[Unclaimed]:
    return [Unclaimed(**dict(each)) for each in await rows(_UNCLAIMED, office)]


class Standing(Struct, frozen=True):
    """What the first page of a conference shows beside its head."""

    facts: Facts
    caseworker_phone: str
    wished_language: str
    wished_gender: str
    made_at: datetime
    aim: date | None  # by when the office wants this phase to come to its end, or the review to be
    own_cards: list[OwnCard] = []  # what the office says of the mistake cards of this phase
    cards_away: frozenset[str] = frozenset()


_STANDING = f"""
    SELECT coalesce(st.phone, '') AS caseworker_phone, c.wished_language, c.wished_gender, c.made_at,
           {standing.COLUMNS}, {CARDS_OF_CONFERENCE},
           CASE c.phase
               WHEN 'enquiry' THEN (c.made_at AT TIME ZONE c.zone)::date + coalesce(pr.first_talk_days, {USUAL.first_talk_days})
               WHEN 'clarified' THEN (c.made_at AT TIME ZONE c.zone)::date + coalesce(pr.first_talk_days, {USUAL.first_talk_days})
               WHEN 'preparation' THEN (c.made_at AT TIME ZONE c.zone)::date + 7 * coalesce(pr.prepare_weeks, {USUAL.prepare_weeks})
               WHEN 'agreeing' THEN coalesce(
                   (SELECT v.review_on FROM plan_version v WHERE v.conference = c.id ORDER BY v.number DESC LIMIT 1),
                   coalesce(c.meets_on, (c.phase_since AT TIME ZONE c.zone)::date) + 7 * coalesce(pr.review_weeks, {USUAL.review_weeks}))
           END AS aim
    FROM conference c LEFT JOIN staff st ON st.person = c.caseworker LEFT JOIN profile pr ON pr.office = c.office {standing.JOINS}
    WHERE c.id = $1
"""  # noqa: S608


async def standing_of(conference: UUID) -> Standing:
    found = await row(_STANDING, conference)
    assert found is not None  # noqa: S101  # the asker's seat is in it
    told = ("caseworker_phone", "wished_language", "wished_gender", "made_at", "aim")
    own_cards, away = cards_told(found)
    return Standing(standing.facts(found), **{name: found[name] for name in told}, own_cards=own_cards, cards_away=away)


class Found(Struct, frozen=True):
    """A conference that was searched for; `name` is the person's whose name was found, if it was one."""

    id: UUID
    reference: str
    family_name: str
    phase: Phase
    name: str


MOST_FOUND = 30
#: Of a word that very many share, so many are looked at: the page then asks for another letter.
ENOUGH = 300
_WORDS = """
    (SELECT string_agg('(' || quote_literal(plainly(w)) || ':* | ' || quote_literal('-' || plainly(w)) || ':*)', ' & ')::tsquery
     FROM unnest($2::text[]) w)
"""
#: Everybody finds a conference by family name and reference; coordinators also by those who take part, caseworkers by those whom
#: they named themselves. In private family time nobody is found by name.
_SEARCH = """
    WITH hits AS (
        (SELECT c.id, '' AS name FROM conference c
         WHERE to_tsvector('simple', plainly(c.family_name || ' ' || c.reference)) @@ {words} AND {mine} LIMIT {enough})
        {people}
    )
    SELECT c.id, c.reference, c.family_name, c.phase, coalesce(max(hits.name), '') AS name
    FROM hits JOIN conference c ON c.id = hits.id
    GROUP BY c.id
    ORDER BY {open} DESC, c.phase_since DESC LIMIT {most}
"""
_PEOPLE = """
        UNION ALL
        (SELECT c.id, p.name FROM person p
         JOIN participant pa ON pa.person = p.id AND pa.left_at IS NULL
         JOIN conference c ON c.id = pa.conference
         WHERE to_tsvector('simple', plainly(p.name)) @@ {words} AND {mine} AND c.phase <> 'private_time'{limit} LIMIT {enough})
"""
_MINE = {
    StaffRole.COORDINATOR: ("c.coordinator = $1", ""),
    StaffRole.CASEWORKER: ("c.caseworker = $1", " AND (pa.custody OR pa.role = 'child')"),
    StaffRole.MANAGER: ("c.office = $1", None),
}


async def search(role: StaffRole, whose: UUID, words: list[str]) -> list[Found]:
    """Conferences in which one has a seat (a manager: of the office), by the beginnings of words. Marks and capitals do not matter."""
    if role not in _MINE or not words:
        return []
    mine, limit = _MINE[role]
    people = "" if limit is None else _PEOPLE.format(words=_WORDS, mine=mine, limit=limit, enough=ENOUGH)
    sql = _SEARCH.format(words=_WORDS, mine=mine, people=people, open=OPEN, most=MOST_FOUND + 1, enough=ENOUGH)
    return [Found(**{**each, "phase": Phase(each["phase"])}) for each in map(dict, await rows(sql, whose, words))]
