"""What must stand before anybody is invited, how long a message about the day is worth sending; no letter goes without a way in."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import msgspec
import pytest

from app.conferences.rules import Meeting
from app.dates.rules import give_up_at
from app.day.rules import missing_to_open
from app.invitations.pages.letters import Job, Sender, letter
from app.invitations.queries import Recipient, Wording
from app.invitations.rules import Standing, missing_to_invite, words_for
from app.kit.errors import NoSuchThing
from app.practice.roles import Role
from app.practice.taking_part import Way

READY = Standing(
    frozen=False,
    meets_on=date(2027, 3, 24),
    meets_at=time(15, 30),
    place="Bürgerhaus",
    zone="Europe/Berlin",
    edited=0,
    concern="Elif kommt oft nicht in die Schule.",
    question="Wie schafft es Elif?",
    bottom_lines=["Elif geht jeden Tag in die Schule."],
    custody=2,
    without_consent=[],
)
MEETS = datetime(2027, 3, 24, 14, 30, tzinfo=UTC)


def test_nothing_is_missing_when_all_is_there():
    assert missing_to_invite(READY) == []
    assert missing_to_open(msgspec.structs.replace(READY, frozen=True)) == []


@pytest.mark.parametrize(
    "lack", [{"meets_on": None}, {"meets_at": None}, {"place": ""}, {"concern": ""}, {"question": ""}, {"bottom_lines": []}, {"custody": 0}]
)
def test_each_thing_that_is_missing_is_one_sentence(lack):
    assert len(missing_to_invite(msgspec.structs.replace(READY, **lack))) == 1


def test_everybody_whose_consent_is_missing_is_named():
    sentences = missing_to_invite(msgspec.structs.replace(READY, without_consent=["Mehmet", "Sara"]))
    assert [name in sentence for name, sentence in zip(("Mehmet", "Sara"), sentences, strict=True)] == [True, True]


def test_it_does_not_open_before_the_invitations_went():
    assert len(missing_to_open(READY)) == 1


@pytest.mark.parametrize(
    ("before", "gives_up"),
    [
        (timedelta(days=30), MEETS - timedelta(days=1)),
        (timedelta(hours=25), MEETS - timedelta(hours=24)),
        (timedelta(hours=24), MEETS - timedelta(hours=23)),
        (timedelta(hours=5), MEETS - timedelta(hours=4)),
        (timedelta(minutes=20), MEETS),
        (timedelta(minutes=-20), MEETS),
    ],
)
def test_a_message_is_given_up_in_time_to_phone(before, gives_up):
    assert give_up_at(MEETS, MEETS - before) == gives_up


def test_no_letter_goes_with_a_code_that_opens_nothing():
    way_to_nowhere = Recipient(uuid4(), "Ayşe", "tr", Role.FAMILY, Way.PAPER, "", False, None, "", None, Meeting(None, None, "UTC", ""))
    about = Wording(False, None, [], []), Sender("", "Nora", "", "https://termine.example", date(2026, 11, 22))
    with pytest.raises(NoSuchThing):
        letter(way_to_nowhere, *about, Job())
    assert letter(way_to_nowhere, *about, Job(sample=True))["code"] == "XXXX-XXXX-XXXX"


class Words(msgspec.Struct, frozen=True):
    language: str


@pytest.mark.parametrize(
    ("wishes", "read"),
    [(("de_simple", "uk"), "de"), (("uk", "de_simple"), "uk"), (("ar", "uk"), "uk"), (("ar",), "de"), (("de",), "de")],
)
def test_in_which_language_the_words_of_the_family_are_read(wishes, read):
    """Easy German gives way to German, not to the language that somebody reads besides."""
    assert words_for(wishes, [Words("uk"), Words("de")]) == Words(read)
