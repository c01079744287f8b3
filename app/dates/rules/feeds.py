"""The secret in the private address of a calendar: derived like those of personal links, stored nowhere."""

from uuid import UUID

from app.kit import tokens

HANDLE, SECRET = 6, 26


def feed_secret(feed: UUID, handle: str) -> str:
    return handle + tokens.derived("calendar feed", str(feed), SECRET)


def uid(about: str) -> str:
    """The name of an event in every calendar: always the same, and from it nobody can work out what it is about."""
    return tokens.derived("calendar event", about, 32).lower()
