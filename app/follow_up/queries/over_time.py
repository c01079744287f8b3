"""What happened to a plan, day by day: for the office as far as it is shared, for somebody of the family as far as they may know."""

from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct, structs

from app.conferences.queries import ConferenceLine
from app.database import row
from app.follow_up.queries.promises import IN_FORCE
from app.kit.errors import NoSuchThing
from app.practice.promises import Progress, Worked
from app.translations import queries as translations
from app.translations.rules import Telling, read_in


class VersionOn(Struct, frozen=True):
    number: int
    on: date
    accepted_on: date | None


class Said(Struct, frozen=True):
    """Somebody marked on a day how a promise stands."""

    on: date
    state: Progress


class Checked(Struct, frozen=True):
    on: date
    worked: Worked


class PromiseOverTime(Struct, frozen=True):
    what: str
    who: str
    due_on: date | None
    due_words: str
    said: list[Said]
    checked: list[Checked]


class HelpOverTime(Struct, frozen=True):
    """What the office promised, for which day, and when it kept it."""

    what: str
    promised_on: date
    kept_on: date | None


class NumberOn(Struct, frozen=True):
    """How it is, from 0 to 10, for one person on one day."""

    person: UUID
    name: str
    on: date
    number: int


class OverTime(Struct, frozen=True):
    versions: list[VersionOn]
    meetings: list[date]  # the first one, and the reviews that were held
    promises: list[PromiseOverTime]
    help: list[HelpOverTime]
    review_on: date | None
    numbers: list[NumberOn]
    told: list[translations.Said] = []  # what there is in the reader's language

    @property
    def about(self) -> list[str]:
        """What was promised, in the words of the plan."""
        return [*(each.what for each in self.promises), *(each.what for each in self.help)]

    def telling(self, language: str) -> Telling:
        return translations.telling_of(self.told, self.about, language)

    def said_in(self, telling: Telling) -> "OverTime":
        """The same, with what was promised in the reader's language."""
        promises = [structs.replace(each, what=telling.words(each.what)) for each in self.promises]
        return structs.replace(self, promises=promises, help=[structs.replace(each, what=telling.words(each.what)) for each in self.help])


_OVER_TIME = f"""
    WITH v AS ({IN_FORCE.format(where="v.conference = $1 AND v.sitting <= $3")})
    SELECT json_build_object(
        'versions', (
            SELECT coalesce(json_agg(json_build_object(
                'number', o.number, 'on', (o.presented_at AT TIME ZONE c.zone)::date,
                'accepted_on', CASE WHEN d.accepted THEN (d.at AT TIME ZONE c.zone)::date END) ORDER BY o.number), '[]')
            FROM plan_version o LEFT JOIN decision d ON d.version = o.id
            WHERE o.conference = c.id AND o.presented_at IS NOT NULL AND o.sitting <= $3),
        'meetings', (SELECT coalesce(json_agg((m.at AT TIME ZONE c.zone)::date ORDER BY m.at), '[]')
                     FROM move m WHERE m.conference = c.id AND m.step = 'open_conference'),
        'promises', (
            SELECT coalesce(json_agg(json_build_object(
                'what', coalesce(nullif(a ->> 'what', ''), a ->> 'own_words'), 'who', coalesce(a -> 'who' ->> 'name', ''),
                'due_on', a ->> 'due_on', 'due_words', coalesce(a ->> 'due_words', ''),
                'said', (SELECT coalesce(json_agg(json_build_object('on', (n.at AT TIME ZONE c.zone)::date, 'state', n.state)
                                                  ORDER BY n.at), '[]')
                         FROM progress_note n WHERE n.conference = c.id AND n.promise = (a ->> 'promise')::uuid
                           AND n.state <> 'open' AND {{notes}}),
                'checked', (SELECT coalesce(json_agg(json_build_object('on', (k.at AT TIME ZONE c.zone)::date, 'worked', k.worked)
                                                     ORDER BY k.at), '[]')
                            FROM promise_check k WHERE k.conference = c.id AND k.promise = (a ->> 'promise')::uuid AND {{checks}})
                ) ORDER BY place), '[]')
            FROM v CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'agreements') WITH ORDINALITY AS each (a, place)),
        'help', (SELECT coalesce(json_agg(json_build_object('what', h.what, 'promised_on', h.promised_on, 'kept_on', h.kept_on)
                                          ORDER BY h.promised_on, h.request), '[]')
                 FROM promised_help h WHERE h.conference = c.id AND h.decision = 'granted' AND h.request IN (
                     SELECT q.request FROM requested_service q JOIN plan_version o ON o.id = q.version
                     WHERE o.conference = c.id AND o.presented_at IS NOT NULL AND o.sitting <= $3)),
        'review_on', c.review_on,
        'numbers', (SELECT coalesce(json_agg(json_build_object('person', s.person, 'name', p.name, 'on', s.on, 'number', s.number)
                                             ORDER BY p.name, s.person, s.on), '[]')
                    FROM how_it_is s JOIN person p ON p.id = s.person WHERE s.conference = c.id AND {{numbers}}),
        'told', {{told}}
    )::text AS page FROM conference c WHERE c.id = $1
"""  # noqa: S608  # only our own constants are put together
_FOR_OFFICE = _OVER_TIME.format(notes="n.shared", checks="k.shared", numbers="$2::uuid IS NULL AND s.shared", told="'[]'::json")
_UNSEEN = "(SELECT u.other FROM unseen u WHERE u.conference = $1 AND u.person = $2)"
#: What stands on the other pages of the family stands here, and nothing else: no check of a promise of somebody who is unseen,
#: and no number of somebody who has left.
_STILL_HERE = "s.person IN (SELECT pa.person FROM participant pa WHERE pa.conference = $1 AND pa.left_at IS NULL)"
_FOR_FAMILY = _OVER_TIME.format(
    notes=f"n.by NOT IN {_UNSEEN}",
    checks=f"(k.by = $2 OR k.shared AND k.by NOT IN {_UNSEEN} AND ((a -> 'who' ->> 'id')::uuid NOT IN {_UNSEEN}) IS NOT FALSE)",
    numbers=f"(s.person = $2 OR s.for_family AND {_STILL_HERE} AND s.person NOT IN {_UNSEEN})",
    told=translations.told_in("c.id", "$4", "$2", ground=False),
)
_decoder = msgspec.json.Decoder(OverTime)


async def over_time_shared(conference: ConferenceLine) -> OverTime:
    """For coordinator and caseworker: of progress, checks and numbers only what is shared with the office."""
    return _over_time(await row(_FOR_OFFICE, conference.id, None, conference.sitting), conference)


async def over_time_for(conference: ConferenceLine, person: UUID, sitting: int, language: str) -> OverTime:
    """For somebody of the family, without whomever they must not meet, up to the meeting of which they know."""
    return _over_time(await row(_FOR_FAMILY, conference.id, person, sitting, read_in(language)), conference)


def _over_time(found: object, conference: ConferenceLine) -> OverTime:
    if found is None:
        raise NoSuchThing
    plan = _decoder.decode(found["page"])  # type: ignore[index]  # a record
    return structs.replace(plan, review_on=conference.looks_again_on(plan.review_on))
