"""Rows that wait to be written, table by table, and the few statements that write them. Every trigger and check of the database holds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.database import pour, rows

#: In the order in which they are written; what a row leans on comes first.
_COLUMNS = {
    "person": "id office name language made_at",
    "interpreter": "id office name languages archived_at made_at",
    "conference": "id office reference family_name phase urgent caseworker coordinator wished_language meets_on meets_at place review_on "
    "sitting convened_at outcome made_at phase_since",
    "referral": "conference concern good written_at",
    "line": "id conference kind number text",
    "move": "conference step by at why",
    "participant": "id office conference person role relation side custody born prepared_at made_at",
    "contact": "participant way",
    "consent": "participant how given_on recorded_by recorded_at",
    "talk": "participant at how minutes by",
    "put_away": "conference participant sitting what content at",
    "childs_part": "participant how",
    "own_view": "participant words at",
    "invitation": "participant way invited_by invited_at given_at answer answered_by answered_at",
    "past_invitation": "conference participant sitting way invited_at answer answered_at",
    "presence": "participant phase way at sitting",
    "private_time": "conference started_at ended_at plan_made",
    "interpreting_booking": "office conference language interpreter state independent_on independent_by secrecy_on in_private_time "
    "participant by made_at",
    "cost": "conference kind what planned_cents actual_cents paid_on approved_cents decided_by decided_at by made_at",
    "hours": "conference person day phase work minutes made_at",
}
#: What a plan is made of: first the version as a draft, then what stands in it, then it is presented.
_VERSION_COLUMNS = {
    "plan_version": "id conference number sitting contingency guardian review_on call_whom call_when made_at made_by content checksum",
    "agreement": "id version promise position own_words who due_on due_words helper checker sign",
    "agreement_line": "agreement line",
    "requested_service": "version request position what from_whom",
}
_LATER_COLUMNS = {
    "assent_given": "version person answer why how witness owed_by recorded_by at",
    "decision": "id version accepted clear safe safe_why lawful by at",
    "line_verdict": "decision line met",
    "handed_out": "version person way language by at",
    "promised_help": "request conference what decision promised_on words by at kept_on kept_by",
    "progress_note": "conference promise by state words shared at",
    "promise_check": "conference promise by worked words shared at",
    "how_it_is": "conference person on number for_family shared at",
    "good_news": "conference by words shared at",
    "review_answer": "conference sitting promise person worked words by at",
    "second_look": "office conference deed outcome why asked_by asked_at answered_by answered_at agreed used_at",
    "feedback_given": "conference sitting voice person",
    "feedback_sheets": "office quarter voice number",
    "feedback_answer": "office quarter voice item value number",
}
_FREEZE = """
    UPDATE conference SET frozen_at = said.at FROM unnest($1::uuid[], $2::timestamptz[]) AS said (id, at) WHERE conference.id = said.id
"""
_PRESENT = """
    UPDATE plan_version SET presented_at = said.at, presented_by = said.by
    FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) AS said (id, at, by) WHERE plan_version.id = said.id
"""


class Ledger:
    """Everything that is to be written. Nothing is written before `write_all`."""

    def __init__(self) -> None:
        self._lines: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _COLUMNS | _LATER_COLUMNS}
        self._versions: list[dict[str, list[tuple[Any, ...]]]] = []
        self._presented: list[list[tuple[UUID, datetime, UUID]]] = []
        self._frozen: list[tuple[UUID, datetime]] = []

    def write(self, table: str, *values: Any) -> None:
        self._lines[table].append(values)

    def of_version(self, number: int, table: str, *values: Any) -> None:
        """Into version `number` of a plan: a conference has one draft at a time, so all first versions come before all second ones."""
        while len(self._versions) < number:
            self._versions.append({each: [] for each in _VERSION_COLUMNS})
            self._presented.append([])
        self._versions[number - 1][table].append(values)

    def present(self, number: int, version: UUID, at: datetime, by: UUID) -> None:
        self._presented[number - 1].append((version, at, by))

    def freeze(self, conference: UUID, at: datetime) -> None:
        self._frozen.append((conference, at))

    async def write_all(self) -> None:
        """Inside all_or_nothing. Concerns freeze after they stand, versions after what they are made of."""
        await _pour(_COLUMNS, self._lines)
        await rows(_FREEZE, *_columns(self._frozen, 2))
        for version, presented in zip(self._versions, self._presented, strict=True):
            await _pour(_VERSION_COLUMNS, version)
            await rows(_PRESENT, *_columns(presented, 3))
        await _pour(_LATER_COLUMNS, self._lines)


async def _pour(columns: dict[str, str], lines: dict[str, list[tuple[Any, ...]]]) -> None:
    for table, names in columns.items():
        if lines[table]:
            await pour(table, names.split(), lines[table])


def _columns(lines: Sequence[tuple[Any, ...]], number: int) -> list[list[Any]]:
    return [[line[index] for line in lines] for index in range(number)]
