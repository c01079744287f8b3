"""Planting the made-up families: each story is lived through by the rooms' own commands, on the days on which it happened."""

from datetime import date, datetime, timedelta
from uuid import UUID

from app.conferences.commands import take
from app.conferences.queries import ConferenceLine, conference_seen_by
from app.conferences.tables import Conference, Consent, Contact, Participant
from app.day.tables import Presence
from app.demo.families import Promise, Story, Who, Wish
from app.demo.inviting import invite_everybody, invite_in_own_words
from app.demo.widening import Widening
from app.follow_up.commands import report_progress
from app.kit.clock import moment_of, now, pretending, today
from app.notes.commands import add_note
from app.people.tables import Person
from app.plans import commands as plans
from app.plans import queries as plan_queries
from app.plans.forms import AgreementForm, FrameForm, ServiceForm, WishForm
from app.plans.rules import Point, Verdicts
from app.practice.phases import ROAD, Phase, Step
from app.practice.promises import Assent, AssentHow, HelpDecision, LineKind
from app.practice.roles import Role, StaffRole
from app.practice.taking_part import ConsentHow, Present
from app.private_time import commands as private_time
from app.referrals.tables import Line, Referral

HELD = frozenset(ROAD[3:])


class Planting:
    """One story on its way: who is who, and which conference it became."""

    def __init__(self, staff: dict[str, UUID]) -> None:
        self.staff = staff
        self.people: dict[str, UUID] = {}
        self.seats: dict[str, UUID] = {}

    async def plant(self, story: Story) -> None:
        self.story = story
        self.real_now = now()
        self.beginning = self.real_now - timedelta(days=story.began)
        self.meeting = today() + timedelta(days=story.meets or 0)
        self.coordinator = self.staff.get(story.coordinator)
        self.caseworker = self.staff[story.caseworker]
        with pretending(self.beginning):
            await self._refer()
        if story.phase is Phase.ENQUIRY:
            return
        await self._prepare()
        if story.phase in HELD:
            await self._hold()
        if story.phase in {Phase.AGREEING, Phase.FOLLOW_UP, Phase.CLOSED}:
            await self._plan()
        if story.phase in {Phase.FOLLOW_UP, Phase.CLOSED}:
            await self._live()
        if story.phase is Phase.CLOSED:
            with pretending(self._day_of_meeting(100)):
                await take(Step.CLOSE, await self._now(), by=self._nora, why=story.why, outcome=story.outcome)

    # -- before the day

    async def _refer(self) -> None:
        story, office = self.story, self.staff[self.story.office]
        number = await Conference.count().where(Conference.office == office) + 1
        conference = Conference(
            office=office,
            reference=f"{story.office}-{now().year}-{number:03}",
            family_name=story.family_name,
            urgent=story.urgent,
            caseworker=self.caseworker,
            wished_language=story.wished_language,
            phase_since=now(),
        )
        await Conference.insert(conference)
        self.id = conference.id
        await Referral.insert(Referral(conference=self.id, concern=story.concern, good=story.good, available_help=story.available_help))
        await Line.insert(Line(conference=self.id, kind=LineKind.QUESTION, number=0, text=story.question))
        for number, text in enumerate(story.bottom_lines, start=1):
            await Line.insert(Line(conference=self.id, kind=LineKind.BOTTOM_LINE, number=number, text=text))
        for who in story.people:
            if who.custody or who.role is Role.CHILD:
                await self._seat(who)

    async def _seat(self, who: Who) -> None:
        office = self.staff[self.story.office]
        person = Person(office=office, name=who.name, language=who.language)
        await Person.insert(person)
        seat = Participant(
            office=office,
            conference=self.id,
            person=person.id,
            role=who.role,
            relation=who.relation,
            side=who.side,
            custody=who.custody,
            born=who.born,
        )
        await Participant.insert(seat)
        await Contact.insert(
            Contact(
                participant=seat.id,
                email=who.email,
                phone=who.phone,
                address=who.address,
                hidden=who.hidden,
                way=who.way,
                needs=who.needs,
                safety=who.safety,
            )
        )
        self.people[who.key], self.seats[who.key] = person.id, seat.id
        if who.custody or (who.role is Role.CHILD and who.born and (today() - who.born).days > 14 * 365):
            await Consent.insert(Consent(participant=seat.id, how=ConsentHow.WRITTEN, given_on=today(), recorded_by=self.caseworker))

    async def _prepare(self) -> None:
        story = self.story
        with pretending(self.beginning + timedelta(days=1)):
            await Conference.update({Conference.coordinator: self._nora}).where(Conference.id == self.id)
        with pretending(self.beginning + timedelta(days=3)):
            await take(Step.CLARIFY_REFERRAL, await self._now(), by=self._nora)
        if story.phase is Phase.CLARIFIED:
            return
        with pretending(self.beginning + timedelta(days=4)):
            await take(Step.BEGIN_PREPARATION, await self._now(), by=self._nora)
        with pretending(self.beginning + timedelta(days=9)):
            for who in story.people:
                if who.key not in self.people:
                    await self._seat(who)
                if who.answer:
                    await Participant.update({Participant.prepared_at: now()}).where(Participant.id == self.seats[who.key])
                    if not await Consent.exists().where(Consent.participant == self.seats[who.key]):
                        await Consent.insert(
                            Consent(participant=self.seats[who.key], how=ConsentHow.ORAL, given_on=today(), recorded_by=self._nora)
                        )
            for text in story.notes:
                await add_note(await self._now(), text, by=self._nora)
            await Widening(await self._now(), self.seats, self.people, self._nora).widen(story.around)
        if story.phase is Phase.ENDED_IN_PREPARATION:
            with pretending(self.beginning + timedelta(days=20)):
                await take(Step.END_IN_PREPARATION, await self._now(), by=self._nora, why=story.why, outcome=story.outcome)
            return
        if story.meets is None:
            return
        with pretending(self.beginning + timedelta(days=12)):
            await self._invite()

    async def _invite(self) -> None:
        """The date is set, the concern is frozen, everybody is invited; most have answered."""
        story = self.story
        await invite_in_own_words(story, await self._now(), self.people)
        await Conference.update(
            {
                Conference.meets_on: self.meeting,
                Conference.meets_at: story.at,
                Conference.place: story.place,
                Conference.frozen_at: now(),
            }
        ).where(Conference.id == self.id)
        await invite_everybody(story, await self._now(), self.people, self.seats, by=self._nora)

    # -- the day

    async def _hold(self) -> None:
        story = self.story
        with pretending(self._day_of_meeting()):
            await take(Step.OPEN_CONFERENCE, await self._now(), by=self._nora)
            await self._there(Phase.INFORMATION)
        if story.phase is Phase.INFORMATION:
            return
        with pretending(self._day_of_meeting(hours=1)):
            await private_time.start(await self._now(), by=self._nora)
        if story.phase is Phase.PRIVATE_TIME:
            return
        with pretending(self._day_of_meeting(hours=3)):
            await private_time.call_back(await self._now(), True, by=self._nora)
            await self._there(Phase.AGREEING)

    async def _there(self, phase: Phase) -> None:
        for who in self.story.people:
            way = Present.IN_THE_ROOM if who.answer == "yes" else Present.PHONE
            await Presence.insert(Presence(participant=self.seats[who.key], phase=phase, way=way))

    async def _plan(self) -> None:
        """Written with the coordinator, presented by the family, and answered by everybody but the last one."""
        story = self.story
        with pretending(self._day_of_meeting(hours=3.5)):
            conference = await self._now()
            await plans.start_draft(conference, by=self._nora)
            for promise in story.promises:
                await plans.add_agreement(conference, self._agreement(promise), by=self._nora)
            for wish in story.wishes:
                await plans.add_service(conference, ServiceForm(what=wish.what, from_whom=wish.from_whom), by=self._nora)
            await plans.set_frame(conference, await self._frame(), by=self._nora)
            await plans.present(conference, by=self.people[story.guardian])
            conference = await self._now()
            for who in story.people:
                if who.role in {Role.FAMILY, Role.CHILD} and who.key != story.people[-1].key:
                    await self._agree(conference, who)

    async def _agree(self, conference: ConferenceLine, who: Who) -> None:
        young = who.born is not None and (today() - who.born).days < 10 * 365
        answer, why = (Assent.NOT_YET, "Ist noch klein, Mama erklärt es zu Hause.") if young else (Assent.YES, "")
        how = AssentHow.TAP if who.email or who.way == "text" else AssentHow.PAPER
        await plans.answer_plan(
            conference,
            person=self.people[who.key],
            answer=answer,
            why=why,
            how=AssentHow.ORAL if young else how,
            witness="Nora Wiechmann" if young else "",
            by=self.people[who.key] if how is AssentHow.TAP and not young else self._nora,
        )

    def _agreement(self, promise: Promise) -> AgreementForm:
        return AgreementForm(
            own_words=promise.own_words,
            what=promise.what,
            who=self.people[promise.who],
            due_on=self._day(promise.due),
            due_words=promise.due_words,
            helper=self.people.get(promise.helper),
            checker=self.people.get(promise.checker),
            sign=promise.sign,
            plan_b=promise.plan_b,
            answers=list(promise.answers),
        )

    async def _frame(self) -> FrameForm:
        draft = await plan_queries.draft_of(self.id)
        assert draft is not None  # noqa: S101  # just begun
        return FrameForm(
            edited=draft.edited,
            contingency=self.story.contingency,
            guardian=self.people[self.story.guardian],
            review_on=self._day(self.story.review),
        )

    # -- afterwards

    async def _live(self) -> None:
        story = self.story
        with pretending(self._day_of_meeting(hours=5)):
            conference = await self._now()
            plan = await plan_queries.latest_presented(self.id)
            assert plan is not None  # noqa: S101  # just presented
            yes = Point(yes=True)
            met = dict.fromkeys((line.number for line in plan.plan.bottom_lines), yes)
            await plans.decide(conference, Verdicts(number=plan.number, clear=yes, safe=yes, lawful=yes, lines=met), by=self.caseworker)
            conference = await self._now()
            requests = dict(zip((wish.what for wish in story.wishes), (wish.request for wish in plan.plan.services), strict=True))
            for wish in story.wishes:
                await plans.answer_wish(conference, requests[wish.what], self._promised(wish), by=self.caseworker)
        with pretending(self._day_of_meeting(2)):
            await plans.hand_out_to_all(await self._now(), by=self._nora)
        for wish in story.wishes:
            if wish.kept is not None:
                with pretending(self._day_of_meeting(wish.kept)):
                    await plans.keep_office_promise(await self._now(), requests[wish.what], today(), by=self.caseworker)
        await self._report({agreement.own_words: agreement.promise for agreement in plan.plan.agreements})

    async def _report(self, promises: dict[str, UUID]) -> None:
        for index, promise in enumerate(self.story.promises):
            for time, (state, words) in enumerate(promise.progress):
                with pretending(self._day_of_meeting(10 + 11 * time + index)):
                    await report_progress(await self._now(), promises[promise.own_words], state, words, True, by=self.people[promise.who])

    def _promised(self, wish: Wish) -> WishForm:
        if wish.refused:
            return WishForm(decision=HelpDecision.REFUSED, words=wish.refused)
        return WishForm(decision=HelpDecision.GRANTED, promised_on=self._day(wish.promised))

    # -- who and when

    @property
    def _nora(self) -> UUID:
        assert self.coordinator is not None  # noqa: S101  # every story past the enquiry names one
        return self.coordinator

    def _day_of_meeting(self, days: int = 0, *, hours: float = 0) -> datetime:
        """That many days and hours after the conference began; of one that has begun never later than now."""
        moment = moment_of(self.meeting + timedelta(days=days), self.story.at) + timedelta(hours=hours)
        return min(moment, self.real_now) if self.meeting <= self.real_now.date() else moment

    def _day(self, after: int | None) -> date | None:
        return None if after is None else self.meeting + timedelta(days=after)

    async def _now(self) -> ConferenceLine:
        office = self.staff[self.story.office]
        found = await conference_seen_by(self.caseworker, office, StaffRole.MANAGER, self.id)
        assert found is not None  # noqa: S101  # planted a moment ago
        return found[0]
