"""How others do it: giving figures out, taking files in, and seeing them beside each other."""

import json
import re
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.audit.tables import AuditEntry
from app.comparison.commands import confirm, take_in
from app.comparison.rules.format import HIDDEN
from app.comparison.rules.reading import NO_SENTENCES, No, read
from app.comparison.rules.signing import fingerprint_of, public_of
from app.comparison.tables import ComparedFile, KnownService
from app.database import rows
from app.practice.phases import Phase
from tests.comparison import MADE_AT, PERIOD, THIS_YEAR, figure, file_of, send_file

NUERNBERG, BREMERHAVEN = UUID(int=1), UUID(int=2)
LATER = MADE_AT.replace("00:30", "00:45")


def says(answer, why: No) -> bool:
    return answer.status_code == 422 and NO_SENTENCES[why].split(".")[0].replace("'", "&#39;") in answer.text


async def compared_with(world, **more):
    """A file of Nürnberg that is shown in Bremen."""
    taken = await take_in(file_of(NUERNBERG, **more), office=world.bremen.id, office_name=world.bremen.name, by=world.vera.id)
    await confirm(taken.known, office=world.bremen.id, by=world.vera.id)
    return taken.known


async def test_it_works_a_file_is_shown_once_the_fingerprint_was_compared(world, browser_of):
    vera = await browser_of(world.vera)

    taken = await send_file(vera, "/comparison/take-in", file_of(NUERNBERG))
    known = await KnownService.objects().first()
    assert (taken.status_code, taken.headers["location"]) == (303, f"/comparison/files#s-{known.id}")
    assert fingerprint_of(public_of(NUERNBERG)) in (await vera.get("/comparison/files")).text
    before = (await vera.get(f"/comparison?period={PERIOD}")).text
    assert (await vera.send_form(f"/comparison/services/{known.id}/confirm")).status_code == 422
    await vera.send_form(f"/comparison/services/{known.id}/confirm", heard="yes")
    after = (await vera.get(f"/comparison?period={PERIOD}")).text

    assert "Nürnberg" not in before
    for shown in ("Nürnberg", "Bremen-Hemelingen", "Seit Mai sind wir zu zweit.", "41.5", "85 %"):
        assert shown in after
    deeds = await AuditEntry.select(AuditEntry.deed).where(AuditEntry.who == world.vera.id).order_by(AuditEntry.id)
    assert [each["deed"] for each in deeds] == ["take_in_figures", "confirm_service"]


async def test_what_one_office_gives_out_another_shows_equal(world, browser_of):
    """Round trip, as JSON and as CSV, with small numbers that stay hidden on the way."""
    await _some_conferences(world)
    vera, ulla = await browser_of(world.vera), await browser_of(world.foreign_manager)
    said = {"period": PERIOD, "municipality": "Bremen", "comment": "Seit Mai mit zwei Kräften."}
    out = await vera.send_form("/comparison/give-out", **said, kind="json")
    as_sheet = await vera.send_form("/comparison/give-out", **said, kind="csv")
    assert (out.status_code, out.headers["content-disposition"]) == (200, f'attachment; filename="Vergleich-{PERIOD}.json"')

    await send_file(ulla, "/comparison/take-in", out.content)
    await ulla.send_form(f"/comparison/services/{(await KnownService.objects().first()).id}/confirm", heard="yes")

    figures = {each["key"]: each["value"] for each in json.loads(out.content)["figures"]}
    assert figures["asked"] == "12"
    assert figures["ended_early"] == HIDDEN
    ours = (await vera.get(f"/comparison?period={PERIOD}")).text
    theirs = (await ulla.get(f"/comparison?period={PERIOD}")).text
    assert _column(ours, "Bremen") == _column(theirs, "Bremen")
    assert len(_column(ours, "Bremen")) > 3
    assert "Seit Mai mit zwei Kräften." in theirs
    twice = await send_file(ulla, "/comparison/take-in", as_sheet.content)
    assert says(twice, No.TWICE) or twice.status_code == 303  # another second, the same figures
    assert (await (await browser_of(world.vera)).get("/comparison/files")).text.count('value="Bremen"') == 1  # remembered


def _column(page: str, name: str) -> list[str]:
    cells = re.findall(rf'<td data-label="{name}"[^>]*>(.*?)</td>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]


async def _some_conferences(world):
    await rows("UPDATE conference SET made_at = $1::date + interval '300 days'", date.fromisoformat(f"{THIS_YEAR - 3}-01-01"))
    for number in range(12):
        await rows(
            "INSERT INTO conference (office, reference, family_name, phase, caseworker, coordinator, made_at) "
            "SELECT office, $1, 'Familie', $2, caseworker, coordinator, $3::date + interval '40 days' FROM conference WHERE id = $4",
            f"HB-{PERIOD}-{number + 500}", Phase.PREPARATION, date.fromisoformat(f"{PERIOD}-01-01"), world.yilmaz.id,
        )  # fmt: skip
    for step, days in (("clarify_referral", 3), ("begin_preparation", 8)):
        await rows(
            "INSERT INTO move (conference, step, by, at) SELECT id, $1, coordinator, made_at + make_interval(days => $2) "
            "FROM conference WHERE family_name = 'Familie'",
            step,
            days,
        )
    await rows(
        "INSERT INTO move (conference, step, by, at) SELECT id, 'end_in_preparation', "
        "coordinator, made_at + interval '9 days' FROM conference WHERE family_name = 'Familie' LIMIT 2"
    )
    ended = "SELECT conference FROM move WHERE step = 'end_in_preparation'"
    await rows(f"UPDATE conference SET outcome = 'withdrawn', phase = 'ended_in_preparation' WHERE id IN ({ended})")  # noqa: S608


async def test_a_newer_file_of_the_same_key_replaces_the_older_and_our_comment_stays(world, browser_of):
    known = await compared_with(world)
    vera = await browser_of(world.vera)
    file = await ComparedFile.objects().first()
    await vera.send_form(f"/comparison/files/{file.id}/comment", comment="Wie macht ihr das mit den Vätern?", edited="0", period=PERIOD)

    same = await send_file(vera, "/comparison/take-in", file_of(NUERNBERG))
    newer = await send_file(vera, "/comparison/take-in", file_of(NUERNBERG, made_at=LATER, figures=[figure("asked", "99")]))
    older = await send_file(vera, "/comparison/take-in", file_of(NUERNBERG, comment="anders"))

    assert says(same, No.TWICE)
    assert newer.headers["location"] == f"/comparison/files#s-{known}"
    assert says(older, No.OLDER)
    page = (await vera.get(f"/comparison?period={PERIOD}")).text
    assert _column(page, "Nürnberg") == ["99"]
    assert "Wie macht ihr das mit den Vätern?" in page


async def test_another_key_under_a_known_name_is_refused_until_the_old_one_is_let_go(world, browser_of):
    known = await compared_with(world)
    vera = await browser_of(world.vera)
    forged = file_of(BREMERHAVEN, municipality="nürnberg", made_at=LATER)

    assert says(await send_file(vera, "/comparison/take-in", forged), No.OTHER_KEY)
    assert _column((await vera.get(f"/comparison?period={PERIOD}")).text, "Nürnberg")[0] == "61"
    await vera.send_form(f"/comparison/services/{known}/let-go")
    assert (await send_file(vera, "/comparison/take-in", forged)).status_code == 303
    assert await ComparedFile.count() == 1
    assert "nürnberg" not in (await vera.get(f"/comparison?period={PERIOD}")).text  # nobody has compared it yet


async def test_who_gives_themselves_a_new_name_is_compared_anew(world, browser_of):
    await compared_with(world)
    vera = await browser_of(world.vera)
    renamed = await send_file(vera, "/comparison/take-in", file_of(NUERNBERG, municipality="Fürth", made_at=LATER))
    assert renamed.status_code == 303
    page = (await vera.get(f"/comparison?period={PERIOD}")).text
    assert "Fürth" not in page
    assert "Nürnberg" not in page


@pytest.mark.parametrize(
    ("why", "make"),
    [
        (No.EMPTY, lambda world: b""),
        (No.FOREIGN, lambda world: b"Liebe Kolleginnen"),
        (No.ALTERED, lambda world: file_of(NUERNBERG).replace(b'"61"', b'"16"')),
        (No.TOO_BIG, lambda world: b" " * 300_000),
        (No.NEWER_VERSION, lambda world: file_of(NUERNBERG, version=2)),
        (No.OWN, lambda world: file_of(world.bremen.id, municipality="Irgendwo")),
        (No.SAME_NAME, lambda world: file_of(NUERNBERG, municipality="BREMEN-HEMELINGEN")),
        (No.BROKEN, lambda world: file_of(NUERNBERG, period=str(THIS_YEAR), made_at=f"{THIS_YEAR}-01-02T00:00:00Z")),
        (No.BROKEN, lambda world: file_of(NUERNBERG, made_at=f"{THIS_YEAR + 3}-01-02T00:00:00Z")),
        (No.BROKEN, lambda world: file_of(NUERNBERG, made_at=f"{THIS_YEAR}-02-30T00:00:00Z")),
    ],
)
async def test_a_file_that_is_not_in_order_is_refused_with_a_sentence_and_nothing_is_kept(world, browser_of, why, make):
    vera = await browser_of(world.vera)
    assert says(await send_file(vera, "/comparison/take-in", make(world)), why)
    assert await KnownService.count() == 0
    control = await send_file(vera, "/comparison/take-in", file_of(NUERNBERG))
    assert control.status_code == 303


async def test_whatever_is_sent_as_a_form_with_a_file_never_breaks_the_house(world, browser_of):
    vera = await browser_of(world.vera)
    good = file_of(NUERNBERG)
    for content, kind in (
        (b"", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nthere\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="\xff\x00"\r\n\r\nthere\r\n--x--\r\n', "multipart/form-data; boundary=x"),
        (b"--x--\r\n" * 5_000, "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n' * 500 + b"--x--", "multipart/form-data; boundary=x"),
        (good, "multipart/form-data"),
        (good, "multipart/form-data; boundary=" + "y" * 5_000),
        (good, "multipart/form-data; boundary=\xff"),
        (good, "application/json"),
    ):
        answer = await vera.post("/comparison/take-in", content=content, headers={"content-type": kind.encode("latin-1")})
        assert answer.status_code in {400, 403}, (content[:40], kind[:60], answer.status_code)
    assert says(await send_file(vera, "/comparison/take-in", good, field="other"), No.EMPTY)
    assert (await send_file(vera, "/comparison/take-in", good, boundary="-" * 60)).status_code == 303


async def test_places_stand_in_the_order_of_the_alphabet_never_of_their_size(world, browser_of):
    for number, (name, held) in enumerate((("Zwickau", "90"), ("Öhringen", "20"), ("Aachen", "50"), ("Osnabrück", "70"))):
        office = UUID(int=number + 10)
        file = file_of(office, municipality=name, figures=[figure("held", held)])
        taken = await take_in(file, office=world.bremen.id, office_name=world.bremen.name, by=world.vera.id)
        await confirm(taken.known, office=world.bremen.id, by=world.vera.id)
    vera = await browser_of(world.vera)

    page = (await vera.get(f"/comparison?period={PERIOD}")).text

    heads = re.findall(r'<th scope="col"><bdi hx-ignore>([^<]+)', page)
    assert heads[:5] == ["Aachen", "Bremen-Hemelingen", "Öhringen", "Osnabrück", "Zwickau"]


async def test_of_two_who_comment_at_once_the_second_sees_both_texts(world, browser_of):
    await compared_with(world)
    vera = await browser_of(world.vera)
    file = (await ComparedFile.objects().first()).id
    await vera.send_form(f"/comparison/files/{file}/comment", comment="Zuerst", edited="0", period=PERIOD)
    second = await vera.send_form(f"/comparison/files/{file}/comment", comment="Zugleich", edited="0", period=PERIOD)
    assert second.status_code == 409
    assert "Zuerst" in second.text
    assert "Zugleich" in second.text


async def test_giving_out_asks_for_the_second_factor_and_only_for_a_time_that_is_over(world, browser_of):
    vera = await browser_of(world.vera)
    good = {"period": PERIOD, "municipality": "Bremen", "kind": "json"}
    for wrong in (
        {"period": str(THIS_YEAR)},
        {"period": "2999-Q1"},
        {"municipality": ""},
        {"municipality": "=1+1"},
        {"comment": "+SUM(A1)"},
    ):
        assert (await vera.send_form("/comparison/give-out", **good | wrong)).status_code == 422
    assert (await vera.send_form("/comparison/give-out", **good)).status_code == 200
    await rows("UPDATE session SET proved_at = now() - interval '1 hour'")
    assert b"familienrat.comparison" not in (await vera.send_form("/comparison/give-out", **good)).content


async def test_nobody_but_the_management_compares_and_another_office_sees_nothing(world, browser_of):
    known = await compared_with(world)
    file = (await ComparedFile.objects().first()).id
    for person, expected in ((world.nora, 403), (world.idris, 403), (world.ada, 403), (world.ayse, 404)):
        assert (await (await browser_of(person)).get("/comparison")).status_code == expected
    ulla = await browser_of(world.foreign_manager)
    assert "Nürnberg" not in (await ulla.get(f"/comparison?period={PERIOD}")).text
    assert "Nürnberg" not in (await ulla.get("/comparison/files")).text
    for path, fields in ((f"services/{known}/confirm", {"heard": "yes"}), (f"services/{known}/let-go", {}), (f"files/{file}/comment", {})):
        assert (await ulla.send_form(f"/comparison/{path}", **fields)).status_code == 404
        assert (await ulla.send_form(f"/comparison/{path.replace(str(known), str(uuid4()))}", **fields)).status_code == 404
    assert (await ComparedFile.count(), await KnownService.count()) == (1, 1)


async def test_few_questions_to_the_database(world, browser_of, queries):
    vera = await browser_of(world.vera)
    counted = []
    for number in (1, 3):
        for place in range(number):
            name = f"Ort {number}{place}"
            await take_in(
                file_of(UUID(int=100 * number + place), municipality=name), office=world.bremen.id, office_name="x", by=world.vera.id
            )
        for path in ("/comparison", "/comparison/files"):
            queries.clear()
            await vera.get(path)
            counted.append(len(queries))
    assert counted == [4, 3, 4, 3]


def test_the_example_in_the_docs_is_a_real_file():
    folder = Path(__file__).parent.parent.parent / "docs"
    by_kind = [read((folder / f"comparison-example.{kind}").read_bytes()) for kind in ("json", "csv")]
    assert by_kind[0] == by_kind[1]
    assert fingerprint_of(by_kind[0].public_key) in (folder / "comparison-format.md").read_text()
