"""Partners of the directory where they are needed: as information-givers, and as those who give the help that a family asks for."""

from datetime import timedelta
from uuid import uuid4

from app.circle.tables import Contact
from app.conferences.tables import Participant
from app.database import rows
from app.kit.clock import today
from app.plans import commands
from app.plans.tables import Helps
from app.practice.directory import PartnerKind
from app.practice.phases import Phase
from tests.plans import accept_plan, write_plan
from tests.web.test_directory import make_partner

SCHOOL = {
    "kind": PartnerKind.SCHOOL,
    "phone": "0421 361 9200",
    "email": "schule@bildung.test",
    "contact": "Birgit Meyer",
    "contact_phone": "0421 361 9201",
    "contact_email": "meyer@bildung.test",
    "address": "Weidedamm 1",
    "hours": "Montag bis Freitag, 8 bis 13 Uhr",
    "crisis": "yes",
    "crisis_phone": "0421 361 9299",
    "crisis_hours": "Tag und Nacht",
    "agreed": "Wir rufen zurück.",
    "renew_on": today() + timedelta(days=90),
}
SOON = today() + timedelta(days=14)


async def test_an_information_giver_is_filled_in_and_is_still_a_person(world, browser_of, queries):
    school = await make_partner(world, "Schule am Weidedamm", **SCHOOL)
    gone = await make_partner(world, "Schule, die es nicht mehr gibt", **SCHOOL)
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    await nora.send_form(f"/directory/{gone}/archive")
    at = f"/conferences/{world.yilmaz.id}/circle"
    queries.clear()

    page = await nora.get(f"{at}/new?for=facts&partner={school}")

    assert len(queries) == 3
    for known in ('value="Birgit Meyer"', 'value="Schule am Weidedamm"', 'value="0421 361 9201"', 'value="meyer@bildung.test"'):
        assert known in page.text
    assert "Schule, die es nicht mehr gibt" not in page.text
    typed = {
        "name": "Birgit Meyer", "relation": "Schule am Weidedamm", "role": "information_giver", "side": "professional", "language": "de",
        "way": "email", "email": "meyer@bildung.test",
    }  # fmt: skip
    added = await nora.send_form(f"{at}/new", **typed)
    seat = await Participant.objects().get(Participant.relation == "Schule am Weidedamm")
    assert added.headers["location"] == f"{at}/{seat.id}"
    assert (await Contact.objects().get(Contact.participant == seat.id)).email == "meyer@bildung.test"
    for nothing in ("nonsense", str(uuid4()), "%00"):
        assert (await nora.get(f"{at}/new?partner={nothing}")).status_code == 200


async def test_the_family_asks_a_partner_and_sees_how_it_is_reached_once_it_is_promised(world, browser_of):
    school = await make_partner(world, "Schule am Weidedamm", **SCHOOL)
    await write_plan(world)
    nora, idris, ayse = await browser_of(world.nora), await browser_of(world.idris), await browser_of(world.ayse)
    at = f"/conferences/{world.yilmaz.id}/plan"
    assert "Schule am Weidedamm" in (await nora.get(at)).text
    await nora.send_form(f"{at}/services", what="Ein Platz in der Betreuung", partner=str(school))
    await commands.present(await world.as_it_is(), by=world.nora.id)
    request = (await Helps.objects().first()).request
    before = (await ayse.get("/my/plan")).text

    wishes = (await idris.get(f"{at}/wishes")).text
    await idris.send_form(f"{at}/wishes/{request}", decision="granted", promised_on=SOON, partner=str(school))
    after = (await ayse.get("/my/plan")).text

    for known in ("0421 361 9201", "0421 361 9299", "Tag und Nacht", "Wir rufen zurück.", "Birgit Meyer"):
        assert known in wishes
        assert known not in after  # name and public contact only
    assert "Schule am Weidedamm" in before  # as the plan says it
    assert "0421 361 9200" not in before
    for public in ("Schule am Weidedamm", "0421 361 9200", "schule@bildung.test", "8 bis 13 Uhr"):
        assert public in after
    await idris.send_form(f"{at}/wishes/{request}", decision="refused", words="Die Schule ist voll.", partner=str(school))
    assert "0421 361 9200" not in (await ayse.get("/my/plan")).text


async def test_whoever_answers_may_name_the_partner_or_take_the_name_back(world, browser_of, queries):
    school = await make_partner(world, "Schule am Weidedamm", **SCHOOL)
    plan = await accept_plan(world)
    request = plan.plan.services[0].request
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/wishes"

    await idris.send_form(f"{path}/{request}", decision="granted", promised_on=SOON, partner=str(school))
    assert [each.partner for each in await Helps.objects()] == [school]
    await rows("UPDATE partner SET archived_at = now()")
    queries.clear()
    assert "0421 361 9201" in (await idris.get(path)).text  # it still helps
    assert len(queries) <= 5
    await idris.send_form(f"{path}/{request}", decision="granted", promised_on=SOON, words="Wie besprochen", partner=str(school))
    assert await Helps.count() == 1
    await idris.send_form(f"{path}/{request}", decision="granted", promised_on=SOON, partner="")
    assert await Helps.count() == 0
    refused = await idris.send_form(f"{path}/{request}", decision="granted", promised_on=SOON, words="Bitte behalten", partner=str(school))
    assert refused.status_code == 409
    assert "Bitte behalten" in refused.text


async def test_a_partner_of_another_office_cannot_be_asked(world, browser_of):
    school = await make_partner(world, "Schule am Weidedamm", **SCHOOL)
    await rows("UPDATE partner SET office = $1", world.osnabrueck.id)
    await write_plan(world)
    nora = await browser_of(world.nora)

    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/plan/services", what="Hilfe", partner=str(school))

    assert answer.status_code == 409
    assert "Schule am Weidedamm" not in answer.text
    assert await Helps.count() == 0
