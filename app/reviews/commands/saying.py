"""What is said before a review: that it should be earlier, and how the promises went."""

from collections.abc import Mapping
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.reviews import Went
from app.practice.roles import FAMILY_GROUP
from app.reviews.tables import ReviewAnswer, ReviewWish, ReviewWords


async def ask_earlier(conference: ConferenceLine, person: UUID, words: str) -> None:
    """Somebody of the family wants to meet earlier. Their coordinator hears of it. Asked twice, it is asked once."""
    async with all_or_nothing():
        await hold(conference)
        wish = ReviewWish(conference=conference.id, person=person, words=words, at=now())
        asked = await ReviewWish.insert(wish).on_conflict(action="DO NOTHING").returning(ReviewWish.id)
        if not asked:
            await ReviewWish.update({ReviewWish.words: words}).where(
                ReviewWish.conference == conference.id,
                ReviewWish.person == person,
                ReviewWish.withdrawn_at.is_null(),
                ReviewWish.settled_at.is_null(),
            )
            return
        await record("ask_for_review", who=person, office=conference.office, conference=conference.id)
        if conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def no_longer_earlier(conference: ConferenceLine, person: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        taken_back = (
            await ReviewWish.update({ReviewWish.withdrawn_at: now()})
            .where(
                ReviewWish.conference == conference.id,
                ReviewWish.person == person,
                ReviewWish.withdrawn_at.is_null(),
                ReviewWish.settled_at.is_null(),
            )
            .returning(ReviewWish.id)
        )
        if taken_back:
            await record("take_back_review_wish", who=person, office=conference.office, conference=conference.id)


async def say_how_it_went(
    conference: ConferenceLine, person: UUID, promise: UUID, went: Went, words: str, *, known: set[UUID], by: UUID
) -> None:
    """One tap. The latest counts. `known`: the promises of the plan that this person has before them."""
    if promise not in known:
        raise NoSuchThing
    async with all_or_nothing():
        await hold(conference)
        await _answer(conference, person, promise, went, words, by=by)
        await record("look_back", who=by, office=conference.office, conference=conference.id, person=person, promise=promise)


async def _answer(conference: ConferenceLine, person: UUID, promise: UUID, went: Went, words: str, *, by: UUID) -> None:
    answer = ReviewAnswer(
        conference=conference.id,
        sitting=conference.sitting,
        promise=promise,
        person=person,
        worked=went,
        words=words,
        by_phone=by != person,
        by=by,
        at=now(),
    )
    await ReviewAnswer.insert(answer).on_conflict(
        action="DO UPDATE",
        target=(ReviewAnswer.conference, ReviewAnswer.sitting, ReviewAnswer.promise, ReviewAnswer.person),
        values=[ReviewAnswer.worked, ReviewAnswer.words, ReviewAnswer.by_phone, ReviewAnswer.by, ReviewAnswer.at],
    )


async def finish(conference: ConferenceLine, person: UUID, went_well: str, different: str, *, by: UUID) -> None:
    """They have said what they want to say. It can be changed until the family meets."""
    async with all_or_nothing():
        await hold(conference)
        await _finish(conference, person, went_well, different, by=by)
        await record("finish_looking_back", who=by, office=conference.office, conference=conference.id, person=person)


async def _finish(conference: ConferenceLine, person: UUID, went_well: str, different: str, *, by: UUID) -> None:
    said = ReviewWords(
        conference=conference.id,
        sitting=conference.sitting,
        person=person,
        went_well=went_well,
        different=different,
        by_phone=by != person,
        by=by,
        at=now(),
        finished_at=now(),
    )
    await ReviewWords.insert(said).on_conflict(
        action="DO UPDATE",
        target=(ReviewWords.conference, ReviewWords.sitting, ReviewWords.person),
        values=[
            ReviewWords.went_well,
            ReviewWords.different,
            ReviewWords.by_phone,
            ReviewWords.by,
            ReviewWords.at,
            ReviewWords.finished_at,
        ],
    )


async def say_by_phone(
    conference: ConferenceLine, participant: UUID, went: Mapping[UUID, tuple[Went | None, str]], went_well: str, different: str, *, by: UUID
) -> None:
    """What somebody said in a call, all at once. A promise of which they say nothing keeps what it has."""
    async with all_or_nothing():
        await hold(conference)
        if conference.phase is not Phase.REVIEW:
            raise Refused(_("This is asked before the family meets. Now it can say it at the table."))
        person = await family_member(conference, participant)
        for promise, (how, words) in went.items():
            if how is not None:
                await _answer(conference, person, promise, how, words, by=by)
        await _finish(conference, person, went_well, different, by=by)
        await record("look_back_by_phone", who=by, office=conference.office, conference=conference.id, person=person)


async def family_member(conference: ConferenceLine, participant: UUID) -> UUID:
    found = (
        await Participant.select(Participant.person)
        .where(
            Participant.id == participant,
            Participant.conference == conference.id,
            Participant.left_at.is_null(),
            Participant.role.is_in([*FAMILY_GROUP]),
        )
        .first()
    )
    if found is None:
        raise NoSuchThing
    person: UUID = found["person"]
    return person
