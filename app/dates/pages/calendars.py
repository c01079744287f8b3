"""Calendar files and the page of a coordinator's private calendar address."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response

from app.conferences.seats import Seat, Visitor
from app.dates import queries
from app.dates.queries.calendars import Feed, FeedLine, feed_lines, feed_of, own_day
from app.dates.rules.feeds import HANDLE, SECRET, feed_secret, uid
from app.kit import i18n, ical, tokens
from app.kit.clock import moment_of, now, today
from app.kit.errors import NoSuchThing
from app.kit.i18n import gettext as _
from app.kit.ical import Event, Method, Status
from app.kit.pages import Page, page
from app.practice.phases import ENDS, Phase

Answer = Response[bytes]


async def own_file(seat: Seat, *, organizer: str, with_place: bool) -> Answer:
    """Somebody's own day for their own calendar: neutral, without a place unless they want it, and nobody else in it."""
    own = await own_day(seat.conference.id, seat.person.id)
    meeting = seat.meeting
    if own is None or meeting is None:
        raise NoSuchThing
    off = seat.conference.phase is Phase.ENDED_IN_PREPARATION or meeting.on is None or meeting.at is None
    starts = moment_of(meeting.on, meeting.arrives_at or meeting.at, meeting.zone) if meeting.on and meeting.at else None
    event = Event(
        uid=uid(f"{seat.conference.id}|{seat.person.id}{_which(meeting.sitting)}"),
        sequence=own.sequence,
        stamp=now(),
        summary=_("Appointment"),
        starts=starts,
        lasts=timedelta(minutes=own.minutes),
        place=(meeting.arrives_where or meeting.place) if with_place and not off else "",
        status=Status.CANCELLED if off else Status.CONFIRMED,
    )
    method = Method.CANCEL if off else Method.PUBLISH
    return _file(ical.one(event, method, organizer=organizer), ical.content_type(method))


def _which(sitting: int) -> str:
    """A review is another appointment than the meeting before: that one stays where it is in a calendar."""
    return "" if sitting == 1 else f"|{sitting}"


def _file(content: bytes, kind: str) -> Answer:
    return Response(content, media_type=kind, headers={"Content-Disposition": 'attachment; filename="Termin.ics"'})


async def calendar_page(visitor: Visitor, origin: str) -> Page:
    feed = await feed_of(visitor.id)
    lines = [each for each in await feed_lines(visitor.id) if each.phase not in ENDS and each.day >= today(each.zone)]
    return page(
        "dates/calendar",
        address=address_of(feed, origin) if feed else "",
        lines=[(each, _titles()[each.what]) for each in lines],
    )


def address_of(feed: Feed, origin: str) -> str:
    return f"{origin}/calendar/{feed_secret(feed.id, feed.handle)}.ics"


async def feed_file(name: str) -> Answer:
    """The private calendar behind this address; the same 404 for a wrong, an old and a guessed one."""
    secret = name.removesuffix(".ics")
    could_be = name.endswith(".ics") and len(secret) == HANDLE + SECRET and tokens.as_typed(secret) == secret
    feed = await queries.feed_by_handle(secret[:HANDLE]) if could_be else None
    if feed is None or not tokens.same(secret, feed_secret(feed.id, feed.handle)):
        raise NoSuchThing
    i18n.speak(feed.language)
    content = ical.feed([_event(each) for each in await feed_lines(feed.person)], name=_("Dates"))
    return Response(content, media_type=ical.content_type(None))


def _titles() -> dict[str, str]:
    return {
        "meeting": _("Conference"),
        "apart": _("Conference, second meeting"),
        "proposed": _("Proposed day"),
        "review": _("Review"),
    }


def _event(line: FeedLine) -> Event:
    off = line.phase is Phase.ENDED_IN_PREPARATION
    starts: Any = moment_of(line.day, line.starts, line.zone) if line.starts else line.day
    return Event(
        uid=uid(f"{line.what}|{line.id}"),
        sequence=line.sequence + off,
        stamp=_stamp(line),
        summary=f"{line.reference} · {_titles()[line.what]}",
        starts=starts,
        lasts=timedelta(minutes=line.minutes),
        status=Status.CANCELLED if off else Status.TENTATIVE if line.what == "proposed" else Status.CONFIRMED,
        free=line.what in {"proposed", "review"},
    )


def _stamp(line: FeedLine) -> datetime:
    return min(now(), line.changed_at.astimezone(ZoneInfo("UTC")))
