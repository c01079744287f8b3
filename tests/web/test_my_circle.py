"""On the phone: what I need and want to say, who else should be there, and the family's map."""

from app.circle.queries import needs_of, parts_of, views_of
from app.circle.tables import Proposal, View
from app.conferences.tables import Contact, Participant
from app.network.commands import tell_about
from app.network.forms import AboutForm
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.roles import Role, StaffRole
from app.practice.taking_part import ChildTakesPart, NeedKind
from app.safety.tables import Apart
from tests.circle import count_queries, seat_of


async def test_what_i_need_and_want_to_say(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, seat = await browser_of(world.ayse), await seat_of(world, world.ayse)
    await Contact.update({Contact.needs: "riecht nach Rauch"}).where(Contact.participant == seat)

    answer = await ayse.send_form(
        "/my/view", kinds=["interpreter", "food"], needs="Türkisch, kein Schwein", words="Ich koche jeden Freitag.",
        for_whom="all", wished_reader="Derya", edited="0",
    )  # fmt: skip

    assert (answer.status_code, answer.headers["location"]) == (303, "/my/view")
    page = (await ayse.get("/my/view")).text
    assert ("Türkisch, kein Schwein" in page, "riecht nach Rauch" in page, "Mehmet" in page) == (True, False, False)
    kinds = {each.kind: each.words for each in await needs_of(world.yilmaz.id)}
    assert set(kinds) == {NeedKind.INTERPRETER, NeedKind.FOOD, NeedKind.OTHER}
    assert kinds[NeedKind.OTHER] == "riecht nach Rauch\nTürkisch, kein Schwein"
    view = (await views_of(world.yilmaz.id))[0]
    assert (view.words, view.wished_reader, view.only_coordinator) == ("Ich koche jeden Freitag.", "Derya", False)
    nora = await browser_of(world.nora)
    at = f"/conferences/{world.yilmaz.id}/circle"
    assert "Derya" in (await nora.get(f"{at}/views")).text
    assert "Türkisch, kein Schwein" in (await nora.get(f"{at}/{seat}")).text


async def test_a_tick_taken_away_takes_the_need_away_and_words_beside_others_stay(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse, seat = await browser_of(world.nora), await browser_of(world.ayse), await seat_of(world, world.ayse)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{seat}/needs", kinds=["travel", "food"], travel="Linie 10")
    await ayse.send_form("/my/view", kinds=["travel"], for_whom="all", edited="0")
    assert [(each.kind, each.words) for each in await needs_of(world.yilmaz.id)] == [(NeedKind.TRAVEL, "Linie 10")]
    await ayse.send_form("/my/view", for_whom="all", edited="1")
    assert await needs_of(world.yilmaz.id) == []


async def test_only_for_the_coordinator(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse = await browser_of(world.ayse)
    await ayse.send_form("/my/view", words="Ich habe Angst.", for_whom="only", wished_reader="Derya", edited="0")
    view = (await views_of(world.yilmaz.id))[0]
    assert (view.only_coordinator, view.wished_reader, view.read_out_by) == (True, "", None)


async def test_what_the_coordinator_wrote_meanwhile_is_not_lost(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse, seat = await browser_of(world.nora), await browser_of(world.ayse), await seat_of(world, world.ayse)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{seat}/view", words="Am Telefon gesagt", reader="", edited="0")
    answer = await ayse.send_form("/my/view", words="Selbst getippt", for_whom="all", edited="0")
    assert (answer.status_code, "Am Telefon gesagt" in answer.text, "Selbst getippt" in answer.text) == (409, True, True)
    assert (await View.objects().first()).words == "Am Telefon gesagt"
    long = await ayse.send_form("/my/view", words="x" * 4001, for_whom="all", edited="1")
    assert (long.status_code, "At most 4000 characters" in long.text) == (422, True)


async def test_a_child_says_itself_how_it_takes_part(world, browser_of):
    await world.at(Phase.PREPARATION)
    elif_, ayse = await browser_of(world.elif_), await browser_of(world.ayse)
    assert "I draw or make something" in (await elif_.get("/my/view")).text
    assert "I draw or make something" not in (await ayse.get("/my/view")).text
    await elif_.send_form("/my/view", how="drawing", for_whom="all", edited="0")
    await ayse.send_form("/my/view", how="drawing", for_whom="all", edited="0")
    assert [(each.name, each.how) for each in await parts_of(world.yilmaz.id)] == [("Elif Yılmaz", ChildTakesPart.DRAWING)]


async def test_somebody_is_proposed_and_the_coordinator_takes_them_in(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    for _press in range(2):
        answer = await ayse.send_form("/my/circle", name="Derya  Demir", relation="Tante", words="Elif mag sie.")
    assert (answer.status_code, await Proposal.count()) == (303, 1)
    assert await OutboxMessage.count().where(OutboxMessage.person == world.nora.id, OutboxMessage.kind == Kind.DESK_NEWS) == 1
    assert "Your coordinator has got it" in (await ayse.get("/my/circle")).text
    assert "The family thinks of somebody else." in (await nora.get("/desk")).text
    circle = f"/conferences/{world.yilmaz.id}/circle"
    page = (await nora.get(circle)).text
    assert ("Derya Demir" in page, "Elif mag sie." in page) == (True, True)

    proposal = await Proposal.objects().first()
    answer = await nora.send_form(f"{circle}/proposals/{proposal.id}/take", side="mother")

    seat = await Participant.objects(Participant.person).where(Participant.person.name == "Derya Demir").first()
    assert answer.headers["location"] == f"{circle}/{seat.id}"
    assert (seat.role, seat.side, seat.relation) == (Role.FAMILY, "mother", "Tante")
    assert "Looked at" in (await ayse.get("/my/circle")).text
    assert (await nora.send_form(f"{circle}/proposals/{proposal.id}/take", side="mother")).status_code == 404


async def test_not_now_is_said_in_a_talk(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    assert (await ayse.send_form("/my/circle", name="")).status_code == 422
    await ayse.send_form("/my/circle", name="Onkel Ali")
    proposal = await Proposal.objects().first()
    at = f"/conferences/{world.yilmaz.id}/circle/proposals/{proposal.id}"
    assert (await nora.send_form(f"{at}/take", side="")).status_code == 409
    await nora.send_form(f"{at}/leave")
    assert (await Proposal.objects().first()).decision == "not_now"
    assert "Onkel Ali" not in (await nora.get(f"/conferences/{world.yilmaz.id}/circle")).text
    assert "not_now" not in (await ayse.get("/my/circle")).text


async def test_who_is_there_already_is_not_taken_in_twice(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    await ayse.send_form("/my/circle", name="Sara Yılmaz")
    proposal = await Proposal.objects().first()
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/proposals/{proposal.id}/take", side="mother")
    assert (answer.status_code, "in the circle already" in answer.text) == (409, True)
    assert (await Proposal.objects().first()).decision == ""


async def test_the_family_sees_its_map_when_it_is_shown_and_only_what_it_may(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    at = f"/conferences/{world.yilmaz.id}/map"
    assert "There is no picture here yet" in (await ayse.get("/my/map")).text
    assert "/my/map" not in (await ayse.get("/my")).text
    conference = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    await tell_about(conference, await seat_of(world, world.interpreter), AboutForm(tie="strained"), by=world.nora.id)  # type: ignore[arg-type]
    await tell_about(conference, await seat_of(world, world.mehmet), AboutForm(tie="strained", for_family="yes"), by=world.nora.id)  # type: ignore[arg-type]

    await nora.send_form(f"{at}/share", shared="yes")

    page = (await ayse.get("/my/map")).text
    assert ("Mehmet Yılmaz" in page, "Leyla Aydın" in page) == (True, False)
    for word in ("strained", "Difficult", "Amselweg", "familie.test", "/conferences/", "Mentioned", "<a class"):
        assert word not in page.partition("<main")[2].partition("</main>")[0].replace('<a class="kern-btn', ""), word
    assert "/my/map" in (await ayse.get("/my")).text
    assert (await (await browser_of(world.elif_)).get("/my/map")).status_code == 403
    await nora.send_form(f"{at}/share", shared="no")
    assert "There is no picture here yet" in (await ayse.get("/my/map")).text


async def test_whoever_must_not_meet_somebody_sees_what_is_seen_where_there_is_no_map(world, browser_of):
    await world.at(Phase.PREPARATION)
    mehmet, nora = await browser_of(world.mehmet), await browser_of(world.nora)
    none = (await mehmet.get("/my/map")).text
    await nora.send_form(f"/conferences/{world.yilmaz.id}/map/share", shared="yes")
    assert "Sara" in (await mehmet.get("/my/map")).text
    one, other = sorted([await seat_of(world, world.sara), await seat_of(world, world.mehmet)])
    await Apart.insert(Apart(conference=world.yilmaz.id, one=one, other=other, by=world.nora.id))
    hidden = (await mehmet.get("/my/map")).text
    assert ("Sara" in hidden, "/my/map" in (await mehmet.get("/my")).text) == (False, False)
    assert len(hidden) == len(none)


async def test_as_few_queries_for_many_as_for_one(world, browser_of, monkeypatch):
    await world.at(Phase.PREPARATION)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/map/share", shared="yes")
    pages = ["/my/view", "/my/circle", "/my/map"]
    few = [await count_queries(monkeypatch, ayse, page) for page in pages]
    for i in range(3):
        await ayse.send_form("/my/circle", name=f"Tante {i}")
        await nora.send_form(f"/conferences/{world.yilmaz.id}/map/people", name=f"Tante {i}", relation="Tante", side="mother")
    many = [await count_queries(monkeypatch, ayse, page) for page in pages]
    assert (few, max(many) <= 4) == (many, True)
