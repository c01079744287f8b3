"""How a conference stands, in numbers: what checklists, the next step and the cards of good practice look at."""

from typing import NamedTuple


class Facts(NamedTuple):
    """How a conference stands, in numbers. No name and no word of anybody's."""

    coordinator: bool = False
    concern: bool = False
    question: bool = False
    bottom_lines: int = 0
    custody: int = 0
    custody_without_consent: int = 0
    family: int = 0  # family and network, children not counted
    mothers_side: int = 0
    fathers_side: int = 0
    unreachable: int = 0
    unprepared: int = 0
    date: bool = False  # place, day and time
    not_invited: int = 0
    unanswered: int = 0
    here: int = 0
    agreements: int = 0
    without_doer: int = 0
    contingency: bool = False
    review: bool = False
    presented: bool = False  # a version waits for the caseworker's decision
    answers_missing: int = 0
    not_handed_out: int = 0
    owed: int = 0  # people who could not answer yet and are to be asked again
    wishes: int = 0  # for help, without an answer of the office
    promises: int = 0  # of the office, not kept yet
    review_due: bool = False  # its day comes near, or has passed
    review_wished: int = 0  # people of the family who ask for it earlier
    not_looked_back: int = 0  # of the family group, who have not said yet how the promises went
    room: bool = False  # booked for this meeting
    interpreting: int = 0  # languages for which nobody is found yet
    to_tell_anew: int = 0  # children whose plan does not say any more what the plan says
    facts_waiting: int = 0  # information-givers who were asked, and whose facts the family cannot read yet
    urgent: bool = False  # a conference within days: the short list
