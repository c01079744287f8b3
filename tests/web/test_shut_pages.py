"""A page that is shut: staff stay at their desk, with its menu and their way back; a family stays on its phone's page."""

from app.practice.phases import Phase

NOWHERE = "/conferences/0b9c3f4e-0000-4000-8000-000000000000"
AT_THE_DESK, BACK_TO_THE_DESK, LEAVE = 'data-page="desk"', '<a class="kern-btn kern-btn--primary" href="/desk">', "data-leave"


async def test_staff_find_their_desk_around_a_page_that_is_shut(world, browser_of):
    await world.at(Phase.PRIVATE_TIME)
    nora = await browser_of(world.nora)
    for path, status in ((NOWHERE, 404), (f"/conferences/{world.yilmaz.id}/circle", 403), ("/overview", 403)):
        answer = await nora.get(path)
        assert answer.status_code == status, path
        assert AT_THE_DESK in answer.text
        assert BACK_TO_THE_DESK in answer.text
        assert 'class="menu"' in answer.text
        assert LEAVE not in answer.text


async def test_a_family_keeps_its_frame(world, browser_of):
    ayse = await browser_of(world.ayse)
    answer = await ayse.get("/my/plan/write")
    assert answer.status_code == 403
    assert AT_THE_DESK not in answer.text
    assert LEAVE in answer.text
    assert '<a class="kern-btn kern-btn--primary" href="/my">' in answer.text


async def test_a_turned_screen_is_in_the_familys_hands(world, browser_of):
    """Whatever does not work there shows nothing of the desk: no menu, no name."""
    nora = await browser_of(world.nora)
    await nora.send_form("/turned")
    answer = await nora.post("/turned/back", data={"token": "of an earlier session"})
    assert answer.status_code == 403
    assert AT_THE_DESK not in answer.text
    assert LEAVE in answer.text
    assert "Nora" not in answer.text
