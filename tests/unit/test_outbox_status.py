"""How somebody stands with what was written to them, in one word."""

from datetime import UTC, datetime, timedelta

import pytest

from app.outbox.status import Facts, status_line
from app.practice.mail import STATUS_NAMES, Kind, Problem, State, Status
from app.practice.taking_part import Way

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def said(state=State.SENT, problem=Problem.NONE, **other):
    return status_line(Facts(kind=Kind.INVITATION, state=state, problem=problem, made_at=NOW, sent_at=NOW, **other))


@pytest.mark.parametrize(
    ("line", "status", "phone"),
    [
        (status_line(Facts()), Status.NOTHING, False),
        (status_line(Facts(no_email_since=NOW)), Status.NO_EMAIL, False),
        (status_line(Facts(given_at=NOW)), Status.TOLD, False),
        (status_line(Facts(answered_at=NOW)), Status.ANSWERED, False),
        (said(State.WAITING, Problem.UNREACHABLE), Status.WAITING, False),
        (said(), Status.HANDED, False),
        (said(no_email_since=LATER), Status.NO_EMAIL, False),
        (said(way=Way.TEXT), Status.TEXTED, False),
        (said(problem=Problem.SLOW), Status.SLOW, False),
        (said(State.BOUNCED, Problem.BOUNCED), Status.BOUNCED, True),
        (said(State.GIVEN_UP, Problem.TOO_LATE), Status.GIVEN_UP, True),
        (said(State.WITHHELD, Problem.NO_ADDRESS), Status.GIVEN_UP, True),
        (said(State.WITHHELD, Problem.NO_EMAIL), Status.NO_EMAIL, True),
        (said(State.WITHHELD, Problem.NO_CONSENT), Status.HELD_BACK, False),
        (said(State.BOUNCED, Problem.BOUNCED, seen_to_at=LATER), Status.PHONED, False),
        (said(State.BOUNCED, Problem.BOUNCED, answered_at=LATER), Status.ANSWERED, False),
        (said(State.BOUNCED, Problem.BOUNCED, answered_at=NOW - timedelta(1)), Status.BOUNCED, True),  # the answer was to another one
    ],
)
def test_one_word_for_each(line, status, phone):
    assert (line.status, line.please_phone) == (status, phone)


def test_every_word_has_a_sentence_and_none_claims_what_we_cannot_know():
    assert set(STATUS_NAMES) == set(Status)
    told = " ".join(STATUS_NAMES.values()).casefold()
    assert [word for word in ("deliver", "read", "open", "seen", "arrive") if word in told] == []
