"""The circle of the demo's families: talks, needs, words to be read out, and the map, written by the rooms' own commands."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from app.circle.commands import note_talk, propose, say_houses, say_needs, say_own, say_view, take_part_as
from app.circle.forms import ONLY_US, HousesForm, NeedsForm, PartForm, ProposalForm, TalkForm
from app.conferences.queries import ConferenceLine
from app.demo.families.telling import Around
from app.kit import i18n
from app.kit.clock import now, pretending, today
from app.network.commands import bind, bind_as_told, mention, place, share, tell_about
from app.network.forms import AboutForm, MentionForm, PlaceForm


class Widening:
    """One family's circle on its way: who is who, by key."""

    def __init__(self, conference: ConferenceLine, seats: Mapping[str, UUID], people: Mapping[str, UUID], coordinator: UUID) -> None:
        self.conference, self.seats, self.people, self.by = conference, seats, people, coordinator

    async def widen(self, around: Around) -> None:
        await self._talk(around)
        for key, how, words, advocate in around.parts:
            part = PartForm(how=how, words=words, advocate=self.seats.get(advocate))
            await take_part_as(self.conference, self.seats[key], part, by=self.by)
        for key, words, reader in around.views:
            read_by, only = self.seats.get(reader), reader == ONLY_US
            await say_view(self.conference, self.seats[key], words, edited=0, by=self.by, read_out_by=read_by, only_coordinator=only)
        for key, language, said in around.own:
            with i18n.speaking(language):
                if isinstance(said, HousesForm):
                    await say_houses(self.conference, self.seats[key], said, language=language, by=self.people[key])
                else:
                    await say_own(self.conference, self.seats[key], said, language=language, by=self.people[key])
        for key, name, relation, words in around.proposals:
            await propose(self.conference, ProposalForm(name=name, relation=relation, words=words), by=self.people[key])
        await self._draw(around)

    async def _talk(self, around: Around) -> None:
        for number, (key, how, minutes, words) in enumerate(around.talks):
            with pretending(now() - timedelta(days=len(around.talks) - number)):
                talk = TalkForm(on=today(), how=how, minutes=minutes, words=words)
                await note_talk(self.conference, self.seats[key], talk, by=self.by)
        for key in dict.fromkeys(key for key, _kind, _words in around.needs):
            said = {kind: words for whose, kind, words in around.needs if whose == key}
            needs = NeedsForm(kinds=list(said), **{kind.value: words for kind, words in said.items()})
            await say_needs(self.conference, self.seats[key], needs, by=self.by)

    async def _draw(self, around: Around) -> None:
        for name, relation, side, died in around.mentioned:
            key = await mention(self.conference, MentionForm(name=name, relation=relation, side=side), by=self.by)
            about = AboutForm(died="yes" if died else None, for_family="yes")
            await tell_about(self.conference, key, about, by=self.by)
        for who, nearness, tie in around.ties:
            await place(self.conference, PlaceForm(who=self.seats[who], nearness=nearness), by=self.by)
            await tell_about(self.conference, self.seats[who], AboutForm(tie=tie, for_family="yes"), by=self.by)
        if around.ties:
            await bind_as_told(self.conference, by=self.by)
        for one, other in around.separated:
            await bind(self.conference, self.seats[one], "separated", self.seats[other], by=self.by)
        if around.shared:
            await share(self.conference, shared=True, by=self.by)
