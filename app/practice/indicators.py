"""What works: the indicators of a service, each with what is counted and from which events. Nothing is typed in, nobody is ranked.

Sources: the yearly reports of Dutch and English services (asked, accepted, held; who came), the standards of Husum and Bern
(private time, independent coordination, complete plans), and the aims that an office gives itself on "How we work".
An event counts in the quarter in which it happened, and a quarter is told once it is over: what was told stays true.
"""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.languages import LANGUAGES


class Group(StrEnum):
    """What belongs beside each other on a page."""

    WAY = "way"
    TIMES = "times"
    TABLE = "table"
    FIDELITY = "fidelity"
    PLAN = "plan"
    PROMISES = "promises"
    EFFORT = "effort"


GROUP_NAMES = {
    Group.WAY: _("From being asked to the review"),
    Group.TIMES: _("How long it takes"),
    Group.TABLE: _("Who came"),
    Group.FIDELITY: _("Held as it is meant"),
    Group.PLAN: _("Plans"),
    Group.PROMISES: _("Promises"),
    Group.EFFORT: _("Hours and costs"),
}


class Unit(StrEnum):
    """How often something was; or the middle value of many: half of them are smaller, half are larger."""

    COUNT = "count"
    DAYS = "days"
    PEOPLE = "people"
    MINUTES = "minutes"
    HOURS = "hours"
    EUROS = "euros"


class Aim(StrEnum):
    """What an office aims at, as it says on "How we work"."""

    FIRST_TALK = "first_talk_days"
    PREPARE = "prepare_weeks"
    REVIEW = "review_weeks"


class Indicator(NamedTuple):
    key: str
    name: str
    counts: str
    group: Group
    unit: Unit = Unit.COUNT
    aim: Aim | None = None
    step: int = 0  # how far it stands in on a page: a part of the line above
    of: str = ""  # of what it is a share


W, T, F, P = Group.WAY, Group.TABLE, Group.FIDELITY, Group.PLAN
_WAY = (
    Indicator("asked", _("Families asked for"), _("Referrals, on the day they were written."), W),
    Indicator("accepted", _("Families that said yes"), _("The preparation with the family began."), W),
    Indicator("ended_early", _("Ended in preparation"), _("Ended before a conference was held. This is an ordinary end."), W),
    Indicator(
        "ended_with_plan",
        _("with a plan of the family's own"),
        _("The family found its own way before the day."),
        W,
        step=1,
        of="ended_early",
    ),
    Indicator("ended_without_plan", _("without a plan"), _("It ended without a plan."), W, step=1),
    Indicator("ended_withdrawn", _("the family took its yes back"), _("Taking part is voluntary, at any time."), W, step=1),
    Indicator("ended_taken_back", _("the referral was taken back"), _("By the caseworker, before anything was clarified."), W, step=1),
    Indicator("held", _("Conferences held"), _("First conferences that were opened; reviews are counted apart."), W),
    Indicator(
        "accepted_same_day",
        _("plan accepted on the same day"),
        _("The caseworker accepted the plan on the day of the conference."),
        W,
        step=1,
        of="held",
    ),
    Indicator("plan_accepted", _("First plans accepted"), _("The caseworker accepted a plan of this family for the first time."), W),
    Indicator("plan_refused", _("Plans not accepted, with reasons"), _("Answers of no. Each has reasons, which are not shown here."), W),
    Indicator("reviewed", _("Families that met again"), _("The first review of a family was opened."), W),
    Indicator("closed", _("Conferences closed"), _("Closed after a conference was held."), W),
    Indicator("closed_fulfilled", _("the plan is fulfilled"), _("As it was said when the conference was closed."), W, step=1, of="closed"),
    Indicator("closed_other_help", _("help of another kind goes on"), _("As it was said when the conference was closed."), W, step=1),
    Indicator("closed_without_plan", _("without a plan"), _("As it was said when the conference was closed."), W, step=1),
    Indicator("closed_withdrawn", _("the family took its yes back"), _("As it was said when the conference was closed."), W, step=1),
)
_D = Unit.DAYS
_TIMES = (
    Indicator(
        "days_to_talk",
        _("From the referral to the first talk"),
        _("Days until the coordinator wrote down a first talk."),
        Group.TIMES,
        _D,
        Aim.FIRST_TALK,
    ),
    Indicator("days_to_clarity", _("From the referral to its being clear"), _("Days until the referral was clarified."), Group.TIMES, _D),
    Indicator("days_to_yes", _("From the referral to the family's yes"), _("Days until the preparation began."), Group.TIMES, _D),
    Indicator(
        "days_to_meeting",
        _("From the referral to the conference"),
        _("Days until the conference was opened."),
        Group.TIMES,
        _D,
        Aim.PREPARE,
    ),
    Indicator(
        "days_to_copy",
        _("From the conference to the plan in hand"),
        _("Days until the first copy was given."),
        Group.TIMES,
        _D,
    ),
    Indicator(
        "days_to_review",
        _("From the plan to the review"),
        _("Days from the accepted plan."),
        Group.TIMES,
        _D,
        Aim.REVIEW,
    ),
)
_TABLE = (
    Indicator("family_there", _("Family and network at the table"), _("People of one first conference, supporters too."), T, Unit.PEOPLE),
    Indicator(
        "professionals_there",
        _("Professionals at the table"),
        _("People of one first conference: coordination, caseworker, and who came for their work. Interpreters are not counted."),
        T,
        Unit.PEOPLE,
    ),
    Indicator("invited", _("Invited of the family group"), _("People who were invited to a first conference."), T),
    Indicator("came", _("came"), _("They were noted as there: in the room, by phone or on a screen."), T, step=1, of="invited"),
    Indicator("absent", _("did not come"), _("They were invited and not noted as there."), T, step=1, of="invited"),
    Indicator("views_brought", _("but their view was brought"), _("Something of theirs was there to be read out."), T, step=2, of="absent"),
    Indicator(
        "side_both",
        _("Conferences with both sides of the family"),
        _("Somebody of the mother's and of the father's side came."),
        T,
        of="held",
    ),
    Indicator("side_mother", _("with the mother's side only"), _("Nobody of the father's side was noted as there."), T),
    Indicator("side_father", _("with the father's side only"), _("Nobody of the mother's side was noted as there."), T),
    Indicator("side_neither", _("with neither side"), _("Or nobody was noted as there."), T),
    Indicator(
        "father_came", _("Conferences to which the father came"), _("He is the father in the circle, and was noted as there."), T, of="held"
    ),
    Indicator("children", _("Children concerned"), _("Children in the circles of the conferences held."), T),
    Indicator("children_there", _("were there"), _("All the time."), T, step=1, of="children"),
    Indicator("children_partly", _("were there for a part of it"), _("As it was agreed with the child."), T, step=1, of="children"),
    Indicator("children_sent", _("sent a letter, a drawing, a recording"), _("And were not there themselves."), T, step=1, of="children"),
    Indicator("children_advocate", _("somebody spoke for them"), _("And they were not there themselves."), T, step=1, of="children"),
    Indicator("children_unknown", _("nothing is known of their part"), _("Not noted as there, no other way written down."), T, step=1),
    Indicator("interpreted", _("Conferences with an interpreter"), _("At least one was confirmed."), T, of="held"),
    Indicator(
        "not_interpreted",
        _("Interpreter wished for, none found"),
        _("Nobody was found, for one language at least."),
        T,
    ),
    Indicator(
        "exclusions", _("Somebody took part in another way, for safety"), _("Decided by two people. Reasons are never counted or shown."), T
    ),
)
_FIDELITY = (
    Indicator("private_time", _("Private family time was held"), _("Begun and ended at the first conference."), F, of="held"),
    Indicator("private_minutes", _("Minutes of private family time"), _("Of one first conference, all together."), F, Unit.MINUTES),
    Indicator("three_phases", _("All three phases were held"), _("Information, private family time, agreeing the plan."), F, of="held"),
    Indicator(
        "independent",
        _("The coordinator is independent"),
        _("Not the caseworker, and of no family the caseworker, as far as our data tell."),
        F,
        of="held",
    ),
    Indicator("more_family", _("More family than professionals"), _("At the first conference, interpreters not counted."), F, of="held"),
)
_PLAN = (
    Indicator("plan_complete", _("Plans with all four"), _("Of the first plans accepted."), P, of="plan_accepted"),
    Indicator("plan_who_when", _("Agreements say who and by when"), _("Every single one of the plan."), P, step=1, of="plan_accepted"),
    Indicator("plan_contingency", _("Says what to do if things go wrong"), _("The plan has words for it."), P, step=1, of="plan_accepted"),
    Indicator("plan_review", _("Says when to look at it again"), _("The plan has a review date."), P, step=1, of="plan_accepted"),
    Indicator(
        "plan_checked",
        _("Says who looks after it"),
        _("Somebody looks after the plan, or after every agreement."),
        P,
        step=1,
        of="plan_accepted",
    ),
    Indicator("copies", _("Plans given to people"), _("Copies that were handed out or sent."), P),
)
_PROMISES = (
    Indicator(
        "promises",
        _("Promises of families"),
        _("Of the plan in force at the first review, or when it was closed without one. Only what the family shared is counted."),
        Group.PROMISES,
    ),
    Indicator("promises_kept", _("kept"), _("The latest that was said until then."), Group.PROMISES, step=1, of="promises"),
    Indicator("promises_partly", _("partly kept"), _("The latest that was said until then."), Group.PROMISES, step=1, of="promises"),
    Indicator("promises_open", _("still ahead"), _("Or it does not work yet."), Group.PROMISES, step=1),
    Indicator("promises_help", _("cannot be done yet without help"), _("The family said that it needs help."), Group.PROMISES, step=1),
    Indicator("promises_gone", _("no longer needed"), _("The family said so."), Group.PROMISES, step=1),
    Indicator(
        "promises_unknown", _("not known"), _("Nobody told us. This says nothing of how it went."), Group.PROMISES, step=1, of="promises"
    ),
    Indicator("help_due", _("Promises of the office"), _("Help that was granted, by the day for which it was promised."), Group.PROMISES),
    Indicator("help_on_time", _("kept on time"), _("On the promised day or before."), Group.PROMISES, step=1, of="help_due"),
    Indicator(
        "help_late", _("kept late"), _("After the promised day, until the end of the quarter."), Group.PROMISES, step=1, of="help_due"
    ),
    Indicator("help_open", _("still open"), _("Not kept until the end of the quarter."), Group.PROMISES, step=1),
)
_EFFORT = (
    Indicator("hours_each", _("Hours of coordination"), _("Of one conference, until it was closed."), Group.EFFORT, Unit.HOURS),
    Indicator(
        "cost_each",
        _("Costs"),
        _("Of one conference: what was paid, and the hours at the rate of the office where it has one."),
        Group.EFFORT,
        Unit.EUROS,
    ),
)
#: One copy of a plan in each language; they stand beneath "copies".
_LANGUAGES = tuple(
    Indicator(f"copies_{code}", language.name, _("Copies in this language."), P, step=1) for code, language in LANGUAGES.items()
)
INDICATORS = (*_WAY, *_TIMES, *_TABLE, *_FIDELITY, *_PLAN, *_LANGUAGES, *_PROMISES, *_EFFORT)
INDICATOR_OF = {each.key: each for each in INDICATORS}

#: What the circle calls the father of the child: whole words, no stepfather and no grandfather (PostgreSQL's \m and \M).
FATHER_IN_WORDS = r"\m((kinds|kindes)?vater|papa|father|dad|baba)\M"
