"""Good news has a place of its own: told by anybody of the family, read by all of them, by the office only after a tick."""

import pytest

from app.follow_up.queries import good_news_on_the_table
from app.follow_up.tables import GoodNews
from app.practice.phases import Phase
from app.safety.tables import Separate
from tests.web.test_how_it_is import must_not_meet, seat_of


async def told(world, person, words, *, office=False):
    news = GoodNews(conference=world.yilmaz.id, by=person.id, words=words, shared=office)
    await GoodNews.insert(news)
    return news.id


async def test_it_works_for_a_child_and_stands_on_everybody_s_first_page(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    elif_, sara = await browser_of(world.elif_), await browser_of(world.sara)

    answer = await elif_.send_form("/my/good-news", words="Ich habe eine Eins in Mathe!")

    news = await GoodNews.select().first()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/my/good-news#n-{news['id']}")
    assert (news["words"], news["shared"], news["by"]) == ("Ich habe eine Eins in Mathe!", False, world.elif_.id)
    for path in ("/my", "/my/good-news"):
        page = (await sara.get(path)).text
        assert "Ich habe eine Eins in Mathe!" in page
        assert "Elif Yılmaz" in page
    assert "Take it back" not in (await sara.get("/my/good-news")).text


async def test_the_office_reads_only_what_is_meant_for_it_as_a_group_and_not_as_a_task(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    await told(world, world.ayse, "Nur unter uns")
    await told(world, world.ayse, "Elif war jeden Tag da", office=True)
    for person in (world.nora, world.idris):
        browser = await browser_of(person)
        desk = (await browser.get("/desk")).text
        progress = (await browser.get(f"/conferences/{world.yilmaz.id}/progress")).text
        assert "Nur unter uns" not in desk + progress
        assert "Elif war jeden Tag da" in progress
        group = desk.partition('aria-labelledby="h-news"')[2].partition("</section>")[0]
        assert "Elif war jeden Tag da" in group
        assert "Ayşe Demir" in group
        assert "Elif war jeden Tag da" not in desk.replace(group, "")
    assert "Elif war jeden Tag da" not in (await (await browser_of(world.vera)).get("/desk")).text


async def test_one_s_own_is_taken_back_and_nobody_else_s(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    mine, other = await told(world, world.ayse, "Von mir"), await told(world, world.sara, "Von Sara")
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form(f"/my/good-news/{other}/take-back")).status_code == 404
    assert (await ayse.send_form(f"/my/good-news/{mine}/take-back")).status_code == 303
    assert (await ayse.send_form(f"/my/good-news/{mine}/take-back")).status_code == 404
    assert [each["words"] for each in await GoodNews.select(GoodNews.words)] == ["Von Sara"]


async def test_the_same_tap_twice_is_one_and_nothing_is_no_news(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    ayse = await browser_of(world.ayse)
    for _ in range(2):
        await ayse.send_form("/my/good-news", words="Alle waren da", shared="yes")
    assert await GoodNews.count() == 1
    for words in ("", " ", "a" * 501, "\x00"):
        assert (await ayse.send_form("/my/good-news", words=words)).status_code == 422
    assert await GoodNews.count() == 1


async def test_whoever_must_not_meet_somebody_reads_nothing_of_them(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    await told(world, world.mehmet, "Ich habe Arbeit gefunden")
    await must_not_meet(world, world.sara, world.mehmet)
    sara, ayse = await browser_of(world.sara), await browser_of(world.ayse)
    for path in ("/my", "/my/good-news"):
        page = (await sara.get(path)).text
        assert "Ich habe Arbeit gefunden" not in page
        assert "Mehmet" not in page
        assert "Ich habe Arbeit gefunden" in (await ayse.get(path)).text  # the control


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    for person in (world.interpreter, world.nora, world.idris):
        assert (await (await browser_of(person)).get("/my/good-news")).status_code in {403, 404}
    await world.at(Phase.AGREEING)
    assert (await (await browser_of(world.ayse)).send_form("/my/good-news", words="Zu früh")).status_code == 403


@pytest.mark.parametrize("number", [1, 4])
async def test_few_questions_to_the_database(world, browser_of, queries, number):
    await world.at(Phase.FOLLOW_UP)
    for i in range(number):
        await told(world, world.sara, f"Gutes {i}", office=True)
    ayse, nora = await browser_of(world.ayse), await browser_of(world.nora)
    for browser, path, asked in ((ayse, "/my/good-news", 2), (ayse, "/my", 3), (nora, "/desk", 4)):
        queries.clear()
        await browser.get(path)
        assert len(queries) == asked, "\n".join(queries)


async def test_a_review_begins_with_what_is_shared_by_those_at_the_common_table(world):
    await world.at(Phase.REVIEW, sitting=2)
    await told(world, world.ayse, "Elif war jeden Tag da", office=True)
    await told(world, world.sara, "Nur für die Familie")
    await told(world, world.mehmet, "Ich habe Arbeit gefunden", office=True)
    await must_not_meet(world, world.sara, world.mehmet)
    await Separate.insert(Separate(participant=await seat_of(world.mehmet), written=True))

    assert [each.words for each in await good_news_on_the_table(world.yilmaz.id)] == ["Elif war jeden Tag da"]
