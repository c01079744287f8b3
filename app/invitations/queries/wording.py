"""What the family wrote, and what stands on letters."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.conferences.queries import meeting_in
from app.conferences.rules import Meeting
from app.database import row, rows
from app.invitations.rules import reads_words, words_for
from app.practice.languages import LANGUAGES
from app.practice.letters import PICTURE_NAMES, Picture
from app.practice.roles import Role
from app.practice.taking_part import Way


class Words(Struct, frozen=True):
    """The family's invitation in one language, and who wrote it last."""

    language: str
    text: str
    by: str
    at: datetime
    edited: int


class Wording(Struct, frozen=True):
    """How the family invites: its picture, its words in each language in which it wrote some, and the languages that the circle reads."""

    frozen: bool
    picture: Picture | None
    words: list[Words]
    languages: list[str]


_WORDING = """
    SELECT c.frozen_at IS NOT NULL AS frozen, k.picture,
           coalesce((SELECT json_agg(json_build_object('language', w.language, 'text', w.text, 'by', p.name, 'at', w.at, 'edited', w.edited)
                                     ORDER BY w.at)
                     FROM family_words w JOIN person p ON p.id = w.by WHERE w.conference = c.id), '[]')::text AS words,
           ARRAY(SELECT p.language FROM participant pa JOIN person p ON p.id = pa.person
                 WHERE pa.conference = c.id AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
                 GROUP BY p.language ORDER BY count(*) DESC, p.language) AS languages
    FROM conference c LEFT JOIN invitation_look k ON k.conference = c.id
    WHERE c.id = $1
"""


async def wording_of(conference: UUID) -> Wording:
    found = await row(_WORDING, conference)
    assert found is not None  # whoever asks has a seat in it  # noqa: S101
    return Wording(
        frozen=found["frozen"],
        picture=Picture(found["picture"]) if found["picture"] else None,
        words=msgspec.json.decode(found["words"], type=list[Words]),
        languages=found["languages"],
    )


class Greeting(Struct, frozen=True):
    """What the family says to one reader: its picture, and its words in their language where there are some."""

    picture: Picture | None
    picture_name: str
    text: str
    language: str
    dir: str


async def greeting_for(conference: UUID, role: Role, meeting: Meeting, *languages: str) -> Greeting | None:
    """For a reader of these languages. None for whom the family does not speak to, and where it has said nothing."""
    return greeting_in(await wording_of(conference), role, meeting, *languages) if reads_words(role, meeting) else None


def greeting_in(wording: Wording, role: Role, meeting: Meeting, *languages: str) -> Greeting | None:
    words = words_for(languages, wording.words)
    if not reads_words(role, meeting) or not (words or wording.picture):
        return None
    return Greeting(
        wording.picture,
        PICTURE_NAMES[wording.picture] if wording.picture else "",
        words.text if words else "",
        words.language if words else "",
        LANGUAGES[words.language].dir if words else "",
    )


class Recipient(Struct, frozen=True):
    """Somebody who can get a letter. The address stands in it, also a hidden one: for the coordinator's print job alone."""

    participant: UUID
    name: str
    language: str
    role: Role
    way: Way
    address: str
    hidden: bool
    link: UUID | None
    handle: str
    given_at: datetime | None
    meeting: Meeting


_RECIPIENTS = """
    SELECT t.*, pa.id AS participant, p.name, p.language, pa.role, coalesce(c.way, 'phone') AS way, coalesce(c.address, '') AS address,
           coalesce(c.hidden, false) AS hidden, l.id AS link, coalesce(l.handle, '') AS handle, i.given_at
    FROM participant pa
    JOIN person p ON p.id = pa.person
    JOIN meeting t ON t.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    LEFT JOIN invitation i ON i.participant = pa.id AND l.id IS NOT NULL
    LEFT JOIN contact c ON c.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND NOT t.excluded AND (i.participant IS NOT NULL OR NOT $2)
      AND (EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL)
           OR NOT EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id))
    ORDER BY p.name, pa.id
"""


async def recipients_of(conference: UUID, *, invited: bool = True) -> list[Recipient]:
    """Who can get a letter, by name: whoever is invited, has not taken back their consent and is not excluded."""
    return [
        Recipient(
            **{name: each[name] for name in ("participant", "name", "language", "address", "hidden", "link", "handle", "given_at")},
            role=Role(each["role"]),
            way=Way(each["way"]),
            meeting=meeting_in(each),
        )
        for each in await rows(_RECIPIENTS, conference, invited)
    ]


async def sender_of(office: UUID) -> str:
    """The line above the address on the office's letters; empty as long as nobody wrote one."""
    found = await row("SELECT sender FROM letterhead WHERE office = $1", office)
    return found["sender"] if found else ""
