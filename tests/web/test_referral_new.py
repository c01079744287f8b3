"""A caseworker refers a family: everything on one page."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.conferences.tables import Conference, Consent, Contact, Participant
from app.database import rows
from app.kit.clock import today
from app.outbox.tables import OutboxMessage
from app.referrals.tables import Line, Referral
from tests.world import everything

YEAR = today().year

FILLED = {
    "family_name": "Familie Şahin",
    "concern": "Deniz war im Oktober an neun Tagen nicht in der Schule.",
    "good": "Er kocht gern mit seiner Tante.",
    "question": "Wie kommt Deniz jeden Morgen gut in die Schule?",
    "bottom_line": ["Deniz geht jeden Tag in die Schule.", "", "Nachts ist ein Erwachsener zu Hause."],
    "available_help": "Schulbegleitung",
    "wished_language": "tr",
    "wished_gender": "woman",
    "urgent": "yes",
    "child_name": ["Deniz Şahin", "", "Ece Şahin"],
    "child_born": ["2014-02-03", "", "2018-09-30"],
    "child_consent": ["oral", "", ""],
    "child_consent_on": ["2026-11-02", "", ""],
    "custody_name": ["Gül Şahin", ""],
    "custody_relation": ["Mutter", ""],
    "custody_side": ["mother", ""],
    "custody_phone": ["0421 55 66 77", ""],
    "custody_language": ["tr", "de"],
    "custody_consent": ["written", ""],
    "custody_consent_on": ["2026-11-03", ""],
}


async def newest() -> dict[str, object]:
    found = await rows("SELECT * FROM conference WHERE family_name = 'Familie Şahin'")
    assert len(found) == 1
    return dict(found[0])


async def test_it_works(world, browser_of):
    idris = await browser_of(world.idris)

    answer = await idris.send_form("/referrals/new", **FILLED)

    conference = await newest()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{conference['id']}")
    assert {name: conference[name] for name in ("reference", "phase", "urgent", "wished_language", "wished_gender", "coordinator")} == {
        "reference": f"HB-{YEAR}-001" if YEAR != 2026 else "HB-2026-002",
        "phase": "enquiry",
        "urgent": True,
        "wished_language": "tr",
        "wished_gender": "woman",
        "coordinator": None,
    }
    assert conference["caseworker"] == world.idris.id
    referral = await Referral.select(Referral.concern, Referral.good, Referral.available_help).where(
        Referral.conference == conference["id"]
    )
    assert referral == [{name: FILLED[name] for name in ("concern", "good", "available_help")}]
    lines = await Line.select(Line.number, Line.text).where(Line.conference == conference["id"]).order_by(Line.number)
    assert [(line["number"], line["text"]) for line in lines] == [
        (0, FILLED["question"]),
        (1, "Deniz geht jeden Tag in die Schule."),
        (2, "Nachts ist ein Erwachsener zu Hause."),
    ]
    seats = await rows(
        """SELECT p.name, p.language, pa.role, pa.side, pa.relation, pa.custody, pa.born, t.phone, k.how, k.given_on
           FROM participant pa JOIN person p ON p.id = pa.person LEFT JOIN contact t ON t.participant = pa.id
           LEFT JOIN consent k ON k.participant = pa.id WHERE pa.conference = $1 ORDER BY p.name""",
        conference["id"],
    )
    assert [tuple(seat) for seat in seats] == [
        ("Deniz Şahin", "de", "child", "both", "", False, date(2014, 2, 3), "", "oral", date(2026, 11, 2)),
        ("Ece Şahin", "de", "child", "both", "", False, date(2018, 9, 30), "", None, None),
        ("Gül Şahin", "tr", "family", "mother", "Mutter", True, None, "0421 55 66 77", "written", date(2026, 11, 3)),
    ]


async def test_the_coordination_is_told_without_a_name(world, browser_of):
    idris = await browser_of(world.idris)
    await idris.send_form("/referrals/new", **FILLED)
    conference = await newest()
    told = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind).where(OutboxMessage.conference == conference["id"])
    assert {each["person"] for each in told} == {world.nora.id, world.jan.id, world.vera.id}
    assert {each["kind"] for each in told} == {"desk_news"}


async def test_references_are_counted_per_office_and_year(world, browser_of):
    idris, tomke = await browser_of(world.idris), await browser_of(world.foreign_caseworker)
    for _each in range(2):
        await idris.send_form("/referrals/new", **FILLED)
    await tomke.send_form("/referrals/new", **FILLED)
    await idris.send_form("/referrals/new", **FILLED)
    references = [each["reference"] for each in await Conference.select(Conference.reference).order_by(Conference.made_at)]
    first = 2 if YEAR == 2026 else 1
    assert sorted(references[1:]) == [*(f"HB-{YEAR}-{first + n:03}" for n in range(3)), f"OS-{YEAR}-001"]


async def test_the_same_form_sent_twice_is_one_referral(world, browser_of):
    idris = await browser_of(world.idris)
    key = uuid4()
    first = await idris.send_form("/referrals/new", **FILLED, key=str(key))
    second = await idris.send_form("/referrals/new", **FILLED, key=str(key))
    assert (first.headers["location"], second.headers["location"]) == (f"/conferences/{key}", f"/conferences/{key}")
    await newest()


async def test_somebody_elses_key_gives_a_new_referral_and_touches_nothing_of_theirs(world, browser_of):
    tomke = await browser_of(world.foreign_caseworker)
    before = await Referral.select().where(Referral.conference == world.yilmaz.id)
    answer = await tomke.send_form("/referrals/new", **FILLED, key=str(world.yilmaz.id))
    assert answer.status_code == 303
    assert str(world.yilmaz.id) not in answer.headers["location"]
    assert await Referral.select().where(Referral.conference == world.yilmaz.id) == before


async def test_every_mistake_is_named_and_what_was_typed_is_kept(world, browser_of):
    idris = await browser_of(world.idris)
    before = await everything()

    answer = await idris.send_form(
        "/referrals/new",
        **FILLED | {"concern": "", "child_born": ["2014-02-03", "", "soon"], "custody_side": ["", ""], "family_name": "<b>Şahin</b>"},
    )

    assert answer.status_code == 422
    page = answer.text
    assert "Child 3: birthday: Please choose a day" in page
    assert "Person 1 with custody: side of the family: Please fill this in." in page
    assert "What are you worried about? Please fill this in." in page
    for kept in (
        "&lt;b&gt;Şahin&lt;/b&gt;",
        "Ece Şahin",
        'value="soon"',
        "0421 55 66 77",
        "Nachts ist ein Erwachsener zu Hause.",
        "Schulbegleitung",
    ):
        assert kept in page, kept
    assert await everything() == before


@pytest.mark.parametrize(
    ("wanted", "field", "number"), [("children", "child_name", 4), ("custody", "custody_name", 3), ("lines", "bottom_line", 4)]
)
async def test_one_more_row_keeps_all_and_blames_nobody(world, browser_of, wanted, field, number):
    idris = await browser_of(world.idris)
    answer = await idris.send_form("/referrals/new", **FILLED | {"concern": ""}, more=wanted)
    assert answer.status_code == 200
    assert answer.text.count(f'name="{field}"') == number
    assert "Please fill this in" not in answer.text
    assert "Ece Şahin" in answer.text


async def test_a_child_somebody_with_custody_and_a_bottom_line_are_needed(world, browser_of):
    idris = await browser_of(world.idris)
    nobody = {name: [] for name in FILLED if name.startswith(("child", "custody"))}
    answer = await idris.send_form("/referrals/new", **FILLED | nobody | {"bottom_line": ["", " "]})
    assert answer.status_code == 422
    for sentence in ("Please name the child.", "Please name somebody with custody.", "Please write at least one bottom line."):
        assert sentence in answer.text


async def test_a_consent_needs_its_how_and_its_day_and_no_day_ahead(world, browser_of):
    idris = await browser_of(world.idris)
    ahead = str(today() + timedelta(days=1))
    answer = await idris.send_form(
        "/referrals/new",
        **FILLED | {"child_consent_on": [ahead, "", ""], "custody_consent": ["", ""], "child_born": ["0001-01-01", "", ""]},
    )
    assert answer.status_code == 422
    assert answer.text.count("This day is not possible.") == 4  # in the list on top and at the field
    assert "How was it said?" in answer.text


async def test_too_many_children_are_too_many(world, browser_of):
    idris = await browser_of(world.idris)
    answer = await idris.send_form("/referrals/new", **FILLED | {"child_name": [f"Kind {n}" for n in range(7)]})
    assert answer.status_code == 422
    assert "Kind 6" in answer.text


BAD = ["\x00", "a" * 100_000, "\ud800", "\u202egnp.exe", "👨‍👩‍👧", "<script>x</script>", "12", "[]", "6f1c2f0e-6a55-4c55-9a6e-0f3f5f3a7b11"]


@pytest.mark.parametrize("field", [*FILLED, "key", "more", "edited"])
@pytest.mark.parametrize("bad", BAD, ids=lambda text: ascii(text)[:14])
async def test_nothing_typed_is_an_error_of_ours(world, browser_of, field, bad):
    idris = await browser_of(world.idris)
    value = [bad, bad] if isinstance(FILLED.get(field), list) else bad
    encoded = (
        [each.encode("utf-8", "surrogatepass") for each in value] if isinstance(value, list) else value.encode("utf-8", "surrogatepass")
    )
    answer = await idris.send_form("/referrals/new", **FILLED | {field: encoded})
    assert answer.status_code in {200, 303, 422}


async def test_who_is_kept_out(world, browser_of):
    before = await everything()
    for person in (world.nora, world.vera, world.ada):
        browser = await browser_of(person)
        assert (await browser.get("/referrals/new")).status_code == 403
        assert (await browser.send_form("/referrals/new", **FILLED)).status_code == 403
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form("/referrals/new", **FILLED)).status_code == 404
    after = await everything()
    assert {name for name in before if before[name] != after[name]} == {"session"}
    assert await Participant.count() == 5
    assert await Consent.count() == 5
    assert await Contact.count() == 5
