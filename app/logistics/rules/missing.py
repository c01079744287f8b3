"""What is missing for the day: sentences with a way to do it."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from app.kit.i18n import gettext as _
from app.kit.i18n import listed, ngettext
from app.logistics.rules.counting import approval_of
from app.logistics.rules.needing import clashing, language_name, languages_without
from app.logistics.rules.standing import InterpretingLine, Need, Room, Standing
from app.practice.arrangements import ARRANGED_FOR_NEED, SETTLED, WHEELCHAIR_NEED, Approval, Booking, InPrivateTime, Interpreting


class Missing(Struct, frozen=True):
    """`where` is the page, behind the conference's address. What is late has passed the day that was noted."""

    sentence: str
    where: str
    late: bool = False


def missing_for_the_day(standing: Standing, needs: Sequence[Need], today: date) -> list[Missing]:
    return [
        *_of_the_room(standing, needs, today),
        *_of_interpreting(standing, needs, today),
        *_of_things(standing, needs, today),
        *_of_costs(standing),
    ]


def _of_the_room(standing: Standing, needs: Sequence[Need], today: date) -> Iterator[Missing]:
    room = standing.room
    if room is None:
        yield Missing(_("No room is booked yet."), "/arrangements/room/choose")
        return
    if room.state is not Booking.CONFIRMED:
        late = room.until is not None and room.until < today
        sentence = _("%(room)s has not answered in time. Please call.") if late else _("%(room)s is not confirmed yet.")
        yield Missing(sentence % {"room": listed([room.name])}, "/arrangements#room", late)
    if standing.place and standing.place != place_of(room):
        yield Missing(_("The invitations name another place: %(place)s") % {"place": listed([standing.place])}, "/date", late=True)
    for clash in clashing(standing.clashes, standing.meets_at):
        about = {"reference": listed([clash.reference]), "name": listed([clash.coordinator or "–"])}
        yield Missing(
            _("Another conference is in the same house that day: %(reference)s. Please talk with %(name)s.") % about,
            "/arrangements#room",
            late=True,
        )
    without_steps = [need.name for need in needs if need.kind == WHEELCHAIR_NEED]
    if without_steps and not room.accessible:
        sentence = _("%(room)s has steps, and somebody needs a way without: %(names)s.")
        yield Missing(sentence % {"room": listed([room.name]), "names": listed(without_steps)}, "/arrangements/room/choose", late=True)


def _of_interpreting(standing: Standing, needs: Sequence[Need], today: date) -> Iterator[Missing]:
    for language in languages_without(needs, standing.interpreting):
        about = {"language": language_name(language.code), "names": listed(language.people)}
        yield Missing(
            _("Nobody interprets yet: %(language)s, for %(names)s.") % about, f"/arrangements/interpreting/new?language={language.code}"
        )
    for line in standing.interpreting:
        for sentence, late in _of_one(line, today):
            about = {"language": language_name(line.language), "name": listed([line.name])}
            yield Missing(sentence % about, f"/arrangements/interpreting/{line.id}", late)


def _of_one(line: InterpretingLine, today: date) -> Iterator[tuple[str, bool]]:
    late = line.until is not None and line.until < today
    if line.state is Interpreting.NEEDED:
        yield _("Nobody was asked yet to interpret: %(language)s."), late
    elif line.state is Interpreting.ASKED and late:
        yield _("%(name)s has not answered in time (%(language)s). Please call."), True
    elif line.state is Interpreting.ASKED:
        yield _("%(name)s has not confirmed yet (%(language)s)."), False
    elif line.state is Interpreting.NOT_FOUND:
        yield _("Nobody was found for %(language)s. Talk with the family: what helps instead?"), True
    elif line.state is Interpreting.CONFIRMED:
        if line.secrecy_on is None:
            yield _("%(name)s has not signed secrecy yet (%(language)s)."), False
        if line.in_private_time is InPrivateTime.OPEN:
            yield _("Ask the family: does %(name)s stay in private family time (%(language)s)?"), False


def _of_things(standing: Standing, needs: Sequence[Need], today: date) -> Iterator[Missing]:
    there = {(each.thing, each.participant) for each in standing.things}
    unseen = [need.name for need in needs if (thing := ARRANGED_FOR_NEED.get(need.kind)) and (thing, need.participant) not in there]
    if unseen:
        names = listed(dict.fromkeys(unseen))
        yield Missing(_("What they need is not on the list yet: %(names)s.") % {"names": names}, "/arrangements#suggested")
    still = [each for each in standing.things if each.state not in SETTLED]
    late = [each for each in still if each.until is not None and each.until < today]
    if late:
        said = ngettext("One thing should be arranged by now.", "%(number)s things should be arranged by now.", len(late))
        yield Missing(said % {"number": len(late)}, "/arrangements#things", late=True)
    if len(still) > len(late):
        number = len(still) - len(late)
        said = ngettext("One thing is still to be arranged.", "%(number)s things are still to be arranged.", number)
        yield Missing(said % {"number": number}, "/arrangements#things")
    if not standing.things and not unseen:
        yield Missing(_("Food, childcare, travel: nothing is on the list yet."), "/arrangements#suggested")


def _of_costs(standing: Standing) -> Iterator[Missing]:
    states = [approval_of(each, standing.approve_above) for each in standing.costs]
    if Approval.REFUSED in states:
        yield Missing(_("A cost was not approved."), "/costs", late=True)
    if Approval.WAITING in states:
        yield Missing(_("A cost waits for approval."), "/costs")


def place_of(room: Room) -> str:
    """As it stands in the invitations."""
    return place_text(room.name, room.address)


def place_text(name: str, address: str) -> str:
    return ", ".join(part for part in (name, " ".join(address.split())) if part)
