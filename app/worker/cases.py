"""How things stand with a message the moment before it goes: all that decides about it, in one question."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
from jinja2 import Environment

from app.conferences.queries import THEIR_DAY, meeting_in
from app.conferences.rules import Meeting, seen_as
from app.database import rows
from app.dates.rules import give_up_at
from app.kit.clock import HOME, moment_of, now, today
from app.outbox.commands import Whose
from app.outbox.letters import put_together
from app.outbox.quiet import QuietHours, clock_on_the_wall, waits_until
from app.outbox.rules import Standing
from app.outbox.sending import Letter
from app.outbox.ways import carried
from app.people.links import secret_of, ticket_secret
from app.practice.mail import RULES, Kind
from app.practice.phases import Phase
from app.practice.roles import Role
from app.practice.taking_part import Way
from app.profile.queries import USUAL
from app.settings import Settings

#: A consent that was given and taken back counts as taken back, also that of somebody with custody who has left.
#: The day is that of the reader's own meeting.
_CASES = f"""
    SELECT m.id, m.kind, m.office, m.conference, m.person, m.link, m.ticket, m.tries, m.made_at, m.give_up_at,
           p.name, p.language, p.zone AS own_zone, st.email AS staff_email, st.active,
           pa.id AS participant, pa.role, k.email, k.phone, k.way, k.no_email_since IS NOT NULL AS no_email,
           pa.id IS NOT NULL AND pa.left_at IS NULL AS has_seat,
           l.handle, l.id IS NOT NULL AND l.withdrawn_at IS NULL AND l.misdirected_at IS NULL AS link_good,
           m.ticket IS NULL OR t.used_at IS NULL AND t.expires_at > $2 AS ticket_good,
           c.phase, c.coordinator, c.urgent, pr.quiet_from, pr.quiet_until,
           {THEIR_DAY},
           coalesce((SELECT bool_and(withdrawn_at IS NOT NULL) FROM consent WHERE participant = pa.id), false) AS consent_withdrawn,
           EXISTS (
               SELECT 1 FROM participant holder JOIN consent given ON given.participant = holder.id
               WHERE holder.conference = m.conference AND holder.custody
               GROUP BY holder.id HAVING bool_and(given.withdrawn_at IS NOT NULL)
           ) AS custody_withdrawn
    FROM outbox_message m
    JOIN person p ON p.id = m.person
    LEFT JOIN staff st ON st.person = m.person
    LEFT JOIN ticket t ON t.id = m.ticket
    LEFT JOIN access_link l ON l.id = m.link
    LEFT JOIN conference c ON c.id = m.conference
    LEFT JOIN participant pa ON pa.conference = m.conference AND pa.person = m.person
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN meeting d ON d.participant = pa.id
    LEFT JOIN profile pr ON pr.office = m.office
    WHERE m.id = ANY($1) AND m.state = 'waiting'
    ORDER BY m.next_try_at, m.made_at, m.id
"""  # noqa: S608  # names of our own columns


class Case(NamedTuple):
    """One message and all that decides about it."""

    whose: Whose
    standing: Standing
    name: str
    language: str
    path: str  # where its one link leads
    participant: UUID | None = None
    urgent: bool = False
    quiet: QuietHours = QuietHours(USUAL.quiet_from, USUAL.quiet_until)
    to_a_child: bool = False

    def waits_until(self, moment: datetime) -> datetime | None:
        """Until when nobody is to be woken by it."""
        return waits_until(self.whose.kind, self.quiet, urgent=self.urgent, made_at=self.standing.made_at, now=moment)


async def cases_of(messages: list[UUID]) -> list[Case]:
    """How things stand with these messages, those that have waited longest first."""
    return [_case(found) for found in await rows(_CASES, messages, now())]


def _case(found: asyncpg.Record) -> Case:
    kind = Kind(found["kind"])
    family = RULES[kind].to_family
    return Case(
        Whose(found["id"], kind, found["office"], found["conference"], found["coordinator"], found["person"], found["tries"]),
        _standing(found, kind) if family else _of_staff(found, kind),
        found["name"],
        found["language"],
        _path(found, family),
        found["participant"] if family else None,
        bool(found["urgent"]),
        _quiet(found),
        family and found["role"] == Role.CHILD,
    )


def _quiet(found: Mapping[str, Any]) -> QuietHours:
    zone = clock_on_the_wall(found["own_zone"] or "", found["phone"] or "")
    return QuietHours(found["quiet_from"] or USUAL.quiet_from, found["quiet_until"] or USUAL.quiet_until, zone)


def _of_staff(found: Mapping[str, Any], kind: Kind) -> Standing:
    return Standing(
        kind=kind,
        address=found["staff_email"] or "",
        phase=Phase(found["phase"]) if found["phase"] else None,
        takes_part=bool(found["active"]),
        ticket_good=found["ticket_good"],
        made_at=found["made_at"],
        give_up_at=found["give_up_at"],
    )


def _standing(found: asyncpg.Record, kind: Kind) -> Standing:
    """To somebody of the family. Whoever does not sit at the common table is written to by the phase that they see."""
    meeting = meeting_in(found) if found["participant"] else None
    phase = Phase(found["phase"]) if found["phase"] else None
    way = Way(found["way"]) if found["way"] in carried() else None
    return Standing(
        kind=kind,
        address=(found["phone"] if way is Way.TEXT else found["email"]) or "",
        way=way,
        no_email=bool(found["no_email"]),
        phase=seen_as(phase, meeting, today(meeting.zone)) if phase and meeting else phase,
        takes_part=found["has_seat"],
        consent_withdrawn=found["consent_withdrawn"],
        custody_withdrawn=found["custody_withdrawn"],
        link_good=found["link_good"],
        ticket_good=found["ticket_good"],
        made_at=found["made_at"],
        give_up_at=_given_up(found, kind, meeting),
    )


def _given_up(found: Mapping[str, Any], kind: Kind, meeting: Meeting | None) -> datetime | None:
    """From when on a call is better: by the own day as it stands now, wherever it stood when the message was written."""
    if not RULES[kind].before_the_day or meeting is None or meeting.on is None or meeting.at is None:
        stored: datetime | None = found["give_up_at"]
        return stored
    return give_up_at(moment_of(meeting.on, meeting.at, meeting.zone or HOME), found["made_at"])


def _path(found: Mapping[str, Any], family: bool) -> str:
    if family:
        return f"/hello#{secret_of(found['link'], found['handle'])}" if found["handle"] else "/hello"
    return f"/key#{ticket_secret(found['ticket'])}" if found["ticket"] else "/desk"


def write(case: Case, settings: Settings, env: Environment) -> Letter:
    return put_together(
        case.whose.id,
        case.whose.kind,
        name=case.name,
        language=case.language,
        address=case.standing.address,
        path=case.path,
        participant=case.participant,
        to_a_child=case.to_a_child,
        settings=settings,
        texts=env,
    )
