"""Pages."""

from app.kit.pages import Page, page


def signed_out(*, action: str, kept: list[tuple[str, str]]) -> Page:
    return page("error", 401, title="Sign in", sentence="", way_out=[], kept=kept, action=action)
