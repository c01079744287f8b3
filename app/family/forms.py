"""What is typed and tapped on the family's phone."""

from typing import Annotated

from msgspec import Meta, Struct

from app.kit.fields import Version, Words
from app.practice.promises import Assent
from app.practice.taking_part import Invited

#: Long enough for a secret typed with spaces between all its letters.
Typed = Annotated[str, Meta(max_length=120)]
Pin = Annotated[str, Meta(max_length=20)]


class HelloForm(Struct, frozen=True):
    """A personal link (`secret`, put there by the browser) or a code typed from paper; what was kept; a language."""

    secret: Typed = ""
    code: Typed = ""
    kept: str = ""
    language: Annotated[str, Meta(max_length=12)] = ""


class EnterForm(Struct, frozen=True):
    secret: Typed = ""
    pin: Pin = ""
    own_phone: list[str] = []
    kept: str = ""


class NotMeForm(Struct, frozen=True):
    secret: Typed = ""


class UnlockForm(Struct, frozen=True):
    pin: Pin = ""


class InvitationForm(Struct, frozen=True):
    answer: Invited
    words: Words = ""


class CallForm(Struct, frozen=True):
    """All that is said at the end of private family time."""

    plan_made: Annotated[str, Meta(pattern="^(yes|no)$")]


class AnswerForm(Struct, frozen=True):
    """To the plan. `number` is the version that was read."""

    answer: Assent
    number: Version
    why: Words = ""
