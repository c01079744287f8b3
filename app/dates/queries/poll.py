"""The whole question of the day, for the coordinator: proposals, people and everybody's answers, in one question to the database."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row
from app.dates.rules import Day, Voice
from app.dates.rules.needing import is_needed
from app.outbox.ways import reached_by_us
from app.practice.mail import Problem, State
from app.practice.roles import Role
from app.practice.taking_part import Says, Way


class ProposalLine(Struct, frozen=True):
    id: UUID
    slot: UUID | None
    day: date
    starts: time
    minutes: int
    zone: str
    place: str
    online: bool
    chosen: bool
    since: datetime


class Somebody(Struct, frozen=True):
    """Somebody who takes part, with what the question of the day is about. Who takes part in writing is not asked."""

    participant: UUID
    person: UUID
    name: str
    role: Role
    relation: str
    custody: bool
    slot: UUID | None
    zone: str  # empty: the office's
    way: Way
    phone: str
    hidden: bool  # then the phone is not in it: `safety` shows it when asked
    by_us: bool  # a message of ours reaches them
    override: bool | None
    asked_at: datetime | None
    remind_at: datetime | None
    reminded_at: datetime | None
    words: str
    sequence: int
    told: int | None
    told_at: datetime | None
    confirmed: bool
    message: State | None
    problem: Problem

    @property
    def needed(self) -> bool:
        return is_needed(self.role, self.custody, self.override)

    @property
    def knows_another_day(self) -> bool:
        return self.told is not None and self.told < self.sequence


class AnswerLine(Struct, frozen=True):
    proposal: UUID
    part: str
    participant: UUID | None
    says: Says
    himself: bool  # they themselves, and not the coordinator after a call
    at: datetime


class Apart(Struct, frozen=True):
    """A second meeting of the conference, by the name that the coordinator gave it."""

    id: UUID
    name: str
    meets_on: date | None
    meets_at: time | None
    place: str


class Colleague(Struct, frozen=True):
    """The caseworker, who is asked as well."""

    name: str
    override: bool | None
    asked_at: datetime | None
    reminded_at: datetime | None
    words: str

    @property
    def needed(self) -> bool:
        return self.override is not False


class Poll(Struct, frozen=True):
    frozen: bool
    meets_on: date | None
    meets_at: time | None
    minutes: int
    place: str
    zone: str
    edited: int
    caseworker: Colleague
    slots: list[Apart]
    proposals: list[ProposalLine]
    people: list[Somebody]
    answers: list[AnswerLine]

    def of(self, slot: UUID | None) -> list[ProposalLine]:
        return [each for each in self.proposals if each.slot == slot]

    def who(self, slot: UUID | None) -> list[Somebody]:
        return [each for each in self.people if each.slot == slot]

    def said(self, proposal: UUID, part: str, participant: UUID | None = None) -> AnswerLine | None:
        return next((each for each in self.answers if (each.proposal, each.part, each.participant) == (proposal, part, participant)), None)

    def day(self, proposal: ProposalLine) -> Day:
        """The proposal as the rules see it."""
        voices = [Voice(each.name, self._says(proposal, "participant", each.participant), each.needed) for each in self.who(proposal.slot)]
        voices.append(Voice(self.caseworker.name, self._says(proposal, "caseworker"), self.caseworker.needed))
        return Day(voices, self._says(proposal, "room"))

    def _says(self, proposal: ProposalLine, part: str, participant: UUID | None = None) -> Says | None:
        found = self.said(proposal.id, part, participant)
        return found.says if found else None

    def unanswered(self, one: Somebody) -> list[ProposalLine]:
        """What somebody could still answer."""
        return [each for each in open_proposals(self.proposals, one.slot) if not self.said(each.id, "participant", one.participant)]

    def to_ask(self, one: Somebody) -> bool:
        """There is something to answer that they were not asked about yet."""
        return any(one.asked_at is None or each.since > one.asked_at for each in self.unanswered(one))

    def unanswered_by_caseworker(self) -> list[ProposalLine]:
        slots = [None, *(each.id for each in self.slots)]
        return [each for slot in slots for each in open_proposals(self.proposals, slot) if not self.said(each.id, "caseworker")]

    def caseworker_to_ask(self) -> bool:
        asked = self.caseworker.asked_at
        return any(asked is None or each.since > asked for each in self.unanswered_by_caseworker())


_POLL = """
    SELECT json_build_object(
        'frozen', c.frozen_at IS NOT NULL, 'meets_on', c.meets_on, 'meets_at', c.meets_at, 'minutes', c.minutes, 'place', c.place,
        'zone', c.zone, 'edited', c.edited,
        'caseworker', (SELECT json_build_object('name', p.name, 'asked_at', a.asked_at, 'reminded_at', a.reminded_at,
                              'words', coalesce(a.words, ''),
                              'override', (SELECT n.is_needed FROM needed n WHERE n.conference = c.id AND n.participant IS NULL))
                       FROM person p LEFT JOIN asked a ON a.conference = c.id AND a.participant IS NULL WHERE p.id = c.caseworker),
        'slots', coalesce((SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'meets_on', s.meets_on, 'meets_at', s.meets_at,
                              'place', s.place) ORDER BY s.made_at) FROM slot s WHERE s.conference = c.id), '[]'),
        'proposals', coalesce((SELECT json_agg(json_build_object('id', d.id, 'slot', d.slot, 'day', d.day, 'starts', d.starts,
                              'minutes', d.minutes, 'zone', d.zone, 'place', d.place, 'online', d.online,
                              'chosen', d.chosen_at IS NOT NULL, 'since', d.made_at) ORDER BY d.day, d.starts)
                       FROM date_proposal d WHERE d.conference = c.id AND d.withdrawn_at IS NULL), '[]'),
        'people', coalesce((SELECT json_agg(json_build_object(
                              'participant', pa.id, 'person', pa.person, 'name', p.name, 'role', pa.role, 'relation', pa.relation,
                              'custody', pa.custody, 'slot', m.slot, 'zone', p.zone, 'way', coalesce(k.way, 'phone'),
                              'phone', CASE WHEN k.hidden THEN '' ELSE coalesce(k.phone, '') END, 'hidden', coalesce(k.hidden, false),
                              'by_us', {by_us}, 'override', n.is_needed,
                              'asked_at', a.asked_at, 'remind_at', a.remind_at, 'reminded_at', a.reminded_at,
                              'words', coalesce(a.words, ''), 'sequence', pa.sequence, 'told', t.sequence, 'told_at', t.told_at,
                              'confirmed', t.confirmed_at IS NOT NULL, 'message', o.state, 'problem', coalesce(o.problem, '')
                          ) ORDER BY (pa.role <> 'child'), pa.made_at, p.name)
                       FROM participant pa
                       JOIN person p ON p.id = pa.person
                       JOIN meeting m ON m.participant = pa.id AND m.takes_part <> 'in_writing'
                       LEFT JOIN contact k ON k.participant = pa.id
                       LEFT JOIN needed n ON n.participant = pa.id
                       LEFT JOIN asked a ON a.participant = pa.id
                       LEFT JOIN told t ON t.participant = pa.id
                       LEFT JOIN LATERAL (
                           SELECT x.state, x.problem FROM outbox_message x WHERE x.conference = pa.conference AND x.person = pa.person
                               AND x.kind IN ('dates', 'dates_reminder', 'date_chosen', 'invitation', 'changed')
                           ORDER BY x.made_at DESC LIMIT 1) o ON true
                       WHERE pa.conference = c.id AND pa.left_at IS NULL), '[]'),
        'answers', coalesce((SELECT json_agg(json_build_object('proposal', x.proposal, 'part', x.part, 'participant', x.participant,
                              'says', x.says, 'himself', x.by = coalesce(y.person, c.caseworker), 'at', x.at))
                       FROM date_answer x JOIN date_proposal d ON d.id = x.proposal LEFT JOIN participant y ON y.id = x.participant
                       WHERE d.conference = c.id AND d.withdrawn_at IS NULL), '[]')
    ) AS poll
    FROM conference c WHERE c.id = $1
"""
_CONSENTS = """
    NOT EXISTS (SELECT 1 FROM consent z WHERE z.participant = pa.id)
    OR EXISTS (SELECT 1 FROM consent z WHERE z.participant = pa.id AND z.withdrawn_at IS NULL)
"""
_decoder = msgspec.json.Decoder(Poll)


def written_to() -> str:
    """In SQL, about a contact `k` and a participant `pa`: do messages of ours go to them?"""
    return f"({reached_by_us('k')} AND ({_CONSENTS}))"


async def poll_of(conference: UUID) -> Poll:
    found = await row(_POLL.replace("{by_us}", written_to()), conference)
    assert found is not None  # whoever asks has a seat in it  # noqa: S101
    return _decoder.decode(found["poll"])


def open_proposals(proposals: Iterable[ProposalLine], slot: UUID | None) -> list[ProposalLine]:
    """What can still be answered: nothing any more once a day was chosen."""
    here = [each for each in proposals if each.slot == slot]
    return [] if any(each.chosen for each in here) else here
