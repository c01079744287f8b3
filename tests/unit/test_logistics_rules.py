"""Which languages have nobody, what is missing for the day, what must be approved, how hours add up."""

from dataclasses import dataclass
from datetime import date, time
from uuid import uuid4

import pytest

from app.kit import i18n
from app.logistics.rules.counting import approval_of, by_phase, cents_for, month_of
from app.logistics.rules.missing import missing_for_the_day
from app.logistics.rules.needing import clashing, due_by, languages_to_ask_about, languages_without, suggestions
from app.logistics.rules.standing import Clash, CostLine, InterpretingLine, Need, Room, Speaker, Standing, ThingLine
from app.practice.arrangements import USUAL, Approval, Booking, Doing, InPrivateTime, Interpreting, Thing
from app.practice.phases import Phase

TODAY, DAY = date(2027, 3, 1), date(2027, 3, 24)
AYSE, ALI, OMA = uuid4(), uuid4(), uuid4()


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking(i18n.SOURCE):
        yield


def need(person, language, kind="interpreter", words="", name="Ayşe"):
    return Need(person, name, language, kind, words)


def booked(language, state=Interpreting.CONFIRMED, **more):
    about = {
        "dialect": "", "gender": "", "until": None, "independent_on": TODAY, "secrecy_on": TODAY, "in_private_time": InPrivateTime.NO,
        "words": "", "edited": 0, "name": "Selin Arslan",
    }  # fmt: skip
    return InterpretingLine(id=uuid4(), language=language, state=state, **(about | more))


def thing(kind=Thing.FOOD, state=Doing.DONE, **more):
    return ThingLine(
        **({"id": uuid4(), "usual": "food", "what": "", "who": "", "until": None, "edited": 0} | more), thing=kind, state=state
    )


ROOM = Room(uuid4(), uuid4(), Booking.CONFIRMED, None, "", 0, "Saal", "Weg 1", True, True, True, "", "", "", "")
READY = Standing(DAY, time(15), "Saal, Weg 1", ROOM, [], [], [thing()], [], [], 100_00)


def having(**more):
    return Standing(**({name: getattr(READY, name) for name in READY.__struct_fields__} | more))


def said(standing, needs=()):
    return [each.sentence.replace("\u2068", "").replace("\u2069", "") for each in missing_for_the_day(standing, needs, TODAY)]


def test_each_language_that_somebody_needs_and_nobody_interprets():
    needs = [need(AYSE, "tr"), need(ALI, "tr", name="Ali"), need(OMA, "ku", name="Oma"), need(ALI, "ar", kind="food")]
    found = [(each.code, each.people) for each in languages_without(needs, [])]
    assert found == [("tr", ["Ayşe", "Ali"]), ("ku", ["Oma"])]
    assert [each.code for each in languages_without(needs, [booked("tr", Interpreting.ASKED)])] == ["ku"]
    assert [each.code for each in languages_without(needs, [booked("tr", Interpreting.CANCELLED)])] == ["tr", "ku"]


def test_whoever_speaks_german_and_needs_an_interpreter_needs_signs_or_another_language():
    needs = [need(AYSE, "de", words="Gebärdensprache")]
    assert [each.code for each in languages_without(needs, [])] == ["other"]
    for language in ("gsg", "other"):
        assert languages_without(needs, [booked(language)]) == []


def test_other_languages_are_only_asked_about():
    speakers = [Speaker(AYSE, "Ayşe", "tr"), Speaker(ALI, "Ali", "de"), Speaker(OMA, "Oma", "ku")]
    assert [each.code for each in languages_to_ask_about(speakers, [need(AYSE, "tr")], [])] == ["ku"]
    assert languages_to_ask_about(speakers, [need(AYSE, "tr")], [booked("ku", Interpreting.CANCELLED)]) == []


def test_what_people_need_is_suggested_before_what_is_usual_and_each_once():
    needs = [need(AYSE, "tr", "food", "halal"), need(ALI, "tr", "wheelchair"), need(ALI, "tr", "other"), need(ALI, "tr")]
    found = suggestions(needs, [])
    assert [(each.thing, each.participant) for each in found[:2]] == [(Thing.FOOD, AYSE), (Thing.ACCESS, ALI)]
    assert [each.usual for each in found[2:]] == list(USUAL)
    there = [thing(participant=AYSE, usual=""), *(thing(usual=key) for key in USUAL)]
    assert [each.participant for each in suggestions(needs, there)] == [ALI]


def test_due_days_count_from_the_meeting():
    assert (due_by("second_room", DAY), due_by("flip_chart", DAY), due_by("", DAY)) == (
        date(2027, 3, 17),
        date(2027, 3, 22),
        date(2027, 3, 17),
    )
    assert due_by("food", None) is None


def test_a_room_is_taken_for_some_hours():
    others = [Clash("HB-1", "Jan", time(9)), Clash("HB-2", "Jan", time(12)), Clash("HB-3", "Jan", None)]
    assert [each.reference for each in clashing(others, time(15))] == ["HB-2", "HB-3"]
    assert len(clashing(others, None)) == 3


def test_nothing_is_missing_when_all_is_there():
    assert said(READY) == []


@pytest.mark.parametrize(
    ("more", "needs", "sentences"),
    [
        ({"room": None}, [], ["No room is booked yet."]),
        ({"things": []}, [], ["Food, childcare, travel: nothing is on the list yet."]),
        ({"place": "Rathaus"}, [], ["The invitations name another place: Rathaus"]),
        (
            {"clashes": [Clash("HB-2", "Jan", time(14))]},
            [],
            ["Another conference is in the same house that day: HB-2. Please talk with Jan."],
        ),
        ({"clashes": [Clash("HB-2", "Jan", time(9))]}, [], []),
        ({}, [need(AYSE, "tr")], ["Nobody interprets yet: Turkish, for Ayşe."]),
        ({"interpreting": [booked("tr", Interpreting.ASKED)]}, [need(AYSE, "tr")], ["Selin Arslan has not confirmed yet (Turkish)."]),
        (
            {"interpreting": [booked("tr", Interpreting.ASKED, until=date(2027, 2, 1))]},
            [],
            ["Selin Arslan has not answered in time (Turkish). Please call."],
        ),
        (
            {"interpreting": [booked("tr", Interpreting.NOT_FOUND)]},
            [need(AYSE, "tr")],
            ["Nobody was found for Turkish. Talk with the family: what helps instead?"],
        ),
        ({"interpreting": [booked("tr", secrecy_on=None)]}, [], ["Selin Arslan has not signed secrecy yet (Turkish)."]),
        (
            {"interpreting": [booked("tr", in_private_time=InPrivateTime.OPEN)]},
            [],
            ["Ask the family: does Selin Arslan stay in private family time (Turkish)?"],
        ),
        ({"interpreting": [booked("tr", Interpreting.CANCELLED)]}, [], []),
        ({"things": [thing(), thing(state=Doing.OPEN, until=date(2027, 2, 1))]}, [], ["One thing should be arranged by now."]),
        ({"things": [thing(state=Doing.OPEN), thing(state=Doing.UNDERWAY, until=DAY)]}, [], ["2 things are still to be arranged."]),
        ({}, [need(AYSE, "tr", "travel")], ["What they need is not on the list yet: Ayşe."]),
        (
            {"costs": [CostLine(300_00, None, None, None), CostLine(90_00, None, None, 90_00)]},
            [],
            ["A cost was not approved.", "A cost waits for approval."],
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_in_a_sentence(more, needs, sentences):
    assert said(having(**more), needs) == sentences


def test_a_room_that_does_not_fit_or_has_not_answered_is_said():
    def room(**more):
        return having(room=Room(**({name: getattr(ROOM, name) for name in ROOM.__struct_fields__} | more)))

    assert said(room(state=Booking.ASKED)) == ["Saal is not confirmed yet."]
    assert said(room(state=Booking.HELD, until=date(2027, 2, 1))) == ["Saal has not answered in time. Please call."]
    wheelchair = [need(AYSE, "tr", "wheelchair")]
    there = [thing(Thing.ACCESS, participant=AYSE)]
    standing = room(accessible=False)
    standing = Standing(**({name: getattr(standing, name) for name in standing.__struct_fields__} | {"things": there}))
    assert said(standing, wheelchair) == ["Saal has steps, and somebody needs a way without: Ayşe."]


@dataclass
class Amounts:
    planned_cents: int | None = None
    actual_cents: int | None = None
    approved_cents: int | None = None
    refused_cents: int | None = None


@pytest.mark.parametrize(
    ("amounts", "approval"),
    [
        ((100_00, None, None, None), Approval.FREE),
        ((100_01, None, None, None), Approval.WAITING),
        ((100_01, 90_00, None, None), Approval.FREE),
        ((50_00, 150_00, None, None), Approval.WAITING),
        ((150_00, None, 150_00, None), Approval.APPROVED),
        ((150_00, 140_00, 150_00, None), Approval.APPROVED),
        ((150_00, 151_00, 150_00, None), Approval.WAITING),
        ((150_00, None, None, 150_00), Approval.REFUSED),
        ((150_00, 200_00, None, 150_00), Approval.REFUSED),
        ((120_00, None, None, 150_00), Approval.WAITING),
        ((80_00, None, None, 150_00), Approval.FREE),
        ((0, 0, None, None), Approval.FREE),
    ],
)
def test_an_approval_is_for_an_amount(amounts, approval):
    assert approval_of(Amounts(*amounts), 100_00) is approval


def test_months_of_an_address():
    month = month_of("2026-12", TODAY)
    assert (month.first, month.end, month.name, month.before, month.after) == (
        date(2026, 12, 1),
        date(2027, 1, 1),
        "2026-12",
        "2026-11",
        "2027-01",
    )
    for odd in ("", "2026-13", "2026-1", "1999-01", "9999-01", "²026-01", "2026-01-01", "x" * 99):
        assert month_of(odd, TODAY).first == date(2027, 3, 1)


def test_minutes_add_up_by_phase_and_cost_what_an_invoice_says():
    spent = [(Phase.FOLLOW_UP, 15), (Phase.PREPARATION, 30), (Phase.PREPARATION, 45)]
    assert by_phase(spent) == [(Phase.PREPARATION, 75), (Phase.FOLLOW_UP, 15)]
    assert [cents_for(minutes, 3068) for minutes in (0, 15, 30, 60, 75)] == [0, 767, 1534, 3068, 3835]
    assert (cents_for(15, 3070), cents_for(15, 3069)) == (768, 767)  # 767.5 and 767.25
