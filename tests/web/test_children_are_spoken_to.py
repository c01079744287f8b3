"""Children are spoken to as children: no page, message or letter that a child reads says "Sie" to it.

Every page of the phone is asked for as a child, in both kinds of German, in the phases in which it opens, and every form is sent
empty. What is said to a child otherwise than to everybody stands in the catalogue with the context `child` (docs/languages.md).
"""

import re

import pytest

from app.circle.pages import neutral_text
from app.kit import i18n
from app.kit.clock import now
from app.outbox.letters import short_text
from app.outbox.tables import OutboxMessage
from app.people.links import secret_of
from app.people.tables import AccessLink
from app.practice.letters import IN_WRITING, LETTERS, WAY_IN_OF_CHILD
from app.practice.mail import RULES, Kind
from app.practice.rights import Right, may
from app.practice.roles import Role
from app.worker.cases import cases_of
from tests.outbox import write
from tests.plans import accept_plan
from tests.security.walking import doors
from tests.web.test_families_words import OPEN_PAGES, PHASES
from tests.web.test_messages_are_neutral import written  # noqa: F401  # a fixture

GERMAN = ("de", "de_simple")
#: What no child is asked for.
FOR_OTHERS = {Kind.FACTS_WANTED, Kind.TRANSLATION_WANTED}
#: "Sie" with a verb in -t is she, "Ihr" with one is a family that is called du; all else speaks to somebody politely.
POLITE = re.compile(r"\b(?:Ihnen|Ihre[mnrs]?|Ihr(?! [a-zäöü]+t\b)|(?<=[\w,„] )Sie|Sie(?! (?:[a-zäöü]+t|kann|weiß|wird|will)\b))\b")


def polite(text: str) -> list[str]:
    """Where somebody is spoken to as a grown-up, with the words around it."""
    return sorted({" ".join(text[max(0, hit.start() - 60) : hit.end() + 60].split()) for hit in POLITE.finditer(text)})


@pytest.fixture(params=GERMAN)
async def elifs_phone(request, world, browser_of):
    await accept_plan(world)
    return await browser_of(world.elif_, language=request.param)


@pytest.mark.parametrize("phase", PHASES)
async def test_no_page_of_a_child_speaks_to_a_grown_up(app, world, elifs_phone, phase):
    await world.at(phase, frozen_at=now())
    opened, said = 0, []
    for door in doors(app, lambda right: isinstance(right, Right)):
        if "{conference_id" in door.path or not may(Role.CHILD, door.right, phase):
            continue
        answer = await (elifs_phone.get(door.address({})) if door.method == "GET" else elifs_phone.send_form(door.address({})))
        opened += answer.status_code == 200
        said += [(door.name, *words) for words in [polite(answer.text)] if words]
    assert said == []
    assert opened > 4


async def test_no_open_page_does(elifs_phone):
    said = {path: polite((await elifs_phone.get(path)).text) for path in OPEN_PAGES if path != "/what"}
    assert {path: words for path, words in said.items() if words} == {}


@pytest.mark.parametrize("language", GERMAN)
async def test_the_door_does_not(world, browser_of, language):
    """Before anybody is in, nobody knows who reads; with the link, the door knows."""
    stranger = await browser_of(language=language)
    said = [await stranger.send_form("/hello"), *[await stranger.get(path) for path in ("/hello", "/my", "/nothing/here")]]
    link = await AccessLink.objects().where(AccessLink.person == world.elif_.id).first()
    secret = secret_of(link.id, link.handle)
    said += [await stranger.send_form(path, secret=secret) for path in ("/hello", "/hello/enter")]
    assert [words for answer in said if (words := polite(answer.text))] == []


@pytest.mark.parametrize("language", GERMAN)
@pytest.mark.parametrize("kind", [kind for kind in Kind if RULES[kind].to_family and kind not in FOR_OTHERS])
def test_no_message_to_a_child_does(written, kind, language):  # noqa: F811
    message = written(kind, language, to_a_child=True)
    assert polite(f"{message['subject']} {message.get_content()} {short_text(kind, language, '', to_a_child=True)}") == []


@pytest.mark.parametrize("language", GERMAN)
def test_no_letter_to_a_child_does(language):
    with i18n.speaking(language, to_a_child=True):
        texts = [text for letter in (LETTERS[Role.CHILD], IN_WRITING) for text in (letter.title, *letter.before, *letter.after)]
        said = [i18n.gettext(text) for text in (*texts, *WAY_IN_OF_CHILD)]
    assert polite(" ".join([*said, neutral_text("", language, to_a_child=True)])) == []


async def test_a_child_s_messages_are_known_as_such(world):
    for person, expected in ((world.elif_, True), (world.ayse, False)):
        await write(world, person, Kind.DATES)
        waiting = await OutboxMessage.select(OutboxMessage.id).where(OutboxMessage.person == person.id)
        assert [case.to_a_child for case in await cases_of([each["id"] for each in waiting])] == [expected]


def test_what_a_catalogue_does_not_say_to_a_child_in_its_own_way_is_said_as_to_everybody():
    with i18n.speaking("de", to_a_child=True):
        assert i18n.gettext("Can you come?") == "Kannst du kommen?"
        assert i18n.gettext("Yes") == "Ja"
        with i18n.speaking("de_simple"):
            assert i18n.gettext("Can you come?") == "Kannst du kommen?"
        with i18n.speaking("de", to_a_child=False):
            assert i18n.gettext("Can you come?") == "Können Sie kommen?"
    with i18n.speaking("de"):
        assert i18n.gettext("Can you come?") == "Können Sie kommen?"


async def test_a_grown_up_is_spoken_to_as_one(world, browser_of):
    """The control: the same page for the mother; and what is no speaking to anybody is not taken for it."""
    page = (await (await browser_of(world.ayse, language="de")).get("/my/consent")).text
    assert polite(page)
    assert polite("Eine Zusage steht im Plan. Sie wird gehalten. Ihr esst zusammen. Das liest sie, und ihr auch.") == []
    assert [len(polite(text)) for text in ("Lesen Sie das.", "Sie lesen das.", "Ihr Plan", "für Ihren Plan", "Sind Sie da?")] == [1] * 5
