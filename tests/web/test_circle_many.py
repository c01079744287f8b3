"""Many people at once: a row for each, a pasted list, and what follows by itself."""

from app.circle.tables import Contact
from app.conferences.tables import Consent, Participant
from app.people.tables import Person
from app.practice.phases import Phase
from app.practice.roles import Role

LIST = """Hala Nasser, Tante der Mutter, Arabisch, 0176 5550110
Ali Yılmaz; Onkel; ali@familie.test; tr
Gisela Meyer, Nachbarin
Frau Brandt\tKlassenlehrerin\tbrandt@schule.test"""


def rows_of(*people: dict[str, str]) -> dict[str, str]:
    return {f"{number}-{name}": value for number, person in enumerate(people) for name, value in person.items()}


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle/many"
    assert (await nora.get(at)).text.count("-name") >= 8

    answer = await nora.send_form(
        at,
        do="save",
        consent="on_the_phone",
        **rows_of(
            {"name": "Hala Nasser", "relation": "Tante der Mutter", "contact": "0176 5550110", "language": "ar"},
            {"name": "", "language": "de"},
            {"name": "Gisela Meyer", "relation": "Nachbarin", "language": "de"},
            {"name": "Leyla Kurt", "relation": "Dolmetscherin", "contact": "kurt@sprache.test, 0421 5550111", "language": "de"},
        ),
    )

    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{world.yilmaz.id}/circle")
    added = await Participant.objects(Participant.person).where(Participant.conference == world.yilmaz.id).order_by(Participant.made_at)
    new = {each.person.name: (each.person.language, each.role, each.side) for each in added[-3:]}
    assert new == {
        "Hala Nasser": ("ar", Role.FAMILY, "mother"),
        "Gisela Meyer": ("de", Role.FAMILY, "neighbours"),
        "Leyla Kurt": ("de", Role.INTERPRETER, "professional"),
    }
    contacts = [await Contact.objects().get(Contact.participant == each.id) for each in added[-3:]]
    assert {each.way for each in contacts} == {"text", "paper", "email"}
    assert await Consent.count().where(Consent.participant.is_in([each.id for each in added[-3:]]), Consent.how == "on_the_phone") == 3


async def test_a_pasted_list_fills_the_rows_and_is_not_kept_yet(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle/many"
    before = await Participant.count()

    answer = await nora.send_form(
        at, do="read", list=LIST, **rows_of({"name": "Schon Getippt", "language": "de"}, {"name": "", "language": "de"})
    )

    assert (answer.status_code, await Participant.count()) == (200, before)
    for words in ('value="Schon Getippt"', 'value="Hala Nasser"', 'value="0176 5550110"', 'value="Klassenlehrerin"'):
        assert words in answer.text
    assert answer.text.index("Schon Getippt") < answer.text.index("Hala Nasser") < answer.text.index("Ali Yılmaz")
    assert answer.text.count('<option value="ar" selected>Arabic</option>') == 1
    assert answer.text.count('<option value="neighbours" selected>') == 1


async def test_more_rows_keep_what_was_typed(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle/many"
    answer = await nora.send_form(at, do="more", **rows_of({"name": "Ali Yılmaz", "contact": "kaputt", "language": "tr"}))
    assert (answer.status_code, 'value="Ali Yılmaz"' in answer.text, 'name="8-name"' in answer.text) == (200, True, True)


async def test_all_mistakes_are_named_at_once_and_nobody_is_added(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle/many"
    before = await Participant.count()

    answer = await nora.send_form(
        at,
        do="save",
        **rows_of(
            {"name": "Ali Yılmaz", "relation": "Onkel", "language": "tr"},
            {"name": "", "relation": "Tante", "language": "de"},
            {"name": "Gisela Meyer", "relation": "Nachbarin", "contact": "gleich nebenan", "language": "de"},
            {"name": "Uwe Brandt", "relation": "Freund", "language": "klingon"},
            {"name": "Ute Brandt", "relation": "Freundin", "language": "de", "way": "email"},
            {"name": "Sara Yılmaz", "relation": "Freundin", "language": "de"},
        ),
    )

    assert (answer.status_code, await Participant.count()) == (422, before)
    for sentence in (
        "does not tell the side", "Please fill this in.", "a telephone number, or both", "choose one of the answers", "we need the address",
    ):  # fmt: skip
        assert sentence in answer.text, sentence
    assert "E-mail or telephone in row 3" in answer.text


async def test_who_is_there_already_is_not_added_twice(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle/many"
    two = rows_of(
        {"name": "Neu Hier", "relation": "Freundin", "language": "de"}, {"name": "sara yılmaz", "relation": "Mutter", "language": "de"}
    )
    before = await Participant.count()
    answer = await nora.send_form(at, do="save", **two)
    assert (answer.status_code, "add what tells them apart" in answer.text, await Participant.count()) == (422, True, before)
    empty = await nora.send_form(at, do="save", **rows_of({"name": "", "language": "de"}))
    assert (empty.status_code, "at least one name" in empty.text) == (422, True)


async def test_languages_stand_as_the_reader_calls_them(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, circle = await browser_of(world.nora, language="de"), f"/conferences/{world.yilmaz.id}/circle"
    for path in ("new", "many"):
        page = (await nora.get(f"{circle}/{path}")).text
        assert "Einfache Sprache" in page
        assert "Türkisch" in page
        assert "Easy German" not in page


async def test_one_and_many_begin_in_the_language_that_most_of_the_family_speak(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, circle = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/circle"
    await Person.update({Person.language: "tr"}).where(Person.id.is_in([world.ayse.id, world.mehmet.id, world.elif_.id, world.sara.id]))
    for path in ("new", "many"):
        assert '<option value="tr" selected>' in (await nora.get(f"{circle}/{path}")).text
    assert '<option value="de" selected>' in (await nora.get(f"{circle}/new?for=facts")).text
