"""What is tapped when a promise is kept, or not yet."""

from msgspec import Struct

from app.kit.fields import Words
from app.practice.promises import Progress


class ProgressForm(Struct, frozen=True):
    """One tap. `shared` is a box that stands ticked: without it the office does not see this one."""

    state: Progress
    words: Words = ""
    shared: list[str] = []
