"""Is somebody named in this text? Asked before anything is kept; what is refused is kept nowhere."""

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.learning.rules.noticing import Found, Known, shapes_of, traces_in
from app.practice.learning import Trace

#: One look for all the words: the single words of names in which one of them stands, and the places. Contacts are not read.
_KNOWN = """
    WITH asked AS (SELECT string_agg(quote_literal(each), ' | ')::tsquery AS any_of FROM unnest($2::text[]) each),
    said AS (
        SELECT p.name FROM person p
        WHERE p.office = $1 AND to_tsvector('simple', plainly(p.name)) @@ (SELECT any_of FROM asked)
        UNION ALL
        SELECT c.family_name FROM conference c
        WHERE c.office = $1 AND to_tsvector('simple', plainly(c.family_name || ' ' || c.reference)) @@ (SELECT any_of FROM asked)
        UNION ALL SELECT i.name FROM interpreter i WHERE i.office = $1
        UNION ALL SELECT v.contact FROM venue v WHERE v.office = $1
        UNION ALL
        SELECT m.name FROM conference c JOIN map_person m ON m.conference = c.id
        WHERE c.office = $1 AND c.phase_since > now() - interval '1 year'
        UNION ALL
        SELECT r.name FROM conference c JOIN proposal r ON r.conference = c.id
        WHERE c.office = $1 AND c.phase_since > now() - interval '1 year'
    )
    SELECT DISTINCT each.lexeme AS text, false AS place FROM said, unnest(to_tsvector('simple', plainly(said.name))) each
    WHERE each.lexeme = ANY($2::text[])
    UNION ALL SELECT plainly(d.place), true FROM (SELECT DISTINCT c.place FROM conference c WHERE c.office = $1 AND c.place <> '') d
    UNION ALL SELECT plainly(v.name || ' ' || v.address), true FROM venue v WHERE v.office = $1
"""


class Piece(Struct, frozen=True):
    """A stretch of a text; `trace` says what it is, or is empty where it names nobody."""

    text: str
    trace: Trace | None = None


class StillNamed(Refused):
    """Something in the texts could lead back to somebody. `caught`: for each field its text in pieces."""

    def __init__(self, caught: Mapping[str, list[Piece]]) -> None:
        super().__init__(_("This would tell who it was, so nothing was kept. Please write it without names, days and numbers."))
        self.caught = caught

    @property
    def only_perhaps(self) -> bool:
        """Is it only a guess of ours? Then somebody may say that it names nobody."""
        traces = {piece.trace for pieces in self.caught.values() for piece in pieces} - {None}
        return traces == {Trace.MAYBE}


async def nothing_named(office: UUID, texts: Mapping[str, str], *, sure: bool = False) -> None:
    """Raises StillNamed where a text could lead back to somebody. `sure`: whoever writes says that what only may be a name is none."""
    said = {field: text for field, text in texts.items() if text}
    if not said:
        return
    known = await _known(office, set().union(*map(shapes_of, said.values())))
    caught = {}
    for field, text in said.items():
        traces = [each for each in traces_in(text, known) if not (sure and each.trace is Trace.MAYBE)]
        if traces:
            caught[field] = _in_pieces(text, traces)
    if caught:
        raise StillNamed(caught)


async def _known(office: UUID, shapes: set[str]) -> Known:
    found = await rows(_KNOWN, office, sorted(shapes))
    names = frozenset(each["text"] for each in found if not each["place"])
    return Known(names, frozenset(each["text"] for each in found if each["place"]))


def _in_pieces(text: str, traces: list[Found]) -> list[Piece]:
    pieces, at = [], 0
    for each in traces:
        pieces += [Piece(text[at : each.start]), Piece(text[each.start : each.end], each.trace)]
        at = each.end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]
