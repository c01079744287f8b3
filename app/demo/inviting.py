"""The families' invitations: in their own words, to everybody; and the sender on the office's letters."""

from uuid import UUID

from app.circle.commands import make_link
from app.conferences.queries import ConferenceLine
from app.demo.families import Story
from app.invitations.commands import answer_invitation, choose_picture, set_sender, write_words
from app.invitations.forms import PictureForm, SenderForm, WordsForm
from app.invitations.tables import Invitation
from app.kit.clock import now
from app.outbox.writing import write_to_family
from app.people.tables import AccessLink
from app.practice.letters import Picture
from app.practice.mail import Kind
from app.practice.taking_part import Invited


async def invite_in_own_words(story: Story, conference: ConferenceLine, people: dict[str, UUID]) -> None:
    """Before the invitations go."""
    for writer, language, text in story.invitation:
        await write_words(conference, WordsForm(language=language, text=text), by=people[writer])
    if story.picture and story.invitation:
        await choose_picture(conference, PictureForm(picture=Picture(story.picture)), by=people[story.invitation[0][0]])


async def invite_everybody(story: Story, conference: ConferenceLine, people: dict[str, UUID], seats: dict[str, UUID], *, by: UUID) -> None:
    """Most have answered; what goes by hand was handed to them."""
    for who in story.people:
        link = await make_link(conference, people[who.key], by=by)
        given = now() if who.way != "email" and who.answer else None
        await Invitation.insert(Invitation(participant=seats[who.key], way=who.way, invited_by=by, given_at=given))
        if who.way == "email":
            await write_to_family(Kind.INVITATION, people[who.key], office=conference.office, conference=conference.id, link=link)
        if who.answer:
            await answer_invitation(conference, people[who.key], Invited(who.answer), who.words, by=people[who.key])
            await AccessLink.update({AccessLink.opened_at: now()}).where(AccessLink.id == link)


async def name_the_sender(sender: str, office: UUID, *, by: UUID) -> None:
    await set_sender(SenderForm(sender=sender), office=office, by=by)
