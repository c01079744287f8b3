"""What somebody wants to say on the day: written or tapped beforehand, in their own language, seen by nobody else in the family."""

from app.circle.queries import views_of
from app.circle.tables import View
from app.practice.phases import Phase
from app.safety.tables import Apart
from tests.circle import count_queries, seat_of

TAPPED = {"good": ["pet", "hug"], "good_words": "Minnoş", "worry": ["angry"], "wish_words": "Fahrrad fahren", "for_whom": "all"}


async def test_it_works_for_a_child_without_a_word_written(world, browser_of):
    await world.at(Phase.PREPARATION)
    elif_, nora = await browser_of(world.elif_), await browser_of(world.nora)
    assert 'href="/my/say"' in (await elif_.get("/my")).text
    page = (await elif_.get("/my/say")).text
    assert all(words in page for words in ("What is good", "What worries me", "What I wish", "A pet"))

    answer = await elif_.send_form("/my/say", worry=["angry", "night"], for_whom="all", edited="0")

    assert (answer.status_code, answer.headers["location"]) == (303, "/my/say")
    page = (await elif_.get("/my/say")).text
    assert ("Thank you. It is kept." in page, page.count(" checked") >= 3) == (True, True)
    at = f"/conferences/{world.yilmaz.id}"
    for path in ("/circle/views", "/day"):
        page = (await nora.get(at + path)).text
        assert ("What worries me" in page, "Angry" in page, "What is good" in page) == (True, True, False), path


async def test_pictures_are_read_in_the_readers_language_and_words_need_translating(world, browser_of):
    await world.at(Phase.PREPARATION)
    elif_, nora = await browser_of(world.elif_, language="ar"), await browser_of(world.nora)
    await elif_.send_form("/my/say", **TAPPED, edited="0", wished_reader="Sara")
    at = f"/conferences/{world.yilmaz.id}"
    for path in ("/circle/views", "/day"):
        page = (await nora.get(at + path)).text
        assert ("A pet" in page, '<div lang="ar">' in page, "Sara" in page) == (True, True, True), path
        assert "Written in Arabic, needs translating" in page, path

    seat, text = await seat_of(world, world.elif_), (await View.objects().first()).words
    said = {"words": text.replace("\n", "\r\n"), "in_german": "Meine Katze", "reader": ""}
    await nora.send_form(f"{at}/circle/{seat}/view", **said, edited="1")

    page = (await nora.get(f"{at}/day")).text
    assert ("Meine Katze" in page, "needs translating" in page, "A pet" in page) == (True, False, True)
    await elif_.send_form("/my/say", **{**TAPPED, "more": "Noch etwas"}, edited="2")
    page = (await nora.get(f"{at}/day")).text
    assert ("Meine Katze" in page, "needs translating" in page) == (False, True)


async def test_what_the_coordinator_writes_instead_is_there_to_be_changed(world, browser_of):
    await world.at(Phase.PREPARATION)
    elif_, nora, seat = await browser_of(world.elif_, language="ar"), await browser_of(world.nora), await seat_of(world, world.elif_)
    await elif_.send_form("/my/say", **TAPPED, edited="0")
    await nora.send_form(f"/conferences/{world.yilmaz.id}/circle/{seat}/view", words="Am Telefon gesagt", reader="", edited="1")
    assert "Am Telefon gesagt" in (await elif_.get("/my/say")).text
    view = (await views_of(world.yilmaz.id))[0]
    assert (view.words, view.lang, view.houses.rooms()) == ("Am Telefon gesagt", "", [])
    late = await elif_.send_form("/my/say", **TAPPED, edited="1")
    assert (late.status_code, "Am Telefon gesagt" in late.text, "Fahrrad fahren" in late.text) == (409, True, True)


async def test_an_adult_says_in_which_language_it_is(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse = await browser_of(world.ayse, language="ar")
    await ayse.send_form("/my/view", words="Merhaba", lang="tr", for_whom="all", edited="0")
    await ayse.send_form("/my/view", words="Merhaba", for_whom="only", edited="1")
    assert [(each.lang, each.only_coordinator) for each in await views_of(world.yilmaz.id)] == [("ar", True)]
    assert (await ayse.send_form("/my/view", words="x", lang="klingon", for_whom="all", edited="2")).status_code == 422
    assert (await ayse.get("/my/say")).headers["location"] == "/my/view"
    assert (await ayse.send_form("/my/say", **TAPPED, edited="2")).headers["location"] == "/my/view"


async def test_mistakes_keep_what_was_tapped(world, browser_of):
    await world.at(Phase.PREPARATION)
    elif_ = await browser_of(world.elif_)
    answer = await elif_.send_form("/my/say", good=["pet"], good_words="x" * 701, edited="0")
    assert (answer.status_code, 'value="pet" checked' in answer.text, await View.count()) == (422, True, 0)
    assert (await elif_.send_form("/my/say", good=["nothing known"], edited="0")).status_code == 422
    await elif_.send_form("/my/view", kinds=["food"], edited="0")
    await elif_.send_form("/my/say", **TAPPED, edited="0")
    await elif_.send_form("/my/view", kinds=["food"], needs="Saft", edited="0")  # needs and words do not overtake each other
    assert (await View.objects().first()).houses != "{}"


async def test_each_page_of_a_child_says_what_is_kept_on_it(world, browser_of):
    await world.at(Phase.PREPARATION)
    for first, sent, other in (
        ("/my/say", {**TAPPED}, "/my/view"),
        ("/my/view", {"kinds": ["food"]}, ""),
    ):
        elif_ = await browser_of(world.elif_)
        await elif_.send_form(first, **sent, edited="0")
        assert "Thank you. It is kept." in (await elif_.get(first)).text, first
        if other:
            assert "Thank you. It is kept." not in (await elif_.get(other)).text


async def test_nobody_else_in_the_family_sees_it_and_it_cannot_be_changed_any_more_on_the_day(world, browser_of):
    await world.at(Phase.PREPARATION)
    one, other = sorted([await seat_of(world, world.elif_), await seat_of(world, world.mehmet)])
    elif_, idris = await browser_of(world.elif_), await browser_of(world.idris)
    others = [await browser_of(each) for each in (world.ayse, world.mehmet, world.sara, world.interpreter)]
    paths = ("/my", "/my/view", "/my/say", "/my/day", "/my/circle", "/my/invitation")
    before = [[len((await phone.get(path)).text) for path in paths] for phone in others]

    await elif_.send_form("/my/say", **TAPPED, more="Ich will zu Oma", edited="0")

    assert [[len((await phone.get(path)).text) for path in paths] for phone in others] == before
    await Apart.insert(Apart(conference=world.yilmaz.id, one=one, other=other, by=world.nora.id))
    for path in (f"/conferences/{world.yilmaz.id}", f"/conferences/{world.yilmaz.id}/referral"):
        assert "zu Oma" not in (await idris.get(path)).text
    assert (await idris.get(f"/conferences/{world.yilmaz.id}/circle/views")).status_code == 403
    await world.at(Phase.INFORMATION)
    assert (await elif_.get("/my/say")).status_code == 403
    assert (await elif_.send_form("/my/say", **TAPPED, edited="1")).status_code == 403


async def test_what_is_only_for_the_coordinator_is_on_no_run_sheet(world, browser_of):
    await world.at(Phase.PREPARATION)
    elif_, nora = await browser_of(world.elif_), await browser_of(world.nora)
    await elif_.send_form("/my/say", **{**TAPPED, "for_whom": "only"}, edited="0")
    at = f"/conferences/{world.yilmaz.id}"
    assert ["Fahrrad" in (await nora.get(at + path)).text for path in ("/day", "/circle/views")] == [False, False]
    assert "Fahrrad" in (await nora.get(f"{at}/circle/{await seat_of(world, world.elif_)}")).text


async def test_as_few_queries_for_many_as_for_one(world, browser_of, monkeypatch):
    await world.at(Phase.PREPARATION)
    elif_ = await browser_of(world.elif_)
    few = await count_queries(monkeypatch, elif_, "/my/say")
    await elif_.send_form("/my/say", **TAPPED, edited="0")
    assert (await count_queries(monkeypatch, elif_, "/my/say"), few <= 4) == (few, True)
