"""What somebody sends who cannot use a page."""

from msgspec import Struct

from app.kit.fields import Short, Words


class TellForm(Struct):
    what: Words
    answer_to: Short = ""
