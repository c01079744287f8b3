"""What easily goes wrong in each phase, and the cornerstone of good practice beside it: forty cards, to be read aloud without blame.

The structure is Bremen's (typical mistake, cornerstone, on four levels); the words are our own, and each office can put its own in
their place. A card with a rule is shown in a conference where the rule holds; one without is of use in that phase at any time.
"""

from collections.abc import Callable
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.checklists import BOTH, CASEWORKER, COORDINATOR
from app.practice.facts import Facts
from app.practice.learning import Level
from app.practice.phases import Phase
from app.practice.roles import Role

_P, _T, _O, _C = Level.PROFESSIONAL, Level.TEAM, Level.ORGANISATION, Level.COOPERATION


class Card(NamedTuple):
    """`helps` says from the facts whether the card is of use just now; None: whenever the phase is right."""

    key: str
    phase: Phase
    level: Level
    mistake: str
    cornerstone: str
    helps: Callable[[Facts], bool] | None = None
    roles: frozenset[Role] = COORDINATOR


CARDS: tuple[Card, ...] = (
    # the referral
    Card("vague_concern", Phase.ENQUIRY, _P, _("The concern stays vague."),
         _("Say in two or three plain sentences what was seen and heard, how often, and what it does to the child."),
         lambda f: not f.concern, BOTH),
    Card("closed_question", Phase.ENQUIRY, _P, _("The question already holds our answer."),
         _("Ask one open question that the family can answer with ideas of its own."),
         lambda f: not f.question, BOTH),
    Card("many_bottom_lines", Phase.ENQUIRY, _T, _("There are so many bottom lines that nothing is left to decide."),
         _("Name only what the child needs to be safe. Read the list to a colleague: what could the family still choose?"),
         lambda f: f.bottom_lines > 3, BOTH),
    Card("forced_yes", Phase.ENQUIRY, _O, _("The family says yes because it feels that it must."),
         _("Say aloud that it is free to say no, that a no costs nothing, and that a yes can be taken back."), None, BOTH),
    Card("silent_wait", Phase.ENQUIRY, _O, _("A referral waits, and nobody tells the family for how long."),
         _("Tell family and caseworker within a few days when the work can begin, also when it takes long."),
         lambda f: not f.coordinator, BOTH),
    Card("one_custody", Phase.CLARIFIED, _P, _("Only the parent who is easy to reach is asked for consent."),
         _("Ask everybody with custody, each alone, in their own language, before anybody else is spoken with."),
         lambda f: f.custody_without_consent > 0, BOTH),
    Card("taken_for_office", Phase.CLARIFIED, _C, _("The coordination is taken for a part of the youth office."),
         _("Say in the first talk whom you work for, what you pass on and what not, and leave it in writing.")),
    Card("late_limits", Phase.CLARIFIED, _T, _("Where secrecy ends is said only when it is needed."),
         _("Say it before the first talk: what is told stays here, unless a child is in danger. Practise the sentence together.")),
    Card("open_costs", Phase.CLARIFIED, _O, _("Who pays for room, interpreting and travel is still open when the family asks."),
         _("Settle the money before the first visit, so that nobody has to stay away for a bus fare.")),
    # the preparation
    Card("fathers_side", Phase.PREPARATION, _P, _("The father’s side was not asked."),
         _("Ask for grandparents, uncles, aunts, half-siblings on his side too. Whoever lives far away can join by video or in writing."),
         lambda f: f.fathers_side == 0),
    Card("mothers_side", Phase.PREPARATION, _P, _("The mother’s side was not asked."),
         _("Ask for grandparents, aunts, uncles, godparents on her side too, also those with whom there was a quarrel."),
         lambda f: f.mothers_side == 0),
    Card("small_circle", Phase.PREPARATION, _P, _("The circle stays as small as the household."),
         _("Ask who would come in the night, who has a key, who cheers at the school play. Draw the map together."),
         lambda f: f.family <= f.custody),
    Card("left_out", Phase.PREPARATION, _T, _("Whoever is hard to reach is quietly left out."),
         _("Try another way and another hour: a letter, a visit, somebody whom they trust. Ask a colleague for a fresh idea."),
         lambda f: f.unreachable > 0),
    Card("unprepared_child", Phase.PREPARATION, _P, _("The child sits among grown-ups and does not know what will happen."),
         _("Tell the child beforehand what comes, ask what it wants to have said, and who stays at its side.")),
    Card("nobody_alone", Phase.PREPARATION, _P, _("Somebody comes with whom nobody has spoken alone."),
         _("Have one talk with each person, even ten minutes on the phone: what do you hope for, what are you afraid of?"),
         lambda f: f.unprepared > 0),
    Card("relative_interprets", Phase.PREPARATION, _C, _("A relative interprets."),
         _("Order somebody without any tie to the family, ask about dialect, and whether a woman or a man is wished for.")),
    Card("unasked_violence", Phase.PREPARATION, _P, _("Violence is not spoken of, because nobody asked."),
         _("Ask everybody alone what they need to be safe: their own meeting, a signal for a break, another way of taking part.")),
    Card("office_hours", Phase.PREPARATION, _O, _("Day and hour suit the office, not the family."),
         _("Let the family choose. Evenings and Saturdays are ordinary times for a conference."),
         lambda f: not f.date),
    Card("silence_is_no", Phase.PREPARATION, _T, _("An invitation without an answer is taken for a no."),
         _("Phone once more. Behind silence there is often a question: who else is coming, who drives me, must I speak?"),
         lambda f: f.not_invited == 0 and f.unanswered > 0),
    Card("hurried", Phase.PREPARATION, _O, _("It is urgent, and so the talks beforehand fall away."),
         _("Cut the form, not the talks: the shorter the time, the more each person needs a word alone."),
         lambda f: f.urgent),
    # the day
    Card("late_bottom_line", Phase.INFORMATION, _C, _("A bottom line is added at the meeting."),
         _("What was not said beforehand is no bottom line today. If something grave is new, stop, say so, and agree how to go on."),
         None, BOTH),
    Card("office_words", Phase.INFORMATION, _P, _("Specialist words take over, and the family falls silent."),
         _("Speak as at a kitchen table. Let somebody say in their own words what they have understood."), None, BOTH),
    Card("long_information", Phase.INFORMATION, _O, _("Sharing information takes so long that no strength is left."),
         _("Keep it to half an hour: a few minutes each, first what is strong, then what causes worry, then questions.")),
    Card("absent_voice", Phase.INFORMATION, _T, _("Somebody is missing, and so is what they wanted to say."),
         _("Decide who reads out the words of those who could not come, before the family is left alone."),
         lambda f: f.here > 0),
    Card("we_stay", Phase.PRIVATE_TIME, _P, _("A professional stays in the room, “only to listen”."),
         _("Leave the room, all of you. That the family decides alone is the heart of it.")),
    Card("short_time", Phase.PRIVATE_TIME, _O, _("The room is booked until six, and so the family hurries."),
         _("Plan private time with an open end: room, food and interpreter for longer than you think.")),
    Card("looking_in", Phase.PRIVATE_TIME, _T, _("Somebody looks in to see how it goes."),
         _("Wait within call. The family calls when it is ready.")),
    # the plan
    Card("coordinator_writes", Phase.AGREEING, _P, _("The coordinator writes the plan in the coordinator’s words."),
         _("Write down what was said as it was said. Beside it may stand what makes it clearer, never in its place.")),
    Card("everybody_does", Phase.AGREEING, _P, _("“We all look after it” belongs to nobody."),
         _("Ask for one name for each agreement, and for somebody who looks whether it works."),
         lambda f: f.without_doer > 0),
    Card("no_plan_b", Phase.AGREEING, _P, _("Nobody has asked what happens if it does not work."),
         _("Ask for the second way while everybody is here: whom do you call, what do you try next?"),
         lambda f: f.agreements > 0 and not f.contingency),
    Card("no_review", Phase.AGREEING, _O, _("The review is not set, and so it does not happen."),
         _("Choose the day for looking again before anybody goes home."),
         lambda f: f.agreements > 0 and not f.review),
    Card("help_without_day", Phase.AGREEING, _C, _("A service is promised without a day."),
         _("Promise what, from when and through whom. If you cannot yet, say by when you will know."),
         lambda f: f.wishes > 0, BOTH),
    Card("our_taste", Phase.AGREEING, _P, _("The plan is refused because we would have planned otherwise."),
         _("Ask only three things: is it clear, is it safe, is it lawful? And are the bottom lines met?"),
         lambda f: f.presented, CASEWORKER),
    Card("only_the_loud", Phase.AGREEING, _T, _("Only those who speak loudly have said yes."),
         _("Ask each one, the child as well: can you live with it? “Not yet” is an answer."),
         lambda f: f.presented and f.answers_missing > 0),
    # afterwards
    Card("plan_with_us", Phase.FOLLOW_UP, _O, _("The plan lies with us and not with the family."),
         _("Hand it out within a few days, in everybody’s own language, also to those who were absent."),
         lambda f: f.not_handed_out > 0),
    Card("late_office", Phase.FOLLOW_UP, _C, _("The office’s own promise slips, and nobody says so."),
         _("Say it to the family first, with a new day. Our word must be worth as much as theirs."),
         lambda f: f.promises > 0, BOTH),
    Card("quiet_is_good", Phase.FOLLOW_UP, _P, _("No news is taken for good news."),
         _("Call once in the first weeks and ask: what have you managed, what would help?"), None, BOTH),
    Card("review_as_check", Phase.REVIEW, _P, _("The review turns into an inspection."),
         _("Begin with what was kept, in the family’s words. Then ask what the plan still needs."), None, BOTH),
    Card("unseen_success", Phase.CLOSED, _T, _("What went well is not looked at."),
         _("Take twenty minutes: what did we do so that it went well? Then it can be done again."), None, BOTH),
    Card("end_as_failure", Phase.ENDED_IN_PREPARATION, _T, _("An end in preparation counts as a failure."),
         _("Often the family has found its own way. Ask what helped, and thank everybody who was ready to come."), None, BOTH),
)  # fmt: skip

BY_KEY = {card.key: card for card in CARDS}
