"""The drawings of the pictograms, put into pages as they are.

Inline: one request less, the colour of the text (in the dark, in forced colours and on paper too), and they are there
without a network. What stands in a file is ours alone: no page ever puts anything of a person's into it.
"""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parents[2] / "static" / "pictograms"
_FRAME = re.compile(r"\s*<svg[^>]*>(.*)</svg>\s*", re.DOTALL)


@cache
def drawing(key: str) -> Markup:
    """What stands inside the frame of `static/pictograms/<key>.svg`. The frame is the macro's."""
    found = _FRAME.fullmatch((FOLDER / f"{key}.svg").read_text())
    if found is None:
        raise ValueError(f"{key}.svg is no drawing in one frame")
    return Markup(found[1])  # noqa: S704  # our own files
