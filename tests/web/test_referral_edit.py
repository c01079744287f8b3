"""The caseworker changes a referral, as long as nobody was invited."""

from uuid import uuid4

from app.conferences.tables import Conference
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.referrals.tables import Line, Referral
from tests.world import everything

FILLED = {
    "family_name": "Familie Yılmaz-Demir",
    "concern": "Elif war im November an acht Tagen nicht in der Schule.",
    "good": "Sie malt mit ihrer Oma.",
    "question": "Wer begleitet Elif morgens?",
    "bottom_line": ["Elif geht jeden Tag in die Schule.", "Jemand weckt sie.", "Abends ist jemand da."],
    "available_help": "Hausaufgabenhilfe",
    "wished_language": "tr",
    "wished_gender": "",
    "urgent": "yes",
    "edited": "0",
}


def path(world, tail="/referral/edit"):
    return f"/conferences/{world.yilmaz.id}{tail}"


async def test_it_works(world, browser_of):
    idris = await browser_of(world.idris)
    question, first = world.question.id, world.bottom_lines[0].id

    answer = await idris.send_form(path(world), **FILLED)

    assert (answer.status_code, answer.headers["location"]) == (303, path(world, "/referral"))
    referral = await Referral.select(Referral.concern, Referral.good, Referral.edited).first()
    assert referral == {"concern": FILLED["concern"], "good": FILLED["good"], "edited": 1}
    lines = await Line.select(Line.id, Line.number, Line.text).order_by(Line.number)
    assert [(line["number"], line["text"]) for line in lines] == [(0, FILLED["question"]), *enumerate(FILLED["bottom_line"], 1)]
    assert [line["id"] for line in lines[:2]] == [question, first]
    conference = await Conference.select(Conference.family_name, Conference.urgent, Conference.wished_language).first()
    assert conference == {"family_name": "Familie Yılmaz-Demir", "urgent": True, "wished_language": "tr"}
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.nora.id]


async def test_fewer_bottom_lines_leave_fewer(world, browser_of):
    idris = await browser_of(world.idris)
    await idris.send_form(path(world), **FILLED | {"bottom_line": ["Nur eine."]})
    assert [line["text"] for line in await Line.select(Line.text).where(Line.kind == "bottom_line")] == ["Nur eine."]


async def test_the_form_shows_how_it_stands(world, browser_of):
    idris = await browser_of(world.idris)
    page = (await idris.get(path(world))).text
    for text in (
        "Elif kommt seit Wochen oft nicht in die Schule.",
        "Elif ist abends nicht allein zu Hause.",
        "Familie Yılmaz",
        "Hausaufgabenhilfe",
    ):
        assert text in page


async def test_the_second_of_two_sees_both_texts(world, browser_of):
    one, other = await browser_of(world.idris), await browser_of(world.idris)
    await one.send_form(path(world), **FILLED)

    answer = await other.send_form(path(world), **FILLED | {"concern": "Ganz andere Worte.", "bottom_line": ["Eine andere Zeile."]})

    assert answer.status_code == 409
    for text in (FILLED["concern"], "Jemand weckt sie.", "Ganz andere Worte.", "Eine andere Zeile.", 'name="edited" value="1"'):
        assert text in answer.text
    assert (await Referral.select(Referral.concern).first())["concern"] == FILLED["concern"]

    again = await other.send_form(path(world), **FILLED | {"concern": "Ganz andere Worte.", "edited": "1"})
    assert again.status_code == 303
    assert (await Referral.select(Referral.concern).first())["concern"] == "Ganz andere Worte."


async def test_a_mistake_keeps_everything_and_one_more_line_too(world, browser_of):
    idris = await browser_of(world.idris)
    before = await everything()
    wrong = await idris.send_form(path(world), **FILLED | {"question": ""})
    more = await idris.send_form(path(world), **FILLED | {"question": ""}, more="lines")
    assert (wrong.status_code, more.status_code) == (422, 200)
    for page in (wrong.text, more.text):
        assert FILLED["concern"] in page
        assert "Abends ist jemand da." in page
    assert more.text.count('name="bottom_line"') == 4
    assert await everything() == before


async def test_somebody_with_custody_can_be_added(world, browser_of):
    idris = await browser_of(world.idris)
    wrong = await idris.send_form(path(world, "/referral/custody"), custody_name="", custody_phone="0421 99", custody_language="de")
    right = await idris.send_form(
        path(world, "/referral/custody"), custody_name="Vormund Petersen", custody_side="network", custody_language="de"
    )
    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "0421 99" in wrong.text
    assert "Vormund Petersen" in (await idris.get(path(world, "/referral"))).text


async def test_who_is_kept_out(world, browser_of):
    before = await everything()
    answers = {}
    for name in ("nora", "vera", "petra", "foreign_caseworker", "ayse"):
        browser = await browser_of(getattr(world, name))
        answers[name] = (await browser.send_form(path(world), **FILLED)).status_code
    assert answers == {"nora": 403, "vera": 403, "petra": 404, "foreign_caseworker": 404, "ayse": 404}
    await world.at(Phase.AGREEING)
    idris = await browser_of(world.idris)
    assert (await idris.send_form(path(world), **FILLED)).status_code == 403
    assert (await idris.get(f"/conferences/{uuid4()}/referral")).status_code == 404
    after = await everything()
    assert {name for name in before if before[name] != after[name]} == {"session", "conference"}
