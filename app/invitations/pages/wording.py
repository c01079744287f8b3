"""The family's own words, as the family writes them on its phone and the coordinator helps on the desk."""

from msgspec import Struct

from app.conferences.seats import Seat
from app.invitations import queries
from app.invitations.forms import MOST_WORDS, PictureForm, WordsForm
from app.invitations.queries import Wording, Words
from app.kit import i18n, pdf
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.languages import LANGUAGES, Language
from app.practice.letters import PICTURE_NAMES


class LanguageForm(Struct, frozen=True):
    """One language in which the invitation is or can be written, and its form."""

    language: Language
    form: Form[WordsForm]
    written: Words | None
    unprintable: str


def language_forms(wording: Wording, first: str, *, typed: Form[WordsForm] | None = None) -> list[LanguageForm]:
    """The own language first, then those in which something stands, then those that the circle reads."""
    written = {each.language: each for each in wording.words}
    codes = dict.fromkeys([first, *written, *(code for code in wording.languages if code in LANGUAGES)])
    shown = []
    for code in codes:
        found = written.get(code)
        form = typed if typed and typed.typed.get("language") == code else None
        form = form or Form(WordsForm, filled={"text": found.text if found else "", "edited": found.edited if found else 0})
        shown.append(LanguageForm(LANGUAGES[code], form, found, _unprintable(found)))
    return shown


def _unprintable(found: Words | None) -> str:
    return pdf.unprintable(found.text) if found else ""


async def words_page(
    seat: Seat, *, typed: Form[WordsForm] | None = None, picture: Form[PictureForm] | None = None, problem: str = ""
) -> Page:
    wording = await queries.wording_of(seat.conference.id)
    return page(
        "invitations/words",
        409 if problem else 422 if (typed and typed.errors) or (picture and picture.errors) else 200,
        seat=seat,
        at=f"{seat.root}/invitations/words",
        home=f"{seat.root}/invitations",
        **about_words(wording, "de", typed=typed, picture=picture, problem=problem),
    )


def about_words(
    wording: Wording, first: str, *, typed: Form[WordsForm] | None, picture: Form[PictureForm] | None, problem: str
) -> dict[str, object]:
    """What both pages of the words show, the coordinator's and the family's."""
    return {
        "wording": wording,
        "languages_of_words": language_forms(wording, first if first in LANGUAGES else i18n.FALLBACK, typed=typed),
        "picture_form": picture or Form(PictureForm, filled={"picture": wording.picture}),
        "pictures": [(each.value, _(name)) for each, name in PICTURE_NAMES.items()],
        "most": MOST_WORDS,
        "problem": problem,
        "problem_in": typed.typed.get("language", "") if typed else "",
    }
