"""Writing a referral, changing it until the invitations go, and saying that it is clear."""

from datetime import date
from uuid import UUID, uuid4

from app.audit.commands import record
from app.conferences.commands import hold, hold_alone, take
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference, Consent, Contact, Participant
from app.database import all_or_nothing, row, rows
from app.kit.clock import now, today
from app.kit.errors import Overtaken, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.people.tables import Office, Person, Staff
from app.practice.checklists import missing
from app.practice.mail import Kind
from app.practice.phases import Phase, Step
from app.practice.promises import LineKind
from app.practice.roles import Role, Side, StaffRole
from app.practice.taking_part import ConsentHow, Way
from app.referrals import queries
from app.referrals.forms import ChildRow, CustodyRow, NewReferral, WordsForm
from app.referrals.tables import Line, Referral


async def refer(referral: NewReferral, *, office: UUID, by: UUID) -> UUID:
    """Write a new referral down and give the conference's id. The same form sent twice is one referral."""
    words = referral.words
    async with all_or_nothing():
        reference = await _next_reference(office)
        conference = words.key or uuid4()
        if known := await Conference.select(Conference.caseworker).where(Conference.id == conference).first():
            if known["caseworker"] == by:
                return conference
            conference = uuid4()
        await Conference.insert(
            Conference(
                id=conference,
                office=office,
                reference=reference,
                family_name=words.family_name,
                phase=Phase.ENQUIRY,
                urgent=words.urgent == "yes",
                caseworker=by,
                wished_language=words.wished_language,
                wished_gender=words.wished_gender or "",
            )
        )
        await Referral.insert(
            Referral(conference=conference, concern=words.concern, good=words.good, available_help=words.available_help, written_at=now())
        )
        await _write_lines(conference, words.question, referral.lines)
        for child in referral.children:
            await _seat_child(conference, office, child, by=by)
        for holder in referral.custody:
            await _seat_with_custody(conference, office, holder, by=by)
        await record("refer", who=by, office=office, conference=conference, reference=reference)
        await _tell_the_coordination(office, conference)
    return conference


async def _next_reference(office: UUID) -> str:
    """The next number of this office in this year. The office's row is held, so that two referrals at once get two numbers."""
    held = await Office.select(Office.short_name).where(Office.id == office).lock_rows("NO KEY UPDATE").first()
    beginning = f"{held['short_name']}-{today().year}-" if held else ""
    last = await row(
        r"""
        SELECT coalesce(max(substr(reference, length($2) + 1)::int), 0) AS number FROM conference
        WHERE office = $1 AND starts_with(reference, $2) AND substr(reference, length($2) + 1) ~ '^\d{1,8}$'
        """,
        office,
        beginning,
    )
    return f"{beginning}{(last['number'] if last else 0) + 1:03}"


async def _write_lines(conference: UUID, question: str, bottom_lines: list[str]) -> None:
    """Write the question and the bottom lines; what had the same number keeps its identity."""
    lines = [(LineKind.QUESTION, 0, question), *((LineKind.BOTTOM_LINE, number, text) for number, text in enumerate(bottom_lines, 1))]
    for kind, number, text in lines:
        await rows(
            """
            INSERT INTO line (conference, kind, number, text) VALUES ($1, $2, $3, $4)
            ON CONFLICT ON CONSTRAINT numbered_once DO UPDATE SET text = excluded.text
            """,
            conference,
            kind,
            number,
            text,
        )
    await Line.delete().where(Line.conference == conference, Line.kind == LineKind.BOTTOM_LINE, Line.number > len(bottom_lines))


async def _seat_child(conference: UUID, office: UUID, child: ChildRow, *, by: UUID) -> None:
    person = Person(office=office, name=child.child_name)
    await Person.insert(person)
    seat = Participant(office=office, conference=conference, person=person.id, role=Role.CHILD, side=Side.BOTH, born=child.child_born)
    await Participant.insert(seat)
    await Contact.insert(Contact(participant=seat.id))
    await _consent(seat.id, child.child_consent, child.child_consent_on, by=by)


async def _seat_with_custody(conference: UUID, office: UUID, holder: CustodyRow, *, by: UUID) -> None:
    person = Person(office=office, name=holder.custody_name, language=holder.custody_language or "de")
    await Person.insert(person)
    seat = Participant(
        office=office,
        conference=conference,
        person=person.id,
        role=Role.FAMILY,
        side=holder.custody_side,
        relation=holder.custody_relation,
        custody=True,
    )
    await Participant.insert(seat)
    await Contact.insert(Contact(participant=seat.id, phone=holder.custody_phone, way=Way.PHONE))
    await _consent(seat.id, holder.custody_consent, holder.custody_consent_on, by=by)


async def _consent(participant: UUID, how: ConsentHow | None, on: date | None, *, by: UUID) -> None:
    if how is not None and on is not None:
        await Consent.insert(Consent(participant=participant, how=how, given_on=on, recorded_by=by))


async def _tell_the_coordination(office: UUID, conference: UUID) -> None:
    """Whoever could take it on is told that something waits."""
    waiting = await Staff.select(Staff.person).where(
        Staff.person.office == office, Staff.role.is_in([StaffRole.COORDINATOR, StaffRole.MANAGER]), Staff.active.eq(True)
    )
    for each in waiting:
        await write_to_staff(Kind.DESK_NEWS, each["person"], office=office, conference=conference)


def frozen() -> Refused:
    return Refused(_("The invitations have gone, so the family knows these words. Nothing is added or changed at the meeting."))


async def edit_referral(conference: ConferenceLine, words: WordsForm, bottom_lines: list[str], *, by: UUID) -> None:
    """Change the words, as long as nobody was invited. Raises Overtaken when somebody else has just changed them."""
    async with all_or_nothing():
        await hold_alone(conference)
        current = await Conference.select(Conference.frozen_at).where(Conference.id == conference.id).first()
        if current is None or current["frozen_at"] is not None:
            raise frozen()
        changed = (
            await Referral.update(
                {
                    Referral.concern: words.concern,
                    Referral.good: words.good,
                    Referral.available_help: words.available_help,
                    Referral.written_at: now(),
                    Referral.edited: words.edited + 1,
                }
            )
            .where(Referral.conference == conference.id, Referral.edited == words.edited)
            .returning(Referral.conference)
        )
        if not changed:
            raise Overtaken(_("A colleague has just changed this referral. Both texts are here: please look at them again."))
        await Conference.update(
            {
                Conference.family_name: words.family_name,
                Conference.urgent: words.urgent == "yes",
                Conference.wished_language: words.wished_language,
                Conference.wished_gender: words.wished_gender or "",
            }
        ).where(Conference.id == conference.id)
        await _write_lines(conference.id, words.question, bottom_lines)
        await record("edit_referral", who=by, office=conference.office, conference=conference.id)
        if conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def add_with_custody(conference: ConferenceLine, holder: CustodyRow, *, by: UUID) -> None:
    """Somebody with custody was forgotten in the referral."""
    async with all_or_nothing():
        await hold(conference)
        await _seat_with_custody(conference.id, conference.office, holder, by=by)
        await record("add_with_custody", who=by, office=conference.office, conference=conference.id)


async def clarify(conference: ConferenceLine, *, by: UUID) -> None:
    """Say that the referral is clear. The conference is moved first, so that what is looked at next cannot change any more."""
    async with all_or_nothing():
        await take(Step.CLARIFY_REFERRAL, conference, by=by)
        still = missing(Role.COORDINATOR, Phase.ENQUIRY, await queries.facts_of(conference.id))
        if still:
            what = " · ".join(_(task.to_do) for task in still)
            raise Refused(_("The referral is not clear yet. This is still missing: %(what)s.") % {"what": what})
        await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)
