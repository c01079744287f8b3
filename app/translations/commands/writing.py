"""Writing the lines: what somebody translated, and what a machine drafted. Nobody overwrites what they have not seen."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.translations.forms import Entry, as_typed, short, wrong_with
from app.translations.machine import Machine
from app.translations.queries import Work
from app.translations.rules import WRITTEN_IN, Line
from app.translations.tables import TranslatedLine


class ByWhom(NamedTuple):
    """Who translated: somebody who came by their own link, or a name that the coordinator wrote down."""

    name: str
    person: UUID | None = None


async def write_lines(conference: ConferenceLine, work: Work, sent: Sequence[Entry], whose: ByWhom, *, by: UUID) -> frozenset[str]:
    """Keep what somebody translated, line by line. Gives the lines that somebody else wrote meanwhile: theirs stay, none is lost.

    Lines are written in one order, so that two who save at once wait for each other instead of both for ever. From whom the order
    was taken meanwhile nothing is taken any more.
    """
    overtaken: set[str] = set()
    kept = 0
    async with all_or_nothing():
        await hold(conference)
        if whose.person == by and not await rows(_STILL_ASKED, conference.id, work.language, by):
            raise NoSuchThing
        found = await rows(_LOCKED, conference.id, work.language)
        there = {each["checksum"]: each for each in found}
        for each in sorted(sent, key=lambda entry: entry.checksum):
            line = work.line(each.checksum)
            if line is None or each.wrong:
                continue
            done = await _write(conference, work.language, line, each, there.get(each.checksum), whose, by)
            kept += done is True
            if done is None:
                overtaken.add(each.checksum)
        if kept:
            await _record("translate_lines", conference, work.language, kept, by)
    return frozenset(overtaken)


_STILL_ASKED = """
    SELECT 1 FROM translation_order o JOIN participant pa ON pa.id = o.translator
    WHERE o.conference = $1 AND o.language = $2 AND pa.person = $3 AND pa.left_at IS NULL
"""
_LOCKED = """
    SELECT id, checksum, words, machine FROM translated_line
    WHERE conference = $1 AND language = $2 ORDER BY checksum FOR UPDATE
"""


async def _write(conference: ConferenceLine, language: str, line: Line, sent: Entry, there: Any, whose: ByWhom, by: UUID) -> bool | None:
    """True: written. False: there was nothing to write. None: somebody else has written other words meanwhile."""
    if there is not None and sent.words == there["words"]:
        return await _confirm(there, whose, by) if there["machine"] and sent.confirmed else False
    if sent.untouched:
        return False
    if there is None:
        words = line.text if sent.as_it_is else sent.words
        return await _add(conference, language, line, words, whose, by) if words else False
    if sent.shown != short(there["words"]):
        return None
    if not sent.words:
        await TranslatedLine.delete().where(TranslatedLine.id == there["id"])
        return True
    await _change(there, {TranslatedLine.words: sent.words, TranslatedLine.read_back_on: None, TranslatedLine.read_back_by: ""}, whose, by)
    return True


async def _confirm(there: Any, whose: ByWhom, by: UUID) -> bool:
    await _change(there, {}, whose, by)
    return True


async def _change(there: Any, values: dict[Any, Any], whose: ByWhom, by: UUID) -> None:
    """From now on a person stands for these words."""
    about: dict[Any, Any] = {
        TranslatedLine.machine: False,
        TranslatedLine.by_name: whose.name,
        TranslatedLine.by_person: whose.person,
        TranslatedLine.written_by: by,
        TranslatedLine.at: now(),
    }
    await TranslatedLine.update(values | about).where(TranslatedLine.id == there["id"])


async def _add(
    conference: ConferenceLine, language: str, line: Line, words: str, whose: ByWhom, by: UUID, *, machine: bool = False
) -> bool | None:
    new = TranslatedLine(
        conference=conference.id, language=language, checksum=line.checksum, key=line.key, original=line.text, words=words,
        by_name=whose.name, by_person=whose.person, machine=machine, written_by=by, at=now(),
    )  # fmt: skip
    added = (
        await TranslatedLine.insert(new)
        .on_conflict(action="DO NOTHING", target=(TranslatedLine.conference, TranslatedLine.language, TranslatedLine.checksum))
        .returning(TranslatedLine.id)
    )
    return True if added else None


async def draft(conference: ConferenceLine, work: Work, service: Machine, *, by: UUID) -> None:
    """Lines that nobody has translated go to the operator's service, and come back as drafts. Nothing is locked while it thinks.

    That they go is written down before they do. Raises Refused where the service does not do it.
    """
    lines = work.for_a_machine
    if not lines:
        return
    async with all_or_nothing():
        await hold(conference)
        await _record("draft_translation", conference, work.language, len(lines), by)
    try:
        drafted = await service.translate([line.text for line in lines], source=WRITTEN_IN, target=work.language)
    except Refused as no:
        raise Refused(_(no.sentence)) from no
    await keep_draft(conference, work.language, list(zip(lines, drafted, strict=True)), by=by)


async def keep_draft(conference: ConferenceLine, language: str, drafted: Sequence[tuple[Line, str]], *, by: UUID) -> None:
    """What a machine made of these lines, where nobody has written anything yet. It has no name, and waits for a person."""
    async with all_or_nothing():
        await hold(conference)
        for line, made in sorted(drafted, key=lambda each: each[0].checksum):
            words = as_typed(made)
            if words and not wrong_with(words):
                await _add(conference, language, line, words, ByWhom(""), by, machine=True)


async def _record(deed: str, conference: ConferenceLine, language: str, lines: int, by: UUID) -> None:
    await record(deed, who=by, office=conference.office, conference=conference.id, language=language, lines=lines)
