"""Whatever a family meets is among the sentences of families: nothing on their pages was left for staff, and so in German.

Every page of the phone is asked for in Tigrinya, in the phases in which it opens, and every form is sent empty.
What is shown and stands in no catalogue of families is noted by `i18n.missed`.
"""

import io

import pytest
from babel.messages.pofile import read_po

from app.kit import i18n
from app.kit.clock import now
from app.practice.phases import Phase
from app.practice.rights import Right, may
from tests.architecture.words import extracted
from tests.plans import accept_plan
from tests.security.test_every_door import ACTORS, invite_the_others
from tests.security.walking import doors

#: Between them, everything on the phone opens.
PHASES = (Phase.PREPARATION, Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.AGREEING, Phase.FOLLOW_UP, Phase.REVIEW, Phase.CLOSED)
FAMILY_SIDE = [name for name, (role, staff) in ACTORS.items() if role is not None and staff is None]
#: For everybody, signed in or not.
OPEN_PAGES = ("/", "/hello", "/my/lock", "/privacy", "/accessibility", "/imprint", "/what", "/what/children", "/leaving", "/nothing/here")


def left_for_staff() -> set[str]:
    known = read_po(io.BytesIO(extracted("families.pot")))
    return {sentence for code, sentence in i18n.missed if code == "ti" and known.get(sentence) is None}


@pytest.fixture(autouse=True)
def nothing_missed_before():
    i18n.missed.clear()
    yield
    i18n.missed.clear()


@pytest.mark.parametrize("phase", PHASES)
async def test_no_page_of_a_family_shows_a_sentence_for_staff(app, world, browser_of, phase):
    await invite_the_others(world)
    await accept_plan(world)
    await world.at(phase, frozen_at=now())
    opened = 0
    for name in FAMILY_SIDE:
        phone = await browser_of(getattr(world, name), language="ti")
        role = ACTORS[name][0]
        for door in doors(app, lambda right: isinstance(right, Right)):
            if "{conference_id" in door.path or not may(role, door.right, phase):
                continue
            answer = await (phone.get(door.address({})) if door.method == "GET" else phone.send_form(door.address({})))
            opened += answer.status_code == 200
    assert left_for_staff() == set()
    assert opened > 10


async def test_no_open_page_shows_one(browser_of):
    stranger = await browser_of(language="ti")
    for path in OPEN_PAGES:
        await stranger.get(path)
    for path in ("/hello", "/hello/enter", "/my/lock"):
        await stranger.send_form(path)
    assert left_for_staff() == set()


async def test_a_page_of_the_staff_would_be_found(world, browser_of):
    """The control. Staff read German where their language has no catalogue of their own side."""
    i18n.speak("ti")
    assert i18n.gettext("Approve costs") == "Kosten genehmigen"
    assert left_for_staff() == {"Approve costs"}
    desk = (await (await browser_of(world.nora, language="ti")).get("/desk")).text
    assert '<html lang="de" dir="ltr">' in desk
