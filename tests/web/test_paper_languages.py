"""Every paper in every language: it can be set, says its language, and is no longer than it should be."""

from datetime import date
from uuid import uuid4

from msgspec.structs import replace

from app.childs_plan.queries import childs_plan_of
from app.conferences.rules import Meeting
from app.invitations.pages.letters import Job, Sender, letter
from app.invitations.queries import Recipient, Wording
from app.kit import i18n, pdf
from app.kit.clock import today
from app.paper.forms import Layout
from app.paper.pages.card import card
from app.paper.pages.childs_plan import childs_plan
from app.paper.pages.empty import empty
from app.paper.pages.plan import Call, OnPaper, document
from app.practice.languages import LANGUAGES
from app.practice.roles import Role
from app.practice.taking_part import Way
from app.translations.rules import Telling, Told
from tests.childs_plan import tell
from tests.letters import pages_of, signs_in, tags_of
from tests.translations import OWN

#: So many pages have two letters, and an empty plan of each kind; other papers are as long as what stands in them.
SHEETS = {"letter": 2, "form": 4, "card": 1}


def strings_in(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (each for key, value in data.items() if key not in {"svg", "picture"} for each in strings_in(value))
    elif isinstance(data, (list, tuple)):
        yield from (each for value in data for each in strings_in(value))
    elif hasattr(data, "__struct_fields__"):
        yield from (each for name in data.__struct_fields__ for each in strings_in(getattr(data, name)))


async def test_every_language_can_be_printed(world):
    """Letters for adult and child, the plan, the card, both empty plans, a child's plan: in every catalogue there is."""
    plan = await tell(world)
    calls = [Call("Call your coordinator", "0421 361 17", "Nora Wiechmann"), Call("Emergency call", "112")]
    meeting = Meeting(date(2027, 3, 24), None, "Europe/Berlin", "Bürgerhaus, kleiner Saal")
    sender = Sender("Termine · Postfach 10 12 · 28309 Bremen", "Nora Wiechmann", "0421 361 17", "https://termine.example", today())
    told = await tell_of(world)
    for language in i18n.available():
        own = LANGUAGES[language].name
        telling = Telling(language, {OWN: Told(f"{own} – {own}", language, "Leyla Aydın")})
        one = OnPaper(plan, {}, language, telling, name="Ayşe Demir", presented_on=today(), calls=calls, beside="de")
        people = [
            Recipient(world.ayse.id, "Ayşe", language, role, Way.PAPER, "Weg 1", False, uuid4(), "ABCDEF", None, meeting)
            for role in (Role.FAMILY, Role.CHILD)
        ]
        sheets = {
            "letter": {"letters": [letter(each, Wording(False, None, [], []), sender, Job()) for each in people]},
            "plan": {"plans": [document(one)]},
            "card": {"cards": [card(one)]},
            "form": {"forms": [empty(language, layout) for layout in Layout]},
            "childs_plan": {"plans": [childs_plan(told(language), calls)]},
        }
        for template, data in sheets.items():
            missing = {sign for text in strings_in(data) for sign in text if pdf._shown(sign) != sign}
            assert not missing - set("\u2068\u2069"), (language, template, missing)
            made = await pdf.typeset(template, {"title": "x", **data}, language=language)
            opened = tags_of(made)[0]
            assert str(opened.Root.Lang) == language.partition("_")[0], (language, template)
            with opened.open_metadata() as about:
                assert (about.get("pdfuaid:part"), about.get("dc:title")) == ("1", "x"), (language, template)
            assert pages_of(made) == SHEETS.get(template, pages_of(made)), f"{template} in {language} is longer than it should be"
            if template == "card":
                assert beyond_the_card(made) == [], language


#: ISO/IEC 7810 ID-1, as bank cards are: four of them round the two folds.
CARD = (85.6, 54.0)


def beyond_the_card(made, margin=2):
    """What would be cut or folded through. The line above the card says what to do with it."""
    (wide, high), (left, top) = CARD, ((210 - 2 * CARD[0]) / 2, 22)

    def lies_well(from_left, from_top, to_right, to_bottom):
        return any(
            x + margin < from_left < to_right < x + wide - margin and y + margin < from_top < to_bottom < y + high - margin
            for x in (left, left + wide)
            for y in (top, top + high)
        )

    return [(sign, *box) for sign, *box in signs_in(made) if box[3] > top - margin and not lies_well(*box)]


async def tell_of(world):
    found = await childs_plan_of(world.yilmaz.id, world.elif_.id)
    assert found is not None
    return lambda language: replace(found, told=replace(found.told, language=language))
