"""Convening a review and calling it off, and what is said beforehand."""

from app.reviews.commands.convening import call_off, convene, go_on
from app.reviews.commands.saying import ask_earlier, family_member, finish, no_longer_earlier, say_by_phone, say_how_it_went

__all__ = [
    "ask_earlier",
    "call_off",
    "convene",
    "family_member",
    "finish",
    "go_on",
    "no_longer_earlier",
    "say_by_phone",
    "say_how_it_went",
]
