"""What comes back, in the words of many mail servers: what each of them says, and that nothing breaks the reader."""

import time
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kit import tokens
from app.outbox.bounces import Report, read_report
from app.outbox.return_address import message_of, return_address

SAMPLES = Path(__file__).parents[1] / "bounces"
BOUNCES = "zurueck@termine.example.org"
SAYS = {
    "postfix_failed": Report.FAILED,
    "postfix_delayed": Report.DELAYED,
    "postfix_expired": Report.FAILED,  # 4.4.7, and yet given up
    "exim_failed": Report.FAILED,
    "exim_old_plain": Report.FAILED,
    "exim_warning_plain": Report.DELAYED,
    "exchange_failed": Report.FAILED,
    "gmail_failed": Report.FAILED,
    "gmail_delayed": Report.DELAYED,
    "qmail": Report.FAILED,
    "full_mailbox_by_words": Report.FAILED,
    "delivered": Report.NOTHING,
    "holiday_reply": Report.NOTHING,
    "vacation_by_rule": Report.NOTHING,
    "answer_of_a_person": Report.NOTHING,
}


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.eml").read_bytes()


def test_every_sample_is_spoken_of():
    assert {file.stem for file in SAMPLES.glob("*.eml")} == set(SAYS)


@pytest.mark.parametrize(("name", "says"), SAYS.items())
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_it_says(name, says, ends):
    content = sample(name).replace(b"\r\n", b"\n").replace(b"\n", ends.encode())
    assert read_report(content, without_sender=b"Return-Path: <>" in content or name.startswith(("exim", "exchange"))) is says


@pytest.mark.parametrize("name", ["qmail", "full_mailbox_by_words", "exim_old_plain"])
def test_a_postmaster_with_a_sender_is_believed_too(name):
    assert read_report(sample(name), without_sender=False) is Report.FAILED


@given(st.binary(max_size=2_000))
@settings(max_examples=150, deadline=None)
def test_noise_is_harmless(content):
    assert read_report(content) is Report.NOTHING


@given(st.sampled_from(sorted(SAYS)), st.integers(0, 3_000), st.integers(0, 400), st.binary(max_size=40))
@settings(max_examples=150, deadline=None)
def test_a_report_with_a_piece_torn_out_is_one_of_three_words(name, at, torn, instead):
    content = sample(name)
    assert read_report(content[:at] + instead + content[at + torn :]) in set(Report)


@pytest.mark.parametrize(
    "hostile",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3_000)),
        b"Content-Type: multipart/report; boundary=b\n\n" + b"--b\nContent-Type: message/delivery-status\n\nAction: failed\n\n" * 5_000,
        b"Content-Type: message/delivery-status\n\n" + b"Action: x\n\n" * 100_000,
        b"Subject: " + b"=?utf-8?q?" * 50_000 + b"\nFrom: <>\n\n",
        b"X-Failed-Recipients: a\nContent-Transfer-Encoding: base64\n\n" + b"!" * 500_000,
        b"From: mailer-daemon@x\n\n" + b"still being " * 40_000,
    ],
    ids=["nested", "parts", "groups", "header", "base64", "words"],
)
def test_hostile_ones_take_no_time(hostile):
    began = time.process_time()
    assert read_report(hostile) in set(Report)
    assert time.process_time() - began < 2


# -- return addresses


def test_a_return_address_names_its_message_whatever_servers_make_of_its_letters():
    message = uuid4()
    address = return_address(message, BOUNCES)
    local = address.partition("@")[0]
    assert (address.startswith("zurueck+"), len(local) <= 64, local == local.lower()) == (True, True, True)
    assert [message_of(each, BOUNCES) for each in (address, address.upper(), f"<{address}>")] == [message] * 3


def test_nobody_can_guess_or_change_one():
    address = return_address(uuid4(), BOUNCES)
    local, _, domain = address.partition("@")
    forged = [f"{local[:place]}{'0' if local[place] != '0' else '1'}{local[place + 1 :]}@{domain}" for place in range(8, len(local))]
    other = [BOUNCES, f"{local}@elsewhere.test", f"{local}x@{domain}", f"x{address}", "zurueck+@termine.example.org", "", "@", "+", "ß+ß@ß"]
    assert {message_of(each, BOUNCES) for each in [*forged, *other]} == {None}


def test_another_secret_knows_none_of_them():
    address = return_address(uuid4(), BOUNCES)
    tokens.configure("another secret, and long enough as well")
    assert message_of(address, BOUNCES) is None
