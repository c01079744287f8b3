"""A plan as it was told for a child: for the child, for the grown-ups of the family, and for print."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from app.childs_plan.rules import Told, ToldOwn, ToldPerson, ToldPromise, has_changed
from app.database import row
from app.plans.rules import Agreement
from app.practice.childs_words import TapKind


class ChildsPlan(Struct, frozen=True):
    """What was shown to the child last, as this reader may see it. `changed`: the plan says something else by now."""

    child: UUID
    name: str
    told: Told
    changed: bool
    taps: dict[UUID, list[TapKind]]  # the child's own, of which nobody has talked with it yet

    @property
    def language(self) -> str:
        return self.told.language

    @property
    def with_child_on(self) -> date | None:
        return self.told.with_child_on

    @property
    def people(self) -> list[ToldPerson]:
        return self.told.people

    @property
    def promises(self) -> list[ToldPromise]:
        return self.told.promises

    @property
    def own(self) -> list[ToldOwn]:
        return self.told.own

    @property
    def words_by_line(self) -> dict[UUID, str]:
        return (
            {each.id: each.words or each.name for each in self.people}
            | {each.id: each.words for each in self.promises}
            | {each.id: each.words for each in self.own}
        )


#: Whom the child or the reader ($3) must not learn of; and who has left.
HIDDEN = """
    ARRAY(SELECT u.other FROM unseen u WHERE u.conference = $1 AND u.person IN ($2, $3)
          UNION SELECT g.person FROM participant g WHERE g.conference = $1 AND g.left_at IS NOT NULL)
"""
#: A child whom the reader must not meet, or who comes to another meeting, is not there for them.
MAY_KNOW = "NOT EXISTS (SELECT 1 FROM unseen x WHERE x.conference = $1 AND x.person = $3 AND x.other = pa.person)"
SHOWN_PEOPLE = "SELECT (x ->> 'person')::uuid FROM jsonb_array_elements(s.content -> 'people') x"


def handed_over(named: str = SHOWN_PEOPLE) -> str:
    """Who of the people named is of the staff, and looks after this conference no more."""
    return f"""
        ARRAY(SELECT t.person FROM staff t JOIN conference c ON c.id = $1
              WHERE t.person IN ({named}) AND t.person IS DISTINCT FROM c.coordinator AND t.person IS DISTINCT FROM c.caseworker)
    """  # noqa: S608  # only our own constants are put together


#: The mark of a promise `a` of the plan, as `rules.mark_of` makes it.
MARK = """
    encode(sha256(convert_to('[' || concat_ws(',',
        a -> 'own_words', a -> 'what', coalesce(a -> 'who' -> 'id', 'null'), coalesce(a -> 'helper' -> 'id', 'null'),
        a -> 'due_on', a -> 'due_words') || ']', 'UTF8')), 'hex')
"""
#: The children of conference `c` who read that their plan has changed: by `rules.has_changed`, or because it names who has handed over.
TO_TELL_ANEW = f"""
    SELECT k.child FROM childs_plan k
    JOIN participant pa ON pa.conference = k.conference AND pa.person = k.child AND pa.role = 'child' AND pa.left_at IS NULL
    JOIN LATERAL (SELECT s.content FROM childs_plan_shown s WHERE s.childs_plan = k.id AND s.taken_back_at IS NULL
                  ORDER BY s.at DESC, s.id LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT v.content FROM plan_version v JOIN decision d ON d.version = v.id
                       WHERE v.conference = c.id AND d.accepted ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE k.conference = c.id AND (
        EXISTS (SELECT 1 FROM jsonb_array_elements(s.content -> 'people') x JOIN staff t ON t.person = (x ->> 'person')::uuid
                WHERE t.person IS DISTINCT FROM c.coordinator AND t.person IS DISTINCT FROM c.caseworker)
        OR EXISTS (SELECT 1 FROM
            (SELECT t ->> 'promise' AS promise, t ->> 'mark' AS mark FROM jsonb_array_elements(s.content -> 'promises') t) told
            FULL JOIN (SELECT a ->> 'promise' AS promise, {MARK} AS mark FROM jsonb_array_elements(v.content -> 'agreements') a
                       WHERE s.content -> 'left_out' -> (a ->> 'promise') IS NULL) promised USING (promise)
            WHERE promised.mark IS DISTINCT FROM told.mark))
"""  # noqa: S608  # only our own constants are put together

_SHOWN = f"""
    SELECT p.name, s.content::text AS content, {HIDDEN} AS hidden, {handed_over()} AS handed_over,
           coalesce((SELECT v.content -> 'agreements' FROM plan_version v JOIN decision d ON d.version = v.id
                     WHERE v.conference = $1 AND d.accepted AND v.sitting <= $4 ORDER BY v.number DESC LIMIT 1), '[]')::text AS agreements,
           (SELECT coalesce(json_object_agg(t.line, t.what), '{{}}')::text
            FROM (SELECT t.line, json_agg(t.what ORDER BY t.at) AS what FROM childs_tap t
                  WHERE t.conference = $1 AND t.child = $2 AND $2 = $3 AND t.talked_at IS NULL GROUP BY t.line) t) AS taps
    FROM participant pa
    JOIN person p ON p.id = pa.person
    JOIN childs_plan k ON k.conference = pa.conference AND k.child = pa.person
    JOIN LATERAL (SELECT * FROM childs_plan_shown s WHERE s.childs_plan = k.id AND s.sitting <= $4
                  ORDER BY s.at DESC, s.id LIMIT 1) s ON s.taken_back_at IS NULL
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.role = 'child' AND pa.left_at IS NULL AND {MAY_KNOW}
"""  # noqa: S608  # only our own constants are put together


async def childs_plan_of(conference_id: UUID, child_id: UUID, *, reader: UUID | None = None, sitting: int = 1_000) -> ChildsPlan | None:
    """As the child itself may read it, or a grown-up of the family (`reader`), who knows the plan up to the meeting `sitting`."""
    found = await row(_SHOWN, conference_id, child_id, reader or child_id, sitting)
    if found is None:
        return None
    told = msgspec.json.decode(found["content"], type=Told)
    agreements = msgspec.json.decode(found["agreements"], type=list[Agreement])
    return ChildsPlan(
        child=child_id,
        name=found["name"],
        told=told.without([*found["hidden"], *found["handed_over"]], {each.promise for each in agreements}),
        changed=bool(found["handed_over"]) or has_changed(told, agreements),
        taps=msgspec.json.decode(found["taps"], type=dict[UUID, list[TapKind]]),
    )
