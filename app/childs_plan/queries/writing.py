"""What lies before those who tell a plan for a child: the plan, the lines so far, whom one may name."""

from datetime import date, datetime
from itertools import pairwise
from typing import Literal
from uuid import UUID

import msgspec
from msgspec import Struct, structs

from app.childs_plan.queries.shown import HIDDEN, MAY_KNOW, SHOWN_PEOPLE, handed_over
from app.childs_plan.rules import Told, ToldPerson, first_name, mark_of
from app.database import row, rows
from app.kit.errors import NoSuchThing
from app.plans.rules import Agreement
from app.practice.childs_words import LineKind, OwnWords, TapKind
from app.practice.pictograms import Pictogram


class Line(Struct, frozen=True):
    """A line as it stands now. `by`: who wrote it last, where the writer may know them."""

    id: UUID
    kind: LineKind
    pictogram: Pictogram
    title: str
    words: str
    about: OwnWords | None
    person: UUID | None
    promise: UUID | None
    plan_mark: str
    plan_words: str
    left_out: bool
    edited: int
    by: str


class Choosable(Struct, frozen=True):
    """Somebody whom the child and the writer may know."""

    id: UUID
    name: str
    relation: str


class Tap(Struct, frozen=True):
    """Something that the child wants to talk about."""

    id: UUID
    words: str
    what: TapKind
    at: datetime


class Writing(Struct, frozen=True):
    """`accepted`: the office has said yes to the plan that is told. `taps` are for the coordinator alone.

    `told` is what was shown last, whole; `unseen`: of whom this writer is shown nothing; `handed_over`: who of the staff has nothing
    to do with it any more.
    """

    child: UUID
    name: str
    language: str
    with_child_on: date | None
    edited: int
    lines: list[Line]
    agreements: list[Agreement]
    accepted: bool
    sitting: int
    people: list[Choosable]
    shown_at: datetime | None
    told: Told | None
    unseen: list[UUID]
    handed_over: list[UUID]
    taps: list[Tap]

    def agreement(self, promise: UUID) -> Agreement:
        """Raises NoSuchThing for what is no promise of the plan."""
        found = next((each for each in self.agreements if each.promise == promise), None)
        if found is None:
            raise NoSuchThing
        return found

    def of_kind(self, kind: LineKind) -> list[Line]:
        return [each for each in self.lines if each.kind == kind and each.person not in self.handed_over]  # == : pages say it as a word

    def of_promise(self, promise: UUID) -> Line | None:
        return next((each for each in self.lines if each.promise == promise), None)

    @property
    def in_order(self) -> list[tuple[Agreement, Line | None]]:
        """Every promise of the plan beside what the child hears: those that are told first, in the order chosen."""
        known = {each.promise: each for each in self.agreements}
        told = [(known[each.promise], each) for each in self.lines if each.promise in known]
        return [*told, *((each, None) for each in self.agreements if self.of_promise(each.promise) is None)]

    def beside(self, line: Line, direction: Literal["up", "down"]) -> Line | None:
        """The next of its like on the page."""
        told = [each for _agreement, each in self.in_order if each is not None]
        page = told if line.kind is LineKind.PROMISE else self.of_kind(line.kind)
        along = page if direction == "up" else page[::-1]
        return next((one for one, other in pairwise(along) if other.id == line.id), None)

    @property
    def gone(self) -> list[Line]:
        """Shown to the child, and no promise of the plan any more: until it is shown anew."""
        shown = {each.promise for each in self.told.promises} if self.told else set()
        return [each for each in self.lines if each.promise in shown - {each.promise for each in self.agreements}]

    @property
    def no_longer_there(self) -> list[ToldPerson]:
        """Shown to the child, and handed over since: until it is shown anew."""
        return [each for each in self.told.people if each.person in self.handed_over] if self.told else []

    @property
    def kept(self) -> list[ToldPerson]:
        """Whom the child was shown, and this writer is not: they stay as they are."""
        return [each for each in self.told.people if each.person in self.unseen] if self.told else []

    @property
    def shown(self) -> Told | None:
        """What was shown last, as far as this writer may see it."""
        return self.told and structs.replace(self.told, people=[each for each in self.told.people if each not in self.kept])

    def is_changed(self, agreement: Agreement, line: Line | None) -> bool:
        """The plan says something else than when this was told."""
        return line is not None and line.plan_mark != mark_of(agreement)

    @property
    def to_tell_anew(self) -> list[tuple[Agreement, Line | None]]:
        """What is new or other in the plan: nothing before anything was told."""
        if not self.of_kind(LineKind.PROMISE):
            return []
        return [(each, line) for each, line in self.in_order if line is None or self.is_changed(each, line)]

    def called(self, person: UUID, name: str) -> str:
        """As the child says it, where that stands here; else the first name."""
        return next((each.title for each in self.lines if each.person == person), first_name(name))


#: Of whom a writer of the family ($3) is shown nothing. The coordinator ($4) sees everybody.
UNSEEN = "ARRAY(SELECT u.other FROM unseen u WHERE NOT $4 AND u.conference = $1 AND u.person = $3)"
_HANDED_OVER = handed_over("SELECT l.person FROM childs_line l WHERE l.childs_plan = k.id UNION " + SHOWN_PEOPLE)  # noqa: S608
_WRITING = f"""
    SELECT json_build_object(
        'child', p.id, 'name', p.name, 'language', coalesce(nullif(k.language, ''), p.language), 'with_child_on', k.with_child_on,
        'edited', coalesce(k.edited, 0),
        'lines', (SELECT coalesce(json_agg(json_build_object(
                    'id', l.id, 'kind', l.kind, 'pictogram', l.pictogram, 'title', l.title, 'words', l.words,
                    'about', nullif(l.about, ''), 'person', l.person, 'promise', l.promise, 'plan_mark', l.plan_mark,
                    'plan_words', l.plan_words, 'left_out', l.left_out, 'edited', l.edited,
                    'by', CASE WHEN b.id = ANY({UNSEEN}) THEN '' ELSE b.name END) ORDER BY l.position, l.id), '[]')
                  FROM childs_line l JOIN person b ON b.id = l.edited_by
                  WHERE l.childs_plan = k.id AND (l.person IS NULL OR l.person <> ALL({HIDDEN}))),
        'agreements', coalesce(v.content -> 'agreements', '[]'), 'accepted', coalesce(v.accepted, false), 'sitting', coalesce(v.sitting, 1),
        'people', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'relation', g.relation)
                                            ORDER BY g.relation = '', g.made_at, o.name), '[]')
                   FROM (SELECT g.person, g.relation, g.made_at FROM participant g
                         WHERE g.conference = $1 AND g.person <> $2 AND g.role IN ('family', 'child', 'supporter', 'advocate')
                         UNION SELECT x.person, '', now() FROM conference c, unnest(ARRAY[c.coordinator, c.caseworker]) x (person)
                               WHERE c.id = $1 AND x.person IS NOT NULL) g
                   JOIN person o ON o.id = g.person WHERE g.person <> ALL({HIDDEN})),
        'shown_at', s.at, 'told', s.content, 'unseen', {UNSEEN}, 'handed_over', {_HANDED_OVER},
        'taps', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'words', t.words, 'what', t.what, 'at', t.at)
                                          ORDER BY t.at), '[]')
                 FROM childs_tap t WHERE $4 AND t.conference = $1 AND t.child = $2 AND t.talked_at IS NULL))::text AS writing
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN childs_plan k ON k.conference = pa.conference AND k.child = pa.person
    LEFT JOIN LATERAL (SELECT s.* FROM childs_plan_shown s WHERE s.childs_plan = k.id AND s.taken_back_at IS NULL
                       ORDER BY s.at DESC, s.id LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT v.content, v.sitting, d.accepted FROM plan_version v LEFT JOIN decision d ON d.version = v.id
                       WHERE v.conference = pa.conference AND v.presented_at IS NOT NULL
                       ORDER BY coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1) v ON true
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.role = 'child' AND pa.left_at IS NULL AND {MAY_KNOW}
"""  # noqa: S608  # only our own constants are put together
_decoder = msgspec.json.Decoder(Writing)


async def writing_for(conference: UUID, child: UUID, *, writer: UUID | None) -> Writing | None:
    """`writer`: a grown-up of the family, who may know less than the coordinator (None)."""
    found = await row(_WRITING, conference, child, writer or child, writer is None)
    return _decoder.decode(found["writing"]) if found else None


class ChildLine(Struct, frozen=True):
    """A child who takes part. `shown`: it has a plan of its own to read. `wants_to_talk` is for the coordinator alone."""

    id: UUID
    name: str
    begun: bool
    shown: bool
    wants_to_talk: bool


_CHILDREN = """
    SELECT p.id, p.name, k.id IS NOT NULL AS begun,
           EXISTS (SELECT 1 FROM childs_plan_shown s WHERE s.childs_plan = k.id AND s.sitting <= $3 AND s.taken_back_at IS NULL) AS shown,
           $2::uuid IS NULL AND EXISTS (SELECT 1 FROM childs_tap t
                                        WHERE t.conference = $1 AND t.child = p.id AND t.talked_at IS NULL) AS wants_to_talk
    FROM participant pa JOIN person p ON p.id = pa.person
    LEFT JOIN childs_plan k ON k.conference = pa.conference AND k.child = pa.person
    WHERE pa.conference = $1 AND pa.role = 'child' AND pa.left_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM unseen x WHERE x.conference = $1 AND x.person = $2 AND x.other = pa.person)
    ORDER BY pa.born, p.name
"""


async def children_of(conference: UUID, *, reader: UUID | None, sitting: int = 1_000) -> list[ChildLine]:
    """The children of whom this reader may know; for the coordinator (None) all of them."""
    return [ChildLine(**dict(each)) for each in await rows(_CHILDREN, conference, reader, sitting)]
