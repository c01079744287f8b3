"""The lines of a plan in the reader's language, asked for by themselves or within another question."""

from collections.abc import Iterable
from uuid import UUID

from app.database import rows
from app.translations.rules import Telling, Told, checksum, read_in

#: Whose name stands at a line is not told to whoever must not meet them.
_TOLD = """
    SELECT DISTINCT ON (t.checksum) t.checksum, t.words AS text, t.language, t.machine, t.read_back_on,
           CASE WHEN EXISTS (SELECT 1 FROM unseen u JOIN person p ON p.id = u.other
                             WHERE u.conference = t.conference AND u.person = {reader}
                               AND (u.other = t.by_person OR lower(p.name) = lower(t.by_name))) THEN '' ELSE t.by_name END AS by
    FROM translated_line t
    WHERE t.conference = {conference} AND t.language = ANY({languages}) AND {which}
    ORDER BY t.checksum, array_position({languages}::text[], t.language::text)
"""
_OF_THESE = _TOLD.format(conference="$1", languages="$2", which="t.checksum = ANY($3)", reader="$4")
#: What it is about, and what the office finds missing, is not told to a child, in no language: the database does not send it.
#: What the family has promised in the same words is: a text is translated once, where it stands first.
_NO_GROUND = """
    (t.key NOT IN ('concern', 'good', 'question') AND t.key NOT LIKE 'bottom/%' AND t.key NOT LIKE 'missing/%'
     OR EXISTS (SELECT 1 FROM plan_version x WHERE x.conference = t.conference AND x.presented_at IS NOT NULL AND strpos(
                    (x.content - ARRAY['concern', 'good', 'question', 'bottom_lines'])::text, to_jsonb(t.original)::text) > 0))
"""


def told_in(conference: str, languages: str, reader: str, *, ground: bool) -> str:
    """In SQL, within another question: what there is in these languages, as JSON for `Said`."""
    found = _TOLD.format(conference=conference, languages=languages, reader=reader, which="true" if ground else _NO_GROUND)
    return f"(SELECT coalesce(json_agg(row_to_json(s)), '[]') FROM ({found}) s)"  # noqa: S608


class Said(Told, frozen=True, kw_only=True):
    """A line in another language, by the checksum of the original's words."""

    checksum: str


def telling_of(said: Iterable[Said], texts: Iterable[str], language: str) -> Telling:
    """Of what there is, only the lines that the reader's page has."""
    there = {each.checksum: each for each in said}
    if not there:
        return Telling(language)
    return Telling(language, {text: there[checksum(text)] for text in texts if text and checksum(text) in there})


async def telling(conference_id: UUID, texts: Iterable[str], language: str, *, reader: UUID | None = None) -> Telling:
    """These texts in this language, as far as they are translated; nothing else is asked for.

    `reader`: whoever reads; names of whom they are shown nothing are left out.
    """
    wanted = {checksum(text): text for text in texts if text}
    if not wanted:
        return Telling(language)
    found = await rows(_OF_THESE, conference_id, read_in(language), list(wanted), reader)
    return telling_of((Said(**dict(each)) for each in found), wanted.values(), language)
