"""The first page while a plan lives: what is asked of somebody now, in the order in which it is due, and where everything else is."""

from msgspec import Struct

from app.conferences.seats import Seat
from app.family.lately import Lately
from app.family.queries import Today
from app.kit.i18n import gettext as _
from app.kit.i18n import ngettext
from app.practice.phases import PREPARING, Phase
from app.practice.rights import Right
from app.practice.roles import Role

#: More than two things are not asked at once: what comes later in the order waits until one of them is done.
AT_ONCE = 2


class Ask(Struct, frozen=True):
    """Something to do now. The sentence stands above its button where it is the first."""

    href: str
    label: str
    sentence: str


class Way(Struct, frozen=True):
    href: str
    label: str


class Ways(Struct, frozen=True):
    """Where one can go: what is needed often, what belongs to the next meeting, and the rest."""

    often: list[Way]
    meeting: list[Way]
    more: list[Way]


#: Whoever has the right goes there, if there is something there.
Doors = list[tuple[Right, object, Way]]


def asks(seat: Seat, now: Today, lately: Lately) -> list[Ask]:
    """Whoever says beforehand how the promises went is not asked for each of them again."""
    looks_back = seat.may(Right.LOOK_AT_PROMISES) and not now.looked_back
    child = seat.role is Role.CHILD
    found = [_look_back(child)] if looks_back else [_check()] if seat.may(Right.CHECK_PROMISES) and now.to_check else []
    found += _for_the_meeting(seat, now)
    if seat.may(Right.ANSWER_PLAN) and now.number and not now.my_answer and not looks_back:
        found.append(Ask("/my/plan/answer", _("Say yes, no or not yet"), _("What do you say to your plan?")))
    if seat.may(Right.SAY_HOW_IT_IS) and lately.asked:
        found.append(
            Ask(
                "/my/how-it-is",
                _("How are you now?") if child else _("How is it now? One tap"),
                _("One tap is enough. There is no right and no wrong answer."),
            )
        )
    if not found and now.still_ahead and seat.may(Right.REPORT_PROGRESS):
        found.append(Ask("/my/promises", _("My promises"), _still_ahead(now.still_ahead, child)))
    return found[:AT_ONCE]


def _look_back(child: bool) -> Ask:
    said = (
        _("Soon your family meets again. What went well for you? What did not? Tell it here first.")
        if child
        else _("Soon you look at your plan together again. Five minutes now, and the meeting begins with your words.")
    )
    return Ask("/my/review/promises", _("Say how it went"), said)


def _check() -> Ask:
    return Ask("/my/checks", _("Say whether it works"), _("A question for you: does it work?"))


def _still_ahead(number: int, child: bool) -> str:
    if child:
        said = ngettext("You promised something. %(num)s is still ahead.", "You promised something. %(num)s are still ahead.", number)
        return said % {"num": number}
    return ngettext(
        "Your plan lives. %(num)s promise of yours is still ahead.",
        "Your plan lives. %(num)s promises of yours are still ahead.",
        number,
    ) % {"num": number}


def _for_the_meeting(seat: Seat, now: Today) -> list[Ask]:
    """The day of a review: nothing of it for whoever takes part in another way."""
    if not seat.may(Right.ANSWER_INVITATION) or (seat.meeting and seat.meeting.takes_part == "in_writing"):
        return []
    if now.invited and not now.answer:
        return [Ask("/my/invitation", _("Answer the invitation"), _("You are invited. Can you come?"))]
    if now.invited and now.to_confirm:
        return [Ask("/my/invitation", _("Answer again"), _("Day or place have changed. Please look again: can you come?"))]
    if now.days == "open" and not now.invited:
        return [Ask("/my/dates", _("Say which days are possible"), _("Which days are possible for you? Ten seconds are enough."))]
    return []


def ways(seat: Seat, now: Today, lately: Lately, asked: list[Ask]) -> Ways:
    """Short, and shorter for children: they find at once what children use, and the rest one tap further. Nothing stands there twice."""
    there = {ask.href for ask in asked}
    often = [way for way in _open(seat, _often(seat, now, lately)) if way.href not in there]
    return Ways(often, _open(seat, _around_the_meeting(seat, now)), _open(seat, _more(seat, now, lately)))


def _often(seat: Seat, now: Today, lately: Lately) -> Doors:
    child = seat.role is Role.CHILD
    return [
        (Right.CHECK_PROMISES, now.looks_after and not child, Way("/my/checks", _("What I look after"))),
        (Right.READ_CHILDS_PLAN, now.children, Way("/my/childs-plan", _("The plan, told for a child"))),
        (Right.SAY_HOW_IT_IS, True, Way("/my/how-it-is", _("How are you now?") if child else _("How is it now?"))),
        (Right.TELL_GOOD_NEWS, True, Way("/my/good-news", _("Good news"))),
        (Right.GIVE_FEEDBACK, not lately.given, Way("/my/feedback", _("How was it for you? Without a name"))),
        (Right.ASK_FOR_REVIEW, not child or now.wished, _earlier(now)),
    ]


def _around_the_meeting(seat: Seat, now: Today) -> Doors:
    preparing, child = seat.phase in PREPARING, seat.role is Role.CHILD
    on_the_day = seat.sitting > 1 and seat.phase in {Phase.PRIVATE_TIME, Phase.AGREEING}
    return [
        (Right.LOOK_AT_PROMISES, now.looked_back, Way("/my/review/promises", _("How the promises went"))),
        (Right.READ_PLAN, on_the_day, Way("/my/review/day", _("How the promises went"))),
        (Right.ANSWER_DATES, now.days and (now.invited or now.days == "answered"), Way("/my/dates", _("Proposed days"))),
        (Right.SEE_OWN_INVITATION, now.invited and not preparing, Way("/my/invitation", _("My invitation"))),
        (Right.WRITE_INVITATION, not (seat.meeting and seat.meeting.apart), Way("/my/invitation/words", _("Write our invitation"))),
        (Right.SAY_OWN_VIEW, child, Way("/my/say", _("What I want to say"))),
        (Right.SAY_OWN_VIEW, child, Way("/my/view", _("What I need"))),
        (Right.SAY_OWN_VIEW, not child, Way("/my/view", _("What I need, and what I want to say"))),
        (Right.PROPOSE_PEOPLE, True, Way("/my/circle", _("Who else should be there?"))),
        (Right.WISH_FOR_THE_DAY, True, Way("/my/day", _("What I wish for our day"))),
        (Right.WRITE_FACTS, now.asked, Way("/my/facts/own", _("What I can say"))),
        (Right.TRANSLATE_PLAN, now.number and now.to_translate, Way("/my/translate", _("Translate the plan"))),
    ]


def _more(seat: Seat, now: Today, lately: Lately) -> Doors:
    child = seat.role is Role.CHILD
    return [
        (Right.CHECK_PROMISES, now.looks_after and child, Way("/my/checks", _("What I look after"))),
        (Right.SEE_CONCERN, seat.conference.frozen_at, Way("/my/concern", _("What it is about"))),
        (Right.SEE_OWN_MAP, now.map, Way("/my/map", _("Who matters to us"))),
        (Right.READ_FACTS, now.facts, Way("/my/facts", _("What others will say"))),
        (Right.ASK_FOR_REVIEW, child and not now.wished, _earlier(now)),
        (Right.KEEP_ON_PHONE, now.number, Way("/my/keep", _("Keep the plan on this phone"))),
        (Right.SEE_WHO_LOOKED, now.number, Way("/my/looked", _("Who looked at our plan?"))),
        (Right.GIVE_FEEDBACK, lately.given, Way("/my/feedback", _("What others say of conferences here"))),
        (Right.SEE_OWN_INVITATION, now.said_before, Way("/my/review/before", _("What I said for the last meeting"))),
        (Right.ENTER, True, Way("/my/words", _("Hard words"))),
        (Right.ENTER, True, Way("/what/children" if child else "/what", _("What is a Familienrat?"))),
        (Right.WITHDRAW_CONSENT, True, Way("/my/consent", _("My consent") if now.consent else _("My consent: not given at the moment"))),
    ]


def _earlier(now: Today) -> Way:
    return Way("/my/review", _("You asked to meet earlier") if now.wished else _("Meet earlier?"))


def _open(seat: Seat, doors: Doors) -> list[Way]:
    return [way for right, there, way in doors if there and seat.may(right)]
