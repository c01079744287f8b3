"""Mistake cards that help just now, and a timeline without days."""

from datetime import date

from app.kit import i18n
from app.learning.rules.helping import OwnCard, cards_for, deck
from app.learning.rules.timeline import Event, Happened, Moment, timeline
from app.practice.facts import Facts
from app.practice.learning import SESSIONS, STAGES, Level, Noted
from app.practice.mistakes import CARDS
from app.practice.phases import Phase
from app.practice.roles import Role

OWN = OwnCard("0" * 32, "", Phase.PREPARATION, Level.TEAM, "Unsere Karte", "Unser Eckpfeiler", hidden=False)


def refs(role=Role.COORDINATOR, phase=Phase.PREPARATION, facts=None, **more):
    return [card.ref for card in cards_for(role, phase, facts or Facts(fathers_side=1, mothers_side=1, family=4, date=True), **more)]


def test_about_forty_in_every_phase_on_every_level():
    assert len({card.key for card in CARDS}) == len(CARDS) == 40
    assert {card.phase for card in CARDS} == set(Phase)
    assert {card.level for card in CARDS} == set(Level)


def test_what_fits_the_facts_comes_first_and_never_more_than_two():
    assert refs(facts=Facts(mothers_side=2, family=4, date=True)) == ["fathers_side"]
    assert refs(facts=Facts(unreachable=1, unprepared=2)) == ["fathers_side", "mothers_side"]


def test_where_nothing_fits_one_that_is_always_of_use():
    assert refs() == ["unprepared_child"]
    assert refs(away={"unprepared_child"}) == ["relative_interprets"]


def test_what_was_put_away_does_not_come_back_and_the_next_one_does():
    assert refs(facts=Facts(unreachable=1), away={"fathers_side", "mothers_side"}) == ["small_circle", "left_out"]


def test_each_part_has_its_own():
    assert refs(Role.CASEWORKER, Phase.AGREEING, Facts(presented=True, answers_missing=3)) == ["our_taste"]
    assert refs(Role.COORDINATOR, Phase.AGREEING, Facts(presented=True, answers_missing=3)) == ["only_the_loud"]


def test_an_offices_own_words_its_own_cards_and_what_it_hides():
    i18n.speak("en")
    said = OwnCard("1" * 32, "fathers_side", Phase.PREPARATION, Level.PROFESSIONAL, "Papas Seite", "Frag sie", hidden=False)
    hidden = OwnCard("2" * 32, "mothers_side", Phase.PREPARATION, Level.PROFESSIONAL, "x", "x", hidden=True)
    facts = Facts(date=True)
    assert [card.mistake for card in cards_for(Role.COORDINATOR, Phase.PREPARATION, facts, [said, hidden])][:1] == ["Papas Seite"]
    assert "mothers_side" not in refs(facts=facts, own=[hidden])
    assert [card.mistake for card in deck([OWN]) if card.phase is Phase.PREPARATION][-1] == "Unsere Karte"


def test_the_days_are_counted_from_the_referral():
    happened = [
        Happened(Event.OPENED, date(2027, 3, 24)),
        Happened(Event.PRIVATE_TIME, date(2027, 3, 24), 95),
        Happened(Event.REFERRAL, date(2027, 2, 12)),
        Happened(Event.ACCEPTED, date(2027, 3, 24)),
        Happened(Event.TALK, date(2027, 2, 24)),
        Happened(Event.OFFICE_LATE, date(2027, 4, 2)),
        Happened(Event.OFFICE_LATE, date(2027, 4, 2)),
    ]
    assert timeline(happened) == [
        Moment(0, Event.REFERRAL), Moment(12, Event.TALK), Moment(40, Event.OPENED), Moment(40, Event.PRIVATE_TIME, 95),
        Moment(40, Event.ACCEPTED), Moment(49, Event.OFFICE_LATE),
    ]  # fmt: skip
    assert timeline([]) == []


def test_looking_back_begins_with_what_went_well_and_a_workshop_has_five_sessions():
    assert (STAGES[0].question, len(STAGES), len(SESSIONS)) == ("What went well?", 4, 5)
    assert SESSIONS[0].kinds == {Noted.SUCCESS}
    on_the_table = {(kind, level) for session in SESSIONS[:4] for kind in session.kinds for level in session.levels}
    assert on_the_table == {(kind, level) for kind in Noted for level in Level}  # nothing that was noted is left out
