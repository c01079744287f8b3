"""The office's services and partners: kept, found, printed for a crisis, agreed anew."""

from datetime import date

import time_machine

from app.audit.tables import AuditEntry
from app.directory.commands import add_partner
from app.directory.forms import PartnerForm
from app.directory.tables import Partner
from app.practice.directory import PartnerKind

MIDWIFE = {
    "name": "Hebammenpraxis am Hastedter Ufer",
    "kind": "midwife",
    "offers": "Kommt in den ersten zwölf Wochen nach Hause.",
    "for_whom": "Eltern mit einem Kind unter einem Jahr",
    "languages": ["tr", "ar"],
    "phone": "0421 361 9001",
    "edited": "0",
}


async def make_partner(world, name="Kinderschutz-Telefon", **more):
    values = {"kind": PartnerKind.CRISIS, "offers": "Hört zu und kommt.", "phone": "0421 361 9100"} | more
    return await add_partner(PartnerForm(name=name, **values), office=world.bremen.id, by=world.vera.id)


async def test_it_works(world, browser_of):
    vera = await browser_of(world.vera)
    agreed = {"agreed": "Wir rufen uns am selben Tag zurück.", "renew_on": "2027-06-30", "renewer": str(world.nora.id)}

    answer = await vera.send_form("/directory/new", **MIDWIFE, **agreed)

    made = await Partner.objects().first()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/directory/{made.id}")
    assert (made.name, made.kind, made.languages, made.renewer) == (MIDWIFE["name"], "midwife", ["tr", "ar"], world.nora.id)
    shown = (await (await browser_of(world.idris)).get(f"/directory/{made.id}")).text
    assert "Nora Wiechmann" in shown
    assert "Wir rufen uns am selben Tag zurück." in shown
    assert f'action="/directory/{made.id}' not in shown  # a caseworker reads
    await vera.send_form(f"/directory/{made.id}", **MIDWIFE | {"name": "Hebammen am Ufer"})
    lines = await AuditEntry.select(AuditEntry.deed, AuditEntry.about).where(AuditEntry.deed.like("%partner")).order_by(AuditEntry.at)
    assert [line["deed"] for line in lines] == ["add_partner", "change_partner"]
    assert '["agreed", "name", "renew_on", "renewer"]' in lines[1]["about"]


async def test_it_is_looked_through_by_words_kind_language_and_crisis(world, browser_of):
    await make_partner(world, "Kinderschutz-Telefon", crisis="yes", crisis_phone="0421 361 9111", crisis_hours="Tag und Nacht")
    await make_partner(world, "Löwenapotheke", kind=PartnerKind.OTHER, languages=["tr"])
    await make_partner(world, "Praxis Dr. Grün", kind=PartnerKind.PAEDIATRICIAN, languages=["ar"], offers="Für Kinder bis 18.")
    nora = await browser_of(world.nora)

    async def names(query):
        text = (await nora.get(f"/directory?{query}")).text
        return [name for name in ("Kinderschutz-Telefon", "Löwenapotheke", "Praxis Dr. Grün") if name in text]

    assert await names("q=LOWEN") == ["Löwenapotheke"]
    assert await names("q=paediatrician") == ["Praxis Dr. Grün"]
    assert await names("kind=crisis") == ["Kinderschutz-Telefon"]
    assert await names("language=ar") == ["Praxis Dr. Grün"]
    assert await names("crisis=yes") == ["Kinderschutz-Telefon"]
    assert await names("kind=nothing&language=xx&q=") == ["Kinderschutz-Telefon", "Löwenapotheke", "Praxis Dr. Grün"]
    assert await names("q=gibt+es+nicht") == []
    sheet = (await nora.get("/directory/crisis")).text
    assert "0421 361 9111" in sheet
    assert "Tag und Nacht" in sheet
    assert "Löwenapotheke" not in sheet


async def test_mistakes_are_shown_with_all_that_was_typed(world, browser_of):
    nora = await browser_of(world.nora)
    wrong = {"kind": "pirates", "phone": "", "languages": ["xx"], "crisis": "yes", "agreed": "Wir reden."}

    first = await nora.send_form("/directory/new", **MIDWIFE | wrong)
    assert first.status_code == 422
    second = await nora.send_form("/directory/new", **MIDWIFE | wrong | {"kind": "police"})

    assert second.status_code == 422
    for sentence in ("How are they reached?", "In a crisis one needs a number.", "By when do you look at it together again?"):
        assert sentence in second.text
    assert "Wir reden." in second.text
    assert (await nora.send_form("/directory/new", **MIDWIFE | {"renewer": str(world.idris.id)})).status_code == 422
    assert (await nora.send_form("/directory/new", **MIDWIFE | {"renewer": str(world.foreign_manager.id)})).status_code == 422
    assert await Partner.count() == 0


async def test_of_two_who_write_at_once_the_second_sees_both_texts(world, browser_of):
    made = await make_partner(world)
    nora, vera = await browser_of(world.nora), await browser_of(world.vera)
    await nora.send_form(f"/directory/{made}", **MIDWIFE | {"offers": "Was Nora schrieb"})

    answer = await vera.send_form(f"/directory/{made}", **MIDWIFE | {"offers": "Was Vera schrieb"})

    assert answer.status_code == 409
    assert "Was Nora schrieb" in answer.text
    assert "Was Vera schrieb" in answer.text
    await vera.send_form(f"/directory/{made}", **MIDWIFE | {"offers": "Beides", "edited": "1"})
    assert (await Partner.objects().get(Partner.id == made)).offers == "Beides"


async def test_what_was_agreed_is_renewed_in_time(world, browser_of):
    with time_machine.travel("2026-12-01T10:00:00Z", tick=False):
        made = await make_partner(world, agreed="Rückruf am selben Tag.", renew_on=date(2026, 12, 20), renewer=world.nora.id)
        far = await make_partner(world, "Später", agreed="Zwei Treffen im Jahr.", renew_on=date(2027, 8, 1))
        others = await make_partner(world, "Ohne Namen", agreed="Ein Anruf genügt.", renew_on=date(2026, 11, 20))
    with time_machine.travel("2026-12-02T10:00:00Z", tick=False):
        desks = {name: (await (await browser_of(getattr(world, name))).get("/desk")).text for name in ("nora", "jan", "vera")}
        assert {name: [str(each) in text for each in (made, others, far)] for name, text in desks.items()} == {
            "nora": [True, False, False],
            "jan": [False, False, False],
            "vera": [True, True, False],
        }
        nora = await browser_of(world.nora)
        assert (await nora.send_form(f"/directory/{made}/renew", renew_on="2026-12-02")).status_code == 422
        assert (await nora.send_form(f"/directory/{made}/renew", renew_on="2027-12-01")).status_code == 303
        assert str(made) not in (await nora.get("/desk")).text


async def test_who_is_archived_is_offered_to_nobody_and_can_come_back(world, browser_of):
    made = await make_partner(world)
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    await nora.send_form(f"/directory/{made}/archive")

    assert "Kinderschutz-Telefon" not in (await idris.get("/directory")).text
    assert "Kinderschutz-Telefon" in (await nora.get("/directory")).text  # folded away
    await nora.send_form(f"/directory/{made}/use-again")
    assert "Kinderschutz-Telefon" in (await idris.get("/directory")).text


async def test_a_sheet_holds_no_formula_and_asks_for_the_second_factor(world, browser_of):
    await make_partner(world, "=cmd|' /C calc'!A0")
    nora = await browser_of(world.nora)

    sheet = (await nora.get("/directory/file/sheet.csv")).text

    assert "\"'=cmd|" in sheet
    assert (await nora.get("/directory/file/sheet.xlsx")).content.startswith(b"PK")
    assert (await nora.get("/directory/file/other")).status_code == 404
    later = await browser_of(world.nora)
    with time_machine.travel("2030-01-01", tick=False):
        assert (await later.get("/directory/file/sheet.csv")).status_code in {303, 401, 403}


async def test_another_office_sees_and_changes_nothing(world, browser_of):
    made = await make_partner(world)
    ulla = await browser_of(world.foreign_manager)

    assert "Kinderschutz-Telefon" not in (await ulla.get("/directory")).text
    assert (await ulla.get(f"/directory/{made}")).status_code == 404
    for path in ("", "/archive", "/use-again", "/renew"):
        assert (await ulla.send_form(f"/directory/{made}{path}", **MIDWIFE, renew_on="2030-01-01")).status_code == 404
    assert (await Partner.objects().get(Partner.id == made)).name == "Kinderschutz-Telefon"


async def test_few_questions_to_the_database(world, browser_of, queries):
    nora = await browser_of(world.nora)
    counted = []
    for number in (1, 3):
        while await Partner.count() < number:
            last = await make_partner(world, f"Nummer {number} {await Partner.count()}")
        for path in ("/directory", "/directory/crisis", f"/directory/{last}"):
            queries.clear()
            await nora.get(path)
            counted.append(len(queries))
    assert counted == [2, 2, 3, 2, 2, 3]
