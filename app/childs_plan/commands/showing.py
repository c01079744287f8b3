"""Showing a told plan to the child, as a whole and as it stands now; and taking it back."""

import hashlib
from uuid import UUID

import msgspec
from msgspec import structs

from app.audit.commands import record
from app.childs_plan.queries import Writing
from app.childs_plan.rules import Told, ToldOwn, ToldPerson, ToldPromise
from app.childs_plan.tables import ChildsPlan, ChildsPlanShown
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.practice.childs_words import LineKind, OwnWords


async def show(conference: ConferenceLine, writing: Writing, *, seen: str, by: UUID) -> None:
    """`seen` marks what the page showed: what somebody else wrote meanwhile is not shown unread. Whom the writer does not see stays."""
    told = as_told(writing)
    if told.is_empty:
        raise Refused(_("Nothing is told yet. Please write a sentence first."))
    if not writing.accepted:
        raise Refused(_("The office has not said yes to the plan yet. Show it to the child afterwards."))
    if seen != mark(told):
        raise Refused(_("Somebody else has changed something meanwhile. Please read it once more."))
    async with all_or_nothing():
        await hold(conference)
        plan = (
            await ChildsPlan.select(ChildsPlan.id).where(ChildsPlan.conference == conference.id, ChildsPlan.child == writing.child).first()
        )
        if plan is None:
            raise NoSuchThing
        content = msgspec.json.encode(structs.replace(told, people=[*told.people, *writing.kept])).decode()
        await ChildsPlanShown.insert(ChildsPlanShown(childs_plan=plan["id"], sitting=writing.sitting, content=content, by=by, at=now()))
        await record("show_childs_plan", who=by, office=conference.office, conference=conference.id, child=writing.child)


def as_told(writing: Writing) -> Told:
    """What this writer sees now, without what is left out or no promise of the plan any more. The marks are those of the plan."""
    promises = [(line, line.promise) for _agreement, line in writing.in_order if line is not None and line.promise is not None]
    return Told(
        language=writing.language,
        with_child_on=writing.with_child_on,
        people=[ToldPerson(each.id, each.pictogram, each.title, each.words, each.person) for each in writing.of_kind(LineKind.PERSON)],
        promises=[ToldPromise(each.id, each.pictogram, each.words, of, each.plan_mark) for each, of in promises if not each.left_out],
        own=[ToldOwn(each.id, each.pictogram, each.about or OwnWords.SAID, each.words) for each in writing.of_kind(LineKind.OWN)],
        left_out={of: each.plan_mark for each, of in promises if each.left_out},
    )


def mark(told: Told) -> str:
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


_TAKE_BACK = """
    UPDATE childs_plan_shown s SET taken_back_at = $3 FROM childs_plan k
    WHERE k.id = s.childs_plan AND k.conference = $1 AND k.child = $2 AND s.taken_back_at IS NULL RETURNING s.id
"""


async def take_back(conference: ConferenceLine, child: UUID, *, by: UUID) -> None:
    """The child reads none until it is shown again."""
    async with all_or_nothing():
        await hold(conference)
        if await rows(_TAKE_BACK, conference.id, child, now()):
            await record("take_back_childs_plan", who=by, office=conference.office, conference=conference.id, child=child)
