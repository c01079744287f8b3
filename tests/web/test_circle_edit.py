"""Two people write about the same person of the circle: the second sees both texts, and nothing is lost."""

from app.conferences.tables import Contact, Participant
from app.people.tables import Person
from app.practice.phases import Phase
from tests.circle import seat_of

AYSE = {"name": "Ayşe Demir", "role": "family", "side": "mother", "language": "tr", "way": "email", "email": "ayse@familie.test"}


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)

    answer = await nora.send_form(
        f"/conferences/{world.yilmaz.id}/circle/{ayse}", **(AYSE | {"name": "Ayşe Demir-Kurt", "phone": "0170 1234567", "edited": 0})
    )

    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{world.yilmaz.id}/circle")
    person = await Person.objects().get(Person.id == world.ayse.id)
    contact = await Contact.objects().get(Contact.participant == ayse)
    seat = await Participant.objects().get(Participant.id == ayse)
    assert (person.name, contact.phone, seat.edited) == ("Ayşe Demir-Kurt", "0170 1234567", 1)


async def test_the_second_sees_both_texts_and_can_put_them_together(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    at = f"/conferences/{world.yilmaz.id}/circle/{ayse}"
    await nora.send_form(at, **(AYSE | {"safety": "einen Stuhl mit Lehne", "edited": 0}))

    answer = await nora.send_form(at, **(AYSE | {"safety": "eine Pause am Nachmittag", "edited": 0}))

    assert answer.status_code == 409
    assert "einen Stuhl mit Lehne" in answer.text
    assert "eine Pause am Nachmittag" in answer.text
    assert (await Contact.objects().get(Contact.participant == ayse)).safety == "einen Stuhl mit Lehne"
    assert 'name="edited" value="1"' in answer.text
    again = await nora.send_form(at, **(AYSE | {"safety": "Stuhl und Pause", "edited": 1}))
    assert (again.status_code, (await Contact.objects().get(Contact.participant == ayse)).safety) == (303, "Stuhl und Pause")


async def test_a_mistake_keeps_what_was_typed_and_changes_nothing(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    answer = await nora.send_form(
        f"/conferences/{world.yilmaz.id}/circle/{ayse}", **(AYSE | {"email": "", "safety": "eine Pause", "edited": 0})
    )
    assert (answer.status_code, "eine Pause" in answer.text, "we need the address" in answer.text) == (422, True, True)
    assert (await Contact.objects().get(Contact.participant == ayse)).email == "ayse@familie.test"


async def test_in_private_time_nothing_of_it_can_be_written(world, browser_of):
    await world.at(Phase.PRIVATE_TIME)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{ayse}", **(AYSE | {"edited": 0}))
    assert answer.status_code == 403
