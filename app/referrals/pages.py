"""The pages of a referral: the new one, the written one, and the one that is being changed."""

from typing import Any
from uuid import UUID, uuid4

from app.conferences.seats import Seat
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.practice.languages import LANGUAGES
from app.practice.roles import GENDER_WISHES, SIDE_NAMES, Side
from app.practice.taking_part import CONSENT_HOW_NAMES
from app.referrals import queries
from app.referrals.forms import ConsentForm, CustodyRow, Sheet

SIDES = (Side.MOTHER, Side.FATHER, Side.BOTH, Side.NETWORK)


def new_page(sheet: Sheet) -> Page:
    sheet.words.typed["key"] = sheet.words.typed.get("key") or str(uuid4())
    return page("referrals/new", 422 if sheet.words.errors else 200, sheet=sheet, **_choices())


async def referral_page(
    seat: Seat, consent: Form[ConsentForm] | None = None, holder: Form[CustodyRow] | None = None, status: int = 200
) -> Page:
    consents = await queries.consents_of(seat.conference.id)
    return page(
        "referrals/referral",
        status,
        seat=seat,
        at=address(seat.conference.id),
        referral=await queries.referral_of(seat.conference.id),
        consents=consents,
        without=[(each.participant, each.name) for each in consents if not each.how],
        consent=consent or Form(ConsentForm, filled={"given_on": today(seat.conference.zone)}),
        holder=holder or Form(CustodyRow, filled={"custody_language": "de"}),
        **_choices(),
    )


async def edit_page(seat: Seat, sheet: Sheet | None = None, *, overtaken: str = "") -> Page:
    """The words to change. After two have changed them at once, both texts; once they are frozen, only what was typed."""
    current = await queries.referral_of(seat.conference.id)
    frozen = seat.conference.frozen_at is not None
    if sheet is None:
        sheet = Sheet(filled=_as_filled(seat, current), lines=[line.text for line in current.bottom_lines] if current else [])
    elif overtaken and current:
        sheet.words.typed["edited"] = str(current.edited)
    wrong = 422 if sheet.words.errors else 200
    return page(
        "referrals/edit",
        409 if overtaken else wrong,
        seat=seat,
        at=address(seat.conference.id),
        sheet=sheet,
        theirs=current if overtaken and not frozen else None,
        overtaken=overtaken,
        frozen=frozen,
        **_choices(),
    )


def address(conference: UUID) -> str:
    return f"/conferences/{conference}"


def _as_filled(seat: Seat, current: queries.ReferralView | None) -> dict[str, Any]:
    if current is None:
        return {"family_name": seat.conference.family_name}
    return {
        "family_name": seat.conference.family_name,
        "concern": current.concern,
        "good": current.good,
        "question": current.question,
        "available_help": current.available_help,
        "wished_language": current.wished_language,
        "wished_gender": current.wished_gender,
        "urgent": current.urgent,
        "edited": current.edited,
    }


def _choices() -> dict[str, Any]:
    return {
        "spoken": {language.code: language.name for language in LANGUAGES.values()},
        "gender_names": names_of(GENDER_WISHES),
        "how_names": names_of(CONSENT_HOW_NAMES),
        "languages_spoken": [(language.code, language.name) for language in LANGUAGES.values()],
        "genders": [(gender, _(name)) for gender, name in GENDER_WISHES.items()],
        "sides": [(side, _(SIDE_NAMES[side])) for side in SIDES],
        "hows": [(how, _(name)) for how, name in CONSENT_HOW_NAMES.items()],
    }
