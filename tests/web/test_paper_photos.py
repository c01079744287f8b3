"""From paper back: the coordinator photographs the family's plan and sees it beside the form while typing."""

import io

import pytest
from PIL import Image

from app.database import rows
from app.kit import csrf
from app.paper import looking
from app.paper.rules.unreadable import LARGEST, MOST_PAGES, NO_SENTENCES, No
from app.paper.tables import PaperPhoto
from app.people import sessions
from app.practice.phases import Phase
from tests import photos
from tests.photos import CANARY
from tests.plans import write_plan
from tests.unit.test_drawing import beside_the_picture

UPLOADS = {"jpeg": photos.jpeg, "png": photos.png, "heic": photos.heic, "pdf": photos.pdf}


def paper_of(world):
    return f"/conferences/{world.yilmaz.id}/plan/paper"


async def send(browser, path, *files, field="files"):
    """As a browser sends chosen files, with names and kinds that nobody believes."""
    token = csrf.token_for(sessions.shown(browser.cookies.get(sessions.COOKIE)).token)
    return await browser.post(path, data={csrf.FIELD: token}, files=[(field, (f"{CANARY}.exe", each, "text/html")) for each in files])


async def ids():
    return [each["id"] for each in await rows("SELECT id FROM paper_photo ORDER BY sitting, position")]


async def test_it_works(world, browser_of):
    await write_plan(world)
    nora, path = await browser_of(world.nora), paper_of(world)
    assert 'capture="environment"' in (await nora.get(path)).text
    answer = await send(nora, path, *(make() for make in UPLOADS.values()))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#pages")
    found = await ids()
    assert len(found) == 4
    for photo in found:
        shown = await nora.get(f"{path}/{photo}")
        assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
        assert shown.headers["cache-control"] == "no-store"
        assert shown.headers["content-disposition"] == 'inline; filename="Seite.jpg"'
        assert "sandbox" in shown.headers["content-security-policy"]
        assert beside_the_picture(shown.content) == set()
    for page in (await nora.get(path), await nora.get(path.removesuffix("/paper"))):
        assert {f"{path}/{photo}?turns=0" in page.text for photo in found} == {True}


async def test_the_camera_of_a_phone_sends_one(world, browser_of):
    await world.at(Phase.AGREEING)
    assert (await send(await browser_of(world.nora), paper_of(world), photos.jpeg(), field="taken")).status_code == 303
    assert len(await ids()) == 1


async def test_it_lies_encrypted_and_nothing_was_taken_along(world, browser_of):
    await world.at(Phase.AGREEING)
    for make in UPLOADS.values():
        assert CANARY.encode() in make()  # the control: the originals tell who and where
    await send(await browser_of(world.nora), paper_of(world), *(make() for make in UPLOADS.values()))
    dump = await rows("SELECT p.*, p::text AS line FROM paper_photo p")
    assert len(dump) == 4
    for line in dump:
        assert not any(sign in line["box"] for sign in (b"\xff\xd8\xff", b"JFIF", b"Exif", b"\x89PNG", b"ftyp", b"%PDF", CANARY.encode()))
        assert CANARY not in line["line"]
    from app.paper.queries.photos import picture_of

    for line in dump:  # the control: it is the picture, and opens only where it lies
        jpeg = (await picture_of(line["conference"], line["id"])).jpeg
        assert beside_the_picture(jpeg) == set()
        Image.open(io.BytesIO(jpeg)).load()
    one, other = await ids(), [line["box"] for line in dump]
    await PaperPhoto.update({PaperPhoto.box: other[1]}).where(PaperPhoto.id == one[0])
    assert (await (await browser_of(world.nora)).get(f"{paper_of(world)}/{one[0]}")).status_code == 404


async def test_it_is_turned_and_stays_so(world, browser_of):
    await write_plan(world)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.jpeg())
    (photo,) = await ids()
    answer = await nora.send_form(f"{path}/{photo}/turn", back="plan")
    assert answer.headers["location"] == f"{path.removesuffix('/paper')}?page={photo}#paper"
    with Image.open(io.BytesIO((await nora.get(f"{path}/{photo}")).content)) as opened:
        assert opened.size == (400, 600)
        assert opened.getpixel((395, 5))[1] < 60
    page = (await nora.get(path)).text
    assert f"{path}/{photo}?turns=1" in page  # another address: no browser shows the old one
    answer = await nora.send_form(f"{path}/{photo}/turn")
    assert answer.headers["location"] == f"{path}#p-{photo}"
    assert f'id="p-{photo}"' in page


async def test_a_turn_that_takes_too_long_is_told_calmly(world, browser_of, monkeypatch):
    await world.at(Phase.AGREEING)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.jpeg())
    monkeypatch.setattr(looking, "_PATIENCE", 0)
    answer = await nora.send_form(f"{path}/{(await ids())[0]}/turn")
    assert (answer.status_code, str(NO_SENTENCES[No.SLOW]) in answer.text) == (409, True)


async def test_it_is_taken_away(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.jpeg(), photos.png())
    first, second = await ids()
    assert (await nora.send_form(f"{path}/{first}/remove")).status_code == 303
    assert await ids() == [second]
    assert [(await nora.send_form(f"{path}/{first}/{what}")).status_code for what in ("remove", "turn")] == [404, 404]


async def test_it_is_kept_with_the_plan_and_goes_when_the_conference_closes(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.jpeg())
    (photo,) = await ids()
    await world.at(Phase.FOLLOW_UP)
    assert (await nora.get(f"{path}/{photo}")).status_code == 200
    await world.at(Phase.CLOSED)
    assert await ids() == []


async def test_at_a_review_the_older_paper_is_not_beside_the_form(world, browser_of):
    await write_plan(world)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.jpeg())
    (photo,) = await ids()
    await world.at(Phase.AGREEING, sitting=2)
    assert str(photo) in (await nora.get(path)).text
    assert str(photo) not in (await nora.get(path.removesuffix("/paper"))).text


async def test_the_family_reads_who_looked(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.jpeg())
    await nora.get(f"{path}/{(await ids())[0]}")
    lines = await rows("SELECT who, deed FROM audit_entry WHERE conference = $1 ORDER BY at", world.yilmaz.id)
    assert [(line["who"], line["deed"]) for line in lines][-2:] == [
        (world.nora.id, "keep_paper_plan"),
        (world.nora.id, "looked_at_paper"),
    ]


# Mistakes


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], No.NOTHING),
        ([b""], No.NOTHING),
        ([photos.jpeg(), b"GIF89a" + b"\0" * 99], No.UNKNOWN),
        ([photos.jpeg()[:3000]], No.BROKEN),
        ([photos.png_that_says(40_000, 40_000)], No.TOO_LARGE),
        ([photos.pdf(password="geheim")], No.LOCKED),
        ([photos.pdf(MOST_PAGES + 1)], No.MANY_PAGES),
        ([photos.jpeg() + b"\0" * LARGEST], No.HEAVY),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
async def test_a_file_that_is_not_taken_gets_a_sentence_and_nothing_is_kept(world, browser_of, files, why):
    await world.at(Phase.AGREEING)
    answer = await send(await browser_of(world.nora), paper_of(world), *files)
    assert answer.status_code == 422
    assert NO_SENTENCES[why] in answer.text
    assert await ids() == []


async def test_eight_megabytes_are_taken(world, browser_of):
    """The control for the limit: what stands behind the picture is not looked at."""
    await world.at(Phase.AGREEING)
    whole = photos.jpeg()
    assert (await send(await browser_of(world.nora), paper_of(world), whole + b"\0" * (LARGEST - len(whole)))).status_code == 303


async def test_there_is_room_for_ten_pages(world, browser_of):
    await world.at(Phase.AGREEING)
    nora, path = await browser_of(world.nora), paper_of(world)
    assert (await send(nora, path, photos.pdf(6))).status_code == 303
    assert (await send(nora, path, photos.pdf(5))).status_code == 422
    assert (await send(nora, path, photos.pdf(4))).status_code == 303
    assert len(await ids()) == MOST_PAGES
    assert 'type="file"' not in (await nora.get(path)).text


async def test_more_than_one_sending_holds(world, browser_of):
    await world.at(Phase.AGREEING)
    nora = await browser_of(world.nora)
    assert (await send(nora, paper_of(world), *[b"\0" * LARGEST] * 5)).status_code == 413
    assert (await send(nora, f"/conferences/{world.yilmaz.id}/plan/agreements", b"\0" * LARGEST)).status_code == 413  # every other door


@pytest.mark.parametrize("who", [None, "ayse"])
async def test_whoever_is_no_staff_sends_nothing_large(world, browser_of, who):
    stranger = await browser_of(who and getattr(world, who))
    assert (await stranger.post(paper_of(world), content=b"\0" * 300_000)).status_code == 413

    async def drops():
        yield b"a"

    assert (await stranger.post(paper_of(world), content=drops())).status_code == 413  # without saying how long it is


# Who is kept out: the sweep tries every door; here a picture that is there


async def test_a_picture_is_its_coordinators_alone(world, browser_of):
    await world.at(Phase.AGREEING)
    await send(await browser_of(world.nora), paper_of(world), photos.jpeg())
    (photo,) = await ids()
    told = {}
    for name in ("idris", "vera", "jan", "ada", "ayse", "elif_", "mehmet", "foreign_coordinator"):
        answer = await (await browser_of(getattr(world, name))).get(f"{paper_of(world)}/{photo}")
        told[name] = answer.status_code
    assert told == {
        "idris": 403, "vera": 403, "jan": 404, "ada": 404, "ayse": 404, "elif_": 404, "mehmet": 404, "foreign_coordinator": 404,
    }  # fmt: skip
    assert (await (await browser_of()).get(f"{paper_of(world)}/{photo}")).headers["location"] == "/sign-in"
    await world.at(Phase.PRIVATE_TIME)
    assert (await (await browser_of(world.nora)).get(f"{paper_of(world)}/{photo}")).status_code == 403


@pytest.mark.parametrize("pages", [1, 3])
async def test_few_questions_to_the_database(world, browser_of, queries, pages):
    await write_plan(world)
    nora, path = await browser_of(world.nora), paper_of(world)
    await send(nora, path, photos.pdf(pages))
    for page, most in ((path, 3), (path.removesuffix("/paper"), 4)):
        queries.clear()
        await nora.get(page)
        assert len(queries) <= most, "\n".join(queries)
