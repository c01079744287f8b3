"""The file of a comparison: written, signed, read, and refused whenever something is not in order."""

import json
import sys
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app.comparison.rules.format import LONGEST_FILE, Content, Figure, csv_of, json_of, signed_bytes
from app.comparison.rules.reading import NO_SENTENCES, No, Unreadable, read
from app.comparison.rules.signing import fingerprint_of, public_of, sign
from tests.comparison import content_of, figure

NUERNBERG, BREMERHAVEN = UUID(int=1), UUID(int=2)


def no_of(file: bytes) -> No | None:
    try:
        read(file)
    except Unreadable as no:
        return no.why
    return None


def signed(content: Content | None = None, write=json_of, **more) -> bytes:
    content = content or content_of(**more)
    return write(content, sign(content, NUERNBERG))


@pytest.mark.parametrize("write", [json_of, csv_of])
def test_it_works_what_one_writes_another_reads(write):
    content = content_of(comment='Zwei Zeilen:\n"Anführung"; Strichpunkt, Komma und أرقام.')

    taken = read(signed(content, write))

    assert (taken.content, taken.public_key) == (content, public_of(NUERNBERG))


def test_the_ten_lines_of_the_docs_check_a_file_by_hand(monkeypatch, tmp_path, capsys):
    docs = Path(__file__).parent.parent.parent / "docs" / "comparison-format.md"
    lines = docs.read_text().split("```python\n")[1].split("```")[0]
    file = tmp_path / "file.json"
    monkeypatch.setattr(sys, "argv", ["check", str(file)])
    file.write_bytes(signed())
    exec(lines, {})  # noqa: S102  # what a reader of the docs would run
    assert fingerprint_of(public_of(NUERNBERG)) in capsys.readouterr().out
    file.write_bytes(signed().replace(b'"61"', b'"62"'))
    with pytest.raises(InvalidSignature):
        exec(lines, {})  # noqa: S102


def test_a_spreadsheet_program_may_part_the_cells_otherwise():
    text = signed(write=csv_of).decode("utf-8-sig")
    saved_again = text.replace('";"', "\t").replace('"', "").replace("\r\n", "\n")
    assert read(saved_again.encode()) == read(text.encode())


def test_whoever_changes_one_figure_breaks_the_signature():
    for write in (json_of, csv_of):
        file = signed(write=write)
        assert no_of(file.replace(b"61", b"62")) is No.ALTERED
        assert no_of(file.replace(b"Seit Mai", b"Seit Juni")) is No.ALTERED
        assert no_of(file) is None  # the control


def test_a_signature_of_somebody_else_does_not_fit():
    content = content_of()
    other = json.loads(json_of(content, sign(content, BREMERHAVEN)))["signature"]
    plain = json.loads(signed())
    mixed = plain | {"signature": plain["signature"] | {"value": other["value"]}}
    assert no_of(json.dumps(mixed).encode()) is No.ALTERED
    mixed["signature"] = plain["signature"] | {"fingerprint": fingerprint_of(public_of(BREMERHAVEN))}
    assert no_of(json.dumps(mixed).encode()) is No.ALTERED
    assert no_of(json.dumps(plain | {"signature": other}).encode()) is None  # a key of its own: whose it is, others ask


def changed(**more) -> bytes:
    return json.dumps(json.loads(signed()) | more).encode()


@pytest.mark.parametrize(
    ("why", "make"),
    [
        (No.EMPTY, lambda: b" \n"),
        (No.TOO_BIG, lambda: b" " * LONGEST_FILE + signed()),
        (No.FOREIGN, lambda: b"\x89PNG\r\n\x1a\n\x00"),
        (No.FOREIGN, lambda: b"Name;Telefon\nAnna;0421\n"),
        (No.FOREIGN, lambda: b'{"plan": 1}'),
        (No.FOREIGN, lambda: b"[" * 100_000),
        (No.FOREIGN, lambda: b"{" * 100_000),
        (No.FOREIGN, lambda: b'{"version": ' + b"9" * 10_000 + b"}"),
        (No.FOREIGN, lambda: changed(format="familienrat.backup")),
        (No.NEWER_VERSION, lambda: changed(version=2, something_new=True)),
        (No.BROKEN, lambda: signed()[:-40]),
        (No.BROKEN, lambda: signed().replace(b'"municipality"', b'"municipality": "Bremen", "municipality"', 1)),
        (No.BROKEN, lambda: changed(version="1")),
        (No.BROKEN, lambda: changed(figures="many")),
        (No.BROKEN, lambda: changed(figures=[None])),
        (No.BROKEN, lambda: changed(more="than we know")),
        (No.BROKEN, lambda: changed(signature=None)),
        (No.BROKEN, lambda: signed(write=csv_of) + b'"figure";"a";"b";"c";"d";"e";"f"\r\n'),
        (No.BROKEN, lambda: signed(figures=[figure("asked", "61"), figure("asked", "62")])),
        (No.BROKEN, lambda: signed(figures=[Figure("best_office", "Wer ist besser?", "count", "1", "")])),
        (No.BROKEN, lambda: signed(figures=[Figure("asked", "Asked", "days", "1", "")])),
        (No.BROKEN, lambda: signed(figures=[figure("asked", "1e9")])),
        (No.BROKEN, lambda: signed(figures=[figure("asked", "-61")])),
        (No.BROKEN, lambda: signed(figures=[figure("asked", "٦١")])),
        (No.BROKEN, lambda: signed(municipality="=HYPERLINK(1)")),
        (No.BROKEN, lambda: signed(municipality=" Nürnberg")),
        (No.BROKEN, lambda: signed(municipality="Nu\u0308rnberg")),
        (No.BROKEN, lambda: signed(comment="\u202eumgedreht")),
        (No.BROKEN, lambda: signed(comment="ein\x00Loch")),
        (No.BROKEN, lambda: signed(comment="@SUM(A1)")),
        (No.BROKEN, lambda: signed(comment="a" * 2_001)),
        (No.BROKEN, lambda: signed(period="2025-Q5")),
        (No.BROKEN, lambda: signed(made_at="gestern")),
    ],
)
def test_what_is_not_in_order_is_refused_with_its_own_sentence(why, make):
    assert no_of(make()) is why
    assert NO_SENTENCES.keys() == set(No)


@given(
    some.sampled_from([json_of, csv_of]),
    some.lists(
        some.tuples(some.floats(0, 0.9999), some.sampled_from(["cut", "swap", "put", "twice"]), some.binary(max_size=6)), min_size=1
    ),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mutated_bytes_are_never_taken_for_something_else(write, mutations):
    """Whatever is done to a file: it is refused, or it says exactly what was signed."""
    file = signed(write=write)
    for place, how, what in mutations:
        at = int(place * len(file))
        file = {
            "cut": file[:at] + file[at + len(what) :],
            "swap": file[:at] + what + file[at + len(what) :],
            "put": file[:at] + what + file[at:],
            "twice": file[:at] + file[at : at + 60] + file[at:],
        }[how]
    try:
        taken = read(file)
    except Unreadable:
        return
    assert (signed_bytes(taken.content), taken.public_key) == (signed_bytes(content_of()), public_of(NUERNBERG))


@given(some.binary(max_size=400) | some.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused(file):
    with pytest.raises(Unreadable):
        read(file)
