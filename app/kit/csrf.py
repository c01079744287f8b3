"""Was this form sent from our own page, by the one whose session it is?"""

import secrets
from collections.abc import Mapping

from markupsafe import Markup

from app.kit import tokens

FIELD = "csrf"


def token_for(session: str) -> str:
    """A fresh token for a form of this session. The nonce keeps compressed pages from giving it away."""
    nonce = secrets.token_hex(8)
    return f"{nonce}.{_tag(session, nonce)}"


def field_for(session: str) -> Markup:
    """The hidden field with a fresh token; nothing where there is no session."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token_for(session)) if session else Markup("")


def fits(token: str, session: str) -> bool:
    nonce, _, tag = token.partition(".")
    return tokens.same(tag, _tag(session, nonce))


def from_our_page(headers: Mapping[str, str], origin: str) -> bool:
    """True when the browser says that our own page sent this: by Sec-Fetch-Site, or by Origin where it is too old for that."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin") == origin


def not_from_elsewhere(headers: Mapping[str, str]) -> bool:
    """False when another website's page sent this; typed, bookmarked or from a browser too old to say it counts as ours."""
    return headers.get("sec-fetch-site") in {None, "none", "same-origin"}


def _tag(session: str, nonce: str) -> str:
    return tokens.seal("form", f"{len(session)}|{session}|{nonce}")
