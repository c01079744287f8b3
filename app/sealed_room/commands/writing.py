"""Writing boxes into a room: one at a time, at its end, by whoever shows that they hold the key."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app.database import all_or_nothing, row, rows
from app.kit.clock import now
from app.sealed_room import queries
from app.sealed_room.rules import EACH, MOST_BOXES, MOST_ENTRIES, MOST_EPOCHS, MOST_IN_A_ROOM, RUSH, WORDS_LAST

#: Where server processes hear of what is new.
CHANNEL = "sealed_room"


class No(StrEnum):
    """Why nothing was written."""

    NOWHERE = "nowhere"  # no such room, or not with this token
    LEFT_OUT = "left_out"  # an old token: it reads up to the change of the key, and nothing else
    NOT_THE_NEXT = "not_the_next"  # somebody else was quicker
    FULL = "full"
    TOO_FAST = "too_fast"


class Written(Struct, frozen=True):
    position: int


class NotWritten(Struct, frozen=True):
    why: No
    count: int = 0
    wait: float = 0


_APPEND = """
    WITH room AS (
        UPDATE sealed_room r
        SET entries = r.entries + 1, size = r.size + octet_length($4::bytea),
            busy_until = greatest(r.busy_until, $5::timestamptz) + $6::interval
        FROM sealed_access a
        WHERE r.id = $1 AND a.room = r.id AND a.hash = $2 AND a.reads_until IS NULL AND r.entries = $3
          AND r.entries < $7 AND r.size + octet_length($4::bytea) <= $8 AND r.busy_until <= $5::timestamptz + $6::interval * $9::float8
        RETURNING r.id, r.entries
    ), kept AS (
        INSERT INTO sealed_entry (room, position, sealed) SELECT id, entries, $4 FROM room RETURNING position
    )
    SELECT position, pg_notify($10, $1::uuid::text || ' entries ' || position) FROM kept
"""


async def append(room: UUID, access: bytes, after: int, entry: bytes) -> Written | NotWritten:
    """Put an entry at the end, if the end is where its writer thinks. One statement: two who write at once wait for each other."""
    kept = await row(_APPEND, room, access, after, entry, now(), EACH, MOST_ENTRIES, MOST_IN_A_ROOM, RUSH - 1, CHANNEL)
    return Written(kept["position"]) if kept else await _why_not(room, access, after, entry)


class _UsedBefore(Exception):
    """The lock would be changed into one that was there before, or once too often."""


async def rekey(room: UUID, access: bytes, after: int, entry: bytes, new: bytes) -> Written | NotWritten:
    """Put the entry that tells the new key, and change the lock with it: the old token reads up to here and does nothing else."""
    try:
        async with all_or_nothing():
            done = await append(room, access, after, entry)
            if isinstance(done, Written):
                await _change_the_lock(room, done.position, new)
            return done
    except _UsedBefore:
        return NotWritten(No.FULL)


async def _change_the_lock(room: UUID, position: int, new: bytes) -> None:
    await rows("UPDATE sealed_access SET reads_until = $2 WHERE room = $1 AND reads_until IS NULL", room, position)
    changed = await row(
        "INSERT INTO sealed_access (room, epoch, hash) SELECT $1, max(epoch) + 1, $2 FROM sealed_access WHERE room = $1 "
        "HAVING count(*) < $3 AND count(*) FILTER (WHERE hash = $2) = 0 RETURNING id",
        room,
        new,
        MOST_EPOCHS,
    )
    if changed is None:
        raise _UsedBefore
    await rows("DELETE FROM sealed_words WHERE room = $1", room)


async def keep_words(room: UUID, access: bytes, lookup: bytes, box: bytes) -> NotWritten | None:
    """Keep the key, sealed with eight spoken words, for half an hour. Only the newest few are kept."""
    async with all_or_nothing():
        await rows("SELECT id FROM sealed_room WHERE id = $1 FOR UPDATE", room)
        about = await queries.why_not(room, access)
        if about is None:
            return NotWritten(No.NOWHERE)
        if about["reads_until"] is not None:
            return NotWritten(No.LEFT_OUT)
        await rows(
            "INSERT INTO sealed_words (room, lookup, box, until) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (lookup) DO UPDATE SET box = $3, until = $4 WHERE sealed_words.room = $1",
            room,
            lookup,
            box,
            now() + WORDS_LAST,
        )
        await rows(
            "DELETE FROM sealed_words WHERE id IN (SELECT id FROM sealed_words WHERE room = $1 ORDER BY until DESC, id OFFSET $2)",
            room,
            MOST_BOXES,
        )
    return None


async def _why_not(room: UUID, access: bytes, after: int, entry: bytes) -> NotWritten:
    about = await queries.why_not(room, access)
    if about is None:
        return NotWritten(No.NOWHERE)
    if about["reads_until"] is not None:
        return NotWritten(No.LEFT_OUT)
    if about["entries"] >= MOST_ENTRIES or about["size"] + len(entry) > MOST_IN_A_ROOM:
        return NotWritten(No.FULL)
    if about["entries"] != after:
        return NotWritten(No.NOT_THE_NEXT, count=about["entries"])
    waits = (about["busy_until"] - now() - EACH * (RUSH - 1)).total_seconds()
    return NotWritten(No.TOO_FAST, count=about["entries"], wait=max(waits, EACH.total_seconds()))
