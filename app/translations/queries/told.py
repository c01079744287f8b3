"""The plan's lines in the reader's language. Only those are asked for that the reader's page has."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec

from app.database import row, rows
from app.plans.rules import Plan
from app.translations.rules import Telling, Told, checksum, lines_of, read_in

#: Whose name stands at a line is not told to whoever must not meet them.
_UNSEEN = """
    EXISTS (SELECT 1 FROM unseen u JOIN person p ON p.id = u.other
            WHERE u.conference = $1 AND u.person = $4 AND (u.other = t.by_person OR lower(p.name) = lower(t.{name})))
"""
_TOLD = f"""
    SELECT DISTINCT ON (t.checksum) t.checksum, t.words, t.language, t.machine, t.read_back_on,
           CASE WHEN {_UNSEEN.format(name="by_name")} THEN '' ELSE t.by_name END AS by_name,
           CASE WHEN {_UNSEEN.format(name="read_back_by")} THEN '' ELSE t.read_back_by END AS read_back_by
    FROM translated_line t
    WHERE t.conference = $1 AND t.language = ANY($2) AND t.checksum = ANY($3)
    ORDER BY t.checksum, array_position($2::text[], t.language::text)
"""  # noqa: S608  # only our own constants are put together


async def telling(conference_id: UUID, texts: Iterable[str], language: str, *, reader: UUID | None = None) -> Telling:
    """These texts in this language, as far as they are translated; nothing else is asked for.

    `reader`: whoever reads; names of whom they are shown nothing are left out.
    """
    wanted = {checksum(text): text for text in texts if text}
    if not wanted:
        return Telling(language)
    found = await rows(_TOLD, conference_id, read_in(language), list(wanted), reader)
    return Telling(language, {wanted[each["checksum"]]: _told(each) for each in found})


async def translated(
    conference_id: UUID, version_number: int, language: str, *, reader: UUID | None = None, ground: bool = True
) -> dict[str, Told]:
    """The lines of a presented version in this language, by their keys. Without `ground`, always for a child: not what it is about."""
    found = await row(
        "SELECT content FROM plan_version WHERE conference = $1 AND number = $2 AND presented_at IS NOT NULL", conference_id, version_number
    )
    if found is None:
        return {}
    lines = lines_of(msgspec.json.decode(found["content"], type=Plan), ground=ground)
    told = await telling(conference_id, (line.text for line in lines), language, reader=reader)
    return {line.key: said for line in lines if (said := told.get(line.text))}


def _told(found: Any) -> Told:
    return Told(
        text=found["words"],
        language=found["language"],
        by=found["by_name"],
        machine=found["machine"],
        read_back_on=found["read_back_on"],
        read_back_by=found["read_back_by"],
    )
