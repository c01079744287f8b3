"""The ways in which a change says no."""


class Refused(Exception):
    """What was asked cannot be done now; the sentence says why and what to do. Becomes a 409."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Overtaken(Refused):
    """Somebody else changed the same thing since the page was opened. The page is shown again with both texts, as a 409."""


class NoSuchThing(Exception):
    """There is no such thing for the one who asks. Becomes the same 404 as a typing error."""
